import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { NewProject } from "@/components/project/new-project";
import { TopBar } from "@/components/project/top-bar";
import { buttonClass } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";
import { languageName } from "@/lib/language";
import { pageActor } from "@/lib/server/pages";
import { listProjects } from "@/lib/server/projects";

export const metadata: Metadata = { title: "Projects" };

export default async function Page() {
  const actor = await pageActor();
  const projects = await listProjects(actor.userId);
  const [only] = projects;
  if (only && projects.length === 1 && !actor.admin) redirect(`/projects/${only.id}`);
  return (
    <>
      <TopBar person={actor} />
      <main className="mx-auto grid max-w-3xl gap-8 px-6 py-10">
        <div className="flex items-end justify-between gap-4">
          <h1 className="text-2xl font-medium tracking-tight">Projects</h1>
          {actor.admin ? (
            <div className="flex flex-wrap items-center gap-2">
              <Link href="/settings" className={buttonClass("quiet")}>
                Installation
              </Link>
              <NewProject />
            </div>
          ) : null}
        </div>
        {projects.length === 0 ? (
          <Empty title={actor.admin ? "Your first project" : "No project yet"}>
            {actor.admin
              ? "A project holds responses in many languages, the pairs made of them, and what people decide about them. Make one with the button above."
              : "A lead of a project can invite you to it."}
          </Empty>
        ) : (
          <ul className="divide-y divide-hairline border-y border-hairline">
            {projects.map(({ id, name, description, role, languages }) => (
              <li key={id}>
                <Link href={`/projects/${id}`} className="grid gap-0.5 py-4 no-underline hover:bg-sunken">
                  <span className="flex items-baseline justify-between gap-4">
                    <bdi className="text-md font-medium">{name}</bdi>
                    <span className="text-muted">{role}</span>
                  </span>
                  <bdi className="text-muted">{description}</bdi>
                  {languages.length > 0 ? (
                    <span className="text-sm text-faint">{languages.map((language) => languageName(language)).join(", ")}</span>
                  ) : null}
                </Link>
              </li>
            ))}
          </ul>
        )}
      </main>
    </>
  );
}

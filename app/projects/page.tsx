import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { WithMessages } from "@/app/messages";
import { NewProject } from "@/components/project/new-project";
import { TopBar } from "@/components/project/top-bar";
import { buttonClass } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";
import { languageName } from "@/lib/language";
import { requestLocale, translator } from "@/lib/server/messages";
import { pageActor } from "@/lib/server/pages";
import { listProjects } from "@/lib/server/projects";

export async function generateMetadata(): Promise<Metadata> {
  const t = await translator("project");
  return { title: t("list.title") };
}

export default async function Page() {
  const actor = await pageActor();
  const projects = await listProjects(actor.userId);
  const [only] = projects;
  if (only && projects.length === 1 && !actor.admin) redirect(`/projects/${only.id}`);
  const t = await translator("project");
  const locale = await requestLocale();
  const names = new Intl.ListFormat(locale, { type: "unit" });
  return (
    <WithMessages of={["project"]}>
      <TopBar person={actor} />
      <main className="mx-auto grid max-w-3xl grid-cols-[minmax(0,1fr)] gap-8 px-4 py-10 sm:px-6">
        <div className="flex flex-wrap items-end justify-between gap-4">
          <h1 className="text-2xl font-medium tracking-tight">{t("list.title")}</h1>
          {actor.admin ? (
            <div className="flex flex-wrap items-center gap-2">
              <Link href="/settings" className={buttonClass("quiet")}>
                {t("list.installation")}
              </Link>
              <NewProject />
            </div>
          ) : null}
        </div>
        {projects.length === 0 ? (
          <Empty title={t(actor.admin ? "list.first" : "list.none")}>
            {t(actor.admin ? "list.firstText" : "list.noneText")}
          </Empty>
        ) : (
          <ul className="divide-y divide-hairline border-y border-hairline">
            {projects.map(({ id, name, description, role, languages }) => (
              <li key={id}>
                <Link
                  href={`/projects/${id}`}
                  className="grid grid-cols-[minmax(0,1fr)] gap-0.5 py-4 no-underline hover:bg-sunken"
                >
                  <span className="flex min-w-0 items-baseline justify-between gap-4">
                    <bdi className="min-w-0 text-md font-medium wrap-anywhere">{name}</bdi>
                    <span className="text-muted">{t(`role.${role}`)}</span>
                  </span>
                  <bdi className="text-muted wrap-anywhere">{description}</bdi>
                  {languages.length > 0 ? (
                    <span className="text-sm text-faint">
                      {names.format(languages.map((language) => languageName(language, locale)))}
                    </span>
                  ) : null}
                </Link>
              </li>
            ))}
          </ul>
        )}
      </main>
    </WithMessages>
  );
}

import type { ReactNode } from "react";
import { ProjectNav } from "./project-nav";
import { type Person, TopBar } from "./top-bar";

type Props = {
  person: Person;
  project: { id: string; name: string };
  lead: boolean;
  title: string;
  actions?: ReactNode;
  children: ReactNode;
};

/** The frame of a project's pages: the bar, the title with its actions, the content. */
export function ProjectPage({ person, project, lead, title, actions, children }: Props) {
  return (
    <>
      <TopBar person={person} project={project.name}>
        {lead ? <ProjectNav projectId={project.id} /> : null}
      </TopBar>
      <main className="mx-auto grid max-w-6xl grid-cols-[minmax(0,1fr)] gap-8 px-4 py-8 sm:px-6">
        <div className="flex flex-wrap items-end justify-between gap-4">
          <h1 className="min-w-0 text-2xl font-medium tracking-tight break-words">
            <bdi>{title}</bdi>
          </h1>
          {actions ? <div className="flex flex-wrap gap-2">{actions}</div> : null}
        </div>
        {children}
      </main>
    </>
  );
}

import Link from "next/link";
import type { ReactNode } from "react";
import { LocaleSwitch } from "../ui/locale-switch";
import { Mark } from "../ui/mark";
import { ThemeSwitch } from "../ui/theme-switch";
import { SignOut } from "./sign-out";

export type Person = { userId: string; name: string };

type Props = {
  person: Person;
  /** The name of the project that one is in. */
  project?: string;
  /** Its menu, on a line of its own: on a phone the whole bar has these two lines and no third. */
  children?: ReactNode;
};

/** The bar on top of every page but the review: where one is, and who one is. */
export function TopBar({ person, project, children }: Props) {
  return (
    <header className="border-b border-hairline">
      <div className="flex items-center gap-x-1.5 px-4 pt-1.5 pb-1 sm:gap-x-3 sm:px-6">
        <Link
          href="/projects"
          className="me-2 flex min-h-9 shrink-0 items-center gap-2 font-medium no-underline"
        >
          <Mark /> <span className={project === undefined ? "" : "max-sm:sr-only"}>Pairity</span>
        </Link>
        {project === undefined ? null : <bdi className="min-w-0 truncate text-muted">{project}</bdi>}
        <span className="flex-1" />
        <bdi className="max-w-48 truncate text-muted max-md:hidden">{person.name}</bdi>
        <span className="max-sm:w-22 max-sm:shrink-0">
          <LocaleSwitch />
        </span>
        <ThemeSwitch />
        <SignOut userId={person.userId} />
      </div>
      {children}
    </header>
  );
}

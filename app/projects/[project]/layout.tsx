import type { Metadata } from "next";
import type { ReactNode } from "react";
import { WithMessages } from "@/app/messages";
import { pageMember } from "@/lib/server/pages";
import { readProject } from "@/lib/server/projects";

type Props = { children: ReactNode; params: Promise<{ project: string }> };

/** A page inside says its own name, and the project's follows: where one is stands first, as tabs are narrow. */
export async function generateMetadata({ params }: Omit<Props, "children">): Promise<Metadata> {
  const { membership } = await pageMember(params, "annotator");
  const { name } = await readProject(membership);
  return { title: { default: name, template: `%s · ${name} · Pairity` } };
}

/** Each page below checks again who asks: a layout is not rendered anew on every navigation. */
export default function Layout({ children }: Props) {
  return <WithMessages of={["project"]}>{children}</WithMessages>;
}

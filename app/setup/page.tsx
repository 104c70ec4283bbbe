import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { WithMessages } from "@/app/messages";
import { Entrance } from "@/components/sign-in/entrance";
import { JoinForm } from "@/components/sign-in/join-form";
import { translator } from "@/lib/server/messages";
import { needsSetup } from "@/lib/server/people/invitations";

export async function generateMetadata(): Promise<Metadata> {
  const t = await translator("entrance");
  return { title: t("setup.metaTitle") };
}

/** Exists until the first admin does. */
export default async function Page() {
  if (!(await needsSetup())) notFound();
  const t = await translator("entrance");
  return (
    <WithMessages of={["entrance"]}>
      <Entrance title={t("setup.title")}>
        <JoinForm />
      </Entrance>
    </WithMessages>
  );
}

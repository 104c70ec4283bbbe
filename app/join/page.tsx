import type { Metadata } from "next";
import { WithMessages } from "@/app/messages";
import { Entrance } from "@/components/sign-in/entrance";
import { JoinForm } from "@/components/sign-in/join-form";
import { translator } from "@/lib/server/messages";

export async function generateMetadata(): Promise<Metadata> {
  const t = await translator("entrance");
  return { title: t("join.metaTitle") };
}

export default async function Page() {
  const t = await translator("entrance");
  return (
    <WithMessages of={["entrance"]}>
      <Entrance title={t("join.title")}>
        <JoinForm />
      </Entrance>
    </WithMessages>
  );
}

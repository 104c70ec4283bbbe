import type { Metadata } from "next";
import { WithMessages } from "@/app/messages";
import { Entrance } from "@/components/sign-in/entrance";
import { SignInForm } from "@/components/sign-in/sign-in-form";
import { translator } from "@/lib/server/messages";

export async function generateMetadata(): Promise<Metadata> {
  const t = await translator("entrance");
  return { title: t("signIn.title") };
}

export default async function Page() {
  const t = await translator("entrance");
  return (
    <WithMessages of={["entrance"]}>
      <Entrance title={t("signIn.title")}>
        <SignInForm />
      </Entrance>
    </WithMessages>
  );
}

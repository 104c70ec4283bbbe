import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { WithMessages } from "@/app/messages";
import { AllowedOrigins } from "@/components/endpoints/allowed-origins";
import { TopBar } from "@/components/project/top-bar";
import { translator } from "@/lib/server/messages";
import { pageActor } from "@/lib/server/pages";

export async function generateMetadata(): Promise<Metadata> {
  const t = await translator("endpoint");
  return { title: t("installation") };
}

export default async function Page() {
  const actor = await pageActor();
  if (!actor.admin) notFound();
  const t = await translator("endpoint");
  return (
    <WithMessages of={["endpoint", "project"]}>
      <TopBar person={actor} />
      <main className="mx-auto grid max-w-3xl gap-8 px-6 py-10">
        <h1 className="text-2xl font-medium tracking-tight">{t("installation")}</h1>
        <AllowedOrigins />
      </main>
    </WithMessages>
  );
}

import Link from "next/link";
import { buttonClass } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";
import { translator } from "@/lib/server/messages";

export default async function NotFound() {
  const t = await translator("ui");
  return (
    <main className="px-6">
      <Empty
        title={t("notFound.title")}
        action={
          <Link href="/projects" className={buttonClass("primary")}>
            {t("notFound.action")}
          </Link>
        }
      >
        {t("notFound.text")}
      </Empty>
    </main>
  );
}

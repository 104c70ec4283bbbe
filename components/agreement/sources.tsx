import { useTranslations } from "use-intl/react";
import { citations } from "@/lib/agreement/citations";
import { Button } from "../ui/button";

/** What the numbers stand on, and the way to take all of the page along: printed, or as a PDF by the browser. */
export function AgreementSources() {
  const t = useTranslations("agreement.sources");
  return (
    <section aria-label={t("title")} className="grid justify-items-start gap-3">
      <h2 className="text-lg font-medium">{t("title")}</h2>
      <p className="max-w-[72ch] text-muted">{t("note")}</p>
      <ul className="grid max-w-[80ch] gap-1 text-sm text-muted" lang="en" dir="ltr">
        {citations.map(({ what, source, url }) => (
          <li key={what}>
            <span className="text-ink">{what}</span>: {source}{" "}
            <a href={url} rel="noreferrer" className="break-all underline">
              {url.replace("https://", "")}
            </a>
          </li>
        ))}
      </ul>
      <Button className="print:hidden" onClick={() => window.print()}>
        {t("print")}
      </Button>
    </section>
  );
}

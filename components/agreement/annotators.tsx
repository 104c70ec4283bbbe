import { useTranslations } from "use-intl/react";
import type { Agreement } from "@/lib/agreement-answers";
import { ScrollRegion } from "../ui/scroll-region";
import { Share } from "../ui/share";
import { useNumbers } from "../use-numbers";
import { Coefficient, Told } from "./languages";

const head = "py-2 pe-5 text-start text-sm font-normal text-muted align-bottom";
const cell = "py-2.5 pe-5 whitespace-nowrap";

/** Each annotator in the order of names: numbers to talk about, not a ranking. */
export function AgreementAnnotators({ annotators }: Pick<Agreement, "annotators">) {
  const t = useTranslations("agreement.annotators");
  const people = useTranslations("agreement.people");
  const { count } = useNumbers();
  if (annotators.length === 0) return null;
  return (
    <section aria-label={t("title")} className="grid gap-3">
      <h2 className="text-lg font-medium">{t("title")}</h2>
      <p className="max-w-[72ch] text-muted">{t("note")}</p>
      <ScrollRegion aria-label={t("title")}>
        <table className="border-collapse">
          <thead>
            <tr className="border-b border-hairline">
              <th scope="col" className={head}>
                {t("name")}
              </th>
              <th scope="col" className={`${head} text-end`}>
                {t("decisions")}
              </th>
              <th scope="col" className={`${head} text-end`}>
                {t("seconds")}
              </th>
              <th scope="col" className={head}>
                {t("withOthers")}
              </th>
              <th scope="col" className={head}>
                {people("kappa")}
              </th>
              <th scope="col" className={head}>
                {t("left")}
              </th>
              <th scope="col" className={head}>
                {t("blind")}
              </th>
              <th scope="col" className={head}>
                {t("open")}
              </th>
            </tr>
          </thead>
          <tbody className="divide-y divide-hairline">
            {annotators.map((person) => (
              <tr key={person.id} className="align-baseline">
                <th scope="row" className={`${cell} text-start font-medium`}>
                  <bdi>{person.name}</bdi>
                </th>
                <td className={`${cell} text-end tabular-nums`}>{count(person.decisions)}</td>
                <td className={`${cell} text-end tabular-nums`}>{count(Math.round(person.seconds))}</td>
                <td className={cell}>
                  <Told statistic={person.withOthers} />
                </td>
                <td className={cell}>
                  <Coefficient statistic={person.kappa} />
                </td>
                <td className={cell}>
                  <Share {...person.left} />
                </td>
                <td className={cell}>
                  <Share {...person.blind} />
                </td>
                <td className={cell}>
                  <Share {...person.open} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </section>
  );
}

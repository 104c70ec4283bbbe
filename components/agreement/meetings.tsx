import { useTranslations } from "use-intl/react";
import type { Agreement } from "@/lib/agreement-answers";
import { Matrix } from "../plots/matrix";
import { TwoViews } from "../plots/two-views";
import { ScrollRegion } from "../ui/scroll-region";
import { useNumbers } from "../use-numbers";
import { Coefficient, Told } from "./languages";

/** More people than these are a table only. */
const mostInMatrix = 12;

/** Each two people against each other. */
export function AgreementMeetings({ page: { meetings, choices } }: { page: Agreement }) {
  const t = useTranslations("agreement.people");
  const { share } = useNumbers();
  const nameOf = (id: string) =>
    choices.annotators.find((person) => person.id === id)?.name ?? id.slice(0, 8);
  if (meetings.length === 0) {
    return (
      <section aria-label={t("title")} className="grid gap-2">
        <h2 className="text-lg font-medium">{t("title")}</h2>
        <p className="text-muted">{t("none")}</p>
      </section>
    );
  }
  const people = [...new Set(meetings.flatMap(({ first, second }) => [first, second]))].sort((a, b) =>
    nameOf(a).localeCompare(nameOf(b)),
  );
  const table = <MeetingTable page={{ meetings, choices }} />;
  return (
    <TwoViews
      title={t("title")}
      note={t("note")}
      plot={
        people.length > mostInMatrix ? (
          table
        ) : (
          <Matrix
            label={t("title")}
            headings={people.map((id) => ({ key: id, name: <bdi>{nameOf(id)}</bdi> }))}
            cellOf={(row, column) => {
              const met = meetings.find(
                ({ first, second }) =>
                  (first === row && second === column) || (first === column && second === row),
              );
              if (!met || met.agreement.value === null) return null;
              const { value } = met.agreement;
              return {
                share: value,
                title: t("cell", {
                  agreement: share(value),
                  kappa: met.kappa.value === null ? "–" : share(met.kappa.value),
                  n: met.pairs,
                }),
                content: (
                  <span className="grid">
                    <span className="text-md">{share(value)}</span>
                    <span className="text-xs">n {met.pairs}</span>
                  </span>
                ),
              };
            }}
          />
        )
      }
      table={table}
    />
  );
}

function MeetingTable({ page: { meetings, choices } }: { page: Pick<Agreement, "meetings" | "choices"> }) {
  const t = useTranslations("agreement.people");
  const nameOf = (id: string) =>
    choices.annotators.find((person) => person.id === id)?.name ?? id.slice(0, 8);
  return (
    <ScrollRegion aria-label={t("title")}>
      <table className="border-collapse">
        <thead>
          <tr className="border-b border-hairline">
            {(["first", "second", "agreement", "kappa"] as const).map((column) => (
              <th key={column} scope="col" className="py-2 pe-6 text-start text-sm font-normal text-muted">
                {t(column)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="divide-y divide-hairline">
          {meetings.map(({ first, second, agreement, kappa }) => (
            <tr key={`${first} ${second}`} className="align-baseline">
              <th scope="row" className="py-2 pe-6 text-start font-normal">
                <bdi>{nameOf(first)}</bdi>
              </th>
              <td className="py-2 pe-6">
                <bdi>{nameOf(second)}</bdi>
              </td>
              <td className="py-2 pe-6 whitespace-nowrap">
                <Told statistic={agreement} />
              </td>
              <td className="py-2 pe-6 whitespace-nowrap">
                <Coefficient statistic={kappa} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

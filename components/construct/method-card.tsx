import { useTranslations } from "use-intl/react";
import { type MethodName, methods } from "@/lib/construct/methods";
import { NeedList, type Needs } from "./need-list";

/** What a method does, its paper, what it needs and whether it is there, and what of it is the paper's and what is ours. */
export function MethodCard({
  name,
  parameters,
  columns,
  projectId,
}: Omit<Needs, "method"> & { name: MethodName }) {
  const t = useTranslations("method");
  const method = methods[name];
  return (
    <article className="grid gap-3">
      <h2 className="text-lg font-medium">{method.title}</h2>
      <p className="text-md">{t(`summary.${name}`)}</p>
      {method.paper ? (
        <p className="text-sm text-muted">
          <a href={method.paper.url} rel="noopener noreferrer" className="text-accent underline">
            <bdi lang="en">{method.paper.citation}</bdi>
          </a>
        </p>
      ) : null}
      <NeedList method={method} parameters={parameters} columns={columns} projectId={projectId} />
      <details className="text-sm">
        <summary className="cursor-pointer text-accent underline">{t("source.title")}</summary>
        <table className="mt-2 w-full border-collapse">
          <tbody className="divide-y divide-hairline border-y border-hairline">
            {method.provenance.map(({ statement, source }) => (
              <tr key={statement} className="align-baseline">
                <td className="py-2 pe-4">{t(`statement.${statement}`)}</td>
                <td className="w-36 py-2 text-muted">{t(`source.${source}`)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </article>
  );
}

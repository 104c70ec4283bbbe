import Link from "next/link";
import type { ReactNode } from "react";
import { useFormatter, useTranslations } from "use-intl/react";
import type { ProjectColumns } from "@/lib/answers";
import { columnOf, stateOfNeed } from "@/lib/construct/needs";
import { type Method, type Need, tasks } from "@/lib/construct/types";
import { kindForColumn } from "../score/kinds";

/** A method under the parameters chosen so far, and the project's columns once they are known. */
export type Needs = {
  method: Method;
  parameters: unknown;
  columns: ProjectColumns | undefined;
  projectId: string;
};

/** Which columns a method reads, why, whether the project's responses have them, and where they can be made. */
export function NeedList({ method, parameters, columns, projectId }: Needs) {
  const t = useTranslations();
  if (method.needs.length === 0) return <p className="text-sm text-muted">{t("construct.need.none")}</p>;
  return (
    <ul className="grid gap-1 text-sm text-muted">
      {method.needs.map((need) => {
        const column = columnOf(need, parameters);
        const state = columns && stateOfNeed(need, parameters, columns).state;
        const shown = state === "absent" && need.required.length > 0 ? "unneeded" : state;
        const kind = state && state !== "there" ? kindForColumn(column) : null;
        return (
          <li key={need.column}>
            <What need={need} column={column} />{" "}
            {shown ? (
              <span className={state === "missing" ? "font-medium text-ink" : ""}>
                {t(`construct.need.${shown}`)}
              </span>
            ) : null}{" "}
            {t(`method.why.${need.why}`)}
            {kind ? (
              <>
                {" "}
                <Link href={`/projects/${projectId}/score?kind=${kind}`} className="text-accent underline">
                  {t("construct.need.make")}
                </Link>
              </>
            ) : null}
          </li>
        );
      })}
    </ul>
  );
}

/** "Needs embedding for general prompts". */
function What({ need: { required }, column }: { need: Need; column: string }) {
  const t = useTranslations("construct");
  const format = useFormatter();
  const code = (words: ReactNode) => <code className="font-mono text-ink">{words}</code>;
  if (required.length === 0) return t.rich("need.uses", { column, code });
  if (required.length === tasks.length) return t.rich("need.always", { column, code });
  return t.rich("need.forTasks", {
    column,
    code,
    tasks: format.list(required.map((task) => t(`task.${task}`))),
  });
}

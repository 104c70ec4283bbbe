import { useFormatter, useTranslations } from "use-intl/react";
import type { ProjectColumns } from "@/lib/answers";
import { columnOf, stateOfNeed } from "@/lib/construct/needs";
import { type Method, tasks } from "@/lib/construct/types";
import { Notice } from "../ui/notice";

/** What the method cannot do without and the responses do not have, before anybody waits for a run of skips. */
export function MissingColumns({
  method,
  settings,
  columns,
}: {
  method: Method;
  settings: unknown;
  columns: ProjectColumns;
}) {
  const t = useTranslations("construct");
  const format = useFormatter();
  const missing = method.needs
    .map((need) => ({ column: columnOf(need, settings), ...stateOfNeed(need, settings, columns) }))
    .filter(({ state }) => state === "missing");
  return missing.map(({ column, blocks }) => (
    <Notice key={column} tone="warning" title={t("missing.title", { column })}>
      {blocks.length === tasks.length
        ? t("missing.all")
        : t("missing.some", { tasks: format.list(blocks.map((task) => t(`task.${task}`))) })}
    </Notice>
  ));
}

import type { ReactNode } from "react";
import { useFormatter, useTranslations } from "use-intl/react";
import { methods } from "@/lib/construct/methods";
import { columnOf } from "@/lib/construct/needs";
import type { ScoringKind } from "@/lib/scoring";
import { kindForColumn } from "./kinds";

/** Which methods read what a kind makes: those that cannot do without it first. */
export function readersOf(kind: ScoringKind): { title: string; needs: boolean }[] {
  const readers = Object.values(methods).flatMap(({ title, needs, parameters }) => {
    const standard = parameters.safeParse({}).data;
    const read = needs.filter((need) => kindForColumn(columnOf(need, standard)) === kind);
    return read.length > 0 ? [{ title, needs: read.some(({ required }) => required.length > 0) }] : [];
  });
  return readers.sort((a, b) => Number(b.needs) - Number(a.needs));
}

/** "Needed by CM-Align. Used by MAPO.": nothing where no method reads it. */
export function Readers({ kind }: { kind: ScoringKind }) {
  const t = useTranslations("score.readers");
  const format = useFormatter();
  const readers = readersOf(kind);
  const named = (needs: boolean) =>
    format.list(readers.filter((reader) => reader.needs === needs).map(({ title }) => title));
  const names = (words: ReactNode) => <span className="text-ink">{words}</span>;
  if (readers.length === 0) return null;
  return (
    <p className="text-sm text-muted">
      {named(true) ? t.rich("needed", { methods: named(true), names }) : null}{" "}
      {named(false) ? t.rich("used", { methods: named(false), names }) : null}
    </p>
  );
}

import { z } from "zod";

/** A standing decision on a pair, as far as it is counted. */
export const CountedDecision = z.object({
  annotator: z.string(),
  verdict: z.enum(["accept", "swap", "reject"]),
  /** Of decision, 2026-11-28. */
  day: z.string(),
  mode: z.enum(["blind", "open"]),
  kind: z.enum(["plain", "audit", "triage"]),
  informed: z.boolean(),
  durationMs: z.number(),
  /** Whether the left side was chosen, where a blind choice was for a side; else null. */
  left: z.boolean().nullable(),
});
export type CountedDecision = z.infer<typeof CountedDecision>;

/** What of a pair is in the kept counts. Decisions stand in the order in which they were made. */
export const CountedPair = z.object({
  run: z.string(),
  project: z.string(),
  language: z.string(),
  half: z.number(),
  bin: z.number().nullable(),
  facets: z.array(z.tuple([z.string(), z.string()])),
  decisions: z.array(CountedDecision),
});
export type CountedPair = z.infer<typeof CountedPair>;

/** The tables of kept counts, each with the columns that name a row; the rest are sums. */
export const keptCounts = {
  agreement_cell: ["run_id", "project_id", "language", "annotator_id", "day", "mode", "kind", "informed"],
  agreement_margin: ["run_id", "project_id", "language", "annotator_id", "half", "bin"],
  agreement_facet: ["run_id", "project_id", "language", "facet", "value"],
  agreement_meeting: [
    "run_id",
    "project_id",
    "language",
    "first_id",
    "second_id",
    "first_verdict",
    "second_verdict",
  ],
  agreement_unit: ["run_id", "project_id", "language", "accepted", "swapped", "rejected"],
} as const;
export type KeptTable = keyof typeof keptCounts;

export type Row = Record<string, string | number | boolean>;

/** The rows that a pair adds to: where, and how much of each sum. */
export function rowsOf(pair: CountedPair): { table: KeptTable; key: Row; add: Record<string, number> }[] {
  const own = { run_id: pair.run, project_id: pair.project, language: pair.language };
  const last = lastOfEach(pair.decisions);
  return [
    ...pair.decisions.flatMap(({ annotator, verdict, day, mode, kind, informed, durationMs, left }) => [
      {
        table: "agreement_cell" as const,
        key: { ...own, annotator_id: annotator, day, mode, kind, informed },
        add: {
          ...verdictSums(verdict),
          duration_ms: durationMs,
          left_chosen: Number(left === true),
          sided: Number(left !== null),
        },
      },
      ...(pair.bin === null
        ? []
        : [
            {
              table: "agreement_margin" as const,
              key: { ...own, annotator_id: annotator, half: pair.half, bin: pair.bin },
              add: verdictSums(verdict),
            },
          ]),
      ...pair.facets.map(([facet, value]) => ({
        table: "agreement_facet" as const,
        key: { ...own, facet, value },
        add: verdictSums(verdict),
      })),
    ]),
    ...meetings(last).map(([first, second]) => ({
      table: "agreement_meeting" as const,
      key: {
        ...own,
        first_id: first.annotator,
        second_id: second.annotator,
        first_verdict: first.verdict,
        second_verdict: second.verdict,
      },
      add: { pairs: 1 },
    })),
    ...(last.length === 0
      ? []
      : [{ table: "agreement_unit" as const, key: { ...own, ...unitOf(last) }, add: { pairs: 1 } }]),
  ];
}

function verdictSums(verdict: CountedDecision["verdict"]) {
  return {
    accepted: Number(verdict === "accept"),
    swapped: Number(verdict === "swap"),
    rejected: Number(verdict === "reject"),
  };
}

/** A person who judged a pair in two queues has one opinion of it: the later. In the order of their ids. */
function lastOfEach(decisions: readonly CountedDecision[]): CountedDecision[] {
  const last = new Map(decisions.map((decision) => [decision.annotator, decision]));
  return [...last.values()].sort((a, b) => (a.annotator < b.annotator ? -1 : 1));
}

function meetings(last: readonly CountedDecision[]): [CountedDecision, CountedDecision][] {
  return last.flatMap((first, i) =>
    last.slice(i + 1).map((second): [CountedDecision, CountedDecision] => [first, second]),
  );
}

function unitOf(last: readonly CountedDecision[]) {
  const of = (verdict: CountedDecision["verdict"]) => last.filter((each) => each.verdict === verdict).length;
  return { accepted: of("accept"), swapped: of("swap"), rejected: of("reject") };
}

/** What takes the old counts out and puts the new ones in, summed by row; sums that come to nothing are left out. */
export function changesOf(
  pairs: readonly { before: CountedPair | null; after: CountedPair | null }[],
): Map<KeptTable, { key: Row; add: Record<string, number> }[]> {
  const sums = new Map<string, { table: KeptTable; key: Row; add: Record<string, number> }>();
  const count = (pair: CountedPair | null, by: 1 | -1) => {
    for (const { table, key, add } of pair ? rowsOf(pair) : []) {
      const name = JSON.stringify([table, ...keptCounts[table].map((column) => key[column])]);
      const row = sums.get(name) ?? { table, key, add: {} };
      for (const [column, n] of Object.entries(add)) row.add[column] = (row.add[column] ?? 0) + by * n;
      sums.set(name, row);
    }
  };
  for (const { before, after } of pairs) {
    count(before, -1);
    count(after, 1);
  }
  const tables = new Map<KeptTable, { key: Row; add: Record<string, number> }[]>();
  for (const { table, key, add } of sums.values())
    if (Object.values(add).some((n) => n !== 0))
      tables.set(table, [...(tables.get(table) ?? []), { key, add }]);
  return tables;
}

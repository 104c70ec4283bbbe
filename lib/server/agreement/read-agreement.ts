import { betweenPeople, type KeptUnit } from "../../agreement/kept-units";
import type { Statistic } from "../../agreement/statistic";
import { sum } from "../../agreement/statistic";
import { scoreInterval } from "../../agreement/wilson";
import type { Agreement, AgreementFacet, AgreementRow, Verdicts } from "../../agreement-answers";
import type { AgreementFilter } from "../../agreement-filter";
import { pool } from "../db";
import { titleOf } from "../pairs/pair-others";
import { readAnnotators } from "./read-annotators";
import { readMargins } from "./read-margins";
import { readMeetings } from "./read-meetings";
import { inScope, type Scope, valuesOf } from "./scope";

type RunRow = { id: string; method: string; createdAt: string; judged: boolean };

/** How far people agree with a method and with each other, from counts that are kept (count-changes.ts). */
export async function readAgreement(projectId: string, filter: AgreementFilter): Promise<Agreement> {
  const [all, waiting] = await Promise.all([readRuns(projectId), readWaiting(projectId)]);
  const runs = chosenRuns(all, filter);
  const runIds = runs.map(({ id }) => id);
  const scope: Scope = { projectId, runIds, filter };
  const [cells, units, choices, meetings, facets, annotators, margins] = await Promise.all([
    readCells(scope),
    filter.annotators || filter.from || filter.to ? null : readUnits(scope),
    readChoices(projectId, runIds),
    readMeetings(scope),
    readFacets(scope),
    readAnnotators(scope),
    runIds.length === 1 ? readMargins(scope) : null,
  ]);
  const languages = [...new Set(cells.map(({ language }) => language))].sort().map((language) =>
    rowOf(
      language,
      cells.filter((cell) => cell.language === language),
      units?.filter((unit) => unit.language === language) ?? null,
    ),
  );
  const named = ({ id, method, createdAt }: RunRow) => ({ id, method, title: titleOf(method), createdAt });
  return {
    ...waiting,
    choices: { runs: all.filter(({ judged }) => judged).map(named), ...choices },
    runs: runs.map(named),
    all: pooled(languages, cells, units),
    languages,
    modes: grouped(cells, ({ mode, informed }) => ({ mode, informed })),
    margins,
    meetings,
    days: grouped(cells, ({ day }) => ({ day })).sort((a, b) => (a.day < b.day ? -1 : 1)),
    facets,
    annotators,
  };
}

async function readRuns(projectId: string): Promise<RunRow[]> {
  const { rows } = await pool().query<Omit<RunRow, "createdAt"> & { createdAt: Date }>(
    `select id, method, created_at as "createdAt",
            exists (select 1 from agreement_cell c where c.run_id = run.id and c.accepted + c.swapped + c.rejected > 0) as judged
     from run where project_id = $1 order by created_at desc`,
    [projectId],
  );
  return rows.map((row) => ({ ...row, createdAt: row.createdAt.toISOString() }));
}

/** Those that the filter names; else the newest that somebody has judged, else the newest. */
function chosenRuns(all: readonly RunRow[], { runs, method }: AgreementFilter): RunRow[] {
  if (runs) return all.filter(({ id }) => runs.includes(id));
  if (method) return all.filter((run) => run.method === method && run.judged);
  return all.filter(({ judged }) => judged).slice(0, 1);
}

/** The numbers hold as of the first change that waits to be counted, or as of now. */
async function readWaiting(projectId: string): Promise<{ asOf: string; waiting: number }> {
  const { rows } = await pool().query<{ asOf: Date; waiting: number }>(
    `select coalesce(min(changed_at), now()) as "asOf", count(*)::int as waiting
     from (select changed_at from agreement_change c join pair p on p.id = c.pair_id
           where p.project_id = $1 order by c.id limit 10000) c`,
    [projectId],
  );
  const [row] = rows;
  return { asOf: (row?.asOf ?? new Date()).toISOString(), waiting: row?.waiting ?? 0 };
}

type Cell = Verdicts & { language: string; day: string; mode: "blind" | "open"; informed: boolean };

async function readCells(scope: Scope): Promise<Cell[]> {
  const { rows } = await pool().query<Cell>(
    `select language, day::text, mode, informed, sum(accepted)::int as accepted, sum(swapped)::int as swapped,
            sum(rejected)::int as rejected
     from agreement_cell c
     where ${inScope}
     group by 1, 2, 3, 4 having sum(accepted + swapped + rejected) > 0`,
    valuesOf(scope),
  );
  return rows;
}

type Unit = Verdicts & { language: string; pairs: number };

async function readUnits({ projectId, runIds, filter }: Scope): Promise<Unit[]> {
  const { rows } = await pool().query<Unit>(
    `select language, accepted, swapped, rejected, sum(pairs)::int as pairs from agreement_unit
     where project_id = $1 and run_id = any($2::uuid[]) and pairs > 0 and ($3::text[] is null or language = any($3))
     group by 1, 2, 3, 4`,
    [projectId, runIds, filter.languages ?? null],
  );
  return rows;
}

async function readChoices(projectId: string, runIds: string[]) {
  const { rows } = await pool().query<{ language: string; id: string; name: string }>(
    `select distinct c.language, c.annotator_id as id, u.name from agreement_cell c join "user" u on u.id = c.annotator_id
     where c.project_id = $1 and c.run_id = any($2::uuid[])`,
    [projectId, runIds],
  );
  const people = new Map(rows.map(({ id, name }) => [id, { id, name }]));
  return {
    languages: [...new Set(rows.map(({ language }) => language))].sort(),
    annotators: [...people.values()].sort((a, b) => a.name.localeCompare(b.name)),
  };
}

/** Facets know neither people nor days. */
async function readFacets({ projectId, runIds, filter }: Scope): Promise<AgreementFacet[]> {
  const { rows } = await pool().query<Omit<AgreementFacet, "rate">>(
    `select facet, value, sum(accepted)::int as accepted, sum(swapped)::int as swapped, sum(rejected)::int as rejected
     from agreement_facet
     where project_id = $1 and run_id = any($2::uuid[]) and ($3::text[] is null or language = any($3))
     group by 1, 2 having sum(accepted + swapped + rejected) > 0 order by 1, 2`,
    [projectId, runIds, filter.languages ?? null],
  );
  return rows.map((row) => ({ ...row, rate: rateOf(row, row.accepted + row.swapped) }));
}

function rowOf(language: string, cells: readonly Cell[], units: readonly Unit[] | null): AgreementRow {
  const verdicts = added(cells);
  const decided = units
    ? sum(units.filter((unit) => unit.accepted + unit.swapped > 0).map(({ pairs }) => pairs))
    : null;
  return {
    language,
    ...verdicts,
    method: rateOf(verdicts, decided ?? verdicts.accepted + verdicts.swapped),
    people: units && betweenPeople(units.map(keptUnit), 3),
  };
}

/** One prompt in several languages is not several prompts: the interval counts no more than the language with most pairs has. */
function pooled(
  rows: readonly AgreementRow[],
  cells: readonly Cell[],
  units: readonly Unit[] | null,
): AgreementRow {
  const verdicts = added(cells);
  const independent = Math.max(0, ...rows.map(({ method }) => Number(method.parameters.independent ?? 0)));
  return {
    language: "all",
    ...verdicts,
    method: rateOf(verdicts, independent),
    people: units && betweenPeople(units.map(keptUnit), 3),
  };
}

const keptUnit = ({ accepted, swapped, rejected, pairs }: Unit): KeptUnit => ({
  counts: [accepted, swapped, rejected],
  pairs,
});

/**
 * The share of decided pairs on which people agree with the method. Several people on one pair are not independent of
 * each other: Wilson's interval takes as many trials as there are pairs, and not more than there are decisions.
 */
export function rateOf({ accepted, swapped, rejected }: Verdicts, pairs: number): Statistic {
  const n = accepted + swapped;
  const independent = Math.min(n, pairs);
  const about = {
    ...{ n, units: pairs, raters: 1, method: "share of accepted among accepted and swapped, Wilson score" },
    parameters: { confidence: 0.95, independent, undecided: rejected },
  };
  if (n === 0 || independent === 0) return { value: null, reason: "no_data", ...about };
  const value = accepted / n;
  return {
    value,
    se: Math.sqrt((value * (1 - value)) / independent),
    interval: scoreInterval(value, independent, 0.95),
    ...about,
  };
}

function added(list: readonly Verdicts[]): Verdicts {
  const of = (name: keyof Verdicts) => sum(list.map((each) => each[name]));
  return { accepted: of("accepted"), swapped: of("swapped"), rejected: of("rejected") };
}

function grouped<Key extends object>(cells: readonly Cell[], keyOf: (cell: Cell) => Key): (Key & Verdicts)[] {
  const groups = new Map<string, { key: Key; cells: Cell[] }>();
  for (const cell of cells) {
    const key = keyOf(cell);
    const name = JSON.stringify(key);
    const group = groups.get(name);
    if (group) group.cells.push(cell);
    else groups.set(name, { key, cells: [cell] });
  }
  return [...groups.values()].map((group) => ({ ...group.key, ...added(group.cells) }));
}

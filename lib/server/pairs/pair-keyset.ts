import type { PairFilter, PairPlace } from "../../pair-filter";
import { anyFlag, noFlag } from "../../pair-filter";
import type { Values } from "../sql-values";

type Walk = {
  projectId: string;
  runId: string;
  filter: PairFilter;
  /** Null: from the beginning. */
  from: PairPlace | null;
  direction: "onwards" | "back";
  limit: number;
};

/**
 * A query of the ids of up to `limit` pairs of a run after a place (or before it, nearest first), as columns
 * `id, margin, leg`; `order by` it with `orderOf`. By margin it goes in two legs, because a pair without a margin is
 * neither above nor below another: first those with one, then those without. Each leg is a range of an index.
 */
export function pairsFrom(values: Values, walk: Walk): string {
  const conditions = conditionsOf(values, walk);
  const { filter, from, limit } = walk;
  const { margin, id } = directionsOf(walk);
  const after = (ascending: boolean) => (ascending ? ">" : "<");
  const take = values.add(limit, "int");
  const leg = (number: number, more: string[], order: string) =>
    `(select p.id, p.margin, ${number} as leg from pair p
      where ${[...conditions, ...more].join(" and ")} order by ${order} limit ${take})`;
  if (filter.sort === "made") {
    const place = from ? [`p.id ${after(id)} ${values.add(from.id, "int")}`] : [];
    return leg(0, place, `p.id ${word(id)}`);
  }
  const with_ = ["p.margin is not null"];
  const without = ["p.margin is null"];
  if (from && from.margin === null) {
    without.push(`p.id ${after(id)} ${values.add(from.id, "int")}`);
    if (walk.direction === "onwards") with_.push("false");
  } else if (from) {
    with_.push(
      `(p.margin, p.id) ${after(margin)} (${values.add(from.margin, "float8")}, ${values.add(from.id, "int")})`,
    );
    if (walk.direction === "back") without.push("false");
  }
  const legs = [
    leg(0, with_, `p.margin ${word(margin)}, p.id ${word(id)}`),
    // By the margin that all of them lack: so they are that index's last range, in its order.
    leg(1, without, `p.margin ${word(id)}, p.id ${word(id)}`),
  ];
  return `(${legs.join(" union all ")})`;
}

/** How rows that join `pairsFrom(…)` as `k` are put in the order of the walk. */
export function orderOf(walk: Pick<Walk, "filter" | "direction">): string {
  const { margin, id } = directionsOf(walk);
  const leg = `k.leg ${word(walk.direction === "onwards")}`;
  return walk.filter.sort === "made"
    ? `k.id ${word(id)}`
    : `${leg}, k.margin ${word(margin)}, k.id ${word(id)}`;
}

const word = (ascending: boolean) => (ascending ? "asc" : "desc");

/** Whether margins and ids ascend. */
function directionsOf({ filter, direction }: Pick<Walk, "filter" | "direction">) {
  const onwards = direction === "onwards";
  const ascending = (filter.sort !== "largest") === onwards;
  return { margin: ascending, id: ascending };
}

function conditionsOf(values: Values, { projectId, runId, filter }: Walk): string[] {
  const { language, flag, from, to, decided, task, length, origin } = filter;
  const conditions = [
    `p.project_id = ${values.add(projectId, "uuid")}`,
    `p.run_id = ${values.add(runId, "uuid")}`,
  ];
  if (language !== undefined) conditions.push(`p.language = ${values.add(language, "text")}`);
  // Said twice, because the index of flagged pairs is found by these words only.
  if (flag !== undefined) conditions.push(flag === noFlag ? "p.flags = '{}'" : "p.flags <> '{}'");
  if (flag !== undefined && flag !== anyFlag && flag !== noFlag)
    conditions.push(`p.flags @> array[${values.add(flag, "text")}]`);
  if (task !== undefined)
    conditions.push(
      `(select task::text from prompt where prompt.id = p.prompt_id) = ${values.add(task, "text")}`,
    );
  if (length !== undefined) conditions.push(`${pairLength} = ${values.add(length, "text")}`);
  if (origin !== undefined)
    conditions.push(
      `(select origin::text from response where id = p.chosen_id) = ${values.add(origin, "text")}`,
    );
  if (from !== undefined) conditions.push(`p.margin >= ${values.add(from, "float8")}`);
  if (to !== undefined) conditions.push(`p.margin <= ${values.add(to, "float8")}`);
  if (decided !== undefined) conditions.push(`${decided === "no" ? "not " : ""}${isDecided}`);
  return conditions;
}

const isDecided = `exists (
  select 1 from assignment a
  where a.project_id = p.project_id and a.pair_id = p.id and a.purpose = 'review' and a.decision_id is not null)`;

/** How long the chosen response is beside the rejected one: a quarter more is longer. */
export const lengthOf = (chosen: string, rejected: string) =>
  `case when char_length(${chosen}) > 1.25 * char_length(${rejected}) then 'longer'
        when 1.25 * char_length(${chosen}) < char_length(${rejected}) then 'shorter' else 'similar' end`;

const pairLength = `(
  select ${lengthOf("chosen.text", "rejected.text")} from response chosen, response rejected
  where chosen.id = p.chosen_id and rejected.id = p.rejected_id)`;

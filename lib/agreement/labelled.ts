import type { Answer } from "./dawid-skene";
import type { RatingRow } from "./rating-row";

export type LabelProblem = {
  code: "unknown-label" | "score-differs" | "automatic-differs";
  column: string;
  message: string;
};

type Item = { cluster: string; automatic: string | null; score: number | null };

/**
 * Rows of ratings, kept as numbers: some 20 bytes for each beside the names of items and raters. What raters said twice
 * of one item is kept twice; a rater's last word counts where a statistic wants one.
 */
export class Labelled {
  readonly items: Item[] = [];
  readonly raters: string[] = [];
  private readonly itemOf = new Map<string, number>();
  private readonly raterOf = new Map<string, number>();
  private readonly labelOf = new Map<string, number>();
  private readonly said: Answer[] = [];

  constructor(private readonly declared: readonly string[] | null) {
    for (const label of declared ?? []) indexOf(this.labelOf, label);
  }

  /** What is wrong with the row beside what came before it; nothing: it is taken in. */
  add(row: RatingRow): LabelProblem[] {
    if (this.declared && !this.labelOf.has(row.label)) {
      const message = `${JSON.stringify(row.label)} is not one of the categories ${this.declared.join(", ")}`;
      return [{ code: "unknown-label", column: "label", message }];
    }
    const item = indexOf(this.itemOf, row.item);
    const known = this.items[item];
    const problems = known ? this.contradictions(known, row) : [];
    if (problems.length > 0) return problems;
    if (known) {
      known.automatic ??= row.automatic ?? null;
      known.score ??= row.score ?? null;
    } else
      this.items.push({
        cluster: row.cluster ?? `item ${row.item}`,
        automatic: row.automatic ?? null,
        score: row.score ?? null,
      });
    const rater = indexOf(this.raterOf, row.rater);
    if (rater === this.raters.length) this.raters.push(row.rater);
    this.said.push({ item, rater, category: indexOf(this.labelOf, row.label) });
    return [];
  }

  private contradictions(known: Item, { automatic, score, item }: RatingRow): LabelProblem[] {
    const differs = (column: "automatic" | "score", code: LabelProblem["code"]) => ({
      code,
      column,
      message: `item ${JSON.stringify(item)} has another one in an earlier row`,
    });
    return [
      ...(known.automatic !== null && automatic != null && automatic !== known.automatic
        ? [differs("automatic", "automatic-differs")]
        : []),
      ...(known.score !== null && score != null && score !== known.score
        ? [differs("score", "score-differs")]
        : []),
    ];
  }

  /** As declared, else those that were said: numbers in their order, other labels by their letters. */
  get categories(): string[] {
    return this.declared ? [...this.declared] : [...this.labelOf.keys()].sort(inOrder);
  }

  /** Every answer, with categories numbered in the order of `categories`. */
  answers(): Answer[] {
    const place = new Map(this.categories.map((label, i) => [label, i]));
    const places = [...this.labelOf.keys()].map((label) => place.get(label) ?? 0);
    return this.said.map(({ item, rater, category }) => ({ item, rater, category: places[category] ?? 0 }));
  }
}

/** One answer for each rater and item: the last that was given. */
export function lastAnswers(answers: readonly Answer[], raters: number): Answer[] {
  const last = new Map<number, Answer>();
  for (const answer of answers) last.set(answer.item * raters + answer.rater, answer);
  return last.size === answers.length ? [...answers] : [...last.values()];
}

function indexOf(map: Map<string, number>, key: string): number {
  const known = map.get(key);
  if (known !== undefined) return known;
  map.set(key, map.size);
  return map.size - 1;
}

function inOrder(a: string, b: string): number {
  const [x, y] = [Number(a), Number(b)];
  if (Number.isFinite(x) && Number.isFinite(y)) return x - y;
  return a < b ? -1 : 1;
}

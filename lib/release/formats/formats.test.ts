import fc from "fast-check";
import { expect, test } from "vitest";
import { jsonLine } from "../jsonl";
import type { Message, TrlRow } from "../row";
import { argillaRecord } from "./argilla";
import { conversation, type Unfit } from "./format";
import { formats } from "./formats";
import { labelStudioTask } from "./label-studio";
import type { ReviewedRow } from "./reviewed-row";

const user = (content: string): Message => ({ role: "user", content });
const assistant = (content: string): Message => ({ role: "assistant", content });

function rowOf(prompt: Message[], chosen: string, rejected: string, more: Partial<TrlRow> = {}): TrlRow {
  return {
    prompt,
    chosen: [assistant(chosen)],
    rejected: [assistant(rejected)],
    pair_id: "7",
    prompt_id: "p",
    language: "ar",
    task: "general",
    method: "cm-align",
    run_id: "r",
    decision: "accept",
    n_reviews: 1,
    chosen_response_id: "a",
    rejected_response_id: "b",
    reference_response_id: "e",
    score_chosen: 0.5,
    score_rejected: 0.25,
    score_margin: 0.25,
    ...more,
  };
}

const arabic = rowOf(
  [
    { role: "system", content: "أجب بإيجاز." },
    user("ما عاصمة مصر؟"),
    assistant("القاهرة."),
    user("وكم عدد سكانها؟"),
  ],
  "حوالي عشرة ملايين نسمة.",
  "لا أعرف.",
);
const bengali = rowOf([user("আকাশ নীল কেন?")], "রেলি বিচ্ছুরণ।\u2028ছোট তরঙ্গ।", "কারণ সমুদ্র নীল।", {
  language: "bn",
});
const blanks = rowOf([user("Say hi")], "  hi ", "hello", { language: "en" });
const golden = { arabic, bengali, blanks };

const rowsOf = (name: string, row: TrlRow) => formats.find((format) => format.name === name)?.rows(row);

test.each(formats.map((format) => [format.name, format] as const))(
  "%s holds its golden rows",
  async (name, format) => {
    const lines = Object.entries(golden)
      .map(([which, row]) => {
        const rows = format.rows(row);
        return typeof rows === "string" ? `# ${which}: ${rows}\n` : rows.map(jsonLine).join("");
      })
      .join("");
    await expect(lines).toMatchFileSnapshot(`golden/${name}.txt`);
  },
);

test("what stands beside the data names its file", () => {
  const beside = formats.map((format) => [format.name, format.beside?.("data/train.jsonl") ?? {}] as const);
  expect(Object.fromEntries(beside)).toMatchObject({
    "llama-factory": { "dataset_info.json": expect.stringContaining('"file_name": "data/train.jsonl"') },
    axolotl: { "axolotl.yml": expect.stringContaining("data_files: data/train.jsonl") },
    openrlhf: { "openrlhf_flags.txt": expect.stringContaining("./data/train.jsonl") },
  });
});

test("a format without place for a system message, earlier turns or outer blanks leaves such rows out", () => {
  expect(rowsOf("hh-rlhf", arabic)).toBe("system-message" satisfies Unfit);
  expect(rowsOf("trl-standard", rowOf([user("a"), assistant("b"), user("c")], "x", "y"))).toBe(
    "several-turns",
  );
  expect(rowsOf("axolotl", blanks)).toBe("outer-blanks");
  expect(rowsOf("hh-rlhf", rowOf([user("a\n\nHuman: b")], "x", "y"))).toBe("turn-signs");
});

test("turns that do not alternate, or end with the assistant, fit nowhere", () => {
  for (const prompt of [
    [],
    [assistant("a")],
    [user("a"), user("b")],
    [user("a"), assistant("b")],
    [{ role: "system", content: "s" } satisfies Message],
  ])
    for (const { name, rows } of formats) expect(rows(rowOf(prompt, "x", "y")), name).toBe("turns");
});

test("every text of a row that is held is in it unchanged, whatever its characters", () => {
  const text = fc
    .string({ unit: "grapheme", minLength: 1 })
    .filter((value) => value.trim() === value && value !== "");
  fc.assert(
    fc.property(text, text, text, (question, chosen, rejected) => {
      const row = rowOf([user(question)], chosen, rejected);
      for (const { name, rows } of formats) {
        const made = rows(row);
        if (typeof made === "string") continue;
        const strings = made.map((each) => JSON.parse(jsonLine(each))).flatMap(stringsOf);
        for (const wanted of [question, chosen, rejected])
          expect(
            strings.some((string) => string === wanted || (name === "hh-rlhf" && string.includes(wanted))),
          ).toBe(true);
      }
    }),
  );
});

test("no format names a column that a trainer reads for something else", () => {
  for (const { name, rows } of formats) {
    const made = rows(bengali);
    for (const row of typeof made === "string" ? [] : made)
      for (const key of ["margin", "id", "source", "model", "images", "type"])
        expect(row, name).not.toHaveProperty(key);
  }
});

const reviewed: ReviewedRow = {
  ...rowOf([user("q")], "better", "worse", { decision: "swap", score_margin: -0.25 }),
  reviews: [
    {
      reviewer: "r1",
      verdict: "swap",
      reasons: [],
      comment: "",
      durationMs: 1500,
      decidedAt: "2026-11-20T10:00:00.000Z",
    },
    {
      reviewer: "r2",
      verdict: "reject",
      reasons: ["unsafe"],
      comment: "",
      durationMs: 10,
      decidedAt: "2026-11-20T10:00:01.000Z",
    },
  ],
};

test("annotation tools get the method's choice first, and what each person said of it", () => {
  expect(argillaRecord(reviewed)).toMatchObject({
    fields: { response_a: "worse", response_b: "better" },
    metadata: { score_margin: 0.25 },
    suggestions: { preference: { value: "response_a", agent: "cm-align" } },
    responses: { preference: [{ value: "response_b", user_id: "r1" }] },
  });
  expect(labelStudioTask(reviewed, 3)).toMatchObject({
    id: 3,
    data: { response_a: "worse", response_b: "better" },
    annotations: [
      { lead_time: 1.5, result: [{ from_name: "pw", to_name: "pw", value: { selected: "right" } }] },
      { result: [] },
    ],
  });
  expect(labelStudioTask({ ...reviewed, prompt: [] }, 1)).toBe("turns");
});

test("a conversation tells its system message from its turns", () => {
  expect(conversation(arabic)).toMatchObject({ system: "أجب بإيجاز.", turns: [{}, {}, {}] });
});

function stringsOf(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (typeof value === "object" && value !== null) return Object.values(value).flatMap(stringsOf);
  return [];
}

import { expect, test } from "vitest";
import { CmAlignParameters, cmAlign } from "./cm-align";
import type { Candidate, PromptGroup, Task } from "./types";

type Response = string | [text: string, ...vector: number[]];

function group(task: Task, languages: Record<string, Response[]>): PromptGroup {
  const candidates = (language: string, responses: Response[]): Candidate[] =>
    responses.map((response, i) => {
      const [text, ...vector] = typeof response === "string" ? [response] : response;
      return {
        responseId: `${language}${i}`,
        text,
        ...(vector.length > 0 && { vector: Float32Array.from(vector) }),
      };
    });
  return {
    promptId: "p",
    task,
    languages: new Map(
      Object.entries(languages).map(([language, texts]) => [language, candidates(language, texts)]),
    ),
  };
}

function construct(prompt: PromptGroup, parameters: Partial<CmAlignParameters> = {}) {
  return cmAlign.construct(prompt, CmAlignParameters.parse(parameters));
}

function skipped(
  task: Task,
  languages: Record<string, Response[]>,
  parameters: Partial<CmAlignParameters> = {},
) {
  const { pairs, skips } = construct(group(task, languages), parameters);
  expect(pairs).toEqual([]);
  return skips.map(({ reason }) => reason);
}

test("general: the most typical English response is the reference, the nearest is chosen, the farthest rejected", () => {
  const english: Response[] = [
    ["odd", 0, 1],
    ["typical", 4, 3],
    ["plain", 1, 0],
  ];
  const { pairs, skips } = construct(
    group("general", {
      de: [
        ["fern", -1, 0],
        ["nah", 8, 6],
        ["mittel", 1, 0],
      ],
      en: english,
    }),
  );
  expect(skips).toEqual([]);
  expect(pairs).toEqual([
    {
      promptId: "p",
      language: "de",
      referenceId: "en1",
      chosenId: "de1",
      rejectedId: "de0",
      scoreChosen: expect.closeTo(1, 6),
      scoreRejected: expect.closeTo(-0.8, 6),
      margin: expect.closeTo(1.8, 6),
      support: null,
      referenceScore: expect.closeTo(0.7, 6),
      ranking: [
        { responseId: "de1", score: expect.closeTo(1, 6) },
        { responseId: "de2", score: expect.closeTo(0.8, 6) },
        { responseId: "de0", score: expect.closeTo(-0.8, 6) },
      ],
      flags: [],
    },
  ]);
});

test("math: the English majority's number decides, and its vote share is the support", () => {
  const { pairs } = construct(
    group("math", { en: ["= 20", "= 18", "so 18.0"], th: ["ไม่รู้", "ได้ ๒๐", "ได้ ๑๘", "ได้ 18"] }),
  );
  expect(pairs).toEqual([
    {
      promptId: "p",
      language: "th",
      referenceId: "en1",
      chosenId: "th2",
      rejectedId: "th1",
      scoreChosen: 1,
      scoreRejected: 0,
      margin: 1,
      support: 2 / 3,
      referenceScore: 2 / 3,
      ranking: [
        { responseId: "th2", score: 1 },
        { responseId: "th3", score: 1 },
        { responseId: "th1", score: 0 },
        { responseId: "th0", score: null },
      ],
      flags: [],
    },
  ]);
});

test("math: embeddings pick the reference, the chosen and the rejected one among equals", () => {
  const { pairs } = construct(
    group("math", {
      en: [
        ["18 a", 0, 1],
        ["18 b", 1, 1],
        ["18 c", 1, 0],
        ["7", -1, 0],
      ],
      es: [
        ["18 lejos", -1, 0],
        ["18 cerca", 1, 1],
        ["7 cerca", 1, 1],
        ["7 lejos", -1, -1],
      ],
    }),
  );
  expect(pairs[0]).toMatchObject({ referenceId: "en1", chosenId: "es1", rejectedId: "es3", support: 0.75 });
});

test("choice: letters vote, in each language's own words", () => {
  const { pairs } = construct(
    group("choice", { en: ["Answer: C", "Answer: C"], hi: ["उत्तर: A", "उत्तर: C"] }),
  );
  expect(pairs[0]).toMatchObject({ referenceId: "en0", chosenId: "hi1", rejectedId: "hi0", support: 1 });
});

test("code: the snippet that differs only in names and comments is chosen", () => {
  const snippet = (name: string) =>
    `\`\`\`python\ndef f(${name}):\n    return ${name} * 2  # ${name}\n\`\`\``;
  const { pairs } = construct(
    group("code", { en: [snippet("n"), snippet("x"), "sorry"], ja: ["すみません", snippet("kazu")] }),
  );
  expect(pairs[0]).toMatchObject({
    referenceId: "en0",
    chosenId: "ja1",
    rejectedId: "ja0",
    scoreChosen: 1,
    flags: ["tie"],
  });
});

test("a tie goes to the first in file order and is flagged; a lone English response too", () => {
  const tied = construct(group("math", { en: ["2", "1"], sw: ["1", "2"] }));
  expect(tied.pairs[0]).toMatchObject({ referenceId: "en0", chosenId: "sw1", support: 0.5, flags: ["tie"] });
  const alone = construct(
    group("general", {
      en: [["a", 1, 0]],
      sw: [
        ["b", 1, 0],
        ["c", 2, 0],
        ["d", 0, 1],
      ],
    }),
  );
  expect(alone.pairs[0]).toMatchObject({
    chosenId: "sw0",
    referenceScore: null,
    flags: ["single-reference", "tie"],
  });
  const single = construct(group("choice", { en: ["Answer: B"], sw: ["Jibu: B", "Jibu: C"] }));
  expect(single.pairs[0]?.flags).toEqual(["single-reference"]);
});

test("every way to give no pair has its own name", () => {
  const en: Response[] = ["1", "1"];
  const one: Response[] = [
    ["a", 1, 0],
    ["b", 1, 0],
  ];
  expect(skipped("math", { de: ["1", "2"] })).toEqual(["no-english-candidate"]);
  expect(skipped("math", { en: [" \n"], de: ["1", "2"], fr: [] })).toEqual([
    "no-english-candidate",
    "no-english-candidate",
  ]);
  expect(skipped("math", { en: ["none"], de: ["1", "2"] })).toEqual(["no-english-answer"]);
  expect(skipped("math", { en, de: ["", "\u3000"] })).toEqual(["blank-responses"]);
  expect(skipped("math", { en, de: ["1", ""] })).toEqual(["too-few-candidates"]);
  expect(skipped("math", { en, de: ["1", "2"] }, { minCandidates: 3 })).toEqual(["too-few-candidates"]);
  expect(skipped("math", { en, de: ["eins", "zwei"] })).toEqual(["no-parsable-answer"]);
  expect(skipped("math", { en, de: ["1", "1.0", "eins"] })).toEqual(["all-agree"]);
  expect(skipped("math", { en, de: ["2", "3"] })).toEqual(["none-agrees"]);
  expect(
    skipped("general", {
      en: one,
      de: [
        ["x", 1, 0],
        ["x", 0, 1],
      ],
    }),
  ).toEqual(["identical-texts"]);
  expect(
    skipped("general", {
      en: one,
      de: [
        ["x", 1, 0],
        ["y", 1, 0],
      ],
    }),
  ).toEqual(["all-scores-equal"]);
  expect(
    skipped(
      "general",
      {
        en: one,
        de: [
          ["x", 1, 0],
          ["y", 0, 1],
        ],
      },
      { minMargin: 1 },
    ),
  ).toEqual(["margin-below-threshold"]);
  expect(skipped("general", { en: one, de: [["x", 1, 0], "y"] })).toEqual(["missing-vector"]);
  expect(
    skipped("general", {
      en: ["a", "b"],
      de: [
        ["x", 1, 0],
        ["y", 0, 1],
      ],
    }),
  ).toEqual(["missing-vector"]);
  expect(
    skipped("general", {
      en: one,
      de: [
        ["x", 1],
        ["y", 2],
      ],
    }),
  ).toEqual(["vector-length"]);
});

test("English pairs are made only where asked for", () => {
  const prompt = group("math", { en: ["1", "1", "2"], de: ["1", "2"] });
  expect(construct(prompt).pairs.map(({ language }) => language)).toEqual(["de"]);
  const both = construct(prompt, { english: true });
  expect(both.pairs.map(({ chosenId, rejectedId }) => [chosenId, rejectedId])).toEqual([
    ["en0", "en2"],
    ["de0", "de1"],
  ]);
});

test("parameters have defaults and words, and unknown ones are refused", () => {
  expect(cmAlign.parameters.parse({})).toEqual({ minMargin: 0, minCandidates: 2, english: false });
  expect(cmAlign.parameters.safeParse({ margin: 1 }).success).toBe(false);
  for (const field of Object.values(CmAlignParameters.shape))
    expect(field.meta()?.words, "the id of its words").toBeTruthy();
});

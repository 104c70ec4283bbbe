import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { calmPool, pollOf } from "./calm";
import { countVotes } from "./calm-vote";
import { type PairFlag, pairFlags } from "./flags";
import { type MethodName, methodNames, methods } from "./methods";
import { rankOf } from "./ranking";
import { referenceByCode, referenceByVectors } from "./reference-by-similarity";
import { answerReaders, referenceByVote } from "./reference-by-vote";
import { constructAll } from "./test-group";
import {
  type Candidate,
  type ConstructedPair,
  type MethodResult,
  origins,
  type PromptGroup,
  skipReasons,
  tasks,
} from "./types";

/** What each method promises when the rows of a language are turned round. */
type Pledge = {
  /** Parameters to try beside the defaults. */
  parameters: readonly Record<string, unknown>[];
  /** Whether no stated tie rule decides, for which the order of rows matters. */
  settled: (group: PromptGroup, results: readonly MethodResult[]) => boolean;
  /** What of a pair does not depend on the order then. */
  steady: (pair: MethodResult["pairs"][number], group: PromptGroup) => unknown;
  /** The rows whose order matters by definition. */
  fixed?: string;
};

const isVoted = ({ task }: PromptGroup) => task === "math" || task === "choice";
/** The pair's ids, and who has which rank. */
const ids = ({ chosenId, rejectedId, ranking }: MethodResult["pairs"][number]) => {
  const ranks = ranking?.map(({ responseId }) => `${responseId} ${rankOf(ranking, responseId)}`);
  return [chosenId, rejectedId, ranks?.sort()];
};
const untied: Pledge["settled"] = (_, results) =>
  results.every(({ pairs }) => pairs.every(({ flags }) => !flags.includes("tie")));
const english = ({ languages }: PromptGroup) => (languages.get("en") ?? []).filter(({ text }) => text.trim());

/** The flags of CM-Align's reference: where it is tied, another may be taken without any pair to say so. */
function referenceOf(group: PromptGroup): readonly PairFlag[] {
  const responses = english(group);
  const { task } = group;
  if (responses.length === 0) return [];
  if (task === "math" || task === "choice")
    return referenceByVote(responses, answerReaders[task])?.flags ?? [];
  const reference = task === "code" ? referenceByCode(responses) : referenceByVectors(responses);
  return typeof reference === "string" ? [] : reference.flags;
}

/** Without the quota, which hides the ties of the pairs that it leaves out. */
function untiedWithoutQuota(group: PromptGroup): boolean {
  const results = ["reward", "alignment"].flatMap((score) =>
    [group, turned(group)].map((one) => constructAll("reward-ranked", [one], { score })),
  );
  return untied(group, results);
}

/** The rows of every language the other way round, but for one language. */
function turned(group: PromptGroup, fixed?: string): PromptGroup {
  const languages = [...group.languages].map(([language, list]) => {
    return [language, language === fixed ? list : [...list].reverse()] as const;
  });
  return { ...group, languages: new Map(languages) };
}

/** Of answers that agree, the first is taken where there are no vectors: then only support is steady. */
const byReference: Pick<Pledge, "parameters" | "steady"> = {
  parameters: [{ english: true }, { minCandidates: 3 }, { minMargin: 0.2 }],
  steady: (pair, group) => (isVoted(group) ? pair.support : ids(pair)),
};

const pledges: Record<MethodName, Pledge> = {
  "cm-align": {
    ...byReference,
    settled: (group, results) => untied(group, results) && !referenceOf(group).includes("tie"),
  },
  "first-reference": { ...byReference, settled: untied, fixed: "en" },
  "random-reference": {
    ...byReference,
    parameters: [...byReference.parameters, { seed: 7 }],
    settled: (group, results) =>
      untied(group, results) &&
      new Set(english(group).map(({ text }) => text)).size === english(group).length,
  },
  "implicit-reward": {
    parameters: [
      { alpha: 0 },
      { alpha: 0.5, english: false },
      { alpha: 0.1, maxReward: 3 },
      { alpha: 0, minMargin: 4 },
    ],
    settled: untied,
    steady: ids,
  },
  "reward-ranked": {
    parameters: [{ quota: 1 }, { quota: 2, english: false }, { score: "alignment" }, { minMargin: 2 }],
    settled: untiedWithoutQuota,
    steady: ids,
  },
  calm: {
    parameters: [{ english: true }, { pool: "" }, { pool: "sw, th" }],
    settled: (group) => {
      const poll = pollOf(group, calmPool);
      const english = countVotes(poll?.votes.filter(({ language }) => language === "en") ?? []);
      return !poll?.count?.tied && !english?.tied;
    },
    steady: ({ rejectedId, support }) => [rejectedId, support],
  },
  mapo: {
    parameters: [{ maxPairs: 2 }, { score: "reward" }],
    settled: untied,
    steady: ids,
  },
  "language-imbalance": {
    parameters: [{ sameModel: false }],
    settled: () => true,
    // The first two of a model are taken: which they are depends on the order, whether there are two does not.
    steady: () => "a pair",
  },
  "longest-shortest": {
    parameters: [{ english: true }, { minMargin: 3 }],
    settled: untied,
    steady: ids,
  },
};

const some = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined, freq: 9 });
const number = fc.integer({ min: -6, max: 6 });
const candidate = fc.record({
  text: fc.oneof(
    fc.constantFrom(
      "",
      " ",
      "Answer: A",
      "Answer: B",
      "答案：B",
      "\\boxed{18}",
      "18",
      "20 <<4*5=20>>",
      "y = 2; z",
    ),
    fc.string({ unit: "grapheme", maxLength: 20 }),
  ),
  vector: some(fc.array(number, { minLength: 3, maxLength: 3 }).map((values) => Float32Array.from(values))),
  reward: some(number),
  alignment: some(number),
  origin: fc.option(fc.constantFrom(...origins), { nil: undefined }),
  model: fc.constantFrom("one", "two"),
  policyLogprob: some(number),
  referenceLogprob: some(number),
});
const prompt = fc.record({
  task: fc.constantFrom(...tasks),
  gold: some(fc.constantFrom("18", "20", "none")),
  languages: fc.dictionary(
    fc.constantFrom("en", "de", "th", "zh", "sw"),
    fc.array(candidate, { maxLength: 6 }),
    {
      minKeys: 1,
    },
  ),
});
const prompts = fc.array(prompt, { minLength: 1, maxLength: 4 }).map((made) =>
  made.map(({ task, gold, languages }, p): PromptGroup => {
    const candidates = (language: string) =>
      (languages[language] ?? []).map(({ reward, alignment, ...one }, i): Candidate => {
        const scores = {
          ...(reward !== undefined && { reward }),
          ...(alignment !== undefined && { alignment }),
        };
        const given = Object.entries({ ...one, scores }).filter(([, value]) => value !== undefined);
        return { responseId: `${language}${i}`, text: one.text, ...Object.fromEntries(given) };
      });
    const keys = Object.keys(languages);
    return {
      promptId: `p${p}`,
      task,
      ...(gold !== undefined && { gold }),
      languages: new Map(keys.map((language) => [language, candidates(language)])),
    };
  }),
);

/** A result by prompt and language, so that nothing but the order of prompts and languages is left out. */
function byPlace({ pairs, skips }: MethodResult): Map<string, unknown[]> {
  const places = new Map<string, unknown[]>();
  for (const { promptId, language, ...rest } of [...pairs, ...skips]) {
    const place = `${promptId} ${language}`;
    places.set(place, [...(places.get(place) ?? []), rest]);
  }
  return places;
}

/** Chosen ranks above rejected, scores only fall, and every response in the ranking is one of the language, once. */
function expectRanking(
  { ranking, chosenId, rejectedId, flags, margin }: ConstructedPair,
  own: readonly Candidate[],
) {
  const ranked = ranking ?? [];
  const ids = ranked.map(({ responseId }) => responseId);
  expect(new Set(ids).size).toBe(ids.length);
  for (const id of ids) expect(own.map(({ responseId }) => responseId)).toContain(id);
  const places = ranked.map(({ score }) => score ?? Number.NEGATIVE_INFINITY);
  expect(places).toEqual([...places].sort((one, other) => other - one));
  const [chosen = Number.NaN, rejected = Number.NaN] = [chosenId, rejectedId].map((id) => rankOf(ranked, id));
  // Two answers with as many votes rank the same; the pair is flagged then, and its margin is 0.
  if (margin === 0 && flags.includes("tie")) expect(chosen).toBe(rejected);
  else expect(chosen).toBeLessThan(rejected);
}

describe.each(methodNames)("%s", (name) => {
  const pledge = pledges[name];
  const given = fc.constantFrom({}, ...pledge.parameters);

  test("ends every language of every prompt as pairs or as one named skip", () => {
    fc.assert(
      fc.property(prompts, given, (groups, parameters) => {
        const { pairs, skips } = constructAll(name, groups, parameters);
        const asked: unknown = methods[name].parameters.parse(parameters);
        const withEnglish =
          typeof asked === "object" && asked !== null && "english" in asked && asked.english;
        const wanted = groups.flatMap(({ promptId, languages }) =>
          [...languages.keys()].filter((l) => l !== "en" || withEnglish).map((l) => `${promptId} ${l}`),
        );
        const paired = new Set(pairs.map(({ promptId, language }) => `${promptId} ${language}`));
        const skipped = skips.map(({ promptId, language }) => `${promptId} ${language}`);
        expect([...paired, ...skipped].sort()).toEqual(wanted.sort());
        for (const { reason } of skips) expect(skipReasons).toContain(reason);
        for (const pair of pairs) {
          const languages = groups.find(({ promptId }) => promptId === pair.promptId)?.languages;
          const textOf = (id: string, language = pair.language) =>
            languages?.get(language)?.find(({ responseId }) => responseId === id)?.text;
          expect(textOf(pair.chosenId)).toMatch(/\S/u);
          expect(textOf(pair.rejectedId)).toMatch(/\S/u);
          expect(textOf(pair.chosenId)).not.toBe(textOf(pair.rejectedId));
          if (pair.referenceId !== null) expect(textOf(pair.referenceId, "en")).toMatch(/\S/u);
          // A vote can be tied between chosen and rejected, and is flagged then.
          if (pair.margin !== null && !pair.flags.includes("tie")) expect(pair.margin).toBeGreaterThan(0);
          if (pair.margin !== null)
            expect(pair.margin).toBeCloseTo(
              (pair.scoreChosen ?? Number.NaN) - (pair.scoreRejected ?? Number.NaN),
            );
          if (pair.support !== null) expect(pair.support > 0 && pair.support <= 1).toBe(true);
          for (const flag of pair.flags) expect(pairFlags).toContain(flag);
          expect(new Set(pair.flags).size).toBe(pair.flags.length);
          expectRanking(pair, languages?.get(pair.language) ?? []);
        }
      }),
      { numRuns: 300 },
    );
  });

  test("makes the same of the prompts in any order", () => {
    fc.assert(
      fc.property(prompts, given, (groups, parameters) => {
        const backwards = constructAll(name, [...groups].reverse(), parameters);
        expect(byPlace(backwards)).toEqual(byPlace(constructAll(name, groups, parameters)));
      }),
    );
  });

  test("makes the same of the languages in any order, but for votes that are tied", () => {
    fc.assert(
      fc.property(prompts, (groups) => {
        fc.pre(name !== "calm" || groups.every((group) => pledge.settled(group, [])));
        const backwards = groups.map((group) => ({
          ...group,
          languages: new Map([...group.languages].reverse()),
        }));
        expect(byPlace(constructAll(name, backwards))).toEqual(byPlace(constructAll(name, groups)));
      }),
    );
  });

  test("makes the same of the rows in any order, but for stated ties", () => {
    const parameters = fc.constantFrom(...(name === "implicit-reward" ? [] : [{}]), ...pledge.parameters);
    fc.assert(
      fc.property(prompts, parameters, (groups, given) => {
        const others = groups.map((group) => turned(group, pledge.fixed));
        const results = [groups, others].map((rows) => constructAll(name, rows, given));
        fc.pre(groups.every((group) => pledge.settled(group, results)));
        const [forward, backward] = results.map(({ pairs, skips }) => {
          const steady = pairs.map((pair) => {
            const group = groups.find(({ promptId }) => promptId === pair.promptId);
            return JSON.stringify([pair.promptId, pair.language, group && pledge.steady(pair, group)]);
          });
          return [...steady, ...skips.map((skip) => JSON.stringify(skip))].sort();
        });
        expect(backward).toEqual(forward);
      }),
    );
  });
});

test.each(["cm-align", "first-reference", "random-reference"] as const)(
  "%s makes the same of embeddings at any scale",
  (name) => {
    fc.assert(
      fc.property(prompts, fc.integer({ min: -20, max: 20 }), (groups, power) => {
        const scaled = groups.map((group) => {
          const languages = [...group.languages].map(([language, list]) => {
            const larger = list.map(({ vector, ...one }) => {
              return { ...one, ...(vector && { vector: vector.map((value) => value * 2 ** power) }) };
            });
            return [language, larger] as const;
          });
          return { ...group, languages: new Map(languages) };
        });
        const outcome = ({ pairs, skips }: MethodResult) => [
          pairs.map(({ chosenId, rejectedId, flags }) => [chosenId, rejectedId, flags]),
          skips,
        ];
        expect(outcome(constructAll(name, scaled))).toEqual(outcome(constructAll(name, groups)));
      }),
    );
  },
);

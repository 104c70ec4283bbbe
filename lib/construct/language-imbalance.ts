import { z } from "zod";
import { eachLanguage, isNotBlank, type LanguageOutcome, usable } from "./each-language";
import { rankingOf } from "./ranking";
import type { Candidate, Method, PairBody, PromptGroup } from "./types";
import { tasks } from "./types";
import { words } from "./words";

export const LanguageImbalanceParameters = z.strictObject({
  sameModel: z.boolean().default(true).meta(words("sameModel")),
});
export type LanguageImbalanceParameters = z.infer<typeof LanguageImbalanceParameters>;

/**
 * Language imbalance driven rewarding (arXiv 2410.08964). A model is better in English than in its other
 * languages: the translation of its English answer is chosen, what it answers natively is rejected.
 */
export const languageImbalance: Method<LanguageImbalanceParameters> = {
  name: "language-imbalance",
  title: "Language imbalance",
  paper: {
    citation: "Yang et al. (2024). Language Imbalance Driven Rewarding for Multilingual Self-improving.",
    url: "https://arxiv.org/abs/2410.08964",
  },
  provenance: [
    {
      source: "second",
      statement: "ownTranslation",
    },
    {
      source: "ours",
      statement: "whatIsTranslation",
    },
    {
      source: "ours",
      statement: "nothingMeasured",
    },
    { source: "ours", statement: "noSecondRound" },
  ],
  needs: [
    {
      column: "origin",
      required: tasks,
      why: "originKinds",
    },
    {
      column: "model",
      required: [],
      why: "sameModel",
    },
  ],
  parameters: LanguageImbalanceParameters,
  construct: (group, { sameModel }) =>
    eachLanguage(group, { english: false }, (all) => {
      const candidates = usable(all);
      return typeof candidates === "string" ? candidates : imbalancePairs(group, candidates, sameModel);
    }),
};

function imbalancePairs(
  group: PromptGroup,
  candidates: readonly Candidate[],
  sameModel: boolean,
): LanguageOutcome {
  const translated = candidates.filter(({ origin }) => origin === "translated");
  const native = candidates.filter(({ origin }) => origin !== "translated");
  if (translated.length === 0) return "no-translated-response";
  if (native.length === 0) return "no-native-response";
  const models = sameModel ? new Set(translated.map(({ model }) => model)) : [undefined];
  const of = (model: string | undefined) => (one: Candidate) => !sameModel || one.model === model;
  const both = [...models].filter((model) => native.some(of(model)));
  if (both.length === 0) return "no-model-in-common";
  const pairs = both.flatMap((model) =>
    firstDifferent(group, translated.filter(of(model)), native.filter(of(model))),
  );
  return pairs.length === 0 ? "identical-texts" : pairs;
}

/** The first translated and the first native response that are not the same text. */
function firstDifferent(
  group: PromptGroup,
  translated: readonly Candidate[],
  native: readonly Candidate[],
): PairBody[] {
  for (const chosen of translated) {
    const rejected = native.find(({ text }) => text !== chosen.text);
    if (!rejected) continue;
    return [
      {
        referenceId: sourceOf(group, chosen)?.responseId ?? null,
        chosenId: chosen.responseId,
        rejectedId: rejected.responseId,
        scoreChosen: null,
        scoreRejected: null,
        margin: null,
        support: null,
        referenceScore: null,
        ranking: rankingOf([...translated, ...native], [...translated.map(() => 1), ...native.map(() => 0)]),
        flags: [],
      },
    ];
  }
  return [];
}

/** The English response that a translation was made from, where there can be no doubt. */
function sourceOf({ languages }: PromptGroup, { model }: Candidate): Candidate | undefined {
  const english = (languages.get("en") ?? []).filter((one) => isNotBlank(one) && one.model === model);
  return english.length === 1 ? english[0] : undefined;
}

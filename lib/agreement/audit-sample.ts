import { type Certification, certifiedThreshold } from "./certified-threshold";
import { type ErrorRate, errorRate, type Stratum, stratifiedErrorRate } from "./error-rate";
import { platt, plattAt } from "./platt";
import { predictionPowered, type Tightened } from "./prediction-powered";

/** A pair of a random sample that people judged blind. `half` splits pairs for fitting and predicting. */
export type AuditedPair = { language: string; margin: number | null; half: number; wrong: boolean };

export type AuditedLanguage = {
  language: string;
  /** Pairs of the language that the sample stands for, and how many of them it holds. */
  size: number;
  n: number;
  errors: number;
  rate: ErrorRate;
  /** Beside it what the margins of all pairs add; null where they add nothing that can be told. */
  tightened: Tightened | null;
};

export type AuditedLanguages = { languages: AuditedLanguage[]; all: ErrorRate };

/** The share of wrong pairs in each language and over all of them, each language weighed by its pairs. */
export function auditedLanguages(
  sample: readonly AuditedPair[],
  population: readonly { language: string; size: number; margins: readonly number[] }[],
  confidence = 0.95,
): AuditedLanguages {
  const languages = population.map(({ language, size, margins }): AuditedLanguage => {
    const own = sample.filter((pair) => pair.language === language);
    const stratum: Stratum = { size, n: own.length, errors: own.filter(({ wrong }) => wrong).length };
    return {
      language,
      ...stratum,
      rate: errorRate(stratum, confidence),
      tightened: tightened(own, margins, confidence),
    };
  });
  return { languages, all: stratifiedErrorRate(languages, confidence) };
}

/**
 * Margins become probabilities of being wrong by curves that never saw the pair they speak of: each half's by the other
 * half's curve, and those of the rest by the mean of both.
 */
function tightened(
  sample: readonly AuditedPair[],
  margins: readonly number[],
  confidence: number,
): Tightened | null {
  const scored = sample.flatMap((pair) =>
    pair.margin === null ? [] : [{ ...pair, score: pair.margin, right: !pair.wrong }],
  );
  if (scored.length < sample.length || margins.length === 0) return null;
  const [first, second] = [0, 1].map((half) => platt(scored.filter((pair) => pair.half !== half)));
  if (!first || !second) return null;
  const reviewed = scored.map(({ half, score, wrong }) => ({
    wrong,
    predicted: 1 - plattAt(half === 0 ? first : second, score),
  }));
  const others = margins.map((margin) => 1 - (plattAt(first, margin) + plattAt(second, margin)) / 2);
  const answer = predictionPowered(reviewed, others, confidence);
  return answer.tightened ? answer : null;
}

export type LanguageClaim = { language: string; certification: Certification };

/** A threshold on the margin for each language of the sample; all claims hold together but for a chance of `risk`. */
export function certifiedLanguages(
  sample: readonly AuditedPair[],
  { target, risk }: { target: number; risk: number },
): LanguageClaim[] {
  const languages = [...new Set(sample.map(({ language }) => language))].sort();
  return languages.map((language) => ({
    language,
    certification: certifiedThreshold(
      sample.flatMap((pair) =>
        pair.language === language && pair.margin !== null
          ? [{ score: pair.margin, right: !pair.wrong }]
          : [],
      ),
      { target, risk: risk / languages.length },
    ),
  }));
}

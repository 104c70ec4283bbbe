"use client";

import { useFormatter } from "use-intl/react";
import { scoreDigits } from "./pairs/numbers";

/** Numbers as the language of the interface writes them. */
export function useNumbers() {
  const format = useFormatter();
  return {
    /** 1234 is 1,234. */
    count: (n: number) => format.number(n),
    /** A score or a margin as people compare it: 0.81249 is 0.812, -123.456 is −123.5. */
    score: (score: number) => trueMinus(format.number(score, { ...fixed(scoreDigits(score)), ...plain })),
    /** The same without the zeros at its end, for the marks of an axis: 0.5. */
    tick: (score: number) =>
      trueMinus(format.number(score, { maximumFractionDigits: scoreDigits(score), ...plain })),
    /** A share with two decimals: 0.63. */
    share: (share: number) => format.number(share, fixed(2)),
    /** 0.417 is 42 %, as the language writes it. */
    percent: (share: number) => format.number(share, { style: "percent" }),
  };
}

const plain = { useGrouping: false, signDisplay: "negative" } as const;

function fixed(digits: number) {
  return { minimumFractionDigits: digits, maximumFractionDigits: digits };
}

/** A hyphen is no minus, and no screen reader says it as one. */
function trueMinus(words: string): string {
  return words.replace("-", "\u2212");
}

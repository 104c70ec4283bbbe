"use client";

import { useFormatter, useTranslations } from "use-intl/react";
import type { ScoringSummary } from "@/lib/answers";
import { kinds } from "./kinds";

type Came = Pick<ScoringSummary, "kind" | "state" | "done" | "total">;

/** Numbers as the score page says them: short, with their unit, and never more exact than they are. */
export function useScoreWords() {
  const t = useTranslations("score");
  const format = useFormatter();
  const dollars = (n: number, digits: number) =>
    format.number(n, { style: "currency", currency: "USD", minimumFractionDigits: digits });
  return {
    /** US dollars: 0 is "$0", less than a cent "under $0.01", else two digits behind the point. */
    money(cost: number): string {
      if (cost === 0)
        return format.number(0, { style: "currency", currency: "USD", maximumFractionDigits: 0 });
      return cost < 0.01 ? t("money.under", { cost: dollars(0.01, 2) }) : dollars(cost, 2);
    },
    /** Tokens, cut to two or three digits: 1,234,567 is "1.2M tokens", 45,678 is "46K tokens". */
    tokens(n: number): string {
      const digits = n < 1000 ? 3 : 2;
      return t("tokens", {
        n,
        short: format.number(n, { notation: "compact", maximumSignificantDigits: digits }),
      });
    },
    /** Items per second, or per minute where there are fewer than one per second. */
    rate(perSecond: number): string {
      const of = (n: number) => format.number(n, { maximumSignificantDigits: 2 });
      return perSecond >= 1
        ? t("rate.second", { n: of(perSecond) })
        : t("rate.minute", { n: of(perSecond * 60) });
    },
    /** What a scoring came to: "1,200 prompts answered", or how many of them where some are left. */
    outcome({ kind, state, done, total }: Came): string {
      const { item } = kinds[kind];
      const items = done < total ? t(`progress.${item}`, { done, total }) : t(`items.${item}`, { n: total });
      const words = t(`outcome.${kind}`, { items });
      return state === "cancelled" ? t("outcome.cancelled", { words }) : words;
    },
  };
}

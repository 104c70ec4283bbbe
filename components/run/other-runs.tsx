import Link from "next/link";
import { useTranslations } from "use-intl/react";
import type { RunPage } from "@/lib/run-answers";
import { Time } from "../pairs/time";
import { methodTitle } from "./run-words";
import { useRunSettings } from "./use-run-settings";

/** The other finished runs of the project, each a way to the comparison with this one. */
export function OtherRuns({ base, others }: { base: string; others: RunPage["others"] }) {
  const t = useTranslations("run");
  const { unusual } = useRunSettings();
  if (others.length === 0) return null;
  return (
    <details className="group">
      <summary className="w-fit cursor-pointer text-accent underline">
        {t("compare.with", { n: others.length })}
      </summary>
      <ul className="mt-3 divide-y divide-hairline border-y border-hairline">
        {others.map((other) => (
          <li key={other.id}>
            <Link
              href={`${base}/comparison/${other.id}`}
              prefetch={false}
              className="flex flex-wrap gap-x-6 gap-y-0.5 py-2.5 no-underline hover:bg-sunken pointer-coarse:py-3"
            >
              <span className="font-medium">{methodTitle(other.method)}</span>
              <span className="text-muted">
                <Time at={other.createdAt} />
              </span>
              <span>{t("outcome.pairs", { pairs: other.pairs })}</span>
              <span className="text-muted">{unusual(other)}</span>
            </Link>
          </li>
        ))}
      </ul>
    </details>
  );
}

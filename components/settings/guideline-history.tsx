"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslations } from "use-intl/react";
import { fetchJson } from "@/lib/fetch-json";
import { type GuidelineInFull, type GuidelineVersion, guidelineTexts } from "@/lib/review/guideline";
import { GuidelineText } from "../guideline/guideline-text";
import { Time } from "../pairs/time";
import { useLanguageName } from "../use-language-name";
import { useProblemText } from "../use-problem-text";

/** Every version that was kept, the newest first; each can be opened and read as it was. */
export function GuidelineHistory({
  projectId,
  versions,
}: {
  projectId: string;
  versions: readonly GuidelineVersion[];
}) {
  const t = useTranslations("settings.guideline");
  if (versions.length === 0) return null;
  return (
    <section className="grid max-w-3xl gap-3">
      <h2 className="text-lg font-medium">{t("history")}</h2>
      <ol className="divide-y divide-hairline border-y border-hairline">
        {versions.map((version) => (
          <li key={version.version}>
            <Version projectId={projectId} version={version} />
          </li>
        ))}
      </ol>
    </section>
  );
}

function Version({ projectId, version }: { projectId: string; version: GuidelineVersion }) {
  const t = useTranslations("settings.guideline");
  const nameOf = useLanguageName();
  const [open, setOpen] = useState(false);
  const { person, at, languages } = version;
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className="flex cursor-pointer flex-wrap gap-x-4 py-2.5">
        <span className="font-medium">{t("version", { version: version.version })}</span>
        <span className="text-muted">
          <Time at={at} />
          {person === null ? null : (
            <>
              {" · "}
              <bdi>{person}</bdi>
            </>
          )}
          {languages.length > 0 ? ` · ${languages.map(nameOf).join(", ")}` : ""}
        </span>
      </summary>
      {open ? <Text projectId={projectId} version={version.version} /> : null}
    </details>
  );
}

function Text({ projectId, version }: { projectId: string; version: number }) {
  const t = useTranslations("settings.guideline");
  const problemText = useProblemText();
  const { data, error } = useQuery({
    queryKey: ["guideline", projectId, version],
    queryFn: ({ signal }) =>
      fetchJson<GuidelineInFull>(`/api/projects/${projectId}/guideline/versions/${version}`, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (error) return <p className="pb-4 text-reject">{problemText(error)}</p>;
  if (!data) return <p className="pb-4 text-muted">{t("fetching")}</p>;
  return (
    <div className="pb-4">
      <GuidelineText texts={guidelineTexts(data, [])} />
    </div>
  );
}

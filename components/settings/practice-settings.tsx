"use client";

import { useMutation } from "@tanstack/react-query";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useTranslations } from "use-intl/react";
import { fetchJson } from "@/lib/fetch-json";
import type { PracticeOverview, PracticePairRow, PracticePersonRow } from "@/lib/review/practice";
import { PracticeForm } from "../practice/practice-form";
import { ReadingText } from "../text/reading-text";
import { Button, buttonClass } from "../ui/button";
import { Dialog } from "../ui/dialog";
import { Empty } from "../ui/empty";
import { Checkbox } from "../ui/field";
import { ScrollRegion } from "../ui/scroll-region";
import { useLanguageName } from "../use-language-name";
import { Saved } from "./saved";

/** The practice round of each language: whether it comes first, its pairs, and how people did. */
export function PracticeSettings({
  projectId,
  first,
  overview: { pairs, people },
}: {
  projectId: string;
  /** Practice comes before real work. */
  first: boolean;
  overview: PracticeOverview;
}) {
  const t = useTranslations("settings.practice");
  const router = useRouter();
  const [edited, setEdited] = useState<PracticePairRow | null>(null);
  if (pairs.length === 0) {
    return (
      <Empty
        title={t("none")}
        action={
          <Link href={`/projects/${projectId}/construct`} className={buttonClass("primary")}>
            {t("toPairs")}
          </Link>
        }
      >
        {t("noneText")}
      </Empty>
    );
  }
  return (
    <div className="grid gap-8">
      <First projectId={projectId} first={first} />
      <Pairs projectId={projectId} pairs={pairs} onEdit={setEdited} />
      {people.length > 0 ? <People people={people} /> : null}
      <Dialog open={edited !== null} title={t("edit")} onClose={() => setEdited(null)}>
        {edited ? (
          <PracticeForm
            key={edited.id}
            projectId={projectId}
            pairId={edited.pairId}
            known={edited}
            onDone={() => {
              setEdited(null);
              router.refresh();
            }}
          />
        ) : null}
      </Dialog>
    </div>
  );
}

function First({ projectId, first }: { projectId: string; first: boolean }) {
  const t = useTranslations("settings.practice");
  const [on, setOn] = useState(first);
  const save = useMutation({
    mutationFn: (practice: boolean) =>
      fetchJson(`/api/projects/${projectId}`, { method: "PATCH", body: { policy: { practice } } }),
    onError: (_, practice) => setOn(!practice),
  });
  return (
    <div className="grid gap-2">
      <Checkbox
        label={t("first")}
        hint={t("firstHint")}
        checked={on}
        onChange={({ target }) => {
          setOn(target.checked);
          save.mutate(target.checked);
        }}
      />
      <Saved error={save.error} saved={save.isSuccess} />
    </div>
  );
}

const head = "py-2 pe-6 text-start text-sm font-normal text-muted";
const cell = "py-2.5 pe-6";

function Pairs({
  projectId,
  pairs,
  onEdit,
}: {
  projectId: string;
  pairs: readonly PracticePairRow[];
  onEdit: (pair: PracticePairRow) => void;
}) {
  const t = useTranslations("settings.practice");
  const lead = useTranslations("practice.lead");
  const nameOf = useLanguageName();
  return (
    <section className="grid gap-2">
      <h2 className="text-lg font-medium">{t("pairs")}</h2>
      <ScrollRegion aria-label={t("pairs")}>
        <table className="w-full border-collapse">
          <thead>
            <tr className="border-b border-hairline">
              <th className={head}>{t("language")}</th>
              <th className={head}>{t("prompt")}</th>
              <th className={head}>{t("expected")}</th>
              <th className={head}>{t("answers")}</th>
              <th className={head}>
                <span className="sr-only">{t("edit")}</span>
              </th>
            </tr>
          </thead>
          <tbody className="divide-y divide-hairline">
            {pairs.map((pair) => (
              <tr key={pair.id} className="align-top" data-testid="practice-pair">
                <td className={`${cell} whitespace-nowrap`}>{nameOf(pair.language)}</td>
                <td className={`${cell} max-w-80`}>
                  <Link
                    href={`/projects/${projectId}/pairs/${pair.pairId}`}
                    className="text-accent underline"
                  >
                    <bdi>{pair.promptKey}</bdi>
                  </Link>
                  <ReadingText
                    text={pair.prompt}
                    language={pair.language}
                    className="line-clamp-2 break-words [--reading-scale:0.84]"
                  />
                </td>
                <td className={`${cell} max-w-96`}>
                  {lead(`choice.${pair.expected}`)}
                  <bdi className="line-clamp-2 block text-sm text-muted">{pair.why}</bdi>
                </td>
                <td className={`${cell} whitespace-nowrap`}>
                  {pair.answers === 0 ? (
                    <span className="text-muted">{t("noAnswers")}</span>
                  ) : (
                    t("agreed", { agreed: pair.agreed, total: pair.answers })
                  )}
                </td>
                <td className="py-1 text-end">
                  <Button
                    look="quiet"
                    aria-label={t("editOne", { prompt: pair.promptKey })}
                    onClick={() => onEdit(pair)}
                  >
                    {t("change")}
                  </Button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </section>
  );
}

function People({ people }: { people: readonly PracticePersonRow[] }) {
  const t = useTranslations("settings.practice");
  const nameOf = useLanguageName();
  return (
    <section className="grid gap-2">
      <h2 className="text-lg font-medium">{t("people")}</h2>
      <ScrollRegion aria-label={t("people")}>
        <table className="w-full max-w-3xl border-collapse">
          <thead>
            <tr className="border-b border-hairline">
              <th className={head}>{t("person")}</th>
              <th className={head}>{t("language")}</th>
              <th className={head}>{t("done")}</th>
              <th className={head}>{t("first1")}</th>
            </tr>
          </thead>
          <tbody className="divide-y divide-hairline">
            {people.map(({ userId, name, language, total, answered, agreed, attempts }) => (
              <tr key={`${userId} ${language}`} data-testid="practice-person">
                <th scope="row" className={`${cell} text-start font-normal`}>
                  <bdi>{name}</bdi>
                </th>
                <td className={cell}>{nameOf(language)}</td>
                <td className={cell}>
                  {t("of", { n: answered, total })}
                  {attempts > answered ? (
                    <span className="text-muted"> · {t("attempts", { n: attempts })}</span>
                  ) : null}
                </td>
                <td className={cell}>{answered === 0 ? "" : t("agreed", { agreed, total: answered })}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </section>
  );
}

import type { ReactNode } from "react";
import { useFormatter, useTranslations } from "use-intl/react";
import type { Judgement, PairPage } from "@/lib/pair-answers";
import { strengths } from "@/lib/review/choice";
import { useReasonWords } from "../use-reason-words";
import { Time } from "./time";
import { Verdict } from "./verdict-marks";

type Event = { at: string; key: string; what: ReactNode };

/** What has happened to a pair, the first thing first. */
export function PairLife({ pair }: { pair: PairPage }) {
  const t = useTranslations("pairs.life");
  const events: Event[] = [
    { at: pair.runAt, key: "made", what: t("made", { method: pair.title }) },
    ...pair.queues.map(({ name, mode, at }) => ({
      at,
      key: `queue ${name}`,
      what: t.rich(`given.${mode}`, { queue: name, name: isolated }),
    })),
    ...pair.judgements.map((judgement) => ({
      at: judgement.at,
      key: judgement.id,
      what: <Judged judgement={judgement} labels={pair.reasonWords} />,
    })),
    ...pair.questions.flatMap(({ id, person, message, at, closedAt }) => [
      { at, key: id, what: <Asked person={person} message={message} /> },
      ...(closedAt === null ? [] : [{ at: closedAt, key: `closed ${id}`, what: t("answered") }]),
    ]),
    ...pair.judgements.flatMap(({ id, person, retractedAt }) =>
      retractedAt === null
        ? []
        : [
            {
              at: retractedAt,
              key: `undo ${id}`,
              what: t.rich("retracted", { person, name: isolated }),
            },
          ],
    ),
  ].sort((one, other) => one.at.localeCompare(other.at));
  return (
    <section className="grid gap-3">
      <h2 className="text-lg font-medium">{t("title")}</h2>
      <ol className="ms-1 border-s border-hairline" data-testid="life">
        {events.map(({ at, key, what }) => (
          <li key={key} className="relative grid gap-x-6 py-1.5 ps-5 sm:grid-cols-[13rem_1fr]">
            <span
              aria-hidden="true"
              className="absolute -start-[3.5px] top-3.5 size-1.5 rounded-full bg-ink"
            />
            <span className="text-muted">
              <Time at={at} />
            </span>
            <span>{what}</span>
          </li>
        ))}
      </ol>
      {pair.judgements.length === 0 ? <p className="text-muted">{t("nobody")}</p> : null}
    </section>
  );
}

/** A name among words of another direction. */
const isolated = (words: ReactNode) => <bdi>{words}</bdi>;

function Asked({ person, message }: { person: string; message: string }) {
  const t = useTranslations("pairs.life");
  return (
    <>
      {t.rich("asked", { person, name: (words) => <bdi className="font-medium">{words}</bdi> })}
      <Words>{message}</Words>
    </>
  );
}

function Words({ children }: { children: string }) {
  return (
    <bdi className="block max-w-[68ch] border-s-2 border-hairline ps-3 whitespace-pre-wrap">{children}</bdi>
  );
}

function Judged({ judgement, labels }: { judgement: Judgement; labels: PairPage["reasonWords"] }) {
  const { person, mode, verdict, strength, reasons, comment, seconds, counted, retractedAt } = judgement;
  const t = useTranslations("pairs.life");
  const reasonWords = useReasonWords();
  const format = useFormatter();
  const much = strengths.find((one) => one === strength);
  const changed = judgement.firstChoice !== null && judgement.firstChoice !== judgement.choice;
  const about = [
    t(`judged.${mode}`, { seconds }),
    ...(reasons.length > 0
      ? [
          t("reasons", {
            reasons: format.list(reasons.map((key) => reasonWords({ key, label: labels[key] ?? null }))),
          }),
        ]
      : []),
    ...(judgement.informed ? [t("informed")] : []),
    ...(much ? [t(`strength.${much}`)] : []),
    ...(changed ? [t("changed")] : []),
    ...(counted ? [] : [t("notCounted")]),
  ];
  return (
    <>
      <span className={retractedAt === null ? "" : "line-through decoration-muted"}>
        <bdi className="font-medium">{person}</bdi> <Verdict verdict={verdict} />
      </span>
      <span className="text-muted"> {about.join(" · ")}</span>
      {comment === "" ? null : <Words>{comment}</Words>}
    </>
  );
}

import type { QueueBody, QueueKind, QueueOrder } from "@/lib/review/queue-plan";

/** A queue as the form has it; shares in percent. */
export type Draft = {
  kind: QueueKind;
  runId: string;
  language: string;
  flag: string;
  judged: "" | "no";
  order: QueueOrder;
  mode: "blind" | "open";
  /** Half-width of the error rate, in percentage points. */
  precision: number;
  overlap: number;
  more: number;
  gold: number;
  repeat: number;
  tie: number;
  name: string;
};

export const firstDraft: Draft = {
  kind: "plain",
  runId: "",
  language: "",
  flag: "",
  judged: "",
  order: "made",
  mode: "blind",
  precision: 5,
  overlap: 1,
  more: 0,
  gold: 0,
  repeat: 0,
  tie: 0,
  name: "",
};

/** What is asked of the server. A field that is being typed in, and holds no number yet, counts as 0. */
export function bodyOf(draft: Draft): QueueBody {
  const audit = draft.kind === "audit";
  const share = (percent: number) => (percent || 0) / 100;
  const overlap = draft.overlap || 1;
  return {
    kind: draft.kind,
    filter: {
      runIds: [draft.runId],
      ...(draft.language && { languages: [draft.language] }),
      ...(draft.flag && { withFlags: [draft.flag] }),
      ...(draft.judged && { judged: draft.judged }),
    },
    ...(draft.name.trim() && { name: draft.name.trim() }),
    mode: audit ? "blind" : draft.mode,
    overlap,
    order: draft.kind === "plain" ? draft.order : "made",
    more: draft.more > 0 ? { share: share(draft.more), overlap: overlap + 1 } : null,
    size: audit ? { halfWidth: share(draft.precision || 5) } : null,
    controls: {
      gold: share(draft.gold),
      repeat: share(draft.repeat),
      tie: audit || draft.mode === "blind" ? share(draft.tie) : 0,
    },
  };
}

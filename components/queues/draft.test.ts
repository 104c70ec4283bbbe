import { expect, test } from "vitest";
import { QueueRequest } from "@/lib/review/queue-plan";
import { bodyOf, firstDraft } from "./draft";

const draft = { ...firstDraft, runId: "7f1c4f0e-5c0e-4d8e-9a34-0d3f4f2a1b2c", name: " Audit " };

test("what the form says is what the server takes, of every kind", () => {
  for (const kind of ["plain", "audit", "triage"] as const)
    expect(QueueRequest.parse(bodyOf({ ...draft, kind }))).toMatchObject({ kind, name: "Audit", overlap: 1 });
});

test("an audit is blind and has the precision that was asked for; shares are of one", () => {
  const body = bodyOf({ ...draft, kind: "audit", mode: "open", precision: 4, more: 10, gold: 5, tie: 2 });
  expect(body).toMatchObject({
    mode: "blind",
    size: { halfWidth: 0.04 },
    more: { share: 0.1, overlap: 2 },
    controls: { gold: 0.05, repeat: 0, tie: 0.02 },
  });
});

test("an open queue holds no equal texts, and a field without a number counts as none", () => {
  const body = bodyOf({ ...draft, mode: "open", tie: 5, gold: Number.NaN, more: Number.NaN });
  expect(body).toMatchObject({ more: null, controls: { gold: 0, tie: 0 } });
  expect(QueueRequest.safeParse(body).success).toBe(true);
});

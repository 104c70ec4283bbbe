import { expect, test } from "vitest";
import { isStillKept, reopened } from "./kept";
import type { OutboxCommand } from "./outbox";
import { pair } from "./test-pair";

const place = { projectId: "p", queueId: "q", userId: "u" };

function decision(assignmentId: number, id = `d${assignmentId}`): OutboxCommand {
  const body = { id, assignmentId, choice: "left" as const, reasons: ["format"], comment: "", durationMs: 1 };
  return { kind: "decision", id, ...place, body };
}

function retraction(assignmentId: number, of = `d${assignmentId}`): OutboxCommand {
  return { kind: "retraction", id: `r-${of}`, ...place, decisionId: of, assignmentId };
}

test.each<[string, number[], OutboxCommand[], number[], string[]]>([
  ["nothing decided", [1, 2], [], [1, 2], []],
  ["two decided", [1, 2, 3], [decision(1), decision(2)], [3], ["d1", "d2"]],
  ["one taken back", [1, 2], [decision(1), retraction(1)], [1, 2], []],
  ["one taken back and decided anew", [1, 2], [decision(1), retraction(1), decision(1, "new")], [2], ["new"]],
  ["the retraction of a decision that was sent before", [1, 2], [retraction(1)], [1, 2], []],
  ["decisions on pairs that were not kept", [2], [decision(1), decision(9)], [2], []],
])("with %s, list and trail are as they were", (_, kept, waiting, list, trail) => {
  const found = reopened(kept.map(pair), waiting);
  expect(found.pairs.map(({ assignmentId }) => assignmentId)).toEqual(list);
  expect(found.trail.map(({ decisionId }) => decisionId)).toEqual(trail);
});

test("the trail says what was chosen, and why", () => {
  expect(reopened([pair(1)], [decision(1)]).trail).toEqual([
    { decisionId: "d1", pair: pair(1), choice: "left", reasons: ["format"] },
  ]);
});

test("texts are kept for twelve hours behind the lease, and not at all by a clock that is far off", () => {
  const hour = 3_600_000;
  const until = 100 * hour;
  expect([until - hour, until, until + 11 * hour].map((now) => isStillKept(until, now))).toEqual([
    true,
    true,
    true,
  ]);
  expect([until + 13 * hour, until - 13 * hour].map((now) => isStillKept(until, now))).toEqual([
    false,
    false,
  ]);
});

import fc from "fast-check";
import { expect, test } from "vitest";
import { DecisionRequest, RetractionRequest } from "./decision";
import { aboutTheCommand, assignmentOf, backoff, decidedBy, type OutboxCommand, requestOf } from "./outbox";

const place = { projectId: "p", queueId: "q", userId: "u" };
const uuid = "3f0e0a4e-8f53-4c1f-9a43-2f5d8b1c7e60";

function decision(assignmentId: number, id = `d${assignmentId}`): OutboxCommand {
  const body = { id, assignmentId, choice: "left" as const, reasons: [], comment: "", durationMs: 1 };
  return { kind: "decision", id, ...place, body };
}

function retraction(assignmentId: number, id = `r${assignmentId}`): OutboxCommand {
  return { kind: "retraction", id, ...place, decisionId: `d${assignmentId}`, assignmentId };
}

test.each<[string, OutboxCommand[], number[]]>([
  ["nothing", [], []],
  ["two decisions", [decision(1), decision(2)], [1, 2]],
  ["a decision taken back", [decision(1), decision(2), retraction(1)], [2]],
  ["a decision taken back and given again", [decision(1), retraction(1), decision(1, "again")], [1]],
  ["a retraction of what was sent before", [retraction(1)], []],
  ["a retraction, then another decision", [retraction(1), decision(1, "again")], [1]],
])("%s leaves decided what it says", (_, commands, decided) => {
  expect([...decidedBy(commands)]).toEqual(decided);
});

test("an assignment is decided exactly when the last word on it is a decision", () => {
  const word = fc.tuple(fc.boolean(), fc.integer({ min: 1, max: 4 }));
  fc.assert(
    fc.property(fc.array(word, { maxLength: 20 }), (words) => {
      const decided = decidedBy(words.map(([back, on]) => (back ? retraction(on) : decision(on))));
      for (const on of [1, 2, 3, 4]) {
        const last = words.findLast(([, other]) => other === on);
        expect(decided.has(on)).toBe(last !== undefined && !last[0]);
      }
    }),
  );
});

test("a decision goes to its queue, and is what the server expects", () => {
  const { url, body } = requestOf(decision(7, uuid));
  expect(url).toBe("/api/projects/p/queues/q/decisions");
  expect(DecisionRequest.parse(body)).toMatchObject({ id: uuid, assignmentId: 7 });
});

test("a retraction goes to its decision, and is what the server expects", () => {
  const { url, body } = requestOf(retraction(7, uuid));
  expect(url).toBe("/api/projects/p/decisions/d7/retraction");
  expect(RetractionRequest.parse(body)).toEqual({ id: uuid });
});

test("a decision and its retraction are about the same assignment", () => {
  expect([decision(7), retraction(7)].map(assignmentOf)).toEqual([7, 7]);
});

test("a fault of the server or a proxy's refusal may be about the command; the way there and the load never are", () => {
  for (const status of [400, 403, 404, 413, 500, 501]) expect(aboutTheCommand(status)).toBe(true);
  for (const status of [undefined, 200, 401, 407, 408, 429, 502, 503, 504, 511])
    expect(aboutTheCommand(status)).toBe(false);
});

test("the wait doubles from half a second to fifteen seconds", () => {
  expect([0, 1, 2, 3, 4, 5, 6, 7, 2000].map(backoff)).toEqual([
    500, 500, 1000, 2000, 4000, 8000, 15_000, 15_000, 15_000,
  ]);
});

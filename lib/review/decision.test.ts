import { expect, test } from "vitest";
import { ClaimRequest, DecisionRequest, RetractionRequest } from "./decision";

const id = "3f0e0a4e-8f53-4c1f-9a43-2f5d8b1c7e60";
const least = { id, assignmentId: 1, choice: "left", durationMs: 0 };

const none = {
  reasons: [],
  comment: "",
  strength: null,
  firstChoice: null,
  textVersion: 1,
  referenceVersion: null,
};

test("a decision without reasons or comment has none, nor what an older page did not know", () => {
  expect(DecisionRequest.parse(least)).toEqual({ ...least, ...none });
});

test("a full decision comes out as it went in", () => {
  const full = {
    ...least,
    choice: "reject",
    reasons: ["wrong-fact"],
    comment: "看 ​",
    strength: "slightly",
    firstChoice: "swap",
    durationMs: 86_400_000,
    textVersion: 3,
    referenceVersion: 2,
  };
  expect(DecisionRequest.parse(full)).toEqual(full);
});

test.each<[string, Record<string, unknown>]>([
  ["an id that is none", { id: "1" }],
  ["no id", { id: undefined }],
  ["no assignment", { assignmentId: undefined }],
  ["assignment 0", { assignmentId: 0 }],
  ["half an assignment", { assignmentId: 1.5 }],
  ["an assignment beyond whole numbers", { assignmentId: 2 ** 53 }],
  ["an unknown choice", { choice: "tie" }],
  ["a verdict instead of a choice's word", { choice: "Accept" }],
  ["ten reasons", { reasons: Array.from({ length: 10 }, () => "x") }],
  ["a reason that is a story", { reasons: ["x".repeat(41)] }],
  ["a comment of 2,001 characters", { comment: "x".repeat(2001) }],
  ["a strength that is none", { strength: "very" }],
  ["a first choice that is none", { firstChoice: "tie" }],
  ["a negative time", { durationMs: -1 }],
  ["a broken time", { durationMs: 1.5 }],
  ["more than a day", { durationMs: 86_400_001 }],
  ["a field of its own", { verdict: "accept" }],
  ["somebody else's name", { annotatorId: id }],
])("a decision with %s is refused", (_, change) => {
  expect(DecisionRequest.safeParse({ ...least, ...change }).success).toBe(false);
});

test("a retraction is an id and nothing else", () => {
  expect(RetractionRequest.parse({ id })).toEqual({ id });
  expect(RetractionRequest.safeParse({}).success).toBe(false);
  expect(RetractionRequest.safeParse({ id, decisionId: id }).success).toBe(false);
});

test("a claim is for one language and for six pairs unless it says how many, at most a hundred", () => {
  expect(ClaimRequest.parse({ language: "de" })).toEqual({ language: "de", count: 6, held: [] });
  expect(ClaimRequest.parse({ language: "de", count: 100, held: [7] })).toEqual({
    language: "de",
    count: 100,
    held: [7],
  });
  for (const wrong of [{}, { language: "d" }, { language: "de", count: 0 }, { language: "de", count: 101 }]) {
    expect(ClaimRequest.safeParse(wrong).success).toBe(false);
  }
});

import { expect, test } from "vitest";
import { readProblemBody } from "./problem-body";

const body = { code: "not-found", title: "Nothing here.", status: 404 };

test("a problem is read with what it leaves out", () => {
  expect(readProblemBody(body)).toEqual({ ...body, details: [], extra: {} });
});

test("details and extra come along, and whatever else stands there does not", () => {
  const extra = { offset: 7, by: "Ada", again: false };
  const details = [{ path: "name", message: "too long", more: 1 }];
  expect(readProblemBody({ ...body, details, extra, request: "r1", other: [] })).toEqual({
    ...body,
    details: [{ path: "name", message: "too long" }],
    extra,
  });
});

test.each([
  ["nothing", null],
  ["a list", [body]],
  ["a sentence", "not-found"],
  ["no code", { title: "Nothing here.", status: 404 }],
  ["a status in words", { ...body, status: "404" }],
  ["details that are no list", { ...body, details: {} }],
  ["a detail without a path", { ...body, details: [{ message: "too long" }] }],
  ["an extra that is a list", { ...body, extra: [] }],
  ["an extra with an object in it", { ...body, extra: { of: {} } }],
])("%s is no problem of ours", (_, json) => {
  expect(readProblemBody(json)).toBeNull();
});

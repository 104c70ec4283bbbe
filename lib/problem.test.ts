import { expect, test } from "vitest";
import english from "./messages/en/problem.json";
import { isProblemCode, Problem, problems } from "./problem";

test.each(Object.entries(problems))(
  "%s is an error status and a whole sentence",
  (code, [status, sentence]) => {
    expect(code).toMatch(/^[a-z]+(-[a-z]+)*$/);
    expect(status).toBeGreaterThanOrEqual(400);
    expect(status).toBeLessThan(600);
    expect(sentence).toMatch(/^[A-Z].*\.$/);
  },
);

test("the English catalogue says what the API says, and one thing more: that nothing answers", () => {
  const sentences = Object.entries(problems).map(([code, [, sentence]]) => [code, sentence]);
  const { unreachable, ...told } = english;
  expect(told).toEqual(Object.fromEntries(sentences));
  expect(unreachable).toMatch(/\.$/);
});

test("a problem carries the status and sentence of its code, and no details unless given", () => {
  const problem = new Problem("already-decided");
  expect(problem).toBeInstanceOf(Error);
  expect(problem).toMatchObject({
    name: "Problem",
    code: "already-decided",
    status: 409,
    message: "You have already decided this pair.",
    details: [],
    extra: {},
    retryAfter: undefined,
  });
});

test("a problem keeps what it is told", () => {
  const details = [{ path: "name", message: "is empty" }];
  const problem = new Problem("too-many-attempts", {
    details,
    retryAfter: 30,
    extra: { n: 5 },
    message: "Slow.",
  });
  expect(problem).toMatchObject({ status: 429, details, retryAfter: 30, extra: { n: 5 }, message: "Slow." });
});

test("codes are those of the list, and not what every object has", () => {
  expect(isProblemCode("internal")).toBe(true);
  expect(["", "Internal", "toString", "constructor", "__proto__"].filter(isProblemCode)).toEqual([]);
});

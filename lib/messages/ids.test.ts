import { expect, test } from "vitest";
import { z } from "zod";
import { baseOfFlag, pairFlags, responseFlags } from "../construct/flags";
import { methodNames, methods } from "../construct/methods";
import { skipReasons } from "../construct/types";
import { scoringKinds, scoringParameters } from "../scoring";
import flag from "./en/flag.json";
import method from "./en/method.json";
import parameter from "./en/parameter.json";
import score from "./en/score.json";
import skip from "./en/skip.json";

/** That what the code names has words, and that no words are left of what it names no longer. */

const sorted = (names: Iterable<string>) => [...new Set(names)].sort();
const keysOf = (messages: object) => Object.keys(messages).sort();

test("every flag has a name and a sentence", () => {
  const bases = sorted([...responseFlags, ...pairFlags].map((flag) => baseOfFlag(flag).base));
  expect(keysOf(flag.name)).toEqual(bases);
  expect(keysOf(flag.sentence)).toEqual(bases);
});

test("every reason for a skip has a name and a sentence", () => {
  expect(keysOf(skip.name)).toEqual(sorted(skipReasons));
  expect(keysOf(skip.sentence)).toEqual(sorted(skipReasons));
});

test("every method has words, and so have its statements and its needs", () => {
  const all = methodNames.map((name) => methods[name]);
  expect(keysOf(method.brief)).toEqual(sorted(methodNames));
  expect(keysOf(method.summary)).toEqual(sorted(methodNames));
  expect(keysOf(method.statement)).toEqual(
    sorted(all.flatMap(({ provenance }) => provenance.map(({ statement }) => statement))),
  );
  expect(keysOf(method.why)).toEqual(sorted(all.flatMap(({ needs }) => needs.map(({ why }) => why))));
});

const Property = z.object({ words: z.string(), enum: z.array(z.string()).default([]) });

test("every parameter has words, and so has everything that one can choose for it", () => {
  const schemas = [
    ...methodNames.map((name) => methods[name].parameters),
    ...scoringKinds.map((kind) => scoringParameters[kind]),
  ];
  const properties = schemas.flatMap((schema) =>
    Object.values(z.toJSONSchema(schema, { io: "input" }).properties ?? {}).map((one) => Property.parse(one)),
  );
  const { option, ...words } = parameter;
  expect(keysOf(words)).toEqual(sorted(properties.map(({ words }) => words)));
  expect(keysOf(option)).toEqual(sorted(properties.flatMap((property) => property.enum)));
});

test("every kind of scoring has words", () => {
  expect(keysOf(score.kind)).toEqual(sorted(scoringKinds));
});

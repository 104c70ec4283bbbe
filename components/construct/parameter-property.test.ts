import { expect, test } from "vitest";
import { z } from "zod";
import { methodNames, methods } from "@/lib/construct/methods";
import { words } from "@/lib/construct/words";
import { scoringKinds, scoringParameters } from "@/lib/scoring";
import { propertiesOf } from "./parameter-property";

test("every parameter of every method has a field", () => {
  for (const name of methodNames) {
    const { properties = {} } = z.toJSONSchema(methods[name].parameters, { io: "input" });
    const shown = propertiesOf(methods[name].parameters);
    expect(
      shown.map((property) => property.name),
      name,
    ).toEqual(Object.keys(properties));
  }
});

test("every parameter of every kind of scoring has a field, but the run whose references are translated", () => {
  for (const kind of scoringKinds) {
    const names = Object.keys(scoringParameters[kind].shape).filter((name) => name !== "runId");
    expect(propertiesOf(scoringParameters[kind]).map(({ name }) => name)).toEqual(names);
  }
});

test("what a schema says of a field is what the field has", () => {
  const schema = z.object({
    few: z.int().min(1).max(9).default(3).meta(words("n")),
    maybe: z.number().nullable().default(null).meta(words("n")),
    yes: z.boolean().default(true).meta(words("n")),
    way: z.enum(["a", "b"]).default("b").meta(words("n")),
    tags: z.array(z.string()).default([]).meta(words("n")),
    bound: z.int().min(2).nullable().default(null).meta(words("n")),
    other: z.object({}),
  });
  expect(propertiesOf(schema)).toMatchObject([
    { name: "few", form: "number", type: "integer", minimum: 1, maximum: 9, default: 3, optional: false },
    { name: "maybe", form: "number", type: "number", default: null, optional: true },
    { name: "yes", form: "check", default: true },
    { name: "way", form: "choice", enum: ["a", "b"], default: "b" },
    { name: "tags", form: "languages" },
    { name: "bound", form: "number", type: "integer", minimum: 2, default: null, optional: true },
  ]);
});

import { z } from "zod";
import type { ParameterId } from "@/lib/construct/words";

/** Under which id its title and its help stand in the catalogue: a test says that each is there. */
const Words = { words: z.string().transform((id) => id as ParameterId) };
const Numbers = {
  type: z.enum(["number", "integer"]),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
};

/** A number that may be left empty is written in two ways: with limits as one of two forms, without as two types. */
const Property = z.union([
  z
    .object({ ...Words, ...Numbers, default: z.number().optional() })
    .transform((property) => ({ ...property, form: "number" as const, optional: false })),
  z
    .object({
      ...Words,
      anyOf: z.tuple([z.object(Numbers), z.object({ type: z.literal("null") })]),
      default: z.number().nullish(),
    })
    .transform(({ anyOf: [limits], ...words }) => ({
      ...words,
      ...limits,
      form: "number" as const,
      optional: true,
    })),
  z
    .object({
      ...Words,
      type: z.tuple([z.enum(["number", "integer"]), z.literal("null")]),
      default: z.number().nullish(),
    })
    .transform(({ type: [type], ...words }) => ({
      ...words,
      type,
      minimum: undefined,
      maximum: undefined,
      form: "number" as const,
      optional: true,
    })),
  z
    .object({ ...Words, type: z.literal("boolean"), default: z.boolean().optional() })
    .transform((property) => ({ ...property, form: "check" as const })),
  z
    .object({
      ...Words,
      type: z.literal("string"),
      enum: z.array(z.string()),
      default: z.string().optional(),
    })
    .transform((property) => ({ ...property, form: "choice" as const })),
  z
    .object({
      ...Words,
      type: z.literal("string"),
      maxLength: z.number().optional(),
      default: z.string().optional(),
    })
    .transform((property) => ({ ...property, form: "text" as const })),
  z
    .object({
      ...Words,
      type: z.literal("array"),
      items: z.object({ type: z.literal("string") }),
      default: z.array(z.string()).optional(),
    })
    .transform((property) => ({ ...property, form: "languages" as const })),
]);

/** One parameter as a form shows it: its words, its limits, its default, and by which kind of field it is set. */
export type ParameterProperty = z.infer<typeof Property> & { name: string };

/** The parameters of a schema in its order; those that no field of ours can set are left out. */
export function propertiesOf(schema: z.ZodType): ParameterProperty[] {
  const { properties = {} } = z.toJSONSchema(schema, { io: "input" });
  return Object.entries(properties).flatMap(([name, raw]) => {
    const property = Property.safeParse(raw);
    return property.success ? [{ ...property.data, name }] : [];
  });
}

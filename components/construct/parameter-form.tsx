"use client";

import type { z } from "zod";
import { Checkbox, Field, Select } from "../ui/field";
import { LanguageChoice } from "./language-choice";
import { type ParameterProperty, propertiesOf } from "./parameter-property";
import { useParameterWords } from "./use-parameter-words";

type Values = Record<string, unknown>;

/**
 * A form made from a schema of parameters: limits and defaults stand there, titles and help under the ids that it names. `languages` are those
 * that a list of languages is chosen from; `omit` names parameters that are set elsewhere.
 */
export function ParameterForm({
  schema,
  values,
  onChange,
  languages = [],
  omit = [],
  beside = false,
}: {
  schema: z.ZodType;
  values: Values;
  onChange: (values: Values) => void;
  languages?: readonly string[];
  omit?: readonly string[];
  /** Short fields stand side by side where there is room. */
  beside?: boolean;
}) {
  const properties = propertiesOf(schema).filter(({ name }) => !omit.includes(name));
  if (properties.length === 0) return null;
  return (
    <div className={`grid gap-4 ${beside ? "sm:grid-cols-2" : ""}`}>
      {properties.map((property, at) => (
        <div key={property.name} className={beside && standsAlone(properties, at) ? "sm:col-span-2" : ""}>
          <Parameter
            property={property}
            value={property.name in values ? values[property.name] : property.default}
            languages={languages}
            onChange={(value) => onChange({ ...values, [property.name]: value })}
          />
        </div>
      ))}
    </div>
  );
}

const short: ReadonlySet<ParameterProperty["form"]> = new Set(["number", "choice"]);

/** A long field has a line of its own; so has the last of an odd number of short ones. */
function standsAlone(properties: readonly ParameterProperty[], at: number): boolean {
  const isShort = (place: number) => short.has(properties[place]?.form ?? "text");
  if (!isShort(at)) return true;
  let before = 0;
  while (isShort(at - before - 1)) before += 1;
  return before % 2 === 0 && !isShort(at + 1);
}

function Parameter({
  property,
  value,
  languages,
  onChange,
}: {
  property: ParameterProperty;
  value: unknown;
  languages: readonly string[];
  onChange: (value: unknown) => void;
}) {
  const words = useParameterWords();
  const label = words.title(property.words);
  const description = words.description(property.words);
  switch (property.form) {
    case "check":
      return (
        <Checkbox
          label={label}
          hint={description}
          checked={value === true}
          onChange={(event) => onChange(event.target.checked)}
        />
      );
    case "choice":
      return (
        <Select
          label={label}
          hint={description}
          value={String(value ?? "")}
          onChange={(event) => onChange(event.target.value)}
        >
          {property.enum.map((option) => (
            <option key={option} value={option}>
              {words.option(option)}
            </option>
          ))}
        </Select>
      );
    case "languages":
      return (
        <LanguageChoice
          label={label}
          hint={description}
          languages={languages}
          chosen={Array.isArray(value) ? value.map(String) : []}
          onChange={onChange}
        />
      );
    case "text":
      return (
        <Field
          label={label}
          hint={description}
          maxLength={property.maxLength}
          value={String(value ?? "")}
          onChange={(event) => onChange(event.target.value)}
        />
      );
    case "number": {
      const { type, minimum, maximum, optional } = property;
      return (
        <Field
          label={label}
          hint={description}
          type="number"
          min={minimum}
          max={maximum}
          step={type === "integer" ? 1 : "any"}
          value={String(value ?? "")}
          onChange={({ target }) => onChange(optional && target.value === "" ? null : target.valueAsNumber)}
        />
      );
    }
  }
}

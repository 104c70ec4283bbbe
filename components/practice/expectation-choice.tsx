"use client";

import { useTranslations } from "use-intl/react";
import { type Expectation, expectations } from "@/lib/review/practice";

/** What the right judgement of a pair is, in the method's terms: for practice and for gold pairs. */
export function ExpectationChoice({
  value,
  onChange,
}: {
  value: Expectation;
  onChange: (value: Expectation) => void;
}) {
  const t = useTranslations("practice.lead");
  return (
    <fieldset className="grid gap-1">
      <legend className="mb-1 font-medium">{t("expected")}</legend>
      {expectations.map((one) => (
        <label key={one} className="flex cursor-pointer items-center gap-3 py-1">
          <input
            type="radio"
            name="expected"
            checked={value === one}
            onChange={() => onChange(one)}
            className="size-4 accent-accent"
          />
          {t(`choice.${one}`)}
        </label>
      ))}
    </fieldset>
  );
}

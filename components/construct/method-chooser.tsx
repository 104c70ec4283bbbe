"use client";

import { useTranslations } from "use-intl/react";
import { type MethodName, methodNames, methods } from "@/lib/construct/methods";

/** All methods, a line each; the arrow keys move the choice, as in any group of radio buttons. */
export function MethodChooser({
  value,
  onChange,
}: {
  value: MethodName;
  onChange: (name: MethodName) => void;
}) {
  const t = useTranslations();
  return (
    <fieldset>
      <legend className="mb-2 text-lg font-medium">{t("construct.method")}</legend>
      <div className="divide-y divide-hairline border-y border-hairline">
        {methodNames.map((name) => (
          <label
            key={name}
            className="flex cursor-pointer items-start gap-3 px-1 py-2 hover:bg-sunken has-checked:bg-sunken"
          >
            <input
              type="radio"
              name="method"
              className="mt-1 size-4 shrink-0 accent-accent"
              checked={name === value}
              onChange={() => onChange(name)}
            />
            <span>
              <span className="font-medium">{methods[name].title}</span>
              <span className="block text-sm text-muted">{t(`method.brief.${name}`)}</span>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

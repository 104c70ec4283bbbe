import type { ComponentProps } from "react";
import { useTranslations } from "use-intl/react";

/** A choice inside a sentence: as wide as what is chosen, with a line under it instead of a box around it. */
export function InlineSelect({ label, ...rest }: ComponentProps<"select"> & { label: string }) {
  return (
    <select
      aria-label={label}
      className={`${inlineControl} max-w-full cursor-pointer pe-1 [field-sizing:content]`}
      {...rest}
    />
  );
}

export function InlineNumber({
  label,
  value,
  onChange,
}: {
  label: string;
  value: number | undefined;
  onChange: (value: number | undefined) => void;
}) {
  const t = useTranslations("pairs.filter");
  const commit = (input: HTMLInputElement) =>
    onChange(Number.isNaN(input.valueAsNumber) ? undefined : input.valueAsNumber);
  return (
    <input
      key={value}
      aria-label={label}
      type="number"
      step="any"
      defaultValue={value}
      placeholder={t("any")}
      // While somebody types, half a number is no filter.
      onBlur={(event) => commit(event.target)}
      onKeyDown={(event) => event.key === "Enter" && commit(event.currentTarget)}
      className={`${inlineControl} w-18 placeholder:text-faint`}
    />
  );
}

/** A control that stands in a sentence. */
export const inlineControl =
  "h-8 pointer-coarse:h-[44px] border-0 border-b border-outline bg-transparent px-0.5 font-medium text-ink hover:border-ink";

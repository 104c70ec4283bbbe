import { useTranslations } from "use-intl/react";
import { ReadingText } from "../text/reading-text";

/** How a text begins, in its own face: two lines of it, whatever its own lines are. */
export function TextStart({
  text,
  language,
  className = "",
}: {
  text: string;
  language: string;
  className?: string;
}) {
  const t = useTranslations("pairs");
  const line = text.replace(/\s+/gu, " ").trim();
  if (line === "") return <p className={`text-sm text-faint ${className}`}>{t("blank")}</p>;
  return (
    <ReadingText
      text={line}
      language={language}
      className={`line-clamp-2 [--reading-scale:0.84] ${className}`}
    />
  );
}

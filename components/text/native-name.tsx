import { faceOf } from "@/lib/fonts";
import { directionOf, ownName } from "@/lib/language";
import { Faces } from "./faces";

/** A language's name in itself, in its own face; it stands in a line of the interface and keeps to that line's start. */
export function NativeName({ language }: { language: string }) {
  return (
    <bdi
      lang={language}
      dir={directionOf(language)}
      data-face={faceOf(language)}
      className="native text-muted"
    >
      <Faces language={language} />
      {/* The server knows more of these names than some browsers: what it wrote stays. */}
      <span suppressHydrationWarning>{ownName(language)}</span>
    </bdi>
  );
}

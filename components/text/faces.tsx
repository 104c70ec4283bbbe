import { preload } from "react-dom";
import { faceOf, fileOf, fontsOf } from "@/lib/fonts";

/** The styles of the faces that a text in this language needs, and of other letters that stand in it. */
export function Faces({ language, text = "" }: { language: string; text?: string }) {
  return <FaceLinks families={fontsOf(language, text)} />;
}

/** On a page that will show texts in this language: its letters are there before the first text is. */
export function FacesAhead({ language }: { language: string }) {
  const file = fileOf(faceOf(language));
  if (file) preload(file, { as: "font", type: "font/woff2", crossOrigin: "anonymous" });
  return <Faces language={language} />;
}

export function FaceLinks({ families }: { families: string[] }) {
  return families.map((family) => (
    <link key={family} rel="stylesheet" href={`/fonts/${family}/index.css`} precedence="fonts" />
  ));
}

import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { faceOf, familyOf, fileOf, fontsOf, interfaceFonts } from "./fonts";

test.each<[string, string, string[]]>([
  ["en", "Latn", []],
  ["ru", "Cyrl", []],
  ["ar", "Arab", ["noto-naskh-arabic"]],
  ["fa", "Arab", ["noto-naskh-arabic"]],
  ["ckb", "Arab", ["noto-naskh-arabic"]],
  ["sd", "Arab", ["noto-naskh-arabic"]],
  ["ur", "Aran", ["noto-nastaliq-urdu"]],
  ["ur-PK", "Aran", ["noto-nastaliq-urdu"]],
  ["ur-Latn", "Latn", []],
  ["pa", "Guru", ["noto-serif-gurmukhi"]],
  ["pa-PK", "Aran", ["noto-nastaliq-urdu"]],
  ["hi", "Deva", ["noto-serif-devanagari"]],
  ["mai", "Deva", ["noto-serif-devanagari"]],
  ["ti", "Ethi", ["noto-serif-ethiopic"]],
  ["zh", "Hans", ["noto-sans-sc"]],
  ["zh-CN", "Hans", ["noto-sans-sc"]],
  ["zh-HK", "Hant", ["noto-sans-tc"]],
  ["yue", "Hant", ["noto-sans-tc"]],
  ["ja", "Jpan", ["noto-sans-jp"]],
  ["ko", "Kore", ["noto-sans-kr"]],
  ["chr", "Cher", []],
  ["qqq", "Latn", []],
])("%s has the face %s, from %j", (language, face, fonts) => {
  expect(faceOf(language)).toBe(face);
  expect(fontsOf(language)).toEqual(fonts);
});

test.each<[string, string, string[]]>([
  ["de", "Grüße", []],
  ["de", "สวัสดี", ["noto-sans-thai-looped"]],
  ["de", "سلام", ["noto-naskh-arabic"]],
  ["ur", "سلام", ["noto-nastaliq-urdu"]],
  ["bn", "মানুষ।", ["noto-serif-bengali"]],
  ["ja", "漢字とかな", ["noto-sans-jp"]],
  ["ja", "他们", ["noto-sans-jp", "noto-sans-sc"]],
  ["ko", "한국어 漢字", ["noto-sans-kr"]],
  ["zh", "漢字とかな 한", ["noto-sans-sc"]],
  ["en", "漢字とかな", ["noto-sans-jp"]],
  ["ar", "नमस्ते 漢字", ["noto-naskh-arabic", "noto-serif-devanagari", "noto-sans-sc"]],
  ["qqq", "வணக்கம்", ["noto-serif-tamil"]],
])("in %s, the text %s is set in %j", (language, text, fonts) => {
  expect(fontsOf(language, text)).toEqual(fonts);
});

const styles = readFileSync("app/reading.css", "utf8");
const { dependencies } = JSON.parse(readFileSync("package.json", "utf8")) as {
  dependencies: Record<string, string>;
};

test.each(Object.entries(familyOf))(
  "%s is set in %s, which is installed, and has its line height",
  (face, family) => {
    const name = [`@fontsource-variable/${family}`, `@fontsource/${family}`].find(
      (name) => name in dependencies,
    );
    const [, called] =
      /font-family: '([^']+)'/.exec(readFileSync(`node_modules/${name}/index.css`, "utf8")) ?? [];
    const [, rules = ""] = new RegExp(`\\[data-face="${face}"\\] \\{([^}]*)`).exec(styles) ?? [];
    expect(rules).toContain(`--face: "${called}"`);
    expect(Number(/--leading: ([\d.]+)/.exec(rules)?.[1])).toBeGreaterThan(1.5);
    const [, all = ""] = /--faces:([^;]+);/.exec(styles) ?? [];
    if (face !== "Aran") expect(all).toContain(`"${called}"`);
  },
);

test("the letters of a face are in the file that is fetched before them", () => {
  for (const [face, family] of Object.entries(familyOf)) {
    const file = fileOf(face)?.replace(`/fonts/${family}/`, "");
    if (!file) continue;
    const there = ["-variable", ""].some((kind) =>
      existsSync(`node_modules/@fontsource${kind}/${family}/${file}`),
    );
    expect(there, file).toBe(true);
  }
  expect(fileOf("Latn")).toBeNull();
  expect(fileOf("Jpan")).toBeNull();
});

test("the interface has letters of ours in Arabic, Chinese and Japanese, and Inter's alone elsewhere", () => {
  expect(["en", "de", "fr", "es", "zh", "ja", "ar"].map(interfaceFonts)).toEqual([
    [],
    [],
    [],
    [],
    ["noto-sans-sc"],
    ["noto-sans-jp"],
    ["noto-sans-arabic"],
  ]);
});

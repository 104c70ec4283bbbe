import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { repository } from "./paths.ts";

const target = join(repository, "public", "fonts");

/**
 * Copies the fonts among our dependencies (`@fontsource-variable/…`, `@fontsource/…`) to `public/fonts/<family>/`,
 * when their versions have changed: pages link `/fonts/<family>/index.css` and fetch nothing from elsewhere.
 */
export function copyFonts(): boolean {
  const packages = fontPackages();
  const inputs = `${JSON.stringify(packages)} ${withLatin}`;
  const stamp = join(target, ".inputs");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === inputs) return false;
  rmSync(target, { recursive: true, force: true });
  for (const { name } of packages) copyFamily(name);
  writeFileSync(stamp, inputs);
  return true;
}

type FontPackage = { name: string; version: string };

/** A family that is there in both kinds is taken in the variable one. */
function fontPackages(): FontPackage[] {
  const { dependencies } = JSON.parse(readFileSync(join(repository, "package.json"), "utf8")) as {
    dependencies: Record<string, string>;
  };
  return Object.entries(dependencies)
    .filter(([name]) => /^@fontsource(-variable)?\//.test(name))
    .filter(
      ([name]) =>
        !(name.startsWith("@fontsource/") && `@fontsource-variable/${basename(name)}` in dependencies),
    )
    .map(([name, version]) => ({ name, version }));
}

function copyFamily(name: string): void {
  const source = join(repository, "node_modules", name);
  const folder = join(target, basename(name));
  mkdirSync(join(folder, "files"), { recursive: true });
  for (const sheet of ["index.css", "wght.css", "wght-italic.css"]) {
    if (!existsSync(join(source, sheet))) continue;
    // The older format beside woff2 is for browsers that cannot run the rest of the product either.
    const css = ownLetters(basename(name), readFileSync(join(source, sheet), "utf8")).replaceAll(
      /, url\([^)]+\.woff\) format\('woff'\)/g,
      "",
    );
    writeFileSync(join(folder, sheet), css);
    for (const [, file = ""] of css.matchAll(/url\(\.\/(files\/[^)]+\.woff2)\)/g)) {
      copyFileSync(join(source, file), join(folder, file));
    }
  }
}

/** Families whose Latin letters are shown beside their own; in all others those of Noto Serif are, which is there anyway. */
const withLatin = /^(inter|jetbrains-mono|noto-serif|noto-sans-(jp|kr|sc|tc|thai-looped))$/;

/** Without the slices for letters of other scripts: a browser would fetch them for each digit and full stop. */
function ownLetters(family: string, css: string): string {
  if (withLatin.test(family)) return css;
  const foreign =
    /\/\* \S+-(latin|latin-ext|vietnamese|cyrillic|math|symbols)-(wght|\d+)-\w+ \*\/\s*@font-face \{[^}]*\}\s*/g;
  return css.replaceAll(foreign, "");
}

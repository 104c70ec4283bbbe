import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import compile from "icu-minify/compile";
import { describe, expect, test } from "vitest";
import { locales } from "./locales";
import { sourceFiles } from "./source-files";

const folder = import.meta.dirname;
const namespaces = readdirSync(join(folder, "en")).map((name) => name.replace(/\.json$/, ""));
const others = locales.filter((locale) => locale !== "en");

type Tree = { [key: string]: string | Tree };

function messagesOf(locale: string, namespace: string): Map<string, string> {
  const tree: Tree = JSON.parse(readFileSync(join(folder, locale, `${namespace}.json`), "utf8"));
  const flat = (part: Tree, path: string): [string, string][] =>
    Object.entries(part).flatMap(([key, value]): [string, string][] =>
      typeof value === "string" ? [[`${path}${key}`, value]] : flat(value, `${path}${key}.`),
    );
  return new Map(flat(tree, ""));
}

/** What a message asks of its caller, and the forms of each plural. Compiled arguments are `[name, kind?, …]`, tags `[name, ...children]`. */
type Shape = { names: Set<string>; plurals: string[][] };

function shapeOf(message: string): Shape {
  const shape: Shape = { names: new Set(), plurals: [] };
  const visit = (node: unknown): void => {
    if (!Array.isArray(node)) return;
    const [name, kind, forms] = node;
    if (typeof name !== "string") return;
    const argument = node.length === 1 || (typeof kind === "number" && kind > 0);
    shape.names.add(argument ? `{${name}}` : `<${name}>`);
    if (!argument) for (const child of node.slice(1)) visit(child);
    if (kind === 1 || kind === 2 || kind === 3) {
      if (kind === 2) shape.plurals.push(Object.keys(forms));
      for (const form of Object.values(forms)) visitAll(form);
    }
  };
  const visitAll = (nodes: unknown): void => {
    if (Array.isArray(nodes)) for (const node of nodes) visit(node);
  };
  visitAll(compile(message));
  return shape;
}

/** The numbers that one meets on a page are whole, and below a million of one kind French and Spanish have no `many`. */
function formsOf(locale: string): { needed: string[]; possible: string[] } {
  const possible = new Intl.PluralRules(locale).resolvedOptions().pluralCategories;
  const optional = locale === "fr" || locale === "es" ? ["many"] : [];
  return { needed: possible.filter((form) => !optional.includes(form)), possible };
}

describe.each(locales)("the catalogue in %s", (locale) => {
  test("has the namespaces of the English one and no others", () => {
    const found = readdirSync(join(folder, locale)).map((name) => name.replace(/\.json$/, ""));
    expect(found.sort()).toEqual(namespaces.toSorted());
  });

  test.each(namespaces)(
    "%s: every message can be read, and has the plural forms of the language",
    (namespace) => {
      const { needed, possible } = formsOf(locale);
      for (const [key, message] of messagesOf(locale, namespace)) {
        expect(() => compile(message), key).not.toThrow();
        expect(message, `${key} has no space at its ends`).toBe(message.trim());
        expect(message, `${key} says something`).not.toBe("");
        for (const forms of shapeOf(message).plurals) {
          const categories = forms.filter((form) => !form.startsWith("="));
          expect(possible, `${key}: ${categories}`).toEqual(expect.arrayContaining(categories));
          expect(categories, `${key}: ${message}`).toEqual(expect.arrayContaining(needed));
        }
      }
    },
  );
});

describe.each(others)("the catalogue in %s", (locale) => {
  test.each(namespaces)("%s: has the keys, arguments and tags of the English one", (namespace) => {
    const english = messagesOf("en", namespace);
    const own = messagesOf(locale, namespace);
    expect([...own.keys()].sort()).toEqual([...english.keys()].sort());
    for (const [key, message] of own) {
      const wanted = shapeOf(english.get(key) ?? "").names;
      expect([...shapeOf(message).names].sort(), `${key}: ${message}`).toEqual([...wanted].sort());
    }
  });

  test.each(namespaces)("%s: leaves nothing in English", (namespace) => {
    const english = messagesOf("en", namespace);
    const left = [...messagesOf(locale, namespace)].filter(
      ([key, message]) =>
        message === english.get(key) &&
        hasWords(message) &&
        !sameInBoth(locale, `${namespace}.${key}`, message),
    );
    expect(left).toEqual([]);
  });
});

/** Words that are the same in another language: names, terms, and what happens to be spelt alike. */
const alike: Record<string, readonly string[]> = {
  de: [
    "Name",
    "in",
    "Audit",
    "Import",
    "Format",
    "Text",
    "Prompt",
    "blind",
    "Blind",
    "Version {version, number}",
    "Person",
    "Prompts",
    "Embeddings",
    "Median",
    "Chat",
    "{n, number} min",
    "{hours, number} h {minutes, number} min",
  ],
  fr: [
    "Audit",
    "Points",
    "Format",
    "Prompt",
    "Import",
    "prompt",
    "Description",
    "Versions",
    "Version {version, number}",
    "Prompts",
    "Embeddings",
    "Installation",
    "Questions",
    "code",
    "native",
    "score {score}",
    "Score",
    "{n, number} min",
    "{hours, number} h {minutes, number} min",
    "{n, plural, one {# prompt} other {# prompts}}",
    "{n, plural, one {{short} token} other {{short} tokens}}",
    "admin",
  ],
  es: [
    "Prompt",
    "prompt",
    "Prompts",
    "Embeddings",
    "general",
    "no",
    "{what}: no",
    "{n, plural, one {# prompt} other {# prompts}}",
    "{n, plural, one {{short} token} other {{short} tokens}}",
    "{n, number} min",
    "{hours, number} h {minutes, number} min",
    "admin",
  ],
};

/** Messages that are names, units or codes in every language. */
const everywhereAlike: readonly string[] = [
  "ui.share.method",
  "agreement.reliability.auc",
  "agreement.reliability.aucAlone",
  "parameter.topP.title",
  "score.kind.embed.asks",
  "score.kind.translate.asks",
  "score.kind.gloss.asks",
];

function sameInBoth(locale: string, key: string, message: string): boolean {
  return everywhereAlike.includes(key) || (alike[locale] ?? []).includes(message);
}

/** Letters beside the names of arguments and tags, and beside single letters such as n. */
function hasWords(message: string): boolean {
  return /\p{L}{2}/u.test(message.replace(/\{\w+(, number)?\}|<\/?\w+>/gu, ""));
}

/**
 * Groups whose keys come from elsewhere: codes of problems and the like, by their beginnings. Others are found in the
 * sources: as they stand, or as a template of which a part is put in.
 */
const dynamic: readonly string[] = ["problem."];

test("every message is asked for somewhere", () => {
  const written = sourceFiles(["app", "components", "lib", "cli"]).flatMap(({ text }) => [
    ...Array.from(text.matchAll(/["']([\w.-]+)["']/gu), ([, literal = ""]) => literal),
    ...Array.from(text.matchAll(/`([^`\s]*\$\{[^`\s]*)`/gu), ([, template = ""]) => template),
  ]);
  const literals = new Set(written.filter((one) => !one.includes("${")));
  const templates = written
    .filter((one) => one.includes("${") && /^[\w.${}()-]*\.|\.[\w.${}()-]*$/u.test(one))
    .map((one) =>
      one
        .split(/\$\{[^}]*\}/u)
        .map(escaped)
        .join("[^.]+"),
    )
    .filter((pattern) => /\w{2}/u.test(pattern))
    .map((pattern) => new RegExp(`^${pattern}$`, "u"));
  const unused = namespaces.flatMap((namespace) =>
    [...messagesOf("en", namespace).keys()].flatMap((key) => {
      const whole = `${namespace}.${key}`;
      const parts = whole.split(".");
      // A translator of "project.nav" is asked for "board".
      const ends = parts.slice(1).flatMap((_, at) => {
        const named = at === 0 || literals.has(parts.slice(0, at + 1).join("."));
        return named ? [parts.slice(at + 1).join(".")] : [];
      });
      const asked =
        dynamic.some((group) => whole.startsWith(group)) ||
        [whole, ...ends].some((end) => literals.has(end) || templates.some((template) => template.test(end)));
      return asked ? [] : [whole];
    }),
  );
  expect(unused).toEqual([]);
});

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/gu, "\\$&");
}

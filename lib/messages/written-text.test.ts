import ts from "typescript";
import { expect, test } from "vitest";
import { sourceFiles } from "./source-files";

/** Still to be moved into the catalogues. It must end empty: whoever moves a file takes its line out. */
const notYetMoved: readonly string[] = [];

/** Attributes that people see or hear. */
const readAttributes =
  /^(title|alt|placeholder|label|hint|note|word|words|text|message|error|children|aria-(label|description|placeholder|roledescription|valuetext))$/u;

/** Attributes that are code, whatever stands in them. */
const codeAttributes = /^(className|style|d|viewBox|rel|key|id|name|href)$/u;

/** What is no text of the interface: names, and a letter that stands for a number. */
const names = new Set(["Pairity", "n", "JSONL", "[x]"]);

test("what people read stands in the catalogues, not in pages and components", () => {
  const found = sourceFiles(["app", "components"])
    .filter(({ path }) => !notYetMoved.includes(path) && !path.startsWith("app/api/"))
    .flatMap(({ path, text }) => textsOf(path, text));
  expect(found).toEqual([]);
});

test("the search finds text between tags, in attributes and in sentences, and leaves code alone", () => {
  const texts = (code: string) => textsOf("x.tsx", code).map((one) => one.replace(/^x\.tsx:\d+ /u, ""));
  expect(texts("<p>Hello <b>{name}</b></p>")).toEqual(["Hello"]);
  expect(texts('<p>{busy ? "Sending" : t("send")}{" · "}<Kbd>k</Kbd></p>')).toEqual(["Sending"]);
  expect(texts('<input placeholder="any" aria-label={open ? "Close" : label} name="score" />')).toEqual([
    "any",
    "Close",
  ]);
  // biome-ignore lint/suspicious/noTemplateCurlyInString: it is code
  expect(texts("const words = `${n} of them are here`;")).toEqual(["of them are here"]);
  expect(texts('const title = "Nobody has judged it yet.";')).toEqual(["Nobody has judged it yet."]);
  expect(
    texts(
      `"use client"; import x from "a b"; const box = "flex gap-2 border-b"; <p className="a b">{t("key")}</p>`,
    ),
  ).toEqual([]);
});

/** Each text with its place, as `path:line text`. */
function textsOf(path: string, code: string): string[] {
  const source = ts.createSourceFile(path, code, ts.ScriptTarget.Latest, true, kindOf(path));
  const found: string[] = [];
  const say = (node: ts.Node, text: string) => {
    const { line } = source.getLineAndCharacterOfPosition(node.getStart());
    found.push(`${path}:${line + 1} ${text.replace(/\s+/gu, " ").trim()}`);
  };
  const visit = (node: ts.Node, read: boolean): void => {
    if (ts.isImportDeclaration(node) || ts.isTypeNode(node) || isForDevelopers(node)) return;
    if (isForEnglish(node)) say(node, node.getText());
    if (ts.isJsxAttribute(node)) {
      const name = node.name.getText();
      if (node.initializer && !codeAttributes.test(name)) visit(node.initializer, readAttributes.test(name));
      return;
    }
    if (ts.isPropertyAssignment(node) && node.name.getText() === "key") return;
    if (ts.isJsxElement(node) && node.openingElement.tagName.getText() === "Kbd") return;
    if (ts.isJsxText(node)) {
      if (hasLetters(node.text) && !names.has(node.text.trim())) say(node, node.text);
    } else if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node) || isTemplatePart(node)) {
      if (
        read && isJsxValue(node)
          ? hasLetters(node.text) && !names.has(node.text.trim()) && !isAddress(node.text)
          : isSentence(node.text)
      )
        say(node, node.text);
    }
    // What is handed to a function or compared is no longer read itself.
    const shown = read || isJsxChild(node);
    const inside = shown && !ts.isCallExpression(node) && !ts.isBinaryExpression(node);
    ts.forEachChild(node, (child) => visit(child, inside || (shown && isFallback(node))));
  };
  visit(source, false);
  return found;
}

function kindOf(path: string): ts.ScriptKind {
  return path.endsWith("x") ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
}

/** `n.toLocaleString("en")` and the like: what it gives is right for readers of English alone. */
function isForEnglish(node: ts.Node): boolean {
  return (
    (ts.isCallExpression(node) || ts.isNewExpression(node)) &&
    (/\.(toLocale\w+|localeCompare)$|^Intl\./u.test(node.expression.getText())
      ? (node.arguments ?? []).some((argument) => argument.getText() === '"en"')
      : node.expression.getText() === "languageName" &&
        node.arguments?.length === 1 &&
        // What `useLanguageName` gives knows the reader's language itself.
        /import \{[^}]*\blanguageName\b[^}]*\} from "@\/lib\/language"/u.test(node.getSourceFile().text))
  );
}

type TemplatePart = ts.TemplateHead | ts.TemplateMiddle | ts.TemplateTail;

function isTemplatePart(node: ts.Node): node is TemplatePart {
  return ts.isTemplateHead(node) || ts.isTemplateMiddle(node) || ts.isTemplateTail(node);
}

/** What stands in braces between tags is shown. */
function isJsxChild(node: ts.Node): boolean {
  return ts.isJsxExpression(node) && (ts.isJsxElement(node.parent) || ts.isJsxFragment(node.parent));
}

/** `found ?? "nothing"`: the right side is shown. */
function isFallback(node: ts.Node): boolean {
  return (
    ts.isBinaryExpression(node) &&
    [ts.SyntaxKind.QuestionQuestionToken, ts.SyntaxKind.BarBarToken].includes(node.operatorToken.kind)
  );
}

/** A key of an object or an index is no value. */
function isJsxValue(node: ts.Node): boolean {
  return (
    !ts.isElementAccessExpression(node.parent) &&
    !(ts.isPropertyAssignment(node.parent) && node.parent.name === node)
  );
}

/** An error that is thrown for whoever made a mistake in the code. */
function isForDevelopers(node: ts.Node): boolean {
  return ts.isNewExpression(node) && /Error$|^(Problem|Unreachable)$/u.test(node.expression.getText());
}

/** An example of an address is the same in every language. */
function isAddress(text: string): boolean {
  return /^https?:\S+$/u.test(text);
}

function hasLetters(text: string): boolean {
  return /\p{L}/u.test(text);
}

/** Words with spaces between them that are neither class names nor values of CSS nor an id. */
function isSentence(text: string): boolean {
  if (!/\p{L}{2,}[^\S\n]+\p{L}|\p{L}{2,}\s+$/u.test(text)) return false;
  if (/var\(--|gradient\(|^\s*[a-z-]+="/u.test(text)) return false;
  const words = text.trim().split(/\s+/u);
  const ofStyle = words.filter((word) => /[-:[\]]|\d/u.test(word) || utilities.has(word));
  return ofStyle.length * 2 < words.length || /[.!?]$|^[A-Z]/u.test(text.trim());
}

/** Class names that look like words. */
const utilities = new Set(
  "absolute block border contents fixed flex grid group hidden inline italic peer relative rounded static sticky transition truncate underline use strict client".split(
    " ",
  ),
);

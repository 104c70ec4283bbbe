import { expect, test } from "vitest";
import { setMarkdown } from "./set-markdown";
import { lengthOf, type SetNode } from "./set-tree";

const tagsOf = (nodes: readonly SetNode[]): string[] =>
  nodes.flatMap((node) => (typeof node === "string" ? [] : [node[0], ...tagsOf(node[2])]));

test("a text without markup is shown as it is", async () => {
  expect(await setMarkdown("Nne ndiyo jibu.")).toBeNull();
});

test("markdown becomes elements as plain data that a worker can send", async () => {
  const set = await setMarkdown("## Hatua\n\n1. **Moja**\n2. mbili");
  expect(set).toEqual([
    ["h2", null, ["Hatua"]],
    "\n",
    ["ol", null, ["\n", ["li", null, [["strong", null, ["Moja"]]]], "\n", ["li", null, ["mbili"]], "\n"]],
  ]);
  expect(structuredClone(set)).toEqual(set);
});

test("formulas are set, in all ways in which models write them", async () => {
  const set = (await setMarkdown("\\(x^2\\) and $$y$$")) ?? [];
  expect(tagsOf(set).filter((tag) => tag === "math")).toHaveLength(2);
  expect(structuredClone(set)).toEqual(set);
});

test("HTML stays text, and links, images and boxes come with what they say, for the page to show", async () => {
  const set = await setMarkdown(
    "- [x] <b>no</b>\n\n[a](javascript:alert(1)) ![b](https://elsewhere.example/x.png)",
  );
  expect(tagsOf(set ?? [])).not.toContain("b");
  const all = JSON.stringify(set);
  expect(all).toContain("<b>");
  expect(all).toContain('["a",{"href":"javascript:alert(1)"},["a"]]');
  expect(all).toContain('["img",{"src":"https://elsewhere.example/x.png","alt":"b"},[]]');
  expect(all).toContain('"checked":true');
});

test("hidden characters are named wherever they stand", async () => {
  const set = await setMarkdown("**a\u202Eb**");
  expect(set).toEqual([
    ["p", null, [["strong", null, ["a", ["x-hidden", { title: "U+202E" }, ["RLO"]], "b"]]]],
  ]);
});

test("the length of a block is that of its text", () => {
  expect(lengthOf(["ab", ["p", null, ["c", ["em", null, ["de"]]]]])).toBe(5);
});

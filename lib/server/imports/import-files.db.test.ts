import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { bring, contentsOf, isEmpty, jsonl, line, notedOf } from "../testing/test-import";
import { makeProject } from "../testing/test-project";
import { withTestDatabase } from "../testing/test-server";
import { firstProblems } from "./imports";

withTestDatabase();

const rows = [
  line({ response: "Größe: 4 \u{1F600}" }),
  line({ response_id: "r2", response: "五" }),
  line({ response_id: "r3", response: "\u2028" }),
];
const plain = jsonl(rows);

async function stored(content: string | Uint8Array) {
  const project = await makeProject();
  const row = await bring(project, content);
  return { row, contents: await contentsOf(project.projectId) };
}

async function refused(content: string | Uint8Array) {
  const project = await makeProject();
  const row = await bring(project, content);
  expect(row.state).toBe("refused");
  expect(await isEmpty(project.projectId)).toBe(true);
  return { row, noted: await notedOf(row.id), problems: await firstProblems(project.projectId, row.id) };
}

describe("the same rows come out of", () => {
  const array = JSON.stringify(rows);
  test.each<[string, string | Uint8Array, Record<string, number>]>([
    ["gzip", gzipSync(plain), {}],
    [
      "gzip in two members",
      Buffer.concat([gzipSync(jsonl(rows.slice(0, 2))), gzipSync(jsonl(rows.slice(2)))]),
      {},
    ],
    ["Windows line ends", plain.replaceAll("\n", "\r\n"), {}],
    ["no line end at the end", plain.trimEnd(), {}],
    ["blank lines between", `\n \n${plain.replaceAll("\n", "\n\t\n")}\n\n`, {}],
    ["a byte order mark", `\ufeff${plain}`, { "byte-order-mark": 1 }],
    ["a byte order mark in gzip", gzipSync(`\ufeff${plain}`), { "byte-order-mark": 1 }],
    ["one array", array, {}],
    ["one array over many lines", ` \n${JSON.stringify(rows, null, 2)}\n`, {}],
    ["one array in gzip", gzipSync(array), {}],
    ["one array behind a byte order mark", `\ufeff${array}`, { "byte-order-mark": 1 }],
  ])("%s", async (_, content, warnings) => {
    const { row, contents } = await stored(content);
    expect(row).toMatchObject({ state: "done", addedRows: 3, errors: {}, warnings });
    expect(contents).toEqual((await stored(plain)).contents);
  });
});

describe("a file in another encoding is refused", () => {
  test.each([
    ["UTF-16 (little-endian)", Buffer.from(`\ufeff${plain}`, "utf16le")],
    ["UTF-16 (big-endian)", Buffer.from(`\ufeff${plain}`, "utf16le").swap16()],
  ])("%s by name", async (name, content) => {
    const { row, problems } = await refused(content);
    expect(row.errors).toEqual({ "not-utf-8": 1 });
    expect(problems[0]?.message).toContain(name);
  });

  test("Latin-1 with the byte at which it shows, and the lines around it are still read", async () => {
    const bad = Buffer.from(JSON.stringify(line({ response_id: "r9", response: "Grüße" })), "latin1");
    const content = Buffer.concat([Buffer.from(plain), bad, Buffer.from(`\n{"oops\n`)]);
    const { noted, problems } = await refused(content);
    expect(noted.map(({ line, code }) => [line, code])).toEqual([
      [4, "not-utf-8"],
      [5, "not-json"],
    ]);
    const at = Buffer.byteLength(plain) + bad.indexOf(0xfc);
    expect(problems[0]?.message).toContain(`Byte ${at} `);
  });

  test.each([
    ["a cut character", [0xe4, 0xb8]],
    ["an overlong form", [0xc0, 0xaf]],
    ["an encoded surrogate", [0xed, 0xa0, 0x80]],
    ["beyond the last code point", [0xf5, 0x80, 0x80, 0x80]],
  ])("%s is not UTF-8", async (_, bytes) => {
    const [head = "", tail = ""] = JSON.stringify(line({ response: "@" })).split("@");
    const { row } = await refused(Buffer.concat([Buffer.from(head), Buffer.from(bytes), Buffer.from(tail)]));
    expect(row.errors).toEqual({ "not-utf-8": 1 });
  });
});

test.each([
  ["bytes that are NUL", Buffer.alloc(5000)],
  ["a document", Buffer.from(`%PDF-1.7\n${"1 0 obj\n".repeat(500)}`)],
])("%s are refused as a whole, with one problem and none for their lines", async (_, bytes) => {
  const { row, noted } = await refused(bytes);
  expect(row.errors).toEqual({ "not-data": 1 });
  expect(noted).toEqual([]);
});

describe("JSON that is none", () => {
  test("is named with its line and character", async () => {
    const { noted } = await refused(`${plain}{"prompt_id": "p1" "x"}\n`);
    expect(noted).toEqual([{ line: 4, code: "not-json", column: "character 20", warning: false }]);
  });

  test("in an array refuses the array", async () => {
    expect((await refused(`[${JSON.stringify(line())},`)).row.errors).toEqual({ "not-json": 1 });
  });

  test("is a second value on a line", async () => {
    expect((await refused(`${JSON.stringify(line())} {}\n`)).row.errors).toEqual({ "not-json": 1 });
  });

  test.each(["[", '{"a":'])("is a hundred thousand times %s", async (open) => {
    expect((await refused(`x\n${open.repeat(100_000)}\n`)).row.errors).toEqual({ "not-json": 2 });
  });
});

test("a good row nested deep in a field that nobody reads is taken", async () => {
  const deep = `${"[".repeat(20_000)}${"]".repeat(20_000)}`;
  const { row } = await stored(`${JSON.stringify(line()).slice(0, -1)},"extra":${deep}}\n`);
  expect(row).toMatchObject({ state: "done", warnings: { "unknown-field": 1 } });
});

describe("what is too large", () => {
  const filler = (length: number) =>
    JSON.stringify({ ...line({ response_id: "long" }), extra: "x".repeat(length) });

  test("is a line over 4 MB, and the lines behind it are still read", async () => {
    const { noted } = await refused(`${filler(4_000_000)}\n${JSON.stringify(line({ response: "" }))}\n`);
    expect(noted.map(({ line, code }) => [line, code])).toEqual([
      [1, "line-too-long"],
      [2, "empty"],
    ]);
  });

  test("is not a line just below 4 MB", async () => {
    const text = filler(3_999_999 - filler(0).length);
    expect(Buffer.byteLength(text)).toBe(3_999_999);
    expect((await stored(`${text}\n${plain}`)).row).toMatchObject({ state: "done", addedRows: 4 });
  });

  test("is a line of 20 MB in gzip, which takes little memory", async () => {
    const { row } = await refused(
      gzipSync(Buffer.concat([Buffer.from(plain), Buffer.alloc(9_000_000, 32), Buffer.from("{}")])),
    );
    expect(row.errors).toEqual({ "line-too-long": 1 });
  });

  test("is an array over 16 MB", async () => {
    const { row } = await refused(`[${" ".repeat(16_000_001)}]`);
    expect(row.errors).toEqual({ "array-too-large": 1 });
  });

  test("is what gzip packs a thousandfold", async () => {
    const bomb = gzipSync(Buffer.alloc(50_000_000, 10), { level: 9 });
    expect(bomb.length).toBeLessThan(100_000);
    const { row } = await refused(bomb);
    expect(row.errors).toEqual({ "packed-too-tightly": 1 });
  });
});

describe("a damaged gzip stream is refused", () => {
  const packed = gzipSync(
    jsonl(Array.from({ length: 2000 }, (_, n) => line({ response_id: `r${n}`, response: `${n * n}` }))),
  );
  test.each<[string, Uint8Array]>([
    ["cut off", packed.subarray(0, packed.length - 20)],
    ["cut to its head", packed.subarray(0, 10)],
    ["cut to two bytes", packed.subarray(0, 2)],
    [
      "changed in the middle",
      Buffer.concat([packed.subarray(0, 3000), Buffer.alloc(9, 0xff), packed.subarray(3009)]),
    ],
  ])("%s", async (_, content) => {
    const { row } = await refused(content);
    expect(row.errors["broken-gzip"]).toBe(1);
  });
});

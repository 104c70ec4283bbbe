import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, expect, test } from "vitest";
import { looksLikeData } from "./looks-like-data";

const folder = mkdtempSync(join(tmpdir(), "looks-like-data-"));
afterAll(() => rmSync(folder, { recursive: true }));

async function look(bytes: Uint8Array | string): Promise<boolean> {
  const path = join(folder, "file");
  writeFileSync(path, bytes);
  return looksLikeData(path, "file.txt");
}

test.each([
  ["JSON lines", '{"prompt_id":"1"}\n'],
  ["JSON lines with a mistake", "{prompt_id:\n{}\n"],
  ["a table", "id;text\n1;Ngapi?\n"],
  ["lines of which one is JSON", "Habari gani?\n{}\n"],
  ["a Parquet file", Buffer.from("PAR1\0\0\0")],
  ["UTF-16, whose report says how to save it", Buffer.from("\uFEFF{}", "utf16le")],
  ["Latin-1", Buffer.from('{"prompt":"caf\xe9"}', "latin1")],
  ["packed lines", gzipSync('{"prompt_id":"1"}\n')],
  ["a damaged archive", Buffer.from([0x1f, 0x8b, 8, 0, 1, 2, 3])],
  ["nothing", ""],
])("%s is data", async (_, bytes) => {
  expect(await look(bytes)).toBe(true);
});

test.each([
  ["a PDF", "%PDF-1.7\n1 0 obj"],
  ["a spreadsheet or another zip", Buffer.from("PK\x03\x04\x14\0\x06\0", "latin1")],
  ["a picture", Buffer.from("\x89PNG\r\n\x1a\n", "latin1")],
  ["a letter", "Habari gani?\nNzuri.\n"],
  ["a web page", "<!DOCTYPE html><title>Download</title>"],
  ["bytes with zeros", Buffer.from([1, 2, 0, 3])],
  ["a packed PDF", gzipSync("%PDF-1.7\n")],
])("%s is none", async (_, bytes) => {
  expect(await look(bytes)).toBe(false);
});

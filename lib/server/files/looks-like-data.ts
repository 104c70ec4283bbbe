import { createReadStream } from "node:fs";
import { formatOf } from "./file-format";
import { foreignEncoding } from "./json-rows";
import { peek, unpack } from "./unpack";

const headBytes = 8_192;

/**
 * False for a file that is of another kind altogether: a document, a picture, a spreadsheet, an archive, a letter. Told
 * by its first bytes, packed or not: those of a known kind, zeros, which no text has, or lines of which none begins as
 * JSON and that are no table. Data with mistakes in it is data; so is a text in another encoding, since its report says
 * how to save it.
 */
export async function looksLikeData(path: string, fileName: string): Promise<boolean> {
  const file = createReadStream(path, { highWaterMark: headBytes });
  try {
    const { head: raw, all } = await peek(file, (head) => head.length >= 4);
    if (latin1(raw.subarray(0, 4)) === "PAR1") return true;
    const { head } = await peek(unpack(all), (head) => head.length >= headBytes);
    if (isOtherKind(head)) return false;
    return !isProse(head) || (await formatOf(path, fileName)) !== "jsonl";
  } catch {
    // A damaged archive: the reader says what is wrong with it.
    return true;
  } finally {
    file.destroy();
  }
}

/** How documents, pictures, sounds, archives and programs begin. */
const beginnings = [
  "%PDF-",
  "PK\x03\x04",
  "\x89PNG",
  "GIF8",
  "\xff\xd8\xff",
  "RIFF",
  "ID3",
  "7z\xbc\xaf",
  "Rar!",
  "BZh",
  "\xfd7zXZ",
  "\x28\xb5\x2f\xfd",
  "\x7fELF",
  "\xd0\xcf\x11\xe0",
  "{\\rtf",
  "<!DOCTYPE",
  "<!doctype",
  "<html",
  "SQLite format 3",
  "ARROW1",
];

function isOtherKind(head: Uint8Array): boolean {
  const text = latin1(head.subarray(0, 32));
  if (beginnings.some((beginning) => text.startsWith(beginning))) return true;
  return foreignEncoding(head) === undefined && head.includes(0);
}

/** Readable text, none of whose first lines begins as a value of JSON does. */
function isProse(head: Uint8Array): boolean {
  const text = new TextDecoder().decode(head);
  if (text.trim() === "" || text.includes("\uFFFD")) return false;
  return !/^\s*[[{"]/mu.test(text);
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("latin1");
}

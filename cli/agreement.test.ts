import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test, vi } from "vitest";
import { agreement } from "./agreement";

const folder = mkdtempSync(join(tmpdir(), "pairity-agreement-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function run(lines: readonly string[], ...words: string[]) {
  const path = join(folder, "ratings.jsonl");
  writeFileSync(path, lines.join("\n"));
  const said = { out: "", err: "" };
  const keep = (where: "out" | "err") => (text: unknown) => {
    said[where] += String(text);
    return true;
  };
  const out = vi.spyOn(process.stdout, "write").mockImplementation(keep("out"));
  const err = vi.spyOn(process.stderr, "write").mockImplementation(keep("err"));
  try {
    const code = await agreement(["--in", path, ...words]);
    return { code, ...said };
  } finally {
    out.mockRestore();
    err.mockRestore();
  }
}

test("rows of ratings give one object, keyed by statistic", async () => {
  const { code, out } = await run(
    [
      '{"item":1,"rater":"a","label":1}',
      '{"item":1,"rater":"b","label":1}',
      '{"item":2,"rater":"a","label":2}',
      '{"item":2,"rater":"b","label":4}',
    ],
    "--metric",
    "interval",
  );
  expect(code).toBe(0);
  expect(JSON.parse(out)).toMatchObject({
    percent_agreement: { value: 0.5, n: 2 },
    krippendorff_alpha: {
      value: 0.5,
      parameters: { metric: "interval", values: [1, 2, 4] },
    },
  });
});

test("every mistake is told with its line and code, and then nothing is printed", async () => {
  const { code, out, err } = await run(
    ['{"item":1,"rater":"a"}', "{", '{"item":1,"rater":"a","label":"x"}'],
    "--categories",
    "y,z",
  );
  expect([code, out]).toEqual([1, ""]);
  expect(err).toMatch(/line 1, label: is missing \(missing-field\)/);
  expect(err).toMatch(/line 2.*\(not-json\)/);
  expect(err).toMatch(/line 3, label: "x" is not one of the categories y, z \(unknown-label\)/);
});

test("a metric that is none, and a file that is not there, are told in a sentence", async () => {
  expect(await run([], "--metric", "fuzzy")).toMatchObject({ code: 2 });
  expect(await run([], "--in", join(folder, "none"))).toMatchObject({
    code: 1,
    err: expect.stringMatching(/no such file/),
  });
});

import { gzipSync } from "node:zlib";
import type { Page } from "@playwright/test";
import { rowsOf } from "./database.ts";
import { expect, test } from "./journey.ts";
import { makeProject } from "./project.ts";
import { choiceRows, generalRows, jsonl, type Language, mathRows } from "./rows.ts";

const languages: Language[] = ["en", "ar", "sw"];
const good = [
  ...mathRows(3, languages),
  ...choiceRows(2, 0, languages),
  ...generalRows(2, languages, (n, language, k) => `${language} text ${k} about thing ${n}.`),
];

test("a good file is stored with its counts, plain or gzipped, and adds nothing the second time", async ({
  house,
  browse,
}) => {
  const page = await browse(house.admin);
  await page.goto("/projects");
  await page.getByRole("button", { name: "New project" }).click();
  await page.getByLabel("Name").fill("Import, good");
  await page.getByRole("button", { name: "Make the project" }).click();
  await expect(page.getByRole("heading", { name: "Import" })).toBeVisible();

  await choose(page, "good.jsonl", jsonl(good));
  await expect(newest(page)).toContainText(`${good.length} responses added.`);
  await choose(page, "good.jsonl", jsonl(good));
  await expect(newest(page)).toContainText(`Nothing new: all ${good.length} responses were here already.`);
  const more = mathRows(4, languages);
  await choose(page, "more.jsonl.gz", gzipSync(jsonl(more)));
  await expect(newest(page)).toContainText("12 responses added, 36 were here already.");

  await page.getByRole("link", { name: "Board" }).click();
  for (const language of languages) {
    const expected = [...good, ...more.slice(36)].filter((row) => row.language === language).length;
    await expect(page.getByTestId(`language-${language}`).getByRole("cell").first()).toHaveText(
      String(expected),
    );
  }
  const projectId = page.url().split("/").at(-1);
  const [stored] = await rowsOf<{ responses: number; vectors: number }>(
    `select (select count(*)::int from response where project_id = $1) as responses,
            (select count(*)::int from embedding where project_id = $1) as vectors`,
    [projectId],
  );
  expect(stored).toEqual({
    responses: good.length + 12,
    vectors: good.filter((row) => row.embedding).length,
  });
});

test("a bad file is refused whole, with the code and the line of each fault", async ({ house, browse }) => {
  const project = await makeProject(house.admin, { name: "Import, bad" });
  const page = await browse(house.admin);
  await page.goto(`/projects/${project.id}/import`);
  const lines = jsonl(mathRows(4)).toString().trimEnd().split("\n");
  lines[2] = '{"prompt_id": "sum-10", "language"';
  lines[4] = lines[4]?.replace('"language":"ar"', '"language":"Arabic"') ?? "";
  lines[6] = lines[6]?.replace("نضيف", "\\u0000") ?? "";
  await choose(page, "bad.jsonl", Buffer.from(`${lines.join("\n")}\n`));

  const row = newest(page);
  await expect(row).toContainText("Nothing was stored.");
  await expect(row.locator("summary")).toContainText("1 × not-json");
  for (const [line, code, words] of [
    ["line 3", "not-json", ""],
    ["line 5", "unknown-language", "ar"],
    ["line 7", "null-character", "response"],
  ] as const) {
    const problem = row.getByRole("row").filter({ hasText: line });
    await expect(problem).toContainText(code);
    await expect(problem).toContainText(words);
  }
  const [stored] = await rowsOf<{ n: number }>(
    `select (select count(*) from response where project_id = $1)
          + (select count(*) from prompt where project_id = $1)
          + (select count(*) from import_row r join import i on i.id = r.import_id where i.project_id = $1) as n`,
    [project.id],
  );
  expect(Number(stored?.n)).toBe(0);
  await page.getByRole("link", { name: "Board" }).click();
  await expect(page.getByText("This project has no responses yet")).toBeVisible();
});

test("a file that is no responses file, or empty, is refused with a sentence", async ({ house, browse }) => {
  const project = await makeProject(house.admin, { name: "Import, odd" });
  const page = await browse(house.admin);
  await page.goto(`/projects/${project.id}/import`);
  await choose(
    page,
    "picture.png",
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0xff, 0xfe]),
  );
  await expect(newest(page)).toContainText("Nothing was stored. This is not a file of data.");
  await choose(page, "latin.jsonl", Buffer.from('{"prompt":"Grüße"}\n', "latin1"));
  await expect(newest(page)).toContainText("1 × not-utf-8");
  await choose(page, "blank.jsonl", Buffer.from("\n\n"));
  await expect(newest(page)).toContainText("The file holds no rows.");
  await choose(page, "empty.jsonl", Buffer.alloc(0));
  await expect(page.getByRole("main").getByRole("alert")).toContainText("empty.jsonl is empty.");
});

let chosen = 0;

async function choose(page: Page, name: string, buffer: Buffer): Promise<void> {
  chosen = await page.getByTestId("import").count();
  await page.getByLabel("Responses file").setInputFiles({ name, mimeType: "application/jsonl", buffer });
  if (buffer.length > 0) await expect(page.getByTestId("import")).toHaveCount(chosen + 1);
}

/** The newest import stands on top. */
function newest(page: Page) {
  return page.getByTestId("import").first();
}

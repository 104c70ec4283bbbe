import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { answerOf, type Person, signIn } from "../../e2e/person.ts";
import { inviteTo, makeProject } from "../../e2e/project.ts";
import { runPairity, type TestProduct } from "../../setup/e2e-product.ts";
import { languages, pairRows } from "./texts.ts";

export type Seeded = { annotator: Person; pathOf: (language: string) => string };

/** A project with so many pairs in each language, in review, and somebody who judges them all. */
export async function seedReview(product: TestProduct, counts: Record<string, number>): Promise<Seeded> {
  const [name, password] = ["Ada", "a sentence that only Ada knows"];
  await pairity(product, ["welcome", "--url", product.url], {
    PAIRITY_ADMIN_NAME: name,
    PAIRITY_ADMIN_PASSWORD: password,
  });
  const admin = await signIn(product.url, name, password);
  const project = await makeProject(admin, { name: "Bench", policy: { leaseMinutes: 240 } });
  const rows = languages.flatMap((language) => pairRows(language, counts[language] ?? 0));
  const file = join(product.home, "bench.jsonl");
  writeFileSync(file, rows.map((row) => `${JSON.stringify(row)}\n`).join(""));
  await pairity(product, ["import", file, "--project", project.name]);
  const [run] = await answerOf<{ id: string }[]>(admin.api.get(`/api/projects/${project.id}/runs`));
  const queue = await answerOf<{ id: string }>(
    admin.api.post(`/api/projects/${project.id}/queues`, { data: { runId: run?.id } }),
  );
  const annotator = await inviteTo(project, "annotator", [...languages]);
  return { annotator, pathOf: (language) => `/projects/${project.id}/review/${queue.id}/${language}` };
}

async function pairity(product: TestProduct, words: string[], more: Partial<NodeJS.ProcessEnv> = {}) {
  const { code, output } = await runPairity(words, { ...product.env, ...more });
  if (code !== 0) throw new Error(`pairity ${words[0]} ended with ${code}:\n${output}`);
}

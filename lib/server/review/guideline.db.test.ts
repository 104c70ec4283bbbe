import { expect, test } from "vitest";
import { claim } from "../review/claims";
import { makeProject, makeQueue, problemOf, request } from "../testing/test-project";
import { value, withTestDatabase } from "../testing/test-server";
import { decide } from "./decisions";
import {
  changeGuideline,
  GuidelineRequest,
  listGuidelineVersions,
  readGuideline,
  readGuidelineVersion,
} from "./guideline";

withTestDatabase();

const written = (given: object) => GuidelineRequest.parse({ text: "Right first.", ...given });

test("a project begins without a guideline, and each change makes the next version", async () => {
  const { projectId, lead } = await makeProject();
  expect(await readGuideline(projectId)).toBeNull();
  const change = (given: object) => changeGuideline(lead.actor, projectId, written(given));
  expect(await change({ from: 0, language: "en" })).toEqual({ version: 1 });
  expect(
    await change({ from: 1, language: "en", texts: { de: "Richtig zuerst.", iw: "נכון קודם." } }),
  ).toEqual({ version: 2 });
  expect(await readGuideline(projectId)).toEqual({
    version: 2,
    text: "Right first.",
    language: "en",
    texts: { de: "Richtig zuerst.", he: "נכון קודם." },
  });
});

test("earlier versions can be read as they were, with who wrote them", async () => {
  const { projectId, lead } = await makeProject();
  await changeGuideline(lead.actor, projectId, written({ from: 0 }));
  await changeGuideline(
    lead.actor,
    projectId,
    written({ from: 1, text: "Beautiful first.", texts: { ja: "美しさが先。" } }),
  );
  expect(await listGuidelineVersions(projectId)).toMatchObject([
    { version: 2, languages: ["ja"], person: lead.actor.name },
    { version: 1, languages: [], person: lead.actor.name },
  ]);
  expect(await readGuidelineVersion(projectId, 1)).toMatchObject({ text: "Right first.", texts: {} });
  expect(await problemOf(readGuidelineVersion(projectId, 3))).toBe("not-found");
});

test("what changes nothing makes no version, and a text without a character is none", async () => {
  const { projectId, lead } = await makeProject();
  const change = (given: object) => changeGuideline(lead.actor, projectId, written(given));
  expect(await change({ from: 0, text: "" })).toEqual({ version: 0 });
  await change({ from: 0 });
  expect(await change({ from: 1, texts: { de: " " } })).toEqual({ version: 1 });
  expect(await listGuidelineVersions(projectId)).toHaveLength(1);
});

test("of two who change the same version at once, one is told that it has changed", async () => {
  const { projectId, lead } = await makeProject();
  const outcomes = await Promise.all(
    Array.from({ length: 8 }, (_, n) =>
      problemOf(changeGuideline(lead.actor, projectId, written({ from: 0, text: `Text ${n}` }))),
    ),
  );
  expect(outcomes.sort()).toEqual([...Array(7).fill("guideline-changed"), "no problem"]);
  expect(await listGuidelineVersions(projectId)).toHaveLength(1);
});

test("a decision keeps the version that held when it was made", async () => {
  const { queueId, projectId, lead, one } = await makeQueue();
  await changeGuideline(lead.actor, projectId, written({ from: 0 }));
  const { pairs } = await claim(one.userId, one.membership, { queueId, language: "de", count: 2 });
  for (const [n, pair] of pairs.entries()) {
    const body = request(pair, "left");
    await decide(one.userId, one.membership, queueId, body);
    await changeGuideline(lead.actor, projectId, written({ from: n + 1, text: `Text ${n}` }));
    expect(await value("select guideline_version from decision where id = $1", [body.id])).toBe(n + 1);
  }
});

test.each([
  ["a language that is none", { texts: { klingonisch: "x" } }],
  ["a text that is too long", { text: "x".repeat(20_001) }],
])("%s is refused", (_, given) => {
  expect(GuidelineRequest.safeParse({ from: 0, text: "x", ...given }).success).toBe(false);
});

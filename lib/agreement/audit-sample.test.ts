import { expect, test } from "vitest";
import { type AuditedPair, auditedLanguages, certifiedLanguages } from "./audit-sample";
import { seededRandom } from "./seeded-random";

/** Pairs that are the likelier right the greater their margin. */
function population(seed: number, size: number, language: string): AuditedPair[] {
  const random = seededRandom(seed);
  return Array.from({ length: size }, (_, i) => {
    const margin = 4 * random();
    return { language, margin, half: i % 2, wrong: random() > 1 / (1 + Math.exp(-(0.2 + 1.2 * margin))) };
  });
}

const known = (pairs: readonly AuditedPair[]) => pairs.filter(({ wrong }) => wrong).length / pairs.length;

test("the audit of 300 random pairs holds the truth about 3,000, and the margins make it tighter", () => {
  let [held, tighter, tightHeld] = [0, 0, 0];
  for (let seed = 0; seed < 30; seed++) {
    const all = population(seed, 3000, "de");
    const margins = all.map(({ margin }) => margin ?? 0);
    const { languages } = auditedLanguages(all.slice(0, 300), [{ language: "de", size: 3000, margins }]);
    const [row] = languages;
    const [low, high] = row?.rate.interval ?? [1, 0];
    const [from, to] = row?.tightened?.tightened?.interval ?? [1, 0];
    held += Number(low <= known(all) && known(all) <= high);
    tightHeld += Number(from <= known(all) && known(all) <= to);
    // Beside the interval that, like this one, takes the population for endless.
    const naive = row?.tightened?.naive?.interval ?? [0, 0];
    tighter += Number(to - from < naive[1] - naive[0]);
  }
  expect(held).toBeGreaterThanOrEqual(26);
  expect(tightHeld).toBeGreaterThanOrEqual(25);
  expect(tighter).toBeGreaterThan(24);
});

test("a language that nobody audited has no rate, and then there is none over all", () => {
  const { languages, all } = auditedLanguages(population(1, 40, "de"), [
    { language: "de", size: 400, margins: [] },
    { language: "sw", size: 100, margins: [] },
  ]);
  expect(languages.map(({ rate }) => rate.value === null)).toEqual([false, true]);
  expect(languages.map(({ tightened }) => tightened)).toEqual([null, null]);
  expect(all).toMatchObject({ value: null, reason: "too_few" });
});

test("each language has a threshold of its own, and the risk is split between them", () => {
  const sample = [...population(2, 900, "de"), ...population(3, 20, "sw")];
  const [de, sw] = certifiedLanguages(sample, { target: 0.9, risk: 0.1 });
  expect(de?.certification.parameters.risk).toBe(0.05);
  expect(de?.certification.threshold?.coverage).toBeGreaterThan(0.2);
  expect(sw?.certification.threshold).toBeNull();
  expect(sw?.certification.missing).toBeGreaterThan(0);
});

import { z } from "zod";
import { certifiedThreshold } from "../../lib/agreement/certified-threshold";
import { errorRate } from "../../lib/agreement/error-rate";
import { seededRandom } from "../../lib/agreement/seeded-random";
import { calmPool, pollOf } from "../../lib/construct/calm";
import { calmLetter } from "../../lib/construct/calm-letter";
import { line, promptsOf, share, sharedRows } from "./shared";

const Released = z.object({ language: z.string(), rejected: z.string() });
type Judged = { score: number; verdict: "accept" | "swap" | "reject" };
type Sample = { winner: string; gold: string | undefined; share: number };

const seeds = 1000;
const audited = 300;

/**
 * An audit of CALM's released pairs, judged by the gold letters: what random samples say of all of them, whether the share
 * of votes knows which are right, and whether certificates hold on the pairs that nobody looked at.
 */
export async function auditOfReleased(): Promise<boolean> {
  const { samples, prompts } = await votedSamples();
  const pairs: Judged[] = [];
  let unmatched = 0;
  for (const row of sharedRows("xcsqa-calm-released.pairs")) {
    const { language, rejected } = Released.parse(row);
    if (language === "en") continue;
    const sample = samples.get(`${language}\n${rejected.trim()}`);
    if (!sample?.gold) {
      unmatched += 1;
      continue;
    }
    // The chosen one is an explanation of the answer that won the vote, translated: the vote says its letter.
    const verdict =
      sample.winner === sample.gold
        ? "accept"
        : calmLetter(rejected, language) === sample.gold
          ? "swap"
          : "reject";
    pairs.push({ score: sample.share, verdict });
  }
  const of = (verdict: Judged["verdict"]) =>
    share(pairs.filter((pair) => pair.verdict === verdict).length, pairs.length);
  const bins = [0, 0.6, 0.7, 0.8, 0.9, 1.01];
  const expected = [".42", ".59", ".69", ".82", ".92"];
  const told = coverageOf(pairs);
  return [
    line("released pairs without a sample", String(unmatched), "0"),
    line("released, chosen right", of("accept"), ".571"),
    line("released, inverted", of("swap"), ".187"),
    line("released, both wrong", of("reject"), ".242"),
    ...expected.map((rate, i) => {
      const [from = 0, to = 1] = [bins[i], bins[i + 1]];
      const own = prompts.filter((prompt) => prompt.share >= from && prompt.share < to);
      const right = own.filter(({ winner, gold }) => winner === gold).length;
      return line(`votes right, share from ${from}`, (right / own.length).toFixed(2).slice(1), rate);
    }),
    line(
      `audits of ${audited} that hold the truth`,
      told.held >= 0.93 ? "95 %" : share(told.held * seeds, seeds),
      "95 %",
    ),
    line(
      "certificates broken on the rest",
      told.broken <= 0.05 ? "at most 5 %" : share(told.broken * seeds, seeds),
      "at most 5 %",
    ),
    line("certificates made at all", told.made > 0.05 ? "some" : "none", "some"),
  ].every(Boolean);
}

/** Over many seeds: how often an audit's interval holds the true share of wrong pairs, and a certificate breaks its promise. */
function coverageOf(pairs: readonly Judged[]) {
  const wrong = (list: readonly Judged[]) => list.filter(({ verdict }) => verdict !== "accept").length;
  const truth = wrong(pairs) / pairs.length;
  const target = 0.7;
  let [held, made, broken, taken] = [0, 0, 0, 0];
  for (let seed = 0; seed < seeds; seed++) {
    const random = seededRandom(seed);
    const order = pairs.map((pair) => ({ pair, place: random() })).sort((a, b) => a.place - b.place);
    const sample = order.slice(0, audited).map(({ pair }) => pair);
    const rest = order.slice(audited).map(({ pair }) => pair);
    const [low, high] = errorRate({ size: pairs.length, n: audited, errors: wrong(sample) }).interval ?? [
      1, 0,
    ];
    held += Number(low <= truth && truth <= high);
    const judged = sample.map(({ score, verdict }) => ({ score, right: verdict === "accept" }));
    const { threshold } = certifiedThreshold(judged, { target, risk: 0.05 });
    if (!threshold) continue;
    const through = rest.filter(({ score }) => score >= threshold.threshold);
    made += 1;
    taken += through.length / rest.length;
    broken += Number(wrong(through) / through.length > 1 - target);
  }
  const words = `${share(held, seeds)} of audits hold the true ${truth.toFixed(3)}; at a target of ${target}, ${share(made, seeds)} certify ${share(taken, Math.max(1, made))} of pairs on average, ${share(broken, seeds)} break it`;
  console.log(`      ${words}`);
  return { held: held / seeds, made: made / seeds, broken: broken / seeds };
}

async function votedSamples(): Promise<{ samples: Map<string, Sample>; prompts: Sample[] }> {
  const samples = new Map<string, Sample>();
  const prompts: Sample[] = [];
  for await (const group of promptsOf("xcsqa-llama")) {
    const count = pollOf(group, calmPool)?.count;
    if (!count) continue;
    const sample = {
      winner: String(count.winner),
      gold: group.gold,
      share: count.shares.get(count.winner) ?? 0,
    };
    prompts.push(sample);
    for (const [language, candidates] of group.languages)
      for (const { text } of candidates) samples.set(`${language}\n${text.trim()}`, sample);
  }
  return { samples, prompts };
}

import { describe, expect, test } from "vitest";
import messages from "../../messages/en/import.json";
import { guessPreset, presets } from "./all-presets";
import { mapperOf } from "./mapping";
import { presetNames, type Raw } from "./preset";

/** What a preset makes of one record, without the ids that are made of contents. */
function made(preset: string, record: unknown, fileName = "file.jsonl") {
  const mapped = mapperOf({ preset, language: undefined, columns: {} }, fileName)(record);
  if ("problem" in mapped) return mapped.problem;
  return mapped.rows.map((row) =>
    Object.fromEntries(Object.entries(row).filter(([field]) => !madeIds.has(field))),
  );
}
const madeIds = new Set([
  "response_id",
  "pair_id",
  "chosen_response_id",
  "rejected_response_id",
  "reference_response_id",
]);

const question = { role: "user", content: "Ngapi?" };
const yes = { role: "assistant", content: "Nne." };
const no = { role: "assistant", content: "Tano." };
const earlier = [
  { role: "user", content: "Habari?" },
  { role: "assistant", content: "Nzuri." },
];
const pair = { prompt: "Ngapi?", chosen: "Nne.", rejected: "Tano." };
const mean = "nllb-200-distilled-600M-reward-mean";

type Case = [name: string, preset: string, record: Raw, rows: Raw[]];

const cases: Case[] = [
  [
    "ICR samples, with their ids and the sums of their log-probabilities",
    "icr",
    { instruction_id: "e3de", prompt: "Ngapi?", response: ["Nne.", "Tano."], response_log_probs: [[-1, -2.5], -4] },
    [
      { prompt_id: "e3de", prompt: "Ngapi?", response: "Nne.", policy_logprob: -3.5 },
      { prompt_id: "e3de", prompt: "Ngapi?", response: "Tano.", policy_logprob: -4 },
    ],
  ],
  ["an ICR pair, whose worse side is called reject", "icr", { prompt: "Ngapi?", chosen: "Nne.", reject: "Tano." }, [{ ...pair, method: "implicit-reward" }]],
  [
    "MAPO samples: the language stands in the prompt, the gold number in the solution",
    "mapo",
    {
      prompt: "Please answer in Swahili.\n\n### Instruction:\nNgapi?\n\n### Response:",
      en_question: "How many?",
      answer: "2 + 2 = 4 #### 1,004",
      answers: [{ generated: "Nne.", [mean]: 0.5 }, { generated: "Tano.", [mean]: null }],
    },
    ["Nne.", "Tano."].map((response, n) => ({
      language: "sw",
      prompt_en: "How many?",
      prompt: "Please answer in Swahili.\n\n### Instruction:\nNgapi?\n\n### Response:",
      task: "math",
      gold: "1004",
      response,
      ...(n === 0 && { scores: { alignment: 0.5 } }),
    })),
  ],
  [
    "a MAPO pair: the prompt is taken out of both sides, to the letter",
    "mapo",
    { accept: "Q?\n\n### Response: Nne.", reject: "Q?\n\n### Response:Tano.", "score-diff": 0.25 },
    [{ prompt: "Q?\n\n### Response:", chosen: " Nne.", rejected: "Tano.", method: "mapo", scores: { margin: 0.25 } }],
  ],
  [
    "CALM: instruction and input are the prompt, the place is its id",
    "calm",
    { instruction: "Wähle.", input: "A. eins\nB. zwei", output: "B", pred: ["Antwort: B", "Antwort: A"] },
    ["Antwort: B", "Antwort: A"].map((response) => ({
      prompt_id: "calm-1", prompt: "Wähle.\nA. eins\nB. zwei", task: "choice", gold: "B", response,
    })),
  ],
  [
    "MPO: the target's pair, with the English chosen text as its reference",
    "mpo",
    {
      source_conversations: [{ from: "human", value: "How many?" }],
      source_chosen: { from: "gpt", value: "Four." },
      source_rejected: { from: "gpt", value: "Five." },
      target_conversations: [{ from: "human", value: "Ngapi?" }],
      target_chosen: { from: "gpt", value: "Nne." },
      target_rejected: { from: "gpt", value: "Tano." },
    },
    [{ ...pair, prompt_en: "How many?", reference: "Four.", method: "mpo" }],
  ],
  ["Okapi, whose better side is spelled prefered_output", "okapi", { instruction: "Ngapi?", input: "", prefered_output: "Nne.", rejected_output: "Tano." }, [pair]],
  [
    "UltraFeedback as released",
    "ultrafeedback",
    {
      instruction: "Ngapi?",
      completions: [
        { model: "a", response: "Nne.", "fine-grained_score": 4.25, overall_score: 8 },
        { model: "b", response: "Tano.", overall_score: "N/A" },
      ],
    },
    [
      { language: "en", prompt: "Ngapi?", response: "Nne.", model: "a", scores: { reward: 4.25, overall: 8 } },
      { language: "en", prompt: "Ngapi?", response: "Tano.", model: "b" },
    ],
  ],
  [
    "distilabel: a failed generation is left out, a failed rating is no score",
    "distilabel",
    { instruction: "Ngapi?", generations: ["Nne.", null, "Tano."], ratings: [5, 3, null], generation_models: ["a", "b", "c"] },
    [
      { prompt: "Ngapi?", response: "Nne.", model: "a", scores: { reward: 5 } },
      { prompt: "Ngapi?", response: "Tano.", model: "c" },
    ],
  ],
  ["TRL, explicit and of texts", "trl", pair, [pair]],
  [
    "TRL, explicit and of turns, with ids and a language",
    "trl",
    { prompt: [...earlier, question], chosen: [yes], rejected: [no], pair_id: "p-1", lang: "sw" },
    [{ language: "sw", prompt: [...earlier, question], chosen: "Nne.", rejected: "Tano." }],
  ],
  ["TRL, implicit: the prompt is what both sides begin with", "trl", { chosen: [question, yes], rejected: [question, no] }, [pair]],
  [
    "UltraFeedback binarized: the prompt is there twice",
    "trl",
    { prompt: "Ngapi?", prompt_id: "3caf", chosen: [question, yes], rejected: [question, no], messages: [question, yes], score_chosen: 0.75, score_rejected: 0.25 },
    [{ prompt_id: "3caf", ...pair, scores: { chosen: 0.75, rejected: 0.25, margin: 0.5 } }],
  ],
  [
    "distilabel's pairs, with their ratings",
    "trl",
    { prompt: "Ngapi?", chosen: [question, yes], chosen_rating: 2, rejected: [question, no], rejected_rating: 3, chosen_model: "b" },
    [{ ...pair, scores: { chosen: 2, rejected: 3, margin: -1 } }],
  ],
  ["TRL, unpaired", "trl", { prompt: [question], completion: [yes], label: true }, [{ prompt: "Ngapi?", response: "Nne.", scores: { label: 1 } }]],
  [
    "Alpaca with history and a system prompt",
    "alpaca",
    { instruction: "Ngapi?", input: "2 + 2", chosen: "Nne.", rejected: "Tano.", system: "Fupi.", history: [["Habari?", "Nzuri."]] },
    [{ ...pair, prompt: [{ role: "system", content: "Fupi." }, ...earlier, { role: "user", content: "Ngapi?\n2 + 2" }] }],
  ],
  ["Alpaca with both sides in one list", "alpaca", { instruction: "Ngapi?", input: "", output: ["Nne.", "Tano."] }, [pair]],
  ["Alpaca with an output", "alpaca", { instruction: "Ngapi?", input: "", output: "Nne." }, [{ prompt: "Ngapi?", response: "Nne." }]],
  [
    "ShareGPT with both sides",
    "sharegpt",
    { conversations: [{ from: "human", value: "Ngapi?" }], chosen: { from: "gpt", value: "Nne." }, rejected: { from: "gpt", value: "Tano." }, system: "" },
    [pair],
  ],
  ["ShareGPT that ends with an answer", "sharegpt", { conversations: [{ from: "human", value: "Ngapi?" }, { from: "gpt", value: "Nne." }] }, [{ prompt: "Ngapi?", response: "Nne." }]],
  ["OpenAI's preferences", "openai", { input: { messages: [question], tools: [] }, preferred_output: [yes], non_preferred_output: [no] }, [pair]],
  ["OpenAI's examples", "openai", { messages: [question, yes] }, [{ prompt: "Ngapi?", response: "Nne." }]],
  [
    "hh-rlhf: dialogues that differ in the last answer",
    "hh-rlhf",
    { chosen: "\n\nHuman: Habari?\n\nAssistant: Nzuri.\n\nHuman: Ngapi?\n\nAssistant: Nne.", rejected: "\n\nHuman: Habari?\n\nAssistant: Nzuri.\n\nHuman: Ngapi?\n\nAssistant: Tano." },
    [{ ...pair, language: "en", prompt: [...earlier, question] }],
  ],
]; // biome-ignore format: a table

describe("a record becomes rows of ours", () => {
  test.each(cases)("%s", (_, preset, record, rows) => {
    const given = made(preset, record);
    const withoutIds = Array.isArray(given)
      ? given.map((row, n) => (rows[n]?.prompt_id === undefined ? { ...row, prompt_id: undefined } : row))
      : given;
    expect(withoutIds).toEqual(rows);
  });

  test.each(cases)("%s: is recognised", (_, preset, record) => {
    expect(guessPreset(Object.keys(record), record)?.name).toBe(preset);
  });
});

test.each<[string, string, Raw, string, string | undefined]>([
  ["lists of different length", "icr", { prompt: "?", response: ["a", "b"], response_log_probs: [-1] }, "uneven-lists", "response_log_probs"],
  ["no samples at all", "icr", { prompt: "?", response: [] }, "no-responses-in-row", "response"],
  ["a sample that is no list", "icr", { prompt: "?", response: 7 }, "column-type", "response"],
  ["no prompt", "icr", { response: ["a"] }, "column-missing", "prompt"],
  ["MAPO texts with no mark between prompt and answer", "mapo", { accept: "Q? Nne.", reject: "Q? Tano." }, "prompt-not-found", "accept"],
  ["MAPO texts of different prompts", "mapo", { accept: "A\n### Response: x", reject: "B\n### Response: y" }, "prompts-differ", "reject"],
  ["sides that answer different prompts", "trl", { chosen: [question, yes], rejected: [{ role: "user", content: "?" }, no] }, "prompts-differ", "rejected"],
  ["a side that ends with the user", "trl", { chosen: [question], rejected: [question] }, "not-one-answer", "chosen"],
  ["no prompt anywhere", "trl", { chosen: [yes], rejected: [no] }, "prompt-not-found", "prompt"],
  ["two answers in one side", "openai", { input: { messages: [question] }, preferred_output: [yes, no], non_preferred_output: [no] }, "not-one-answer", "preferred_output"],
  ["a dialogue that does not begin with a human", "hh-rlhf", { chosen: "Nne.", rejected: "\n\nHuman: a\n\nAssistant: b" }, "prompt-not-found", "chosen"],
  ["nothing but failed generations", "distilabel", { instruction: "?", generations: [null], ratings: [1] }, "no-responses-in-row", "generations"],
  ["a turn that is none", "sharegpt", { conversations: ["Ngapi?"] }, "column-type", "conversations.0"],
])("%s refuse the record with a code and its column", (_, preset, record, code, column) => {
  expect(made(preset, record)).toMatchObject({ code, column });
}); // biome-ignore format: a table

test("every preset is tried once, and people have a sentence for each", () => {
  expect(presets.map(({ name }) => name).toSorted()).toEqual([...presetNames]);
  expect(Object.keys(messages.preset).toSorted()).toEqual([...presetNames]);
});

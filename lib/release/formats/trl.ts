import { conversation, type Format, provenance, singleTurn } from "./format";

const source = "TRL, docs/source/dataset_formats.md and trainer/dpo_trainer.py";

/** The recommended one: conversational, the prompt apart. TRL, Unsloth and OpenRLHF read it. */
export const trlExplicit: Format = {
  name: "trl",
  title: "TRL, conversational with prompt",
  file: "jsonl",
  source,
  rows: (row) => {
    const found = conversation(row);
    return typeof found === "string" ? found : [row];
  },
};

/** The prompt inside of both conversations, as TRL's RewardTrainer prefers it. */
export const trlImplicit: Format = {
  name: "trl-implicit",
  title: "TRL, conversational without prompt",
  file: "jsonl",
  source,
  rows: (row) => {
    const found = conversation(row);
    if (typeof found === "string") return found;
    return [
      {
        chosen: [...row.prompt, ...row.chosen],
        rejected: [...row.prompt, ...row.rejected],
        ...provenance(row),
      },
    ];
  },
};

/** Plain strings, to which the trainer applies no chat template: one turn only. */
export const trlStandard: Format = {
  name: "trl-standard",
  title: "TRL, plain strings",
  file: "jsonl",
  source,
  rows: (row) => {
    const found = singleTurn(row);
    if (typeof found === "string") return found;
    return [
      {
        prompt: found.question,
        chosen: row.chosen[0].content,
        rejected: row.rejected[0].content,
        ...provenance(row),
      },
    ];
  },
};

/** Each response with a label of its own, for KTO and BCO: two rows per pair. */
export const trlUnpaired: Format = {
  name: "trl-unpaired",
  title: "TRL, unpaired for KTO",
  file: "jsonl",
  source,
  rows: (row) => {
    const found = conversation(row);
    if (typeof found === "string") return found;
    const beside = provenance(row);
    return [
      { prompt: row.prompt, completion: row.chosen, label: true, ...beside },
      { prompt: row.prompt, completion: row.rejected, label: false, ...beside },
    ];
  },
};

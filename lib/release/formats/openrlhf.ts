import type { Format } from "./format";
import { trlExplicit } from "./trl";

/** TRL's form, with the flags by which OpenRLHF finds its columns; they are dotted since 0.8. */
export const openRlhf: Format = {
  name: "openrlhf",
  title: "OpenRLHF",
  file: "jsonl",
  source: "OpenRLHF, openrlhf/datasets/reward_dataset.py and cli/train_dpo.py",
  rows: trlExplicit.rows,
  beside: (dataFile) => ({
    "openrlhf_flags.txt": `--data.dataset ./${dataFile} --data.prompt_key prompt --data.chosen_key chosen --data.rejected_key rejected --data.apply_chat_template\n`,
  }),
};

import { conversation, type Format } from "./format";

/**
 * Its loader looks for each response in the rendered template: one that the template trims is not found, and all but
 * its last character would be lost. Such rows are left out.
 */
export const axolotl: Format = {
  name: "axolotl",
  title: "Axolotl, chat_template.default",
  file: "jsonl",
  source: "Axolotl, docs/rlhf.qmd and prompt_strategies/dpo/chat_template.py",
  rows: (row) => {
    const found = conversation(row);
    if (typeof found === "string") return found;
    const [chosen, rejected] = [row.chosen[0], row.rejected[0]];
    if (chosen.content !== chosen.content.trim() || rejected.content !== rejected.content.trim())
      return "outer-blanks";
    return [{ messages: row.prompt, chosen, rejected, pair_id: row.pair_id }];
  },
  beside: (dataFile) => ({
    "axolotl.yml": `rl: dpo
datasets:
  - path: json
    data_files: ${dataFile}
    split: train
    type: chat_template.default
    field_messages: messages
    field_chosen: chosen
    field_rejected: rejected
    message_property_mappings: {role: role, content: content}
    roles: {user: [user], assistant: [assistant], system: [system]}
`,
  }),
};

import { conversation, type Format } from "./format";

/** OpenAI's direct preference optimisation; Azure Foundry, Together and Fireworks read it as well. */
export const openAi: Format = {
  name: "openai",
  title: "OpenAI, preference",
  file: "jsonl",
  source: "OpenAI, direct preference optimization guide",
  rows: (row) => {
    const found = conversation(row);
    if (typeof found === "string") return found;
    return [
      {
        input: { messages: row.prompt, tools: [], parallel_tool_calls: true },
        preferred_output: row.chosen,
        non_preferred_output: row.rejected,
      },
    ];
  },
};

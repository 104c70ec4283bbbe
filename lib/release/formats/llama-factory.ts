import { conversation, type Format } from "./format";

const source = "LLaMA-Factory, data/README.md, data/converter.py and data/parser.py";

/** Conversations by who speaks. Rows in another order of turns its loader would drop with a line in a log. */
export const llamaFactory: Format = {
  name: "llama-factory",
  title: "LLaMA-Factory, ShareGPT ranking",
  file: "json",
  source,
  rows: (row) => {
    const found = conversation(row);
    if (typeof found === "string") return found;
    return [
      {
        conversations: found.turns.map(({ role, content }) => ({
          from: role === "user" ? "human" : "gpt",
          value: content,
        })),
        chosen: { from: "gpt", value: row.chosen[0].content },
        rejected: { from: "gpt", value: row.rejected[0].content },
        system: found.system ?? "",
        pair_id: row.pair_id,
      },
    ];
  },
  beside: (dataFile) => datasetInfo(dataFile, "sharegpt"),
};

/** The last question as instruction, earlier turns as history. */
export const llamaFactoryAlpaca: Format = {
  name: "llama-factory-alpaca",
  title: "LLaMA-Factory, Alpaca ranking",
  file: "json",
  source,
  rows: (row) => {
    const found = conversation(row);
    if (typeof found === "string") return found;
    const last = found.turns.at(-1);
    const earlier = found.turns.slice(0, -1);
    return [
      {
        instruction: last?.content ?? "",
        input: "",
        chosen: row.chosen[0].content,
        rejected: row.rejected[0].content,
        system: found.system ?? "",
        history: Array.from({ length: earlier.length / 2 }, (_, i) => [
          earlier[2 * i]?.content ?? "",
          earlier[2 * i + 1]?.content ?? "",
        ]),
        pair_id: row.pair_id,
      },
    ];
  },
  beside: (dataFile) => datasetInfo(dataFile, "alpaca"),
};

/** A `columns` block makes its loader forget every column that is not named: all of them are. */
function datasetInfo(dataFile: string, formatting: "sharegpt" | "alpaca"): Record<string, string> {
  const columns =
    formatting === "sharegpt"
      ? { messages: "conversations", chosen: "chosen", rejected: "rejected", system: "system" }
      : {
          prompt: "instruction",
          query: "input",
          chosen: "chosen",
          rejected: "rejected",
          system: "system",
          history: "history",
        };
  const name = dataFile.replace(/^.*\//, "").replace(/\.[^.]*$/, "");
  const entry = { [name]: { file_name: dataFile, formatting, ranking: true, columns } };
  return { "dataset_info.json": `${JSON.stringify(entry, null, 2)}\n` };
}

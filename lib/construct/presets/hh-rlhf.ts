import { answered, promptOf, sharedPrompt, type Turn } from "./conversation";
import { type Preset, refuse } from "./preset";
import { promptFields, textAt } from "./values";

const opening = "\n\nHuman:";

/** Anthropic's hh-rlhf: whole dialogues as texts, "\n\nHuman: …\n\nAssistant: …", that differ in the last answer. */
export const hhRlhf: Preset = {
  name: "hh-rlhf",
  title: "hh-rlhf",
  language: "en",
  detects: (columns, sample) =>
    columns.has("chosen") && typeof sample.chosen === "string" && sample.chosen.startsWith(opening),
  rows(record) {
    const chosen = answered(dialogue(textAt(record, "chosen"), "chosen"), "chosen");
    const rejected = answered(dialogue(textAt(record, "rejected"), "rejected"), "rejected");
    const prompt = promptOf(sharedPrompt(chosen.prompt, rejected.prompt));
    return { rows: [{ ...promptFields(record), prompt, chosen: chosen.answer, rejected: rejected.answer }] };
  },
};

/** `"\n\nHuman: a\n\nAssistant: b"` = a user's turn "a" and an assistant's "b"; one space after the colon is the format's. */
function dialogue(text: string, column: string): Turn[] {
  if (!text.startsWith(opening)) refuse("prompt-not-found", column, 'does not begin with "Human:"');
  const turns: Turn[] = [];
  const marks = [...text.matchAll(/\n\n(Human|Assistant):(?: |(?=\n\n)|$)/gu)];
  for (const [n, mark] of marks.entries()) {
    const content = text.slice(mark.index + mark[0].length, marks[n + 1]?.index ?? text.length);
    turns.push({ role: mark[1] === "Human" ? "user" : "assistant", content });
  }
  return turns;
}

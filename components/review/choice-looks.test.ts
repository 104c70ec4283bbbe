import { expect, test } from "vitest";
import { choicesOf } from "@/lib/review/choice";
import { commandFor, keysShown, standardKeys } from "@/lib/review/keymap";
import { choiceLooks } from "./choice-looks";

const alone = { repeat: false, isComposing: false, ctrlKey: false, metaKey: false, altKey: false };
const codes: Record<string, string> = { "←": "ArrowLeft", "→": "ArrowRight" };

test.each(["blind", "open"] as const)("in %s review, the keys on every button press that button", (mode) => {
  for (const choice of choicesOf(mode)) {
    const keys = keysShown(choice, standardKeys).split(" ");
    expect(keys.length).toBeGreaterThan(0);
    for (const key of keys) {
      const press = { ...alone, key, code: codes[key] ?? `Digit${key}` };
      expect(commandFor(press, { mode, asking: false, typing: false })).toEqual({ do: "choose", choice });
    }
  }
});

test.each(["blind", "open"] as const)("in %s review, no two choices look the same in the trail", (mode) => {
  const signs = choicesOf(mode).map((choice) => choiceLooks[choice].sign);
  expect(new Set(signs).size).toBe(signs.length);
});

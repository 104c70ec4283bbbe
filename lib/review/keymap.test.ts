import { expect, test } from "vitest";
import {
  bindingOf,
  bindingsOf,
  type Command,
  commandFor,
  type KeyContext,
  type KeyPress,
  type Keys,
  keysShown,
  namesIn,
  shown,
  standardKeys,
  takenBy,
} from "./keymap";

const blind: KeyContext = { mode: "blind", asking: false, typing: false };
const open: KeyContext = { mode: "open", asking: false, typing: false };
const asking: KeyContext = { mode: "blind", asking: true, typing: false };

const alone = { repeat: false, isComposing: false, ctrlKey: false, metaKey: false, altKey: false };

function press(key: string, code: string, more: Partial<KeyPress> = {}): KeyPress {
  return { key, code, ...alone, ...more };
}

const choose = (choice: (Command & { do: "choose" })["choice"]): Command => ({ do: "choose", choice });

const letters: [string, string, Command][] = [
  ["z", "KeyZ", { do: "undo" }],
  ["Backspace", "Backspace", { do: "undo" }],
  ["e", "KeyE", { do: "reference" }],
  ["g", "KeyG", { do: "guideline" }],
  ["t", "KeyT", { do: "together" }],
  ["/", "Slash", { do: "find" }],
  ["?", "Slash", { do: "help" }],
];

test.each<[string, string, Command | null]>([
  ["1", "Digit1", choose("left")],
  ["2", "Digit2", choose("right")],
  ["3", "Digit3", choose("both-good")],
  ["4", "Digit4", choose("both-bad")],
  ["5", "Digit5", choose("cannot-judge")],
  ["1", "Numpad1", choose("left")],
  ["2", "Numpad2", choose("right")],
  ["3", "Numpad3", choose("both-good")],
  ["4", "Numpad4", choose("both-bad")],
  ["5", "Numpad5", choose("cannot-judge")],
  ["ArrowLeft", "ArrowLeft", choose("left")],
  ["ArrowRight", "ArrowRight", choose("right")],
  ...letters,
  ["6", "Digit6", null],
  ["0", "Digit0", null],
  ["ArrowUp", "ArrowUp", null],
  ["ArrowDown", "ArrowDown", null],
  [" ", "Space", null],
  ["Enter", "Enter", null],
  ["Escape", "Escape", null],
  ["Tab", "Tab", null],
  ["a", "KeyA", null],
])("in blind review, %s (%s) asks for %j", (key, code, command) => {
  expect(commandFor(press(key, code), blind)).toEqual(command);
});

test.each<[string, string, Command | null]>([
  ["1", "Digit1", choose("accept")],
  ["2", "Digit2", choose("swap")],
  ["3", "Digit3", choose("reject")],
  ["1", "Numpad1", choose("accept")],
  ["2", "Numpad2", choose("swap")],
  ["3", "Numpad3", choose("reject")],
  ...letters,
  ["4", "Digit4", null],
  ["5", "Digit5", null],
  ["ArrowLeft", "ArrowLeft", null],
  ["ArrowRight", "ArrowRight", null],
])("in open review, %s (%s) asks for %j", (key, code, command) => {
  expect(commandFor(press(key, code), open)).toEqual(command);
});

test.each<[string, string, string, Command]>([
  ["the digit row of a French keyboard", "&", "Digit1", choose("left")],
  ["the digit row of an Arabic keyboard", "٢", "Digit2", choose("right")],
  ["the digit row with Shift", "#", "Digit3", choose("both-good")],
  ["z where a German keyboard has it", "z", "KeyY", { do: "undo" }],
  ["z where a French keyboard has it", "z", "KeyW", { do: "undo" }],
  ["Z with Caps Lock", "Z", "KeyZ", { do: "undo" }],
  ["? where a German keyboard has it", "?", "Minus", { do: "help" }],
  ["/ where a German keyboard has it", "/", "Digit7", { do: "find" }],
  ["z's place of an Arabic keyboard", "ئ", "KeyZ", { do: "undo" }],
  ["z's place of a Russian keyboard", "я", "KeyZ", { do: "undo" }],
  ["e's place of a Thai keyboard", "ำ", "KeyE", { do: "reference" }],
  ["e's place of a Hindi keyboard, which types a mark", "ा", "KeyE", { do: "reference" }],
  ["the slash of an Arabic keyboard", "ظ", "Slash", { do: "find" }],
  ["the question mark of an Arabic keyboard", "؟", "Slash", { do: "help" }],
])("%s works", (_, key, code, command) => {
  expect(commandFor(press(key, code), blind)).toEqual(command);
});

test("what stands on Z's place of a German keyboard is y, and no undo", () => {
  expect(commandFor(press("y", "KeyZ"), blind)).toBeNull();
});

test("what a key types in its own script comes before its place", () => {
  const keys: Keys = { on: true, changed: { guideline: "я" } };
  expect(commandFor(press("я", "KeyZ"), blind, keys)).toEqual({ do: "guideline" });
});

test("in an interface from right to left A stands right, and an arrow means the column that it points to", () => {
  const mirrored: Keys = { ...standardKeys, mirrored: true };
  expect(commandFor(press("ArrowLeft", "ArrowLeft"), blind, mirrored)).toEqual(choose("right"));
  expect(commandFor(press("ArrowRight", "ArrowRight"), blind, mirrored)).toEqual(choose("left"));
  expect(commandFor(press("1", "Digit1"), blind, mirrored)).toEqual(choose("left"));
  expect(commandFor(press("2", "Digit2"), blind, mirrored)).toEqual(choose("right"));
  expect([keysShown("left", mirrored), keysShown("right", mirrored)]).toEqual(["1 →", "2 ←"]);
  expect(takenBy("@ArrowLeft", "undo", mirrored)).toBe("right");
});

test("an arrow that was put somewhere stays where it was put, whatever way the interface runs", () => {
  const keys: Keys = { on: true, changed: { undo: "@ArrowLeft", right: "@ArrowUp" }, mirrored: true };
  expect(commandFor(press("ArrowLeft", "ArrowLeft"), blind, keys)).toEqual({ do: "undo" });
  expect(commandFor(press("ArrowRight", "ArrowRight"), blind, keys)).toEqual(choose("left"));
});

const every: [KeyPress, KeyContext][] = [
  [press("1", "Digit1"), blind],
  [press("1", "Digit1"), open],
  [press("ArrowLeft", "ArrowLeft"), blind],
  [press("z", "KeyZ"), blind],
  [press("Backspace", "Backspace"), blind],
  [press("?", "Slash"), blind],
  [press("1", "Digit1"), asking],
  [press("Enter", "Enter"), asking],
  [press("Escape", "Escape"), asking],
  [press("Enter", "Enter"), { ...asking, typing: true }],
];

test.each<[string, Partial<KeyPress>]>([
  ["held down", { repeat: true }],
  ["of an input method", { isComposing: true }],
  ["that ends an input method's word in Safari", { keyCode: 229 }],
  ["with Ctrl", { ctrlKey: true }],
  ["with Meta", { metaKey: true }],
  ["with Alt", { altKey: true }],
  ["with Ctrl and Alt that are no AltGr", { ctrlKey: true, altKey: true, getModifierState: () => false }],
])("a key %s does nothing", (_, more) => {
  for (const [key, context] of every) {
    expect(commandFor(key, context), key.code).not.toBeNull();
    expect(commandFor({ ...key, ...more }, context), key.code).toBeNull();
  }
});

test("AltGr, which is Ctrl and Alt to Windows, is how some layouts type", () => {
  const altGr = { ctrlKey: true, altKey: true, getModifierState: (key: string) => key === "AltGraph" };
  expect(commandFor(press("?", "Digit7", altGr), blind)).toEqual({ do: "help" });
  expect(commandFor(press("€", "KeyE", altGr), blind)).toBeNull();
});

test("who types in a field gives no command", () => {
  for (const context of [blind, open, asking]) {
    for (const key of ["Digit1", "Numpad2", "ArrowLeft", "Backspace", "KeyZ", "KeyE", "KeyG"]) {
      const typed = key.startsWith("Key") ? key.slice(3).toLowerCase() : key;
      expect(commandFor(press(typed, key), { ...context, typing: true }), key).toBeNull();
    }
  }
});

test.each<[string, string, Command | null]>([
  ["1", "Digit1", { do: "reason", index: 0 }],
  ["9", "Digit9", { do: "reason", index: 8 }],
  ["4", "Numpad4", { do: "reason", index: 3 }],
  ["é", "Digit2", { do: "reason", index: 1 }],
  ["0", "Digit0", null],
  ["Enter", "Enter", { do: "confirm" }],
  ["Enter", "NumpadEnter", { do: "confirm" }],
  ["Escape", "Escape", { do: "cancel" }],
  ["ArrowLeft", "ArrowLeft", null],
  ["z", "KeyZ", null],
  ["Backspace", "Backspace", null],
  ["?", "Slash", null],
])("while reasons are asked for, %s (%s) asks for %j", (key, code, command) => {
  expect(commandFor(press(key, code), asking)).toEqual(command);
  expect(commandFor(press(key, code), { ...asking, mode: "open" })).toEqual(command);
});

test("Enter and Escape end the asking from within the comment as well", () => {
  const inComment = { ...asking, typing: true };
  expect(commandFor(press("Enter", "Enter"), inComment)).toEqual({ do: "confirm" });
  expect(commandFor(press("Escape", "Escape"), inComment)).toEqual({ do: "cancel" });
});

const moved: Keys = { on: true, changed: { undo: "u", left: "@ArrowUp", accept: "y" } };

test("a command that was put elsewhere answers to its new key alone", () => {
  expect(commandFor(press("u", "KeyU"), blind, moved)).toEqual({ do: "undo" });
  expect(commandFor(press("z", "KeyZ"), blind, moved)).toBeNull();
  expect(commandFor(press("Backspace", "Backspace"), blind, moved)).toBeNull();
  expect(commandFor(press("ArrowUp", "ArrowUp"), blind, moved)).toEqual(choose("left"));
  expect(commandFor(press("1", "Digit1"), blind, moved)).toBeNull();
  expect(commandFor(press("2", "Digit2"), blind, moved)).toEqual(choose("right"));
  expect(commandFor(press("y", "KeyY"), open, moved)).toEqual(choose("accept"));
});

test("keys that are switched off do nothing, but Enter and Escape still end the asking for reasons", () => {
  const off: Keys = { on: false, changed: {} };
  for (const [key, context] of every) {
    const ends = key.key === "Enter" || key.key === "Escape";
    expect(commandFor(key, context, off) !== null, key.code).toBe(ends);
  }
  expect(keysShown("left", off)).toBe("");
});

test("a key belongs to one command of a mode, and may mean another one in the other mode", () => {
  expect(takenBy("@Digit1", "undo", standardKeys)).toBe("left");
  expect(takenBy("@Digit1", "left", standardKeys)).toBeNull();
  expect(takenBy("@Digit4", "accept", standardKeys)).toBeNull();
  expect(takenBy("e", "accept", standardKeys)).toBe("reference");
  expect(takenBy("u", "reference", moved)).toBe("undo");
  expect(takenBy("z", "reference", moved)).toBeNull();
});

test.each<[string, string, string | null]>([
  ["1", "Digit1", "@Digit1"],
  ["&", "Digit1", "@Digit1"],
  ["ArrowUp", "ArrowUp", "@ArrowUp"],
  ["Q", "KeyQ", "q"],
  ["ض", "KeyQ", "ض"],
  ["Backspace", "Backspace", "backspace"],
  ["Enter", "Enter", null],
  ["Escape", "Escape", null],
  ["Tab", "Tab", null],
  ["Shift", "ShiftLeft", null],
  [" ", "Space", null],
])("%s (%s) is kept as %j", (key, code, binding) => {
  expect(bindingOf(press(key, code))).toBe(binding);
});

test.each([...namesIn("blind"), ...namesIn("open")])(
  "the keys on the button of %s give that command",
  (name) => {
    const mode = namesIn("blind").includes(name) ? blind : open;
    for (const binding of bindingsOf(name, standardKeys)) {
      const key = binding.startsWith("@") ? press(shown(binding), binding.slice(1)) : press(binding, "");
      const command = commandFor(key, mode);
      expect(command?.do === "choose" ? command.choice : command?.do).toBe(name);
    }
  },
);

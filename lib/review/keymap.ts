import { blindChoices, type Choice, choicesOf, type Mode, openChoices } from "./choice";

/** What a key, a button or a menu entry asks for. */
export type Command =
  | { do: "choose"; choice: Choice }
  | { do: "reason"; index: number }
  | { do: "confirm" }
  | { do: "cancel" }
  | { do: "undo" }
  | { do: "reference" }
  | { do: "differences" }
  | { do: "markdown" }
  | { do: "direction" }
  | { do: "together" }
  | { do: "find" }
  | { do: "larger" }
  | { do: "smaller" }
  | { do: "guideline" }
  | { do: "question" }
  | { do: "siblings" }
  | { do: "help" };

/** What the keymap must know of a keyboard event; a `KeyboardEvent` is one. */
export type KeyPress = {
  key: string;
  code: string;
  repeat: boolean;
  isComposing: boolean;
  /** 229 is a key that an input method took; Safari says so here alone for the Enter that ends a composition. */
  keyCode?: number;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  getModifierState?: (key: string) => boolean;
};

export type KeyContext = {
  mode: Mode;
  /** The reasons of a rejection are asked for right now. */
  asking: boolean;
  /** The focus is in a text field, or a dialog is open. */
  typing: boolean;
};

/** Everything that a key can ask for outside the asking for reasons, in the order in which people see it. */
export const commandNames = [
  ...blindChoices,
  ...openChoices,
  "undo",
  "reference",
  "differences",
  "markdown",
  "direction",
  "together",
  "find",
  "larger",
  "smaller",
  "guideline",
  "question",
  "siblings",
  "help",
] as const;
export type CommandName = (typeof commandNames)[number];

/**
 * A key as it is kept: `@Digit1` is a place on the keyboard, the same on every layout; anything else is what is typed.
 */
export type Binding = string;

/**
 * Whether keys do anything at all, and what their user has put elsewhere. `mirrored` where the interface runs from right
 * to left: there A stands on the right, and an arrow always means the column that it points to.
 */
export type Keys = { on: boolean; changed: Partial<Record<CommandName, Binding>>; mirrored?: boolean };

export const standardKeys: Keys = { on: true, changed: {} };

const standard: Record<CommandName, readonly Binding[]> = {
  left: ["@Digit1", "@ArrowLeft", "@Numpad1"],
  right: ["@Digit2", "@ArrowRight", "@Numpad2"],
  "both-good": ["@Digit3", "@Numpad3"],
  "both-bad": ["@Digit4", "@Numpad4"],
  "cannot-judge": ["@Digit5", "@Numpad5"],
  accept: ["@Digit1", "@Numpad1"],
  swap: ["@Digit2", "@Numpad2"],
  reject: ["@Digit3", "@Numpad3"],
  undo: ["z", "backspace"],
  reference: ["e"],
  differences: ["d"],
  markdown: ["m"],
  direction: ["r"],
  together: ["t"],
  find: ["/"],
  larger: ["+"],
  smaller: ["-"],
  guideline: ["g"],
  question: ["q"],
  siblings: ["s"],
  help: ["?"],
};

/** The commands that can be given in a mode: its choices, and what is the same in both. */
export function namesIn(mode: Mode): CommandName[] {
  const others = new Set<string>(choicesOf(mode === "blind" ? "open" : "blind"));
  return commandNames.filter((name) => !others.has(name));
}

/** The keys that give a command. `bindingsOf("reference", standardKeys)` is `["e"]`. */
export function bindingsOf(name: CommandName, { changed, mirrored }: Keys): readonly Binding[] {
  const own = changed[name];
  if (own !== undefined) return [own];
  return mirrored ? standard[name].map((binding) => acrossFrom[binding] ?? binding) : standard[name];
}

const acrossFrom: Record<Binding, Binding> = { "@ArrowLeft": "@ArrowRight", "@ArrowRight": "@ArrowLeft" };

/** What a pressed key would be kept as, or null where it cannot be given to a command. */
export function bindingOf({ key, code }: Pick<KeyPress, "key" | "code">): Binding | null {
  if (/^(?:Digit\d|Numpad\d|Arrow\w+)$/.test(code)) return `@${code}`;
  if (key === "Backspace") return "backspace";
  return key.length === 1 && key.trim() !== "" ? key.toLowerCase() : null;
}

/** The command of the same mode that has a key already, other than the one it is meant for. */
export function takenBy(binding: Binding, name: CommandName, keys: Keys): CommandName | null {
  const modes = (["blind", "open"] as const).filter((mode) => namesIn(mode).includes(name));
  const rivals = new Set(modes.flatMap(namesIn));
  rivals.delete(name);
  return [...rivals].find((rival) => bindingsOf(rival, keys).includes(binding)) ?? null;
}

const signs: Record<string, string> = {
  "@ArrowLeft": "←",
  "@ArrowRight": "→",
  "@ArrowUp": "↑",
  "@ArrowDown": "↓",
  backspace: "⌫",
};

/** A key as it stands on a button: `shown("@Digit1")` is "1". */
export function shown(binding: Binding): string {
  return signs[binding] ?? binding.replace(/^@(?:Digit|Numpad)/, "");
}

/** The keys of a command for its button, those of the number pad left out; empty when keys are switched off. */
export function keysShown(name: CommandName, keys: Keys): string {
  if (!keys.on) return "";
  return bindingsOf(name, keys)
    .filter((binding) => keys.changed[name] !== undefined || !/^@Numpad|^backspace$/.test(binding))
    .map(shown)
    .join(" ");
}

/**
 * The command of a key press, or null. Digits and arrows go by their place on the keyboard, so that they are the same
 * on every layout; letters by what is typed, or, where the layout types no Latin ones, by what a Latin layout has in
 * that place. Held keys, keys of an input method, and keys with a modifier that are
 * somebody else's shortcut do nothing (AltGr is how some layouts type, and counts as no modifier). Enter and Escape
 * end the asking for reasons also where keys are switched off: they are no letters that somebody could dictate.
 */
export function commandFor(
  press: KeyPress,
  { mode, asking, typing }: KeyContext,
  keys: Keys = standardKeys,
): Command | null {
  if (press.repeat || press.isComposing || press.keyCode === 229) return null;
  const altGraph = press.getModifierState?.("AltGraph") ?? false;
  if (!altGraph && (press.ctrlKey || press.metaKey || press.altKey)) return null;
  if (asking) {
    if (press.key === "Escape") return { do: "cancel" };
    if (press.key === "Enter") return { do: "confirm" };
  }
  if (typing || !keys.on) return null;
  if (asking) {
    const digit = /^(?:Digit|Numpad)([1-9])$/.exec(press.code)?.[1];
    return digit ? { do: "reason", index: Number(digit) - 1 } : null;
  }
  const given = (pressed: readonly Binding[]) =>
    namesIn(mode).find((name) => bindingsOf(name, keys).some((key) => pressed.includes(key)));
  const name = given([`@${press.code}`, press.key.toLowerCase()]) ?? given(latinIn(press));
  return name === undefined ? null : commandOf(name);
}

/** What stands in this place of a Latin keyboard, where the layout types letters of another script: `ئ` is z. */
function latinIn({ key, code }: KeyPress): Binding[] {
  if (!/^[\p{L}\p{M}]+$|^؟$/u.test(key) || /\p{Script=Latin}/u.test(key)) return [];
  if (key === "؟") return ["?"];
  if (code === "Slash") return ["/"];
  const letter = /^Key([A-Z])$/.exec(code)?.[1];
  return letter ? [letter.toLowerCase()] : [];
}

function commandOf(name: CommandName): Command {
  switch (name) {
    case "undo":
    case "reference":
    case "differences":
    case "markdown":
    case "direction":
    case "together":
    case "find":
    case "larger":
    case "smaller":
    case "guideline":
    case "question":
    case "siblings":
    case "help":
      return { do: name };
    default:
      return { do: "choose", choice: name };
  }
}

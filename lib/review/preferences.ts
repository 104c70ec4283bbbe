import { type Binding, type CommandName, commandNames, type Keys, standardKeys } from "./keymap";

/** How one person likes to read and to press keys: kept in their browser, never sent anywhere. */
export type Preferences = {
  keys: Keys;
  /** Times the standard size of each script. */
  size: number;
  /** The widest line of a response, in characters of its face. */
  width: number;
  /** Markdown and formulas set as they are meant; else every character as it is. */
  set: boolean;
  /** The two responses scroll together, each by its own length. */
  together: boolean;
};

export const sizes = [0.8, 0.9, 1, 1.1, 1.25, 1.4, 1.6, 1.8, 2] as const;
export const widths = [45, 56, 68, 80, 100] as const;

export const standardPreferences: Preferences = {
  keys: standardKeys,
  size: 1,
  width: 68,
  set: true,
  together: false,
};

/** What was kept, read with distrust: whatever is not as it should be is as it was at first. No schema library here:
 * this file is part of the review page. */
export function readPreferences(kept: string | null): Preferences {
  const read = objectOf(kept);
  const keys = isRecord(read.keys) ? read.keys : {};
  return {
    keys: { on: keys.on !== false, changed: changedOf(keys.changed) },
    size: oneOf(sizes, read.size, standardPreferences.size),
    width: oneOf(widths, read.width, standardPreferences.width),
    set: read.set !== false,
    together: read.together === true,
  };
}

/** The next value of a scale, or the last one where it ends. `step(sizes, 1, 1)` is 1.1. */
export function step(scale: readonly number[], value: number, by: 1 | -1): number {
  const at = scale.indexOf(value);
  return scale[Math.min(scale.length - 1, Math.max(0, at + by))] ?? value;
}

function objectOf(kept: string | null): Record<string, unknown> {
  try {
    const read: unknown = JSON.parse(kept ?? "{}");
    return isRecord(read) ? read : {};
  } catch {
    return {};
  }
}

function changedOf(kept: unknown): Partial<Record<CommandName, Binding>> {
  if (!isRecord(kept)) return {};
  const changed: Partial<Record<CommandName, Binding>> = {};
  for (const name of commandNames) {
    const binding = Object.hasOwn(kept, name) ? kept[name] : undefined;
    if (typeof binding === "string" && binding !== "" && binding.length <= 20) changed[name] = binding;
  }
  return changed;
}

function oneOf(scale: readonly number[], value: unknown, standard: number): number {
  return typeof value === "number" && scale.includes(value) ? value : standard;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

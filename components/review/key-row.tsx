"use client";

import { type KeyboardEvent, useState } from "react";
import { useFormatter, useTranslations } from "use-intl/react";
import { type Choice, choicesOf } from "@/lib/review/choice";
import {
  bindingOf,
  bindingsOf,
  type CommandName,
  type Keys,
  shown,
  standardKeys,
  takenBy,
} from "@/lib/review/keymap";
import { Kbd } from "../ui/kbd";

/** One command with its keys: pressed, the row waits for the key that shall give it from now on. */
export function KeyRow({
  name,
  keys,
  onChange,
}: {
  name: CommandName;
  keys: Keys;
  onChange: (keys: Keys) => void;
}) {
  const t = useTranslations("review");
  const format = useFormatter();
  const nameOf = (name: CommandName) => (isChoice(name) ? t(`choice.${name}`) : t(`command.${name}`));
  // Those of the number pad are told apart where all keys of a command stand side by side.
  const keyName = (binding: string) =>
    binding.startsWith("@Numpad") ? t("keys.pad", { key: shown(binding) }) : shown(binding);
  const [waiting, setWaiting] = useState(false);
  const [taken, setTaken] = useState<string | null>(null);
  const press = (event: KeyboardEvent) => {
    if (!waiting || event.key === "Tab") return;
    if (event.key === "Escape") {
      // The dialog would take it for its own.
      event.preventDefault();
      event.stopPropagation();
      setWaiting(false);
      return;
    }
    const binding = bindingOf(event);
    if (binding === null) return;
    event.preventDefault();
    const rival = takenBy(binding, name, keys);
    if (rival !== null) {
      setTaken(t("keys.taken", { key: shown(binding), command: nameOf(rival) }));
      return;
    }
    const { [name]: _, ...others } = keys.changed;
    const standard = bindingsOf(name, standardKeys).includes(binding);
    onChange({ ...keys, changed: standard ? others : { ...others, [name]: binding } });
    setWaiting(false);
  };
  return (
    <li className="grid grid-cols-[1fr_auto] items-baseline gap-x-6">
      <span>{nameOf(name)}</span>
      <button
        type="button"
        onClick={() => {
          setWaiting(!waiting);
          setTaken(null);
        }}
        onKeyDown={press}
        onBlur={() => setWaiting(false)}
        aria-label={t("keys.change", {
          command: nameOf(name),
          keys: format.list(bindingsOf(name, keys).map(keyName), { type: "disjunction" }),
        })}
        className="inline-flex min-h-7 cursor-pointer items-center gap-1 rounded-control px-2 text-muted hover:bg-sunken hover:text-ink pointer-coarse:min-h-[44px]"
      >
        {waiting ? (
          <span className="text-accent">{t("keys.press")}</span>
        ) : (
          bindingsOf(name, keys).map((binding) => (
            <Kbd key={binding} always>
              {keyName(binding)}
            </Kbd>
          ))
        )}
      </button>
      {waiting && taken !== null ? (
        <p role="alert" className="col-span-2 text-sm text-reject">
          {taken}
        </p>
      ) : null}
    </li>
  );
}

const choices: readonly CommandName[] = [...choicesOf("blind"), ...choicesOf("open")];

function isChoice(name: CommandName): name is Choice {
  return choices.includes(name);
}

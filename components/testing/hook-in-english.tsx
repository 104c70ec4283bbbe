import { renderToStaticMarkup } from "react-dom/server";
import { IntlProvider } from "use-intl/react";
import type { Messages } from "@/lib/messages/messages";

/** What a hook of words gives to a reader of English; `messages` are the parts of the catalogue that it reads. */
export function hookInEnglish<T>(useWords: () => T, messages: Partial<Messages>): T {
  const given: T[] = [];
  renderToStaticMarkup(
    <IntlProvider locale="en" messages={messages as Messages} timeZone="UTC">
      <Reader useWords={useWords} onWords={(words) => given.push(words)} />
    </IntlProvider>,
  );
  const [first] = given;
  if (first === undefined) throw new Error("the hook gave nothing");
  return first;
}

function Reader<T>({ useWords, onWords }: { useWords: () => T; onWords: (words: T) => void }) {
  onWords(useWords());
  return null;
}

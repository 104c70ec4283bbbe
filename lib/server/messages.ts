import compile from "icu-minify/compile";
import Negotiator from "negotiator";
import { cookies, headers } from "next/headers";
import { cache } from "react";
import { createTranslator } from "use-intl/core";
import { isLocale, type Locale, localeCookie, locales } from "../messages/locales";
import type { Messages, Namespace } from "../messages/messages";

/** What this person chose; else the first language of their browser that the interface has; else English. */
export const requestLocale = cache(async (): Promise<Locale> => {
  const chosen = (await cookies()).get(localeCookie)?.value;
  if (isLocale(chosen)) return chosen;
  const accepted = (await headers()).get("accept-language") ?? "";
  const [best] = new Negotiator({ headers: { "accept-language": accepted } }).languages([...locales]);
  return isLocale(best) ? best : "en";
});

const compiled = new Map<string, Promise<object>>();

/** Messages of these parts, compiled: the parser of their syntax never goes to the browser. */
export async function readMessages(
  locale: Locale,
  namespaces: readonly Namespace[],
): Promise<Partial<Messages>> {
  const entries = await Promise.all(
    namespaces.map(async (namespace) => [namespace, await readNamespace(locale, namespace)] as const),
  );
  // The files have the shape of the English one: a test of the catalogues says so.
  return Object.fromEntries(entries) as Partial<Messages>;
}

/** For pages made on the server: `const t = await translator("project"); t("title")`. */
export async function translator<N extends Namespace>(namespace: N) {
  const locale = await requestLocale();
  const messages = (await readMessages(locale, [namespace])) as Messages;
  return createTranslator<Messages, N>({ locale, messages, namespace });
}

function readNamespace(locale: Locale, namespace: Namespace): Promise<object> {
  const key = `${locale}/${namespace}`;
  let reading = compiled.get(key);
  if (!reading) {
    reading = import(`../messages/${locale}/${namespace}.json`).then(({ default: messages }) =>
      compileAll(messages),
    );
    compiled.set(key, reading);
  }
  return reading;
}

type Tree = { [key: string]: string | Tree };

function compileAll(messages: Tree): object {
  return Object.fromEntries(
    Object.entries(messages).map(([key, message]) => [
      key,
      // The compiler makes objects without a prototype, which React does not hand to the browser.
      typeof message === "string" ? JSON.parse(JSON.stringify(compile(message))) : compileAll(message),
    ]),
  );
}

"use client";

import { createContext, type ReactNode } from "react";

/** Names of languages that this browser may not know, in the language of the interface. */
export const KnownNames = createContext<Readonly<Record<string, string>>>({});

/** Hands the server's names to everything below. */
export function LanguageNames({ names, children }: { names: Record<string, string>; children: ReactNode }) {
  return <KnownNames value={names}>{children}</KnownNames>;
}

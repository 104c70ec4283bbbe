"use client";

import type { ReactNode } from "react";
import { IntlProvider, useMessages } from "use-intl/react";
import type { Locale } from "@/lib/messages/locales";
import type { Messages } from "@/lib/messages/messages";

type Props = { locale: Locale; messages: Partial<Messages>; children: ReactNode };

/** The frame around every page: its language, and the messages that all pages need. */
export function MessagesProvider({ locale, messages, children }: Props) {
  return (
    // Times are told in the reader's own zone by the component that tells them, after the first paint.
    <IntlProvider locale={locale} messages={messages as Messages} timeZone="UTC">
      {children}
    </IntlProvider>
  );
}

/** Adds the messages of one page to those that are there. */
export function MoreMessages({ locale, messages, children }: Props) {
  const there = useMessages();
  return (
    <MessagesProvider locale={locale} messages={{ ...there, ...messages }}>
      {children}
    </MessagesProvider>
  );
}

import type { ReactNode } from "react";
import { MoreMessages } from "@/components/messages-provider";
import type { Namespace } from "@/lib/messages/messages";
import { readMessages, requestLocale } from "@/lib/server/messages";

/** Around a page whose client components read these parts of the catalogue. */
export async function WithMessages({ of, children }: { of: readonly Namespace[]; children: ReactNode }) {
  const locale = await requestLocale();
  return (
    <MoreMessages locale={locale} messages={await readMessages(locale, of)}>
      {children}
    </MoreMessages>
  );
}

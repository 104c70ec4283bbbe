import "@fontsource-variable/inter";
import "@fontsource-variable/jetbrains-mono";
import "@fontsource-variable/noto-serif";
import "./globals.css";
import type { Metadata, Viewport } from "next";
import { cookies, headers } from "next/headers";
import type { ReactNode } from "react";
import { LanguageNames } from "@/components/language-names";
import { MessagesProvider } from "@/components/messages-provider";
import { FaceLinks } from "@/components/text/faces";
import { interfaceFonts } from "@/lib/fonts";
import { directionOf } from "@/lib/language";
import { localeTag } from "@/lib/messages/locales";
import { everywhere } from "@/lib/messages/messages";
import { rareNames } from "@/lib/rare-languages";
import { readMessages, requestLocale, translator } from "@/lib/server/messages";

export async function generateMetadata(): Promise<Metadata> {
  const t = await translator("ui");
  return { title: { default: "Pairity", template: "%s · Pairity" }, description: t("whatItIs") };
}

export const viewport: Viewport = {
  width: "device-width",
  initialScale: 1,
  interactiveWidget: "resizes-content",
};

export default async function Layout({ children }: { children: ReactNode }) {
  // Read on every request: a page with a nonce cannot be made at build time.
  const nonce = (await headers()).get("x-nonce") ?? undefined;
  const kept = await cookies();
  const locale = await requestLocale();
  return (
    <html
      lang={localeTag(locale)}
      dir={directionOf(locale)}
      data-theme={oneOf(["light", "dark"], kept.get("theme")?.value)}
      data-contrast={oneOf(["standard", "more"], kept.get("contrast")?.value)}
    >
      <body nonce={nonce}>
        <FaceLinks families={interfaceFonts(locale)} />
        <MessagesProvider locale={locale} messages={await readMessages(locale, everywhere)}>
          <LanguageNames names={rareNames(locale)}>{children}</LanguageNames>
        </MessagesProvider>
      </body>
    </html>
  );
}

/** Cookies are written by whoever likes to. */
function oneOf(known: string[], value: string | undefined): string | undefined {
  return value !== undefined && known.includes(value) ? value : undefined;
}

"use client";

import type { ReactNode } from "react";
import { useTranslations } from "use-intl/react";
import { LocaleSwitch } from "../ui/locale-switch";
import { Mark } from "../ui/mark";

/** The frame of the pages before the door: the name, one sentence, the form. */
export function Entrance({ title, children }: { title: string; children: ReactNode }) {
  const t = useTranslations("ui");
  return (
    <main className="mx-auto grid min-h-dvh w-full max-w-sm content-center gap-8 px-6 py-12">
      <header className="grid gap-2">
        <p className="flex items-center gap-2 text-xl font-medium">
          <Mark size={20} /> Pairity
        </p>
        <p className="text-muted">{t("whatItIs")}</p>
      </header>
      <section className="grid gap-5">
        <h1 className="text-lg font-medium">{title}</h1>
        {children}
      </section>
      <footer className="-ms-1">
        <LocaleSwitch />
      </footer>
    </main>
  );
}

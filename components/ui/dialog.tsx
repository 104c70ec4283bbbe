"use client";

import { type ReactNode, useEffect, useRef } from "react";
import { useTranslations } from "use-intl/react";
import { Button } from "./button";

/** A modal page over the page: the browser's own dialog, so Escape, focus and the backdrop are its own as well. */
export function Dialog({
  open,
  title,
  onClose,
  children,
}: {
  open: boolean;
  title: string;
  onClose: () => void;
  children: ReactNode;
}) {
  const t = useTranslations("ui");
  const ref = useRef<HTMLDialogElement>(null);
  // The element opens by a method call only: this keeps it in step with the prop.
  useEffect(() => {
    const dialog = ref.current;
    if (open && !dialog?.open) dialog?.showModal();
    if (!open && dialog?.open) dialog.close();
  }, [open]);
  return (
    <dialog
      ref={ref}
      onClose={onClose}
      aria-label={title}
      className="max-h-[85dvh] w-[min(40rem,calc(100vw-2rem))] rounded-dialog border border-hairline bg-raised p-0"
    >
      <header className="sticky top-0 flex items-center justify-between border-b border-hairline bg-raised px-6 py-3">
        <h2 className="text-md font-medium">{title}</h2>
        <Button look="quiet" onClick={onClose} keys="esc">
          {t("close")}
        </Button>
      </header>
      <div className="px-6 py-5">{children}</div>
    </dialog>
  );
}

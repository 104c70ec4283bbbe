"use client";

import { type ReactNode, useState } from "react";
import { useTranslations } from "use-intl/react";
import { Button } from "../ui/button";
import { Notice } from "../ui/notice";
import { useProblemText } from "../use-problem-text";
import type { Outbox, OutboxState } from "./outbox";

/** What the server would not take, or fails on, and what came too late to count: said calmly, until it is put away. */
export function Refusals({ outbox, state }: { outbox: Outbox; state: OutboxState }) {
  const t = useTranslations("saving");
  const problemText = useProblemText();
  const last = state.refused.at(-1);
  return (
    <>
      {state.aside.length > 0 ? <Aside outbox={outbox} commands={state.aside} /> : null}
      {last ? (
        <Row
          actions={
            <Button look="quiet" onClick={() => outbox.dismissRefused()}>
              {t("refused.putAway")}
            </Button>
          }
        >
          <Notice tone="warning" title={problemText(last.problem)} code={last.problem.code}>
            {last.command.kind === "decision" && last.command.body.comment
              ? t("refused.comment", { comment: last.command.body.comment })
              : null}
          </Notice>
        </Row>
      ) : null}
      {state.uncounted > 0 ? (
        <p className="border-t border-hairline px-5 py-2 text-sm text-muted" data-testid="uncounted">
          {t("uncounted", { n: state.uncounted })}
        </p>
      ) : null}
    </>
  );
}

/** Decisions on which the server fails: nothing is lost, and an admin needs their content to mend it. */
function Aside({ outbox, commands }: { outbox: Outbox; commands: OutboxState["aside"] }) {
  const t = useTranslations("saving");
  const [copied, setCopied] = useState(false);
  const n = commands.length;
  const copy = async () => {
    await navigator.clipboard.writeText(JSON.stringify(commands, null, 2));
    setCopied(true);
  };
  return (
    <Row
      actions={
        <>
          <Button look="quiet" onClick={() => void copy()}>
            {copied ? t("aside.copied") : t("aside.copy")}
          </Button>
          <Button look="quiet" onClick={outbox.retry}>
            {t("aside.again")}
          </Button>
        </>
      }
    >
      <Notice tone="warning" title={t("aside.title", { n })}>
        {t("aside.text", { n })}
      </Notice>
    </Row>
  );
}

function Row({ actions, children }: { actions: ReactNode; children: ReactNode }) {
  return (
    <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1 border-t border-hairline px-5 py-3">
      {children}
      <span className="flex gap-x-2 max-sm:-ms-3.5">{actions}</span>
    </div>
  );
}

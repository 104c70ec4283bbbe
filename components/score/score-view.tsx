"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useState } from "react";
import { useTranslations } from "use-intl/react";
import type { ScoringKind } from "@/lib/scoring";
import { EndpointList } from "../endpoints/endpoint-list";
import { columnsQuery } from "../project/queries";
import { buttonClass } from "../ui/button";
import { Empty } from "../ui/empty";
import { AlreadyThere } from "./already-there";
import { KindChooser } from "./kind-chooser";
import { Readers } from "./readers";
import { ScoringForm } from "./scoring-form";
import { ScoringList } from "./scoring-list";

/** Ask models for what the methods need: choose what, whom and how; see what it costs; watch it being made. */
export function ScoreView({
  projectId,
  languages,
  initial,
  admin,
}: {
  projectId: string;
  languages: string[];
  initial: ScoringKind;
  admin: boolean;
}) {
  const t = useTranslations("score");
  const [kind, setKind] = useState(initial);
  const { data: columns } = useQuery(columnsQuery(projectId));
  if (languages.length === 0) {
    return (
      <Empty
        title={t("empty.title")}
        action={
          <Link href={`/projects/${projectId}/import`} className={buttonClass("primary")}>
            {t("empty.import")}
          </Link>
        }
      >
        {t("empty.text")}
      </Empty>
    );
  }
  return (
    <div className="grid gap-10 lg:grid-cols-[minmax(0,1fr)_minmax(0,1.1fr)]">
      <section className="grid content-start gap-6">
        <KindChooser value={kind} onChange={setKind} />
        <article className="grid gap-3">
          <h2 className="text-lg font-medium">{t(`kind.${kind}.title`)}</h2>
          <p className="text-md">{t(`kind.${kind}.summary`)}</p>
          <Readers kind={kind} />
          {columns ? <AlreadyThere kind={kind} columns={columns} /> : null}
        </article>
        <ScoringForm key={kind} projectId={projectId} kind={kind} languages={languages} admin={admin} />
      </section>
      <div className="grid content-start gap-10">
        <ScoringList projectId={projectId} />
        <EndpointList projectId={projectId} admin={admin} />
      </div>
    </div>
  );
}

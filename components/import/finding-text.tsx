"use client";

import { useFindingText } from "./use-finding-text";

/** One finding of an import: the place in its row, what is wrong there, and the server's own words where they say more. */
export function FindingText({
  finding,
}: {
  finding: { code: string; column?: string | null; message: string };
}) {
  const { text, exact } = useFindingText()(finding);
  return (
    <>
      {finding.column ? (
        <>
          <bdi className="font-mono text-xs">{finding.column}</bdi>:{" "}
        </>
      ) : null}
      <bdi>{text}</bdi>
      {exact ? (
        <bdi lang="en" dir="ltr" className="ms-2 text-xs text-faint">
          {exact}
        </bdi>
      ) : null}
    </>
  );
}

"use client";

import { LeaseLine } from "./lease-line";
import type { Outbox } from "./outbox";
import { Refusals } from "./refusals";
import type { ReviewSession } from "./session";
import type { SessionState } from "./session-state";
import { useOutbox } from "./use-review";
import { VersionLine } from "./version-line";

type Props = { session: ReviewSession; outbox: Outbox; state: SessionState; build: string | null };

/**
 * What comes of itself and not by a key: refusals, leases, a new version. Below the texts, so that nothing that
 * somebody is reading moves when a line comes or goes.
 */
export function ConnectionNotices({ session, outbox, state, build }: Props) {
  return (
    <>
      <OutboxLines outbox={outbox} build={build} />
      <LeaseLine session={session} state={state} />
    </>
  );
}

/** Apart, so that what is sent does not render the leases anew. */
function OutboxLines({ outbox, build }: Pick<Props, "outbox" | "build">) {
  const state = useOutbox(outbox);
  return (
    <>
      <Refusals outbox={outbox} state={state} />
      <VersionLine build={build} link={state.link} />
    </>
  );
}

"use client";

import { useSyncExternalStore } from "react";
import { useFormatter } from "use-intl/react";

/**
 * A moment in the reader's own time zone, with the same in UTC for whoever rests on it. The server knows no one's zone:
 * its page says UTC, and the browser puts the reader's in its place.
 */
export function Time({ at }: { at: string }) {
  const format = useFormatter();
  const zone = useSyncExternalStore(neverChanges, ownZone, () => "UTC");
  const moment = new Date(at);
  const words = (timeZone: string) =>
    format.dateTime(moment, { dateStyle: "medium", timeStyle: "short", timeZone });
  const utc = `${words("UTC")} UTC`;
  return (
    <time dateTime={at} title={utc} className="sm:whitespace-nowrap">
      {zone === "UTC" ? utc : words(zone)}
    </time>
  );
}

const neverChanges = () => () => {};

function ownZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}

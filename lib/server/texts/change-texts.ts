import type pg from "pg";
import { type Refreshed, refreshPairs } from "./refresh-pairs";
import { lockTexts } from "./text-lock";
import { type TextChange, type Writer, writeVersions } from "./text-versions";

/** Gives a few responses new texts, and their pairs with them, in the caller's transaction. */
export async function changeTexts(
  client: pg.PoolClient,
  writer: Writer,
  changes: readonly TextChange[],
): Promise<Refreshed> {
  await lockTexts(client, writer.projectId);
  await writeVersions(client, writer, changes);
  return refreshPairs(
    client,
    writer.projectId,
    changes.map(({ responseId }) => responseId),
  );
}

import type pg from "pg";

/**
 * While pairs are made, the texts of their project stay: a pair that is not committed yet would be missed by a change.
 * Many may make pairs at once; held until the transaction ends.
 */
export async function keepTexts(client: pg.PoolClient, projectId: string): Promise<void> {
  await client.query("select pg_advisory_xact_lock_shared(hashtextextended($1, 2))", [projectId]);
}

/** One change of texts in a project at a time, and none while pairs are made. */
export async function lockTexts(client: pg.PoolClient, projectId: string): Promise<void> {
  await client.query("select pg_advisory_xact_lock(hashtextextended($1, 2))", [projectId]);
}

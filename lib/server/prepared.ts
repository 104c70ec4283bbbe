import { createHash } from "node:crypto";
import { pool } from "./db";
import type { Prisma } from "./prisma/client";

/**
 * The rows of a statement that every request of a reviewer runs. Each connection keeps it prepared: to parse and plan a
 * claim takes PostgreSQL several times as long as to run it. Everywhere else Prisma's `$queryRaw` does.
 */
export async function prepared<Row extends object>({ text, values }: Prisma.Sql): Promise<Row[]> {
  const { rows } = await pool().query<Row>({ name: nameOf(text), text, values });
  return rows;
}

const names = new Map<string, string>();

/** From the text alone: there are as many names on a connection as there are statements in the code. */
function nameOf(text: string): string {
  const known = names.get(text);
  if (known) return known;
  const name = createHash("sha256").update(text).digest("hex").slice(0, 32);
  names.set(text, name);
  return name;
}

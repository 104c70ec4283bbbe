import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { encode } from "next-auth/jwt";
import pg from "pg";
import { z } from "zod";
import { freePort } from "../../setup/free-port.ts";
import { repository } from "../../setup/paths.ts";
import { type Postgres, startOrAttach } from "../../setup/postgres.ts";
import { unsafeSettings } from "../../setup/postgres-settings.ts";
import { startProduct } from "../../setup/product.ts";
import { createDatabase } from "../../setup/scratch-database.ts";
import { type TemporaryHome, temporaryHome } from "../../setup/temporary-home.ts";
import type { Ask } from "./load.ts";
import { type Person, type Seeded, seedProject } from "./seed.ts";

/** What is measured: the production server on a database of its own, with a project in it. */
export type Place = Seeded & {
  pairs: number;
  url: string;
  /** To prepare and to look, beside the server. */
  database: pg.Client;
  /** What the server took since this was last asked. */
  observe(): Promise<Observed>;
  /** What a browser of this person would send. */
  as(person: Person, ask: Pick<Ask, "method" | "path" | "body">): Ask;
  stop(): Promise<void>;
};

const Observed = z.object({
  cpuMs: z.number(),
  delay: z.object({ p50: z.number(), p99: z.number(), worst: z.number() }),
});
export type Observed = z.infer<typeof Observed>;

export type Machine = { temporary: TemporaryHome; postgres: Postgres; stop(): Promise<void> };

/** A PostgreSQL in a temporary folder, that loses nothing it has confirmed: as it would be for real. */
export async function startMachine(): Promise<Machine> {
  const temporary = temporaryHome();
  const postgres = await startOrAttach(temporary.home);
  const stop = async () => {
    await postgres.stop();
    temporary.remove();
  };
  const unsafe = await unsafeSettings(postgres.url);
  if (unsafe.length > 0) {
    await stop();
    throw new Error(`PostgreSQL runs with ${unsafe.join(", ")}: what is measured so is not what people get.`);
  }
  return { temporary, postgres, stop };
}

export async function startPlace(machine: Machine, pairs: number, people: number): Promise<Place> {
  const scratch = await createDatabase(machine.postgres, `bench_${pairs}`);
  const folder = join(machine.temporary.home, String(pairs));
  mkdirSync(folder);
  const observer = pathToFileURL(join(repository, "bench", "review-server", "observe.mjs")).href;
  const product = await startProduct({
    home: folder,
    port: await freePort(),
    env: {
      DATABASE_URL: scratch.url,
      NEXTAUTH_SECRET: undefined,
      NEXTAUTH_URL: undefined,
      HOST: undefined,
      NODE_OPTIONS: `${process.env.NODE_OPTIONS ?? ""} --import=${observer}`,
    },
  });
  const database = new pg.Client(scratch.url);
  await database.connect();
  const seeded = await seedProject(database, { pairs, people });
  // Autovacuum would do it within a minute or two.
  await database.query("vacuum analyze");
  const secret = product.env.NEXTAUTH_SECRET ?? "";
  const cookies = new Map<string, string>();
  for (const { userId, sessionId } of seeded.people)
    cookies.set(userId, await encode({ token: { sid: sessionId }, secret }));
  return {
    ...seeded,
    pairs,
    url: product.url,
    database,
    observe: async () => Observed.parse(await (await fetch(`${product.url}/bench-observe`)).json()),
    as: (person, ask) => ({
      ...ask,
      headers: headersOf(product.url, person, cookies.get(person.userId) ?? ""),
    }),
    stop: async () => {
      await database.end();
      await product.stop();
    },
  };
}

function headersOf(url: string, { userId }: Person, cookie: string): Record<string, string> {
  const { origin, port } = new URL(url);
  return {
    cookie: `pairity-session-${port}=${cookie}`,
    origin,
    "sec-fetch-site": "same-origin",
    "x-pairity-user": userId,
    accept: "application/json",
  };
}

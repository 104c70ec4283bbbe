import { Agent, request } from "node:http";

export type Ask = {
  method: "GET" | "POST";
  path: string;
  headers: Record<string, string>;
  body?: unknown;
};

export type Answer = { ms: number; status: number; text: string };

/** What came back in a stretch of time; `seconds` is until the last answer. */
export type Slice = { seconds: number; answers: Answer[] };

/**
 * Asks on so many connections at once, on each one thing after the other, until the time is over or `next` has nothing
 * more for any of them.
 */
export async function load(
  url: string,
  { connections, seconds }: { connections: number; seconds: number },
  next: (connection: number) => Ask | undefined,
): Promise<Slice> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const answers: Answer[] = [];
  const begin = performance.now();
  const end = begin + seconds * 1000;
  const askOn = async (connection: number) => {
    for (;;) {
      const ask = performance.now() < end ? next(connection) : undefined;
      if (!ask) return;
      answers.push(await send(agent, url, ask));
    }
  };
  try {
    await Promise.all(Array.from({ length: connections }, (_, connection) => askOn(connection)));
    return { seconds: (performance.now() - begin) / 1000, answers };
  } finally {
    agent.destroy();
  }
}

function send(agent: Agent, url: string, { method, path, headers, body }: Ask): Promise<Answer> {
  const json = body === undefined ? undefined : Buffer.from(JSON.stringify(body));
  const sent = performance.now();
  return new Promise((resolve, reject) => {
    const asked = request(new URL(path, url), {
      agent,
      method,
      headers: json
        ? { ...headers, "content-type": "application/json", "content-length": json.length }
        : headers,
    });
    asked.once("error", reject);
    asked.once("response", (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.once("error", reject);
      response.once("end", () =>
        resolve({
          ms: performance.now() - sent,
          status: response.statusCode ?? 0,
          text: Buffer.concat(chunks).toString("utf8"),
        }),
      );
    });
    asked.end(json);
  });
}

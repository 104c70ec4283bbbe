import type { ClaimedPair } from "@/lib/review/decision";
import { type ClaimFrame, isStillKept, type Kept } from "@/lib/review/kept";

/** Whose pairs, of which queue, in which language. */
export type Place = { userId: string; queueId: string; language: string };

type StoredPlace = {
  place: string;
  userId: string;
  frame: ClaimFrame;
  order: readonly number[];
  leaseUntil: number;
};
type StoredPair = { place: string; userId: string; pair: ClaimedPair };

// A database of its own: raising the version of the outbox's would have to wait for every tab that has it open.
const databaseName = "pairity-pairs";

/** The pairs that a browser keeps for one place, so that its review can be opened without a network. */
export class KeptPairs {
  readonly #place: Place;
  readonly #key: string;
  /** Assignments whose texts the database has, as far as this page knows. */
  readonly #have = new Set<number>();

  constructor(place: Place) {
    this.#place = place;
    this.#key = JSON.stringify([place.userId, place.queueId, place.language]);
  }

  /** What is kept; null where nothing is, or where it has lain too long. */
  async read(now: number): Promise<Kept | null> {
    const database = await openDatabase();
    const [place, rows] = await run(database, "readonly", (places, pairs) => [
      places.get(this.#key) as IDBRequest<StoredPlace | undefined>,
      pairs.index("place").getAll(this.#key) as IDBRequest<StoredPair[]>,
    ]);
    if (!place || !isStillKept(place.leaseUntil, now)) return null;
    const byId = new Map(rows.map(({ pair }) => [pair.assignmentId, pair]));
    const { frame, order, leaseUntil } = place;
    return { frame, leaseUntil, pairs: order.flatMap((id) => byId.get(id) ?? []) };
  }

  /** Keeps these pairs and no others of this place; texts that are kept already are not written again. */
  async write({ frame, pairs, leaseUntil }: Kept): Promise<void> {
    const order = pairs.map(({ assignmentId }) => assignmentId);
    const added = pairs.filter(({ assignmentId }) => !this.#have.has(assignmentId));
    const gone = [...this.#have].filter((id) => !order.includes(id));
    const { userId } = this.#place;
    await run(await openDatabase(), "readwrite", (places, store) => [
      places.put({ place: this.#key, userId, frame, order, leaseUntil } satisfies StoredPlace),
      ...added.map((pair) => store.put({ place: this.#key, userId, pair } satisfies StoredPair)),
      ...gone.map((id) => store.delete([this.#key, id])),
    ]);
    for (const id of order) this.#have.add(id);
    for (const id of gone) this.#have.delete(id);
  }

  /** Removes what others left behind in this browser, and what has lain too long; learns what is there of this place. */
  async tidy(now: number): Promise<void> {
    const database = await openDatabase();
    const [found, rows] = await run(database, "readonly", (places, pairs) => [
      places.getAll() as IDBRequest<StoredPlace[]>,
      pairs.getAllKeys(),
    ]);
    const staying = new Set(
      found
        .filter(({ userId, leaseUntil }) => userId === this.#place.userId && isStillKept(leaseUntil, now))
        .map(({ place }) => place),
    );
    const stays = (key: IDBValidKey) => Array.isArray(key) && staying.has(String(key[0]));
    await run(database, "readwrite", (places, pairs) => [
      ...found.flatMap(({ place }) => (staying.has(place) ? [] : places.delete(place))),
      ...rows.flatMap((key) => (stays(key) ? [] : pairs.delete(key))),
    ]);
    for (const key of rows) {
      if (Array.isArray(key) && key[0] === this.#key && stays(key)) this.#have.add(Number(key[1]));
    }
  }
}

/** Removes all that is kept, whoever's it is. */
export async function forgetKeptPairs(): Promise<void> {
  await run(await openDatabase(), "readwrite", (places, pairs) => [places.clear(), pairs.clear()]);
}

let opening: Promise<IDBDatabase> | undefined;

function openDatabase(): Promise<IDBDatabase> {
  opening ??= new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open(databaseName, 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore("places", { keyPath: "place" });
      const pairs = request.result.createObjectStore("pairs", { keyPath: ["place", "pair.assignmentId"] });
      pairs.createIndex("place", "place");
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
    request.onblocked = () => reject(new Error("blocked"));
  });
  return opening;
}

type Results<R extends readonly IDBRequest[]> = {
  [I in keyof R]: R[I] extends IDBRequest<infer T> ? T : never;
};

/** One transaction over both stores; what its requests gave, once it is complete. */
function run<const R extends readonly IDBRequest[]>(
  database: IDBDatabase,
  mode: IDBTransactionMode,
  work: (places: IDBObjectStore, pairs: IDBObjectStore) => R,
): Promise<Results<R>> {
  return new Promise((resolve, reject) => {
    const transaction = database.transaction(["places", "pairs"], mode);
    const requests = work(transaction.objectStore("places"), transaction.objectStore("pairs"));
    transaction.oncomplete = () => resolve(requests.map(({ result }) => result) as Results<R>);
    transaction.onabort = () => reject(transaction.error);
  });
}

import { expect, test } from "vitest";
import { isRenewable, leasePhase } from "./lease";

const minute = 60_000;

test.each([
  ["ten minutes", 10 * minute, 2 * minute],
  ["five minutes", 5 * minute, minute],
  ["one minute", minute, 20_000],
  ["four hours", 240 * minute, 2 * minute],
])("of %s the end is told in time to do something about it", (_, leaseMs, notice) => {
  const lease = { leaseUntil: 1_000_000, leaseMs };
  const at = (left: number) => leasePhase(lease, lease.leaseUntil - left);
  expect(at(leaseMs)).toEqual({ phase: "held", next: leaseMs - notice });
  expect(at(notice + 1)).toEqual({ phase: "held", next: 1 });
  expect(at(notice)).toEqual({ phase: "ending", next: notice });
  expect(at(1)).toEqual({ phase: "ending", next: 1 });
  expect(at(0)).toEqual({ phase: "over", next: null });
  expect(at(-minute)).toEqual({ phase: "over", next: null });
});

test("a lease is renewed in its second half, and when it is over", () => {
  const lease = { leaseUntil: 0, leaseMs: 10 * minute };
  expect([-6, -5, -4, 1].map((now) => isRenewable(lease, now * minute))).toEqual([false, false, true, true]);
});

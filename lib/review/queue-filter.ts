import { z } from "zod";
import { tasks } from "../construct/types";

const name = z.string().trim().min(1).max(80);

/** Which pairs of a project a queue is made of; what is not said is no condition. */
export const QueueFilter = z.strictObject({
  /** Of these runs; of every finished run that fits where none is named. */
  runIds: z.array(z.uuid()).min(1).max(20).optional(),
  methods: z.array(name).min(1).max(20).optional(),
  languages: z.array(name).min(1).max(200).optional(),
  tasks: z.array(z.enum(tasks)).min(1).optional(),
  /** Pairs that bear one of these flags; pairs that bear none of those. */
  withFlags: z.array(name).min(1).max(50).optional(),
  withoutFlags: z.array(name).min(1).max(50).optional(),
  /** Of the margin, in the method's own unit; both bounds included. */
  from: z.number().optional(),
  to: z.number().optional(),
  /** Whether somebody's judgement of the pair counts already, in whatever queue. */
  judged: z.enum(["yes", "no"]).optional(),
});
export type QueueFilter = z.infer<typeof QueueFilter>;

/** The filter as stored; one of before there were filters says nothing. */
export function readFilter(stored: unknown): QueueFilter {
  const read = QueueFilter.safeParse(stored ?? {});
  return read.success ? read.data : {};
}

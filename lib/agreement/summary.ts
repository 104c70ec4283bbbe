import type { Metric } from "./krippendorff-alpha";
import type { Labelled } from "./labelled";
import { summaryOfMethod } from "./summary-of-method";
import { summaryOfPeople, type Told } from "./summary-of-people";

/** Everything that can be said of labelled rows, keyed by statistic: between people, and with what a machine said. */
export function summaryOf(
  labelled: Labelled,
  {
    metric = "nominal",
    seed = 0,
    target,
    risk,
  }: { metric?: Metric; seed?: number; target?: number; risk?: number } = {},
): Record<string, Told> {
  return {
    ...summaryOfPeople(labelled, { metric, seed }),
    ...summaryOfMethod(labelled, {
      seed,
      ...(target !== undefined && { target }),
      ...(risk !== undefined && { risk }),
    }),
  };
}

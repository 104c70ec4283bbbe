import { axolotl } from "./axolotl";
import type { Format } from "./format";
import { hhRlhf } from "./hh-rlhf";
import { llamaFactory, llamaFactoryAlpaca } from "./llama-factory";
import { openAi } from "./openai";
import { openRlhf } from "./openrlhf";
import { trlExplicit, trlImplicit, trlStandard, trlUnpaired } from "./trl";
import { ultraFeedback } from "./ultrafeedback";

/** Every format of approved pairs, in the order in which they are offered. */
export const formats: readonly Format[] = [
  trlExplicit,
  trlImplicit,
  trlStandard,
  trlUnpaired,
  llamaFactory,
  llamaFactoryAlpaca,
  axolotl,
  openRlhf,
  openAi,
  ultraFeedback,
  hhRlhf,
];

/** By its name; an unknown one is a mistake of the caller and throws. */
export function formatNamed(name: string): Format {
  const found = formats.find((format) => format.name === name);
  if (!found)
    throw new RangeError(`There is no format ${name}: ${formats.map((each) => each.name).join(", ")}.`);
  return found;
}

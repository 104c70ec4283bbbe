import { z } from "zod";
import { words } from "./words";

/** Parameters that several methods have, in the same words. */

export const minCandidates = z.int().min(2).max(1000).default(2).meta(words("minCandidates"));

export const englishPairs = (standard: boolean) => z.boolean().default(standard).meta(words("english"));

/** For methods that measure responses by an English reference. */
export const similarityMargin = z.number().min(0).max(2).default(0).meta(words("similarityMargin"));

export const scoreName = (standard: string) =>
  z.string().min(1).max(200).default(standard).meta(words("score"));

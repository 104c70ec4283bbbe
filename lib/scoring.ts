import { z } from "zod";
import { scoreName } from "./construct/common-parameters";
import { Language } from "./construct/row-fields";
import { type ParameterId, words } from "./construct/words";

/** What a model can be asked for, in the order in which a project usually needs it. */
export const scoringKinds = ["sample", "embed", "logprob", "reward", "translate", "gloss"] as const;
export type ScoringKind = (typeof scoringKinds)[number];

/** The embedding model of CM-Align, as it is described: what this process computes where no server is named. */
export const localEmbeddingModel = "Alibaba-NLP/gte-multilingual-base";

const languages = (id: ParameterId) => z.array(Language).max(200).default([]).meta(words(id));

const replace = (id: ParameterId) => z.boolean().default(false).meta(words(id));

/**
 * Responses to every prompt in every language. The defaults are those of the implicit cross-lingual rewarding's code
 * (methods.md, section 2): 10 responses, temperature 0.9, top-p 1, at most 2,400 tokens.
 */
export const SampleParameters = z.strictObject({
  languages: languages("sampleLanguages"),
  n: z.int().min(1).max(100).default(10).meta(words("n")),
  temperature: z.number().min(0).max(2).default(0.9).meta(words("temperature")),
  topP: z.number().gt(0).max(1).default(1).meta(words("topP")),
  maxTokens: z.int().min(1).max(100_000).default(2400).meta(words("maxTokens")),
  api: z.enum(["chat", "completions"]).default("chat").meta(words("api")),
  seed: z.int().min(0).max(2_147_483_647).nullable().default(null).meta(words("sampleSeed")),
});

/** A vector for each response that has none of this model. */
export const EmbedParameters = z.strictObject({
  model: z.string().trim().min(1).max(150).default(localEmbeddingModel).meta(words("embedModel")),
  batchSize: z.int().min(1).max(512).default(32).meta(words("batchSize")),
});

/** A response's log-probability under its prompt's English text (implicit cross-lingual rewarding). */
export const LogprobParameters = z.strictObject({
  as: z.enum(["policy", "reference"]).default("policy").meta(words("as")),
  api: z.enum(["chat", "completions"]).default("chat").meta(words("logprobApi")),
  replace: replace("logprobReplace"),
});

/** A number for each response, from a reward model or a judge. */
export const RewardParameters = z.strictObject({
  dialect: z.enum(["score", "rerank", "judge"]).default("score").meta(words("dialect")),
  score: scoreName("reward").meta(words("rewardName")),
  replace: replace("rewardReplace"),
});

/** English responses in the prompt's other languages, as responses of their own whose origin is `translated`. */
export const TranslateParameters = z.strictObject({
  languages: languages("translateLanguages"),
  which: z.enum(["first", "reference"]).default("first").meta(words("which")),
  runId: z.uuid().nullable().default(null).meta(words("run")),
});

/** An English gloss for each response in another language that has none. */
export const GlossParameters = z.strictObject({
  languages: languages("glossLanguages"),
});

/** The parameters of each kind: forms, command line and API are made from them. */
export const scoringParameters = {
  sample: SampleParameters,
  embed: EmbedParameters,
  logprob: LogprobParameters,
  reward: RewardParameters,
  translate: TranslateParameters,
  gloss: GlossParameters,
} as const satisfies Record<ScoringKind, z.ZodType>;

export type ScoringParameters<K extends ScoringKind = ScoringKind> = z.infer<(typeof scoringParameters)[K]>;

const endpointId = z.uuid();

/** Starts a scoring, or asks what it would cost. `endpointId` null: in this process, for vectors alone. */
export const ScoringRequest = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("sample"), endpointId, parameters: SampleParameters.prefault({}) }),
  z.strictObject({
    kind: z.literal("embed"),
    endpointId: endpointId.nullable(),
    parameters: EmbedParameters.prefault({}),
  }),
  z.strictObject({ kind: z.literal("logprob"), endpointId, parameters: LogprobParameters.prefault({}) }),
  z.strictObject({ kind: z.literal("reward"), endpointId, parameters: RewardParameters.prefault({}) }),
  z.strictObject({ kind: z.literal("translate"), endpointId, parameters: TranslateParameters.prefault({}) }),
  z.strictObject({ kind: z.literal("gloss"), endpointId, parameters: GlossParameters.prefault({}) }),
]);
export type ScoringRequest = z.infer<typeof ScoringRequest>;

const origin = z
  .string()
  .trim()
  .max(300)
  .transform((written, context) => {
    const url = URL.canParse(written) ? new URL(written) : null;
    const bare = url !== null && url.pathname === "/" && !url.search && !url.hash && !url.username;
    if (url && bare && !url.password && /^https?:$/.test(url.protocol)) return url.origin;
    context.addIssue("Write scheme, host and port only, such as http://localhost:8000.");
    return z.NEVER;
  });

/** An origin as people write it; it comes out as browsers do: `HTTP://Localhost:80/` is `http://localhost`. */
export const OriginRequest = z.strictObject({ origin });

/** The address of a server up to and with its version, `http://localhost:8000/v1`, without a slash at its end. */
const baseUrl = z
  .string()
  .trim()
  .max(500)
  .transform((written, context) => {
    const url = URL.canParse(written) ? new URL(written) : null;
    if (url && /^https?:$/.test(url.protocol) && !url.search && !url.hash && !url.username && !url.password)
      return `${url.origin}${url.pathname.replace(/\/+$/, "")}`;
    context.addIssue(
      "Write the address up to the version, such as http://localhost:8000/v1, and no key in it.",
    );
    return z.NEVER;
  });

const price = z.number().min(0).max(1_000_000).nullable();

const fields = {
  name: z.string().trim().min(1).max(80),
  baseUrl,
  /** As the server names it. Vectors are kept under it, beside those that files bring as `imported`. */
  model: z
    .string()
    .trim()
    .min(1)
    .max(150)
    .refine((name) => name !== "imported", "This name is taken by what files bring."),
  /** The bearer token of the server; null for none. */
  key: z
    .string()
    .trim()
    .min(1)
    .max(5_000)
    .regex(/^[\x21-\x7e]+$/, "A key has no spaces and no letters beyond ASCII.")
    .nullable(),
  /** Requests at once. */
  concurrency: z.int().min(1).max(64),
  /** US dollars per million tokens. */
  priceIn: price,
  priceOut: price,
};

export const EndpointRequest = z.strictObject({
  ...fields,
  key: fields.key.default(null),
  concurrency: fields.concurrency.default(4),
  priceIn: price.default(null),
  priceOut: price.default(null),
});
export type EndpointRequest = z.infer<typeof EndpointRequest>;

/**
 * Changes what is named. Without `key` the stored one stays, unless the address changes: then it is dropped, because
 * whoever changes an address must not send somebody else's key there.
 */
export const EndpointChange = z.strictObject(fields).partial();
export type EndpointChange = z.infer<typeof EndpointChange>;

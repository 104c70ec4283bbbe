import type { AuditedLanguages } from "./agreement/audit-sample";
import type { CoveragePoint } from "./agreement/binned";
import type { Calibration } from "./agreement/calibration";
import type { BetweenPeople } from "./agreement/kept-units";
import type { Statistic } from "./agreement/statistic";
import type { Proportion } from "./agreement/wilson";

/** What the agreement page reads: how far people agree with the method, and with each other. */

export type Verdicts = { accepted: number; swapped: number; rejected: number };

export type AgreementRow = Verdicts & {
  /** "all" in the row that pools the languages. */
  language: string;
  /** Of the pairs that people accepted or swapped, the share on which they agree with the method. */
  method: Statistic;
  /** Between people, on pairs that two at least have judged; null where the filter names people or days. */
  people: BetweenPeople | null;
};

export type AgreementMeeting = {
  first: string;
  second: string;
  pairs: number;
  agreement: Statistic;
  kappa: Statistic;
};
/** What one person decided, and how that stands beside what others said of the same pairs. */
export type AnnotatorRow = {
  id: string;
  name: string;
  decisions: number;
  /** Mean time of a decision. */
  seconds: number;
  /** Of blind choices of a side, the left one: far from a half is a habit. */
  left: Proportion;
  /** Accepted of accepted and swapped, where the method's choice is hidden and where it is known. */
  blind: Proportion;
  open: Proportion;
  withOthers: Statistic;
  kappa: Statistic;
};

export type MarginBin = Verdicts & { from: number; to: number };

export type AgreementMargins = {
  /** The last bins hold what lies beyond the axis. */
  bins: MarginBin[];
  auc: Statistic;
  /** The margin as a probability, by a curve that was fitted on the other half of the pairs. */
  calibration: Calibration | null;
  coverage: CoveragePoint[];
};

export type AgreementFacet = Verdicts & {
  facet: "task" | "length" | "flag" | "origin";
  value: string;
  rate: Statistic;
};

export type Agreement = {
  /** The numbers hold as of then; decisions that wait to be counted. */
  asOf: string;
  waiting: number;
  /** What there is to choose from. */
  choices: {
    runs: { id: string; method: string; title: string; createdAt: string }[];
    languages: string[];
    annotators: { id: string; name: string }[];
  };
  /** The runs that the numbers are about. */
  runs: { id: string; method: string; title: string; createdAt: string }[];
  all: AgreementRow;
  languages: AgreementRow[];
  modes: (Verdicts & { mode: "blind" | "open"; informed: boolean })[];
  /** Null with several runs, whose margins have no common axis, and where pairs have none. */
  margins: AgreementMargins | null;
  meetings: AgreementMeeting[];
  days: (Verdicts & { day: string })[];
  facets: AgreementFacet[];
  /** By name. */
  annotators: AnnotatorRow[];
};

/** What one language's claim of a certificate is and stands on. Without a threshold: how many pairs are missing. */
export type CertifiedLanguage = {
  threshold: number | null;
  /** Audited pairs; of them at the threshold or above, and how many of those were wrong. */
  n: number;
  accepted: number;
  errors: number;
  /** What the true share of wrong ones lies below. */
  bound: number | null;
  risk: number;
  starts: number;
  /** Pairs of the language, and how many of them the threshold lets through. */
  size: number;
  pairs: number;
  missing: number;
};

export type CertificateAnswer = {
  id: string;
  target: number;
  risk: number;
  method: string;
  createdBy: string;
  createdAt: string;
  expired: { at: string; by: "texts" | "pairs" | "languages" } | null;
  languages: Record<string, CertifiedLanguage>;
  /** Audited pairs that it stands on. */
  pairs: number;
};

export type Audit = AuditedLanguages & { certificates: CertificateAnswer[] };

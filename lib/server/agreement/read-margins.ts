import { binnedCalibration, binnedRiskCoverage, binnedRocAuc } from "../../agreement/binned";
import { platt, plattAt } from "../../agreement/platt";
import { sum } from "../../agreement/statistic";
import type { AgreementMargins, Verdicts } from "../../agreement-answers";
import { edgesOf } from "../../construct/histogram";
import { pool } from "../db";
import { StoredPlots } from "../runs/run-plots";
import type { Scope } from "./scope";

type Row = Verdicts & { half: number; bin: number };
type Bin = Verdicts & { half: number; from: number; to: number; score: number };

/** What people said along the margins of one run; null where its pairs have none. Days are not known here. */
export async function readMargins({ projectId, runIds, filter }: Scope): Promise<AgreementMargins | null> {
  const { rows: runs } = await pool().query<{ plots: unknown }>(
    "select plots from run where project_id = $1 and id = any($2::uuid[])",
    [projectId, runIds],
  );
  const plots = StoredPlots.safeParse(runs[0]?.plots ?? null).data;
  const axis = Object.values(plots ?? {}).find(({ margin }) => margin !== null)?.margin;
  if (!axis) return null;
  const { rows } = await pool().query<Row>(
    `select half, bin, sum(accepted)::int as accepted, sum(swapped)::int as swapped, sum(rejected)::int as rejected
     from agreement_margin
     where project_id = $1 and run_id = any($2::uuid[]) and ($3::text[] is null or language = any($3))
       and ($4::uuid[] is null or annotator_id = any($4))
     group by 1, 2 having sum(accepted + swapped + rejected) > 0`,
    [projectId, runIds, filter.languages ?? null, filter.annotators ?? null],
  );
  if (rows.length === 0) return null;
  const bins = { from: axis.from, to: axis.to, bins: axis.counts.length };
  const made = rows.map((row): Bin => {
    const [from, to] = edgesOf(bins, row.bin);
    return { ...row, from, to, score: (from + to) / 2 };
  });
  const places = [...new Set(made.map(({ from }) => from))].sort((a, b) => a - b);
  const whole = places.map((from) => {
    const own = made.filter((bin) => bin.from === from);
    const of = (name: keyof Verdicts) => sum(own.map((bin) => bin[name]));
    const [first] = own;
    return {
      from,
      to: first?.to ?? from,
      score: first?.score ?? from,
      accepted: of("accepted"),
      swapped: of("swapped"),
      rejected: of("rejected"),
    };
  });
  const judged = whole.map((bin) => ({ ...bin, ...rightAndWrong(bin) }));
  return {
    bins: whole.map(({ score: _, ...bin }) => bin),
    auc: binnedRocAuc(judged),
    calibration: calibrated(made),
    coverage: binnedRiskCoverage(judged),
  };
}

/** A pair that people reject is as wrong as one that they swap, where pairs are taken without review. */
function rightAndWrong({ accepted, swapped, rejected }: Verdicts) {
  return { right: accepted, wrong: swapped + rejected };
}

/** Each half's margins become probabilities by the curve of the other half. */
function calibrated(bins: readonly Bin[]) {
  const fits = [0, 1].map((half) =>
    platt(
      bins
        .filter((bin) => bin.half !== half)
        .flatMap((bin) => {
          const { right, wrong } = rightAndWrong(bin);
          return [
            ...(right > 0 ? [{ score: bin.score, right: true, weight: right }] : []),
            ...(wrong > 0 ? [{ score: bin.score, right: false, weight: wrong }] : []),
          ];
        }),
    ),
  );
  const forecasts = bins.flatMap((bin) => {
    const fit = fits[bin.half];
    return fit ? [{ probability: plattAt(fit, bin.score), ...rightAndWrong(bin) }] : [];
  });
  const n = sum(forecasts.map(({ right, wrong }) => right + wrong));
  // Some ten points, of decisions enough each.
  return n === 0 ? null : binnedCalibration(forecasts, Math.max(10, Math.ceil(n / 10)));
}

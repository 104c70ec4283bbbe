import fc from "fast-check";
import { expect, test } from "vitest";
import { betaCdf, betaQuantile } from "./beta-distribution";
import { binomialCdf } from "./binomial";
import { digamma } from "./digamma";
import { logGamma } from "./log-gamma";
import { studentQuantile } from "./student-t";

/** All expected values: scipy 1.17.1. */
function expectNear(seen: number, expected: number, relative = 1e-10): void {
  expect(Math.abs(seen - expected)).toBeLessThanOrEqual(relative * Math.max(1e-3, Math.abs(expected)));
}

test.each([
  [0.5, 0.5723649429247],
  [1, 0],
  [2, 0],
  [3.3, 0.9870985778947343],
  [50, 144.56574394634487],
  [1000, 5905.220423209181],
])("ln Γ(%d) is %d", (x, expected) => expectNear(logGamma(x), expected));

test.each([
  [0.1, -10.423754940411076],
  [0.5, -1.9635100260214235],
  [1, -0.5772156649015329],
  [2.5, 0.7031566406452432],
  [10, 2.251752589066721],
  [100, 4.600161852738088],
])("ψ(%d) is %d", (x, expected) => expectNear(digamma(x), expected));

test.each([
  [2, 3, 0.4, 0.5248],
  [0.5, 0.5, 0.3, 0.36901011956554536],
  [50, 200, 0.25, 0.971309867954478],
])("P(Beta(%d, %d) <= %d) is %d", (a, b, x, expected) => expectNear(betaCdf(x, a, b), expected));

test.each([
  [0.975, 1, 30, 0.11570330822202778],
  [0.025, 18, 3, 0.6830172859809177],
  [0.95, 52, 184, 0.26594608625743127],
  [0.95, 1, 100, 0.029513049607039925],
  [0.9, 6, 295, 0.030695590943878668],
  [0.05, 1, 1, 0.05],
])("the %d quantile of Beta(%d, %d) is %d", (p, a, b, expected) =>
  expectNear(betaQuantile(p, a, b), expected),
);

test.each([
  [0, 50, 0.05, 0.0769449752767133],
  [3, 100, 0.1, 0.00783648712118442],
  [5, 300, 0.05, 0.002332138650100825],
  [51, 235, 1 / 6, 0.9820226576058582],
  [299, 300, 0.99, 0.9509591059287142],
])("P(Binomial <= %d) of %d at %d is %d", (k, n, p, expected) => expectNear(binomialCdf(k, n, p), expected));

test.each([
  [1, 12.706204736174694],
  [2, 4.302652729749462],
  [5, 2.5705818356363146],
  [10, 2.228138851986274],
  [99, 1.9842169515864174],
  [999, 1.9623414611334493],
])("the 0.975 quantile of t with %d degrees of freedom is %d", (df, expected) =>
  expectNear(studentQuantile(0.975, df), expected),
);

test("what is outside of their domains is nowhere, and ends are ends", () => {
  for (const nowhere of [
    logGamma(0),
    digamma(-1),
    betaCdf(0.5, 0, 1),
    betaQuantile(1.1, 1, 1),
    binomialCdf(1, 2.5, 0.5),
    studentQuantile(0, 3),
  ])
    expect(nowhere).toBeNaN();
  expect([betaCdf(-1, 2, 2), betaCdf(2, 2, 2), betaQuantile(0, 2, 2), betaQuantile(1, 2, 2)]).toEqual([
    0, 1, 0, 1,
  ]);
  expect([binomialCdf(-1, 5, 0.5), binomialCdf(5, 5, 0.5), studentQuantile(0.5, 4)]).toEqual([0, 1, 0]);
});

test("a quantile leads back to its probability, and t is symmetric", () => {
  const shape = fc.double({ min: 1, max: 300, noNaN: true });
  const share = fc.double({ min: 0.001, max: 0.999, noNaN: true });
  fc.assert(
    fc.property(share, shape, shape, (p, a, b) => {
      fc.pre(Math.abs(p - 0.5) > 0.001);
      expect(betaCdf(betaQuantile(p, a, b), a, b)).toBeCloseTo(p, 9);
      expect(studentQuantile(p, a) / studentQuantile(1 - p, a) + 1).toBeCloseTo(0, 6);
    }),
    { numRuns: 60 },
  );
});

import { defineConfig, devices } from "@playwright/test";
import { chromiumFlags, findChromium } from "./setup/chromium.ts";

export default defineConfig({
  testDir: "e2e",
  outputDir: "e2e/results",
  globalSetup: "./setup/e2e-product.ts",
  globalTimeout: 16 * 60_000,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  // The journeys share one server and two cores. A journey that passes only the second time has failed.
  workers: 1,
  retries: 0,
  forbidOnly: Boolean(process.env.CI),
  reporter: "list",
  use: {
    ...devices["Desktop Chrome"],
    baseURL: process.env.PAIRITY_E2E_URL,
    // Slows every step by a third, and nobody can open one of a machine that is thrown away.
    trace: process.env.CI ? "off" : "retain-on-failure",
    launchOptions: { executablePath: findChromium(), args: chromiumFlags },
  },
});

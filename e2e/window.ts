import { expect, type Page } from "@playwright/test";

export type Size = { width: number; height: number };

/** Changes the window of a page that is open: as large as that, with a mouse or in somebody's hand. */
export async function windowOf(page: Page) {
  const client = await page.context().newCDPSession(page);
  const turn = async ({ width, height }: Size, mobile: boolean) => {
    await client.send("Emulation.setTouchEmulationEnabled", { enabled: mobile });
    await client.send("Emulation.setDeviceMetricsOverride", { width, height, deviceScaleFactor: 1, mobile });
    // A page that is none yet says nothing of its width.
    if (page.url() === "about:blank") return;
    const seen = () =>
      page.evaluate(() => [document.documentElement.clientWidth, matchMedia("(pointer: coarse)").matches]);
    await expect.poll(seen, { intervals: [10, 20, 50] }).toEqual([width, mobile]);
  };
  return {
    desk: (size: Size) => turn(size, false),
    phone: (size: Size) => turn(size, true),
  };
}

/** Until everything that a page fetches by itself is there: nothing on its way, and nothing for some moments more. */
export async function fetched(page: Page, quietMs = 200): Promise<void> {
  await page.waitForLoadState("load");
  let onTheWay = 0;
  let since = Date.now();
  const begun = () => {
    onTheWay += 1;
  };
  const ended = () => {
    onTheWay = Math.max(0, onTheWay - 1);
    since = Date.now();
  };
  page.on("request", begun).on("requestfinished", ended).on("requestfailed", ended);
  await expect.poll(() => onTheWay === 0 && Date.now() - since >= quietMs, { intervals: [50] }).toBe(true);
  page.off("request", begun).off("requestfinished", ended).off("requestfailed", ended);
}

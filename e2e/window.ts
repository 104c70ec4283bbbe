import { expect, type Page, type Request } from "@playwright/test";

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

/** Loads a page, until all that it fetches by itself is there: nothing on its way, nor for some moments more. */
export async function loadWhole(page: Page, load: () => Promise<unknown>, quietMs = 200): Promise<void> {
  const onTheWay = new Set<Request>();
  let since = Date.now();
  const begun = (request: Request) => void onTheWay.add(request);
  const ended = (request: Request) => {
    onTheWay.delete(request);
    since = Date.now();
  };
  page.on("request", begun).on("requestfinished", ended).on("requestfailed", ended);
  await load();
  const quiet = () => onTheWay.size === 0 && Date.now() - since >= quietMs;
  await expect.poll(quiet, { intervals: [50] }).toBe(true);
  page.off("request", begun).off("requestfinished", ended).off("requestfailed", ended);
}

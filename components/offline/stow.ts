/** Caches whose names begin so hold pages of one person, and go when somebody signs in or out. */
const pagesPrefix = "pairity-pages-";
const filesName = "pairity-files";
const stowed = /^\/(_next\/static|fonts)\//;

/**
 * Puts this page, and the files that it was made of, where public/sw.js finds them when there is no network. Returns how
 * to stop; files that are fetched later (a dialog, a script's font) are put there as well until then.
 */
export async function stowPage(userId: string): Promise<() => void> {
  // A worker needs https, or this very machine.
  if (!("serviceWorker" in navigator) || !("caches" in window)) return () => {};
  await navigator.serviceWorker.register("/sw.js", { scope: "/projects/" });
  await forgetPages((name) => name !== pagesPrefix + userId);

  const response = await fetch(location.pathname);
  // Somebody else, or nobody, may have come in by another tab: then it is not this person's page.
  const page = await response.clone().text();
  if (!response.ok || response.redirected || !page.includes(userId)) return () => {};
  const observer = new PerformanceObserver((list) => {
    void keepFiles(list.getEntries().map(({ name }) => name)).catch(() => {});
  });
  observer.observe({ type: "resource" });
  // The page last: where it is kept, all that it needs is.
  await keepFiles([...filesIn(page), ...fetched()]);
  const pages = await caches.open(pagesPrefix + userId);
  await pages.put(location.pathname, response);
  await dropOldFiles(pages);
  return () => observer.disconnect();
}

/** Removes the pages of everybody, or of those whose caches `which` names. */
export async function forgetPages(which: (name: string) => boolean = () => true): Promise<void> {
  if (!("caches" in window)) return;
  const names = await caches.keys();
  await Promise.all(
    names.filter((name) => name.startsWith(pagesPrefix) && which(name)).map((name) => caches.delete(name)),
  );
}

async function keepFiles(urls: string[]): Promise<void> {
  const files = await caches.open(filesName);
  for (const url of new Set(urls.filter(isStowed))) {
    if (await files.match(url, { ignoreVary: true })) continue;
    const response = await fetch(url);
    if (response.ok) await files.put(url, response);
  }
}

/** Files of earlier versions, which no page that is kept names any longer. */
async function dropOldFiles(pages: Cache): Promise<void> {
  const kept = await Promise.all(
    (await pages.keys()).map(async (request) => (await (await pages.match(request))?.text()) ?? ""),
  );
  const named = new Set(kept.flatMap(filesIn));
  const current = new Set(fetched());
  const files = await caches.open(filesName);
  for (const { url } of await files.keys()) {
    const isScriptOrStyle = /\/_next\/static\/.*\.(js|css)$/.test(url);
    if (isScriptOrStyle && !named.has(url) && !current.has(url)) await files.delete(url);
  }
}

function isStowed(url: string): boolean {
  const { origin, pathname } = new URL(url);
  return origin === location.origin && stowed.test(pathname);
}

/** All that this page has fetched so far. */
function fetched(): string[] {
  return performance.getEntriesByType("resource").map(({ name }) => name);
}

/** The addresses of the scripts, styles and fonts that a page names. */
function filesIn(page: string): string[] {
  const found = page.match(/\/(?:_next\/static|fonts)\/[\w./~%[\]()-]+\.(?:js|css|woff2)/g) ?? [];
  return [...new Set(found)].map((path) => new URL(path, location.href).href);
}

// Lets a review page that was open on this browser be opened again without a network. It keeps nothing by itself: what
// lies in the caches was put there by components/offline/stow.ts, and goes when somebody signs in or out.

const reviewPage = /^\/projects\/[^/]+\/review\/[^/]+\/[^/]+$/;
/** Milliseconds after which a page that is kept is shown instead of waiting for the server any longer. */
const patience = 5_000;

addEventListener("install", (event) => {
  skipWaiting();
  // Decisions and claims need no worker between them and the server, where a browser can be told so.
  event.addRoutes?.([
    { condition: { urlPattern: new URLPattern({ pathname: "/api/*" }) }, source: "network" },
  ]);
});

addEventListener("activate", (event) => {
  event.waitUntil(clients.claim());
});

addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== location.origin) return;
  if (pathname.startsWith("/_next/static/")) event.respondWith(keptOrFetched(request));
  else if (pathname.startsWith("/fonts/")) event.respondWith(fetch(request).catch(() => keptOf(request.url)));
  else if (request.mode === "navigate" && reviewPage.test(pathname))
    event.respondWith(fetchedOrKept(request, pathname));
});

/** For files whose names change with their content. */
async function keptOrFetched(request) {
  const kept = await caches.match(request.url, { ignoreVary: true });
  return kept ?? fetch(request);
}

async function keptOf(url) {
  return (await caches.match(url, { ignoreVary: true })) ?? Response.error();
}

/** The server's page wherever there is one: what is kept is for when nobody answers, or only a broken proxy does. */
async function fetchedOrKept(request, pathname) {
  const fetched = fetch(request);
  const kept = await caches.match(pathname, { ignoreVary: true });
  if (!kept) return fetched;
  const late = new Promise((resolve) => setTimeout(resolve, patience, kept));
  const answer = fetched.then((response) => (response.status >= 500 ? kept : response));
  return Promise.race([answer, late]).catch(() => kept);
}

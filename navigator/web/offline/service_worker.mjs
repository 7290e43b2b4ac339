// Makes the offline copy of the site: a cache of what was used, the pages a reader opened, the scripts, the engine; of the
// complete site for a reader who asks for it.
//
// Everything in the cache is of one version of the site: the list of its files gives each its hash, and what does not match
// is handed on but not stored. A new version comes with a service worker of its own, which gathers its files beside the old
// ones and takes their place only when it has them. `self.site` is set by the file that the build writes around this.

const { version, list: listPath } = self.site;
const home = new URL(self.registration.scope);
const FAMILY = `navigator ${home.pathname} `;
const CACHE = FAMILY + version;
// A name that no file of the site has; it is there if the reader asked for the complete site.
const WISH = new URL("kept-for-offline-use", home).href;
// A page that a slow network does not bring in this time is shown from the cache.
const PATIENCE = 4000;

let listing;

self.addEventListener("install", (event) => event.waitUntil(gather()));
self.addEventListener("activate", (event) => event.waitUntil(takeOver()));
self.addEventListener("fetch", (event) => {
  const path = event.request.method === "GET" ? pathOf(event.request.url) : null;
  if (path !== null) event.respondWith(isFixed(path) ? cacheFirst(event.request, path) : networkFirst(event, path));
});
self.addEventListener("message", (event) => {
  const { data, source } = event;
  const report = (offline) => source?.postMessage({ offline });
  if (data.used) event.waitUntil(storeUsed(data.used));
  if (data.keep) event.waitUntil(storeComplete(report));
  if (data.forget) event.waitUntil(forget().then(() => report({ forgotten: true })));
  if (data.report) event.waitUntil(stateOfCopy().then(report));
});

/** The file of the site that an address of it stands for; null for an address elsewhere. */
function pathOf(address) {
  const url = new URL(address);
  if (url.origin !== home.origin || !url.pathname.startsWith(home.pathname)) return null;
  const path = decodeURIComponent(url.pathname.slice(home.pathname.length));
  return path === "" || path.endsWith("/") ? `${path}index.html` : path;
}

/** A file whose name changes with its content. */
const isFixed = (path) => path.startsWith("assets/navigator/");

const addressOf = (path) => new URL(path.split("/").map(encodeURIComponent).join("/"), home).href;

async function cacheFirst(request, path) {
  return (await cached(path)) ?? fetchAndStore(request, path);
}

async function networkFirst(event, path) {
  let patience;
  const answer = fetch(event.request);
  answer.then((response) => store(path, response.clone())).catch(() => {});
  const copy = cached(path);
  const impatient = new Promise((resolve) => {
    patience = setTimeout(() => copy.then((found) => found && resolve(found)), PATIENCE);
  });
  try {
    return await Promise.race([answer, impatient]);
  } catch (error) {
    const found = (await copy) ?? (event.request.mode === "navigate" && (await cached("404.html")));
    if (found) return found;
    throw error;
  } finally {
    clearTimeout(patience);
  }
}

async function fetchAndStore(request, path) {
  const response = await fetch(request);
  store(path, response.clone()).catch(() => {});
  return response;
}

async function cached(path) {
  const cache = await caches.open(CACHE);
  return cache.match(addressOf(path));
}

/** Stores a response if it is what this version of the site has under the path; says whether. */
async function store(path, response) {
  const files = await filesOf();
  if (!response.ok || !(path in files)) return false;
  const bytes = await response.arrayBuffer();
  if ((await hashOf(bytes)) !== files[path][1]) return false;
  const cache = await caches.open(CACHE);
  const type = response.headers.get("content-type") ?? "application/octet-stream";
  await cache.put(addressOf(path), new Response(bytes, { headers: { "content-type": type } }));
  return true;
}

async function hashOf(bytes) {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return btoa(String.fromCharCode(...digest));
}

/** Path -> [bytes, hash], for every file of this version. */
function filesOf() {
  listing ??= (async () => {
    const cache = await caches.open(CACHE);
    const address = addressOf(listPath);
    const response = (await cache.match(address)) ?? (await fetch(address));
    if (!response.ok) throw new Error("the list of files is not there");
    await cache.put(address, response.clone());
    return (await response.json()).files;
  })();
  listing.catch(() => (listing = undefined));
  return listing;
}

/** Brings what an older version had stored up to this one; the complete site, if the reader had asked for it. */
async function gather() {
  const older = (await caches.keys()).filter((name) => name.startsWith(FAMILY) && name !== CACHE);
  if (!older.length) return;
  const files = await filesOf();
  const had = new Set();
  let isComplete = false;
  for (const name of older) {
    for (const { url } of await (await caches.open(name)).keys()) {
      isComplete ||= url === WISH;
      had.add(pathOf(url));
    }
  }
  for (const path of Object.keys(files)) {
    if (!isComplete && !had.has(path)) continue;
    const found = await Promise.all(older.map(async (name) => (await caches.open(name)).match(addressOf(path))));
    const carried = await storeFirst(path, found.filter(Boolean));
    const done = carried || (await store(path, await fetch(addressOf(path), { cache: "no-cache" })).catch(() => false));
    if (!done && isComplete) throw new Error(`${path} could not be fetched`);
  }
  if (isComplete) await (await caches.open(CACHE)).put(WISH, new Response());
}

async function storeFirst(path, responses) {
  for (const response of responses) if (await store(path, response)) return true;
  return false;
}

async function takeOver() {
  for (const name of await caches.keys()) if (name.startsWith(FAMILY) && name !== CACHE) await caches.delete(name);
  // Firefox shows its own error page when a preloaded navigation fails, although the page is kept; an earlier version
  // of this worker had asked for them.
  await self.registration.navigationPreload?.disable();
  await self.clients.claim();
}

/** What a page had loaded before this worker was there. */
async function storeUsed(addresses) {
  for (const address of addresses) {
    const path = pathOf(address);
    if (path === null || (await cached(path))) continue;
    await fetch(address, { cache: "force-cache" })
      .then((response) => store(path, response))
      .catch(() => {});
  }
}

async function storeComplete(report) {
  try {
    const files = await filesOf();
    const total = sizeOf(files);
    let done = 0;
    for (const path of Object.keys(files)) {
      const there = (await cached(path)) || (await store(path, await fetch(addressOf(path), { cache: "no-cache" })));
      if (!there) throw new Error(path);
      done += files[path][0];
      report({ done, total });
    }
    await (await caches.open(CACHE)).put(WISH, new Response());
    report({ kept: true, total });
  } catch (error) {
    report({ failed: true, detail: error.message });
  }
}

async function stateOfCopy() {
  const cache = await caches.open(CACHE);
  return { kept: Boolean(await cache.match(WISH)), total: sizeOf(await filesOf()) };
}

async function forget() {
  for (const name of await caches.keys()) if (name.startsWith(FAMILY)) await caches.delete(name);
  await self.registration.unregister();
}

const sizeOf = (files) => Object.values(files).reduce((sum, [size]) => sum + size, 0);

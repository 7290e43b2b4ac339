// Keeps what was used for when there is no network: the pages a reader opened, the scripts, the engine. Asked to, it
// keeps the whole site.
//
// Everything kept is of one version of the site: the list of its files gives each its hash, and what does not match is
// handed on but not kept. A new version comes with a service worker of its own, which gathers its files beside the old
// ones and takes their place only when it has them. `self.site` is set by the file that the build writes around this.

const { version, list: listPath } = self.site;
const home = new URL(self.registration.scope);
const FAMILY = `navigator ${home.pathname} `;
const CACHE = FAMILY + version;
// A name that no file of the site has; it is there if the reader asked for the whole site.
const WISH = new URL("kept-for-offline-use", home).href;
// A page that a slow network does not bring in this time is shown as it was kept.
const PATIENCE = 4000;

let listing;

self.addEventListener("install", (event) => event.waitUntil(gather()));
self.addEventListener("activate", (event) => event.waitUntil(takeOver()));
self.addEventListener("fetch", (event) => {
  const path = event.request.method === "GET" ? pathOf(event.request.url) : null;
  if (path !== null) event.respondWith(isFixed(path) ? keptFirst(event.request, path) : networkFirst(event, path));
});
self.addEventListener("message", (event) => {
  const { data, source } = event;
  const tell = (said) => source?.postMessage({ offline: said });
  if (data.used) event.waitUntil(keepUsed(data.used));
  if (data.keep) event.waitUntil(keepAll(tell));
  if (data.forget) event.waitUntil(forget().then(() => tell({ forgotten: true })));
  if (data.report) event.waitUntil(report().then(tell));
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

async function keptFirst(request, path) {
  return (await kept(path)) ?? fetchAndKeep(request, path);
}

async function networkFirst(event, path) {
  let patience;
  const answer = (async () => (await event.preloadResponse) ?? fetch(event.request))();
  answer.then((response) => keepCopy(path, response.clone())).catch(() => {});
  const copy = kept(path);
  const impatient = new Promise((resolve) => {
    patience = setTimeout(() => copy.then((found) => found && resolve(found)), PATIENCE);
  });
  try {
    return await Promise.race([answer, impatient]);
  } catch (error) {
    const found = (await copy) ?? (event.request.mode === "navigate" && (await kept("404.html")));
    if (found) return found;
    throw error;
  } finally {
    clearTimeout(patience);
  }
}

async function fetchAndKeep(request, path) {
  const response = await fetch(request);
  keepCopy(path, response.clone()).catch(() => {});
  return response;
}

async function kept(path) {
  const cache = await caches.open(CACHE);
  return cache.match(addressOf(path));
}

/** Keeps a response if it is what this version of the site has under the path; says whether. */
async function keepCopy(path, response) {
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

/** Brings what an older version kept up to this one; the whole of it, if the reader had asked for the whole. */
async function gather() {
  const older = (await caches.keys()).filter((name) => name.startsWith(FAMILY) && name !== CACHE);
  if (!older.length) return;
  const files = await filesOf();
  const had = new Set();
  let whole = false;
  for (const name of older) {
    for (const { url } of await (await caches.open(name)).keys()) {
      whole ||= url === WISH;
      had.add(pathOf(url));
    }
  }
  for (const path of Object.keys(files)) {
    if (!whole && !had.has(path)) continue;
    const found = await Promise.all(older.map(async (name) => (await caches.open(name)).match(addressOf(path))));
    const carried = await firstKept(path, found.filter(Boolean));
    const done = carried || (await keepCopy(path, await fetch(addressOf(path), { cache: "no-cache" })).catch(() => false));
    if (!done && whole) throw new Error(`${path} could not be fetched`);
  }
  if (whole) await (await caches.open(CACHE)).put(WISH, new Response());
}

async function firstKept(path, responses) {
  for (const response of responses) if (await keepCopy(path, response)) return true;
  return false;
}

async function takeOver() {
  for (const name of await caches.keys()) if (name.startsWith(FAMILY) && name !== CACHE) await caches.delete(name);
  await self.registration.navigationPreload?.enable();
  await self.clients.claim();
}

/** What a page had loaded before this worker was there. */
async function keepUsed(addresses) {
  for (const address of addresses) {
    const path = pathOf(address);
    if (path === null || (await kept(path))) continue;
    await fetch(address, { cache: "force-cache" })
      .then((response) => keepCopy(path, response))
      .catch(() => {});
  }
}

async function keepAll(tell) {
  try {
    const files = await filesOf();
    const total = sizeOf(files);
    let done = 0;
    for (const path of Object.keys(files)) {
      const there = (await kept(path)) || (await keepCopy(path, await fetch(addressOf(path), { cache: "no-cache" })));
      if (!there) throw new Error(path);
      done += files[path][0];
      tell({ done, total });
    }
    await (await caches.open(CACHE)).put(WISH, new Response());
    tell({ kept: true, total });
  } catch (error) {
    tell({ failed: true, detail: error.message });
  }
}

async function report() {
  const cache = await caches.open(CACHE);
  return { kept: Boolean(await cache.match(WISH)), total: sizeOf(await filesOf()) };
}

async function forget() {
  for (const name of await caches.keys()) if (name.startsWith(FAMILY)) await caches.delete(name);
  await self.registration.unregister();
}

const sizeOf = (files) => Object.values(files).reduce((sum, [size]) => sum + size, 0);

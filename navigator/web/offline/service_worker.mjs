// Makes the offline copy of the site: the pages a reader opened with what they name, the scripts, the engine; the complete
// site for a reader who asks for it.
//
// A page is asked of the host each time. What is kept is for when the host does not answer, and says on which day it was
// kept. Everything kept is of one version of the site: the list of its files gives each its hash, and what does not match
// is handed on but not stored. A new version comes with a service worker of its own, which gathers its files beside the old
// ones and then takes their place, also under pages that are open. `self.site` is set by the file that the build writes
// around this.
import { filledIn } from "./not_kept.mjs";

const { build, version, list: listPath, number: numberPath } = self.site;
const home = new URL(self.registration.scope);
const FAMILY = `navigator ${home.pathname} `;
const CACHE = FAMILY + version;
// A name that no file of the site has; it is there if the reader asked for the complete site.
const WISH = new URL("kept-for-offline-use", home).href;
// A page that is shown in place of one that is not kept.
const UNKEPT = "not-kept.html";
// A page that a slow network does not bring in this time is shown from the cache.
const PATIENCE = 4000;
const KEPT = "x-navigator-kept";
// What a build puts into the name of a file whose content changes.
const HASH = /-[0-9a-f]{12}(?=\.\w+$)|\/[0-9a-f]{12}(?=\/)/;

// Bytes of a hash in the list of files: that many no other file has by chance, and each page would fetch the others in vain.
const HASHED = 16;

let listing;
let isForgotten = false; // the reader has left by Exit, or had all that is kept removed: whatever is still on its way comes too late
const builds = new Map(); // id of a window -> the build that its page is of, as far as it has said

self.addEventListener("install", (event) => {
  // While Chromium starts a worker that sleeps, it asks for the page by itself. That answer would be thrown away: it may come
  // out of a cache. So that each page is sent once, it is told that the worker answers for all of them.
  event.addRoutes?.({ condition: { requestMode: "navigate" }, source: "fetch-event" }).catch(() => {});
  event.waitUntil(gather().then(() => self.skipWaiting()));
});
self.addEventListener("activate", (event) => event.waitUntil(takeOver()));
self.addEventListener("fetch", (event) => {
  const path = event.request.method === "GET" ? pathOf(event.request.url) : null;
  // The number of the newest build is the host's alone to tell.
  if (path === null || path === numberPath) return;
  event.respondWith(isFixed(path) ? cacheFirst(event, path) : networkFirst(event, path));
});
self.addEventListener("message", (event) => {
  const { data, source } = event;
  const report = (offline) => source?.postMessage({ offline });
  if (data.used) event.waitUntil(storeUsed([...data.used, addressOf(UNKEPT)]).then(() => dropOlder(source, data.build)));
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

/** What a file is called in every version. */
const nameOf = (path) => path.replace(HASH, "");

const addressOf = (path) => new URL(path.split("/").map(encodeURIComponent).join("/"), home).href;

async function cacheFirst(event, path) {
  return (await cached(path)) ?? (await cachedBefore(path)) ?? fetchAndStore(event, path);
}

async function networkFirst(event, path) {
  const { request } = event;
  const isPage = request.mode === "navigate";
  // Past whatever the browser or the host thinks may still be shown.
  const answer = isPage
    ? fetch(request.url, { cache: "no-cache", credentials: "same-origin", redirect: "manual" })
    : fetch(request, { cache: "no-cache" });
  event.waitUntil(answer.then((response) => storeWhole(path, response.clone())).catch(() => {}));
  const copy = cached(path);
  let patience;
  const impatient = new Promise((resolve) => {
    patience = setTimeout(() => copy.then((found) => found && resolve(dated(found))), PATIENCE);
  });
  try {
    const response = await Promise.race([answer, impatient]);
    const found = response.status >= 500 && (await copy);
    return found ? await dated(found) : response;
  } catch (error) {
    const found = await copy;
    if (found) return dated(found);
    const instead = isPage && (await inPlace());
    if (instead) return instead;
    throw error;
  } finally {
    clearTimeout(patience);
  }
}

/** What is shown in place of a page that is not kept: if all are, the site has no such page. */
async function inPlace() {
  if (await caches.match(WISH, { cacheName: CACHE })) return dated(await cached("404.html"));
  const page = await cached(UNKEPT);
  if (!page) return undefined;
  const cache = await caches.open(CACHE);
  const pages = (await cache.keys()).map(({ url }) => url).filter((url) => url.endsWith(".html") && pathOf(url) !== UNKEPT);
  const texts = pages.reverse().map(async (url) => [url, await (await cache.match(url)).text()]);
  const shown = filledIn(await page.text(), home.pathname, await Promise.all(texts));
  return new Response(shown, { status: 503, headers: { "content-type": page.headers.get("content-type") } });
}

async function fetchAndStore(event, path) {
  const response = await fetch(event.request);
  event.waitUntil(store(path, response.clone()).catch(() => {}));
  return response;
}

/** A page from the cache says so, and since when: what it needs for that stands hidden in it. */
async function dated(response) {
  const type = response.headers.get("content-type") ?? "";
  if (!type.includes("html")) return response;
  const html = await response.text();
  const [, language] = /<html[^>]* lang="([^"]+)"/.exec(html) ?? [];
  const day = new Date(response.headers.get(KEPT)).toLocaleDateString(language === "en" ? "en-GB" : language, {
    day: "numeric",
    month: "long",
    year: "numeric",
  });
  const shown = html.replace(/(id="nav-from-device"[^>]*?) hidden>([^<]*?)\{date\}/, (_, tag, text) => `${tag}>${text}${day}`);
  return new Response(shown, { headers: { "content-type": type } });
}

async function cached(path) {
  return caches.match(addressOf(path), { cacheName: CACHE });
}

async function put(address, response) {
  if (isForgotten) throw new Error("nothing is kept any longer");
  // In one go: what is opened before all is forgotten goes with it.
  await caches.open(CACHE).then((cache) => cache.put(address, response));
}

/** A file of an older version, for a page of it that is still open. */
async function cachedBefore(path) {
  for (const name of await older()) {
    const found = await (await caches.open(name)).match(addressOf(path));
    if (found) return found;
  }
  return undefined;
}

const older = async () => (await caches.keys()).filter((name) => name.startsWith(FAMILY) && name !== CACHE);

/** Stores a response if it is what this version of the site has under the path; says whether. */
async function store(path, response) {
  const files = await filesOf();
  if (!response.ok || !(path in files)) return false;
  const bytes = await response.arrayBuffer();
  if ((await hashOf(bytes)) !== files[path][1]) return false;
  const type = response.headers.get("content-type") ?? "application/octet-stream";
  const headers = { "content-type": type, [KEPT]: new Date().toISOString() };
  await put(addressOf(path), new Response(bytes, { headers }));
  return true;
}

/** Stores a file once all that it names is stored: a page without its parts is not kept. */
async function storeWhole(path, response) {
  const { names, files } = await listed();
  for (const part of names[files[path]?.[2]] ?? []) if (!(await obtain(part))) return false;
  return store(path, response);
}

/** Sees to it that a file is stored, from an older version or from the host; says whether. Rejects without a network. */
async function obtain(path) {
  if (await cached(path)) return true;
  const before = await cachedBefore(path);
  if (before && (await store(path, before))) return true;
  const from = async (cache) => store(path, await fetch(addressOf(path), { cache }));
  // The page has just loaded it: what changes its name with its content need not be sent twice.
  return (isFixed(path) && (await from("force-cache"))) || from("no-cache");
}

async function hashOf(bytes) {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return btoa(String.fromCharCode(...digest.subarray(0, HASHED)));
}

const filesOf = async () => (await listed()).files;

/** {files: path -> [bytes, hash, which of the names], names: lists of what a page names}, for every file of this version. */
function listed() {
  listing ??= (async () => {
    const kept = await cached(listPath);
    const response = kept ?? (await fetch(addressOf(listPath)));
    if (!response.ok) throw new Error("the list of files is not there");
    if (!kept) await put(addressOf(listPath), response.clone());
    return response.json();
  })();
  listing.catch(() => (listing = undefined));
  return listing;
}

/** Brings what an older version had stored up to this one; the complete site, if the reader had asked for it. */
async function gather() {
  const had = new Set();
  let isComplete = false;
  for (const name of await older()) {
    for (const { url } of await (await caches.open(name)).keys()) {
      isComplete ||= url === WISH;
      had.add(nameOf(pathOf(url)));
    }
  }
  if (!had.size) return;
  for (const path of Object.keys(await filesOf())) {
    if (!isComplete && !had.has(nameOf(path))) continue;
    // Without a network the old version stays, whole; a page that the host changes on its way is kept no longer.
    const { names, files } = await listed();
    const parts = await Promise.all((names[files[path][2]] ?? []).map(obtain));
    const isStored = parts.every(Boolean) && (await obtain(path));
    if (!isStored && isComplete) throw new Error(`${path} could not be fetched`);
  }
  if (isComplete) await put(WISH, new Response());
}

async function takeOver() {
  const windows = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  // Pages of the version before may be open, and still ask for its files.
  const unused = windows.length ? (await older()).slice(0, -1) : await older();
  await Promise.all(unused.map((name) => caches.delete(name)));
  // Firefox shows its own error page when a preloaded navigation fails, although the page is kept; an earlier version
  // of this worker had asked for them.
  await self.registration.navigationPreload?.disable();
  await self.clients.claim();
}

/** Once every open page is known to be of this version, nobody asks for files of an older one. */
async function dropOlder(source, said) {
  builds.set(source?.id, said);
  const windows = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  if (!windows.every(({ id }) => builds.get(id) === build)) return;
  await Promise.all((await older()).map((name) => caches.delete(name)));
}

/** What a page had loaded before this worker was there; a page itself once all that it names is there. */
async function storeUsed(addresses) {
  for (const address of addresses) {
    const path = pathOf(address);
    if (isForgotten) return;
    if (path === null || path === numberPath || (await cached(path))) continue;
    const from = async (cache) => storeWhole(path, await fetch(address, { cache }));
    // The page has just loaded it, so the browser has it; whether that is what this version has, its hash says.
    await from("force-cache")
      .then((isStored) => isStored || isFixed(path) || from("no-cache"))
      .catch(() => {});
  }
}

async function storeComplete(report) {
  try {
    const files = await filesOf();
    const total = sizeOf(files);
    let done = 0;
    for (const path of Object.keys(files)) {
      if (!(await obtain(path))) throw new Error(path);
      done += files[path][0];
      report({ done, total });
    }
    await put(WISH, new Response());
    report({ kept: true, total });
  } catch (error) {
    report({ failed: true, detail: error.message });
  }
}

async function stateOfCopy() {
  return { kept: Boolean(await caches.match(WISH, { cacheName: CACHE })), total: sizeOf(await filesOf()) };
}

async function forget() {
  isForgotten = true;
  for (const name of await caches.keys()) if (name.startsWith(FAMILY)) await caches.delete(name);
  await self.registration.unregister();
}

const sizeOf = (files) => Object.values(files).reduce((sum, [size]) => sum + size, 0);

// The page's side of the engine: starts the worker when asked, asks it questions, survives whatever happens to it.
//
// States: {name: "idle"}, {name: "loading", loaded, total}, {name: "ready", way}, {name: "unavailable", reason, detail}.
// A reason is a key that the page turns into words:
//   file     the page was opened from a folder, not from a web address
//   old      the browser lacks what is needed
//   blocked  the browser or the network forbids WebAssembly
//   offline  a file could not be fetched
//   missing  the site lacks a file
//   changed  a file is not what it should be
//   newer    the site has been replaced since this page was loaded: reload
//   slow     nothing happened for too long
//   memory   there is not enough memory
//   broken   it started or ran into an error of its own

import { WAYS } from "./start_modes.mjs";

export class EngineError extends Error {
  constructor(reason, detail = "") {
    super(`${reason}: ${detail}`);
    this.reason = reason;
  }
}

// Milliseconds: without a sign of life while loading, and until an answer.
const LIMITS = { quiet: 30000, answer: 10000 };

// Trouble that may be with the lean way alone, so that the whole one is worth a try.
const LEAN_TROUBLE = new Set(["broken", "missing", "changed", "memory"]);

/**
 * `base` is the address of the site's root, `assets` the worker's address with what the build says of the runtime.
 * Nothing is loaded before start(), warm() or ask().
 */
export function createEngine({ base, assets, onState = () => {}, limits = {} }) {
  const root = new URL(base, document.baseURI).href;
  const { quiet, answer } = { ...LIMITS, ...limits };
  const waiting = new Map(); // id -> {text, resolve, reject, timer}
  const lessons = new Map(); // text -> answer of what the worker was given to remember, for the one that replaces it
  let state = { name: "idle" };
  let way = assets.files.lean ? "lean" : "whole";
  let worker = null;
  let timer = 0;
  let lastId = 0;
  let hasAnswered = false;

  function become(next) {
    state = next;
    onState(state);
  }

  function start() {
    if (state.name === "idle") launch();
  }

  function launch() {
    const reason = cannotRun();
    if (reason) return giveUp(reason);
    const total = sizeOf(way, assets.files);
    hasAnswered = false;
    become({ name: "loading", loaded: 0, total });
    try {
      worker = new Worker(new URL(assets.worker, root), { type: "module", name: "navigator" });
    } catch (error) {
      return giveUp("old", error.message);
    }
    const mine = worker;
    worker.onmessage = ({ data }) => mine === worker && hear(data, total);
    worker.onerror = (event) => {
      event.preventDefault();
      if (mine === worker) fell(event.message || "the worker did not start");
    };
    worker.postMessage({ boot: { way, base: root, files: assets.files } });
    expectLife();
  }

  function hear(data, total) {
    if (data.loaded !== undefined) {
      expectLife();
      become({ name: "loading", loaded: data.loaded, total });
    } else if (data.failed) {
      failed(data.failed, data.detail);
    } else if (data.ready) {
      clearTimeout(timer);
      for (const text of lessons.keys()) worker.postMessage({ id: 0, text });
      become({ name: "ready", way });
      keepForLater();
      for (const [id, question] of waiting) send(id, question);
    } else if (waiting.has(data.id)) {
      const question = waiting.get(data.id);
      waiting.delete(data.id);
      clearTimeout(question.timer);
      hasAnswered = true;
      question.resolve(JSON.parse(data.text));
    }
  }

  function send(id, question) {
    question.timer = setTimeout(() => fell("no answer in time"), answer);
    worker.postMessage({ id, text: question.text });
  }

  function expectLife() {
    clearTimeout(timer);
    timer = setTimeout(() => failed("slow", `nothing for ${quiet} ms`), quiet);
  }

  // The worker ended by itself or does not answer. One that had answered before is replaced by one like it.
  function fell(detail) {
    if (state.name !== "ready" || !hasAnswered) return failed("broken", detail);
    stop();
    launch();
  }

  async function failed(reason, detail) {
    stop();
    // A file that is gone or changed usually means that the site was replaced under this page.
    if (LEAN_TROUBLE.has(reason) && (await isReplaced())) return giveUp("newer", detail);
    if (way === "whole" || !LEAN_TROUBLE.has(reason)) return giveUp(reason, detail);
    way = "whole";
    launch();
  }

  // A service worker that came after these files has not seen them; it keeps what was used.
  function keepForLater() {
    const used = WAYS[way].map((role) => new URL(assets.files[role].path, root).href);
    used.push(new URL(assets.worker, root).href);
    navigator.serviceWorker?.ready.then(({ active }) => active.postMessage({ used }));
  }

  async function isReplaced() {
    try {
      const manifest = await fetch(new URL("assets/runtime.json", root), { cache: "no-store" });
      return (await manifest.json()).build !== assets.build;
    } catch {
      return false;
    }
  }

  function giveUp(reason, detail = "") {
    stop();
    become({ name: "unavailable", reason, detail });
    for (const { reject } of waiting.values()) reject(new EngineError(reason, detail));
    waiting.clear();
  }

  function stop() {
    clearTimeout(timer);
    for (const question of waiting.values()) clearTimeout(question.timer);
    worker?.terminate();
    worker = null;
  }

  function ask(request) {
    const text = JSON.stringify(request);
    if (lessons.has(text)) return Promise.resolve(lessons.get(text));
    if (state.name === "unavailable") return Promise.reject(new EngineError(state.reason, state.detail));
    return new Promise((resolve, reject) => {
      const id = ++lastId;
      const question = { text, resolve, reject, timer: 0 };
      waiting.set(id, question);
      if (state.name === "ready" && worker) send(id, question);
      else start();
    }).then((answered) => {
      if (request.ask === "load") lessons.set(text, answered);
      return answered;
    });
  }

  return {
    get state() {
      return state;
    },
    /** Bytes that a start will fetch. */
    get size() {
      return sizeOf(way, assets.files);
    },
    start,
    ask,
    /** Starts when the form gets the focus or the page has nothing else to do; not for a reader who saves data. */
    warm(form) {
      if (navigator.connection?.saveData) return;
      form?.addEventListener("focusin", start, { once: true });
      if (window.requestIdleCallback) requestIdleCallback(start, { timeout: 5000 });
      else setTimeout(start, 1000);
    },
    /** Tries again after "unavailable". */
    retry() {
      if (state.name === "unavailable") launch();
    },
  };
}

function cannotRun() {
  if (location.protocol === "file:") return "file";
  const needed = [window.Worker, window.WebAssembly?.compileStreaming, window.DecompressionStream];
  return needed.every(Boolean) ? null : "old";
}

function sizeOf(way, files) {
  return WAYS[way].reduce((sum, role) => sum + files[role].size, 0);
}

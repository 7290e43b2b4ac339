// The page's side of the engine: starts the worker when asked, asks it questions, survives whatever happens to it.
//
// States: {name: "idle"}, {name: "loading", loaded, total}, {name: "ready"}, {name: "unavailable", reason, detail}.
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

export class EngineError extends Error {
  constructor(reason, detail = "") {
    super(`${reason}: ${detail}`);
    this.reason = reason;
  }
}

// Milliseconds: without a sign of life while loading, and until an answer.
const LIMITS = { quiet: 30000, answer: 10000 };

/**
 * `base` is the address of the site's root, `assets` the worker's address with what the build says of the runtime.
 * Nothing is loaded before start(), warm() or ask().
 */
export function createEngine({ base, assets, onState = () => {}, limits = {} }) {
  const root = new URL(base, document.baseURI).href;
  const { quiet, answer } = { ...LIMITS, ...limits };
  const total = Object.values(assets.files).reduce((sum, file) => sum + file.size, 0);
  let state = { name: "idle" };
  let worker = null;
  let timer = 0;
  let nextId = 1;
  let answeredSinceStart = false;
  const waiting = new Map(); // id -> {text, resolve, reject, timer, sent}
  const lessons = new Map(); // what the worker was given to remember, for the next one

  function become(next) {
    state = next;
    onState(state);
  }

  function start() {
    if (state.name === "loading" || state.name === "ready") return;
    const reason = cannotRun();
    if (reason) return giveUp(reason);
    answeredSinceStart = false;
    become({ name: "loading", loaded: 0, total });
    try {
      worker = new Worker(new URL(assets.worker, root), { type: "module", name: "navigator" });
    } catch (error) {
      return giveUp("old", error.message);
    }
    const mine = worker;
    worker.onmessage = ({ data }) => mine === worker && hear(data);
    worker.onerror = (event) => {
      event.preventDefault();
      if (mine === worker) died(event.message);
    };
    worker.postMessage({ boot: { base: root, files: assets.files } });
    expectLife();
  }

  function hear(data) {
    if (data.loaded !== undefined) {
      expectLife();
      become({ name: "loading", loaded: data.loaded, total });
    } else if (data.failed) {
      explain(data.failed, data.detail);
    } else if (data.ready) {
      clearTimeout(timer);
      for (const text of lessons.values()) worker.postMessage({ id: 0, text });
      become({ name: "ready" });
      for (const id of waiting.keys()) send(id);
    } else if (waiting.has(data.id)) {
      const question = waiting.get(data.id);
      waiting.delete(data.id);
      clearTimeout(question.timer);
      answeredSinceStart = true;
      question.resolve(JSON.parse(data.text));
    }
  }

  function send(id) {
    const question = waiting.get(id);
    question.timer = setTimeout(() => died("no answer"), answer);
    worker.postMessage({ id, text: question.text });
  }

  // The worker stopped by itself or does not answer. One that had worked is replaced, once.
  function died(detail) {
    if (state.name !== "ready" || !answeredSinceStart) return explain("broken", detail);
    stop();
    state = { name: "idle" };
    start();
  }

  function expectLife() {
    clearTimeout(timer);
    timer = setTimeout(() => explain("slow", `nothing for ${quiet} ms`), quiet);
  }

  // A file that is gone or changed usually means that the site was replaced under this page.
  async function explain(reason, detail) {
    stop();
    const replaced = (reason === "missing" || reason === "changed" || reason === "broken") && (await isReplaced());
    giveUp(replaced ? "newer" : reason, detail);
  }

  async function isReplaced() {
    try {
      const manifest = await fetch(new URL("assets/navigator/runtime/manifest.json", root), { cache: "no-store" });
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
    if (request.ask === "load") lessons.set(text, text);
    return new Promise((resolve, reject) => {
      if (state.name === "unavailable") return reject(new EngineError(state.reason, state.detail));
      const id = nextId++;
      waiting.set(id, { text, resolve, reject, timer: 0 });
      if (state.name === "ready") send(id);
      else start();
    });
  }

  return {
    get state() {
      return state;
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
      if (state.name !== "unavailable") return;
      state = { name: "idle" };
      start();
    },
  };
}

function cannotRun() {
  if (location.protocol === "file:") return "file";
  if (typeof Worker !== "function" || typeof WebAssembly !== "object") return "old";
  return null;
}

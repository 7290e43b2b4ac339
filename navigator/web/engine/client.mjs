// The page's side of the engine: starts the worker when asked, asks it questions, survives whatever happens to it. Its states
// and the reasons why it may be unavailable are in transitions.mjs, what it asks of the browser is in host.mjs.
import { PATIENCE } from "../base/waiting.mjs";
import { browserHost } from "./host.mjs";
import { START_MODES, firstMode, sizeOf } from "./start_modes.mjs";
import { IDLE, afterFailure, isReplaceable, loading, mayBeReplaced, ready, unavailable } from "./transitions.mjs";

export class EngineError extends Error {
  constructor(reason, detail = "") {
    super(`${reason}: ${detail}`);
    this.reason = reason;
  }
}

// Milliseconds: loading until the page says that it takes long, unless more is just coming; until it says so whatever comes; without a
// sign of life until it is given up, while something is to come, and once all of it is there and a slow processor is at work; and
// until an answer.
const LIMITS = { patience: PATIENCE, trickle: 20000, quiet: 30000, work: 120000, answer: 10000 };

/**
 * `base` is the address of the site's root, `assets` the worker's address with what the build says of the runtime.
 * Nothing is loaded before start(), warm() or ask().
 */
export function createEngine({ base, assets, onState = () => {}, limits = {}, host = browserHost(base) }) {
  const session = {
    host,
    assets,
    onState,
    limits: { ...LIMITS, ...limits },
    state: IDLE,
    mode: firstMode(assets.files),
    worker: null,
    timer: 0, // that of the start
    patience: 0, // that of the wait, however often something is started in it
    isLong: false, // the wait is
    overdue: 0, // that of a wait in which more keeps coming
    isOverdue: false, // that has passed
    stillness: 0, // that of a quarter of the patience without a sign of life
    isStill: false, // that has passed
    hasAnswered: false, // the worker that runs has
    lastId: 0,
    waiting: new Map(), // id -> {text, resolve, reject, timer}
    lessons: new Map(), // text -> answer of what the worker was given to remember, for the one that replaces it
    isAway: false, // the page has been left, with a worker that comes back with it
  };
  host.whileAway({ leave: () => leave(session), comeBack: () => comeBack(session) });
  return {
    get state() {
      return session.state;
    },
    /** Bytes that a start will fetch. */
    get size() {
      return sizeOf(session.mode, assets.files);
    },
    start: () => start(session),
    ask: (request) => ask(session, request),
    /** Starts when the form gets the focus or the page has nothing else to do; not for a reader who saves data. */
    warm(form) {
      if (host.savesData()) return;
      form?.addEventListener("focusin", () => start(session), { once: true });
      host.whenIdle(() => start(session));
    },
    /** Tries again after "unavailable", or when loading takes long. */
    retry() {
      if (session.state.name === "unavailable" || session.state.isLate) relaunch(session);
    },
    /** The site has been replaced: nothing is worked out here any longer. */
    outdate: () => giveUp(session, "newer"),
  };
}

function become(session, state) {
  session.state = state;
  session.onState(state);
}

function start(session) {
  if (session.state.name !== "idle") return;
  beginWait(session);
  launch(session);
}

function relaunch(session) {
  stop(session);
  beginWait(session);
  launch(session);
}

/** The browser may keep the page, for the way back. In Firefox others could sometimes start no worker beside one that is kept so. */
function leave(session) {
  session.isAway = session.worker !== null;
  endWait(session);
  stop(session);
}

function comeBack(session) {
  if (session.isAway) relaunch(session);
  session.isAway = false;
}

function endWait(session) {
  clearTimeout(session.patience);
  clearTimeout(session.overdue);
}

function beginWait(session) {
  endWait(session);
  session.isLong = false;
  session.isOverdue = false;
  session.patience = setTimeout(() => {
    session.isLong = true;
    sayIfLate(session);
  }, session.limits.patience);
  session.overdue = setTimeout(() => {
    session.isOverdue = true;
    sayIfLate(session);
  }, session.limits.trickle);
}

/** The reader has waited long, and nothing has come just now or it does not end. */
function sayIfLate(session) {
  const isLate = (session.isLong && session.isStill) || session.isOverdue;
  if (isLate && session.state.name === "loading") become(session, { ...session.state, isLate: true });
}

function load(session, loaded) {
  const state = loading(loaded, sizeOf(session.mode, session.assets.files));
  become(session, session.isOverdue ? { ...state, isLate: true } : state);
}

function launch(session) {
  const { host, assets, mode } = session;
  const obstacle = host.obstacle();
  if (obstacle) return giveUp(session, obstacle);
  session.hasAnswered = false;
  load(session, 0);
  try {
    session.worker = host.startWorker(assets.worker);
  } catch (error) {
    return giveUp(session, "old", error.message);
  }
  listen(session, session.worker);
  session.worker.postMessage({ boot: { mode, base: host.root, files: assets.files } });
  expectLife(session);
}

/** What a worker says counts as long as no other has taken its place. */
function listen(session, worker) {
  worker.onmessage = ({ data }) => session.worker === worker && receive(session, data);
  worker.onerror = (event) => {
    event.preventDefault();
    if (session.worker === worker) workerEnded(session, event.message || "the worker did not start");
  };
}

function receive(session, data) {
  if (data.loaded !== undefined) {
    load(session, data.loaded);
    expectLife(session);
  } else if (data.failed) failed(session, data.failed, data.detail);
  else if (data.ready) started(session);
  else if (session.waiting.has(data.id)) answered(session, data);
}

function started(session) {
  clearTimers(session);
  for (const text of session.lessons.keys()) session.worker.postMessage({ id: 0, text });
  become(session, ready(session.mode));
  const { files, worker } = session.assets;
  session.host.reportUsed([...START_MODES[session.mode].map((role) => files[role].path), worker]);
  for (const [id, question] of session.waiting) send(session, id, question);
}

function answered(session, { id, text }) {
  const question = session.waiting.get(id);
  session.waiting.delete(id);
  clearTimeout(question.timer);
  session.hasAnswered = true;
  question.resolve(JSON.parse(text));
}

function send(session, id, question) {
  question.timer = setTimeout(() => workerEnded(session, "no answer in time"), session.limits.answer);
  session.worker.postMessage({ id, text: question.text });
}

function hasEverything({ loaded, total }) {
  return loaded >= total;
}

function expectLife(session) {
  clearTimers(session);
  const { patience } = session.limits;
  const quiet = session.limits[hasEverything(session.state) ? "work" : "quiet"];
  session.isStill = false;
  session.stillness = setTimeout(() => {
    session.isStill = true;
    sayIfLate(session);
  }, patience / 4);
  session.timer = setTimeout(() => failed(session, "slow", `nothing for ${quiet} ms`), quiet);
}

/** The worker ended by itself, or does not answer. */
function workerEnded(session, detail) {
  if (!isReplaceable(session.state, session.hasAnswered)) return failed(session, "broken", detail);
  relaunch(session);
}

async function failed(session, reason, detail) {
  stop(session);
  const { host, assets, mode } = session;
  const build = mayBeReplaced(reason) ? await host.currentBuild() : undefined;
  if (session.state.name === "unavailable") return; // the page has heard meanwhile that the site was replaced
  const next = afterFailure({ mode, reason, isReplaced: build !== undefined && build !== assets.build });
  if (next.giveUp) return giveUp(session, next.giveUp, detail);
  session.mode = next.start;
  launch(session);
}

function giveUp(session, reason, detail = "") {
  stop(session);
  become(session, unavailable(reason, detail));
  for (const { reject } of session.waiting.values()) reject(new EngineError(reason, detail));
  session.waiting.clear();
}

function clearTimers({ timer, stillness }) {
  clearTimeout(timer);
  clearTimeout(stillness);
}

function stop(session) {
  clearTimers(session);
  session.isStill = true;
  for (const question of session.waiting.values()) clearTimeout(question.timer);
  session.worker?.terminate();
  session.worker = null;
}

async function ask(session, request) {
  const text = JSON.stringify(request);
  if (session.lessons.has(text)) return session.lessons.get(text);
  const { state } = session;
  if (state.name === "unavailable") throw new EngineError(state.reason, state.detail);
  const answer = await new Promise((resolve, reject) => {
    const id = ++session.lastId;
    const question = { text, resolve, reject, timer: 0 };
    session.waiting.set(id, question);
    if (state.name === "ready" && session.worker) send(session, id, question);
    else start(session);
  });
  if (request.ask === "load") session.lessons.set(text, answer);
  return answer;
}

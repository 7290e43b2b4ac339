// The page's side of the engine, with a worker that says what a test has it say.
import assert from "node:assert/strict";
import { afterEach, beforeEach, mock, test } from "node:test";
import { createEngine } from "../../../navigator/web/engine/client.mjs";

beforeEach(() => mock.timers.enable({ apis: ["setTimeout"] }));
afterEach(() => mock.timers.reset());

const ROLES = ["glue", "lean", "memory", "lock", "wasm", "stdlib", "engine", "start"];
const FILES = Object.fromEntries(ROLES.map((role) => [role, { path: `${role}.bin`, size: 1 }]));
const QUESTION = { ask: "deadline", period: "3 days" };
const ANSWER = { due: "2026-12-17" };

/** An engine in a browser of its own: {engine, states, workers, used, page}; a worker's `sent` is what it was told. */
function opened({ obstacle = null, build = "1", savesData = false } = {}) {
  const [states, workers, used, page] = [[], [], [], {}];
  const host = {
    root: "https://site.example/",
    obstacle: () => obstacle,
    savesData: () => savesData,
    startWorker() {
      const worker = { sent: [], ended: false, postMessage: (data) => worker.sent.push(data), terminate: () => (worker.ended = true) };
      worker.say = (data) => worker.onmessage({ data });
      worker.fall = (message) => worker.onerror({ message, preventDefault() {} });
      worker.answer = (answer) => worker.say({ id: worker.sent.at(-1).id, text: JSON.stringify(answer) });
      workers.push(worker);
      return worker;
    },
    currentBuild: async () => build,
    reportUsed: (paths) => used.push(paths),
    whileAway: (tasks) => Object.assign(page, tasks),
    whenIdle: (task) => task(),
  };
  const onState = ({ name, mode, reason }) => states.push([name, mode ?? reason].filter(Boolean).join(" "));
  const engine = createEngine({ base: "", assets: { worker: "worker.js", build: "1", files: FILES }, onState, host });
  return { engine, states, workers, used, page };
}

/** Until promises that are settled already have been heard. */
const settled = () => new Promise((resolve) => setImmediate(resolve));

test("nothing is started before it is asked for, and a question waits for the start", async () => {
  const { engine, states, workers, used } = opened();
  assert.deepEqual([states, workers], [[], []]);
  const answer = engine.ask(QUESTION);
  const [worker] = workers;
  assert.deepEqual(worker.sent, [{ boot: { mode: "lean", base: "https://site.example/", files: FILES } }]);
  worker.say({ loaded: 2 });
  assert.deepEqual(engine.state, { name: "loading", loaded: 2, total: 5 });
  worker.say({ ready: true });
  assert.deepEqual(JSON.parse(worker.sent.at(-1).text), QUESTION);
  worker.answer(ANSWER);
  assert.deepEqual(await answer, ANSWER);
  assert.deepEqual(states, ["loading", "loading", "ready lean"]);
  assert.deepEqual(used, [["glue.bin", "lean.bin", "memory.bin", "lock.bin", "start.bin", "worker.js"]]);
  engine.start();
  assert.equal(workers.length, 1);
});

test("a lean start that fails is followed by a complete one, which gets the question", async () => {
  const { engine, states, workers } = opened();
  const answer = engine.ask(QUESTION);
  workers[0].say({ failed: "missing", detail: "lean.bin" });
  await settled();
  assert.ok(workers[0].ended);
  assert.equal(workers[1].sent[0].boot.mode, "complete");
  workers[0].say({ ready: true }); // too late to count
  assert.equal(engine.state.name, "loading");
  workers[1].say({ ready: true });
  workers[1].answer(ANSWER);
  assert.deepEqual(await answer, ANSWER);
  assert.deepEqual(states, ["loading", "loading", "ready complete"]);
});

test("when the site was replaced under the page, the page is told to reload", async () => {
  const { engine, workers } = opened({ build: "2" });
  const answer = engine.ask(QUESTION);
  workers[0].say({ failed: "changed", detail: "" });
  await assert.rejects(answer, { reason: "newer" });
  assert.equal(workers.length, 1);
});

test("a site whose build cannot be asked is not taken for replaced", async () => {
  const { engine, workers } = opened({ build: undefined });
  engine.start();
  workers[0].say({ failed: "missing", detail: "" });
  await settled();
  assert.equal(workers[1].sent[0].boot.mode, "complete");
});

test("a worker that had answered and ends is replaced by one that is given what it knew, and the question again", async () => {
  const { engine, workers } = opened();
  const load = { ask: "load", policy: {} };
  const first = engine.ask(load);
  workers[0].say({ ready: true });
  workers[0].answer({ loaded: true });
  await first;
  const answer = engine.ask(QUESTION);
  workers[0].fall("out of luck");
  assert.equal(workers[1].sent[0].boot.mode, "lean");
  workers[1].say({ ready: true });
  assert.deepEqual(workers[1].sent.slice(1).map(({ text }) => JSON.parse(text)), [load, QUESTION]);
  workers[1].answer(ANSWER);
  assert.deepEqual(await answer, ANSWER);
  assert.deepEqual(await engine.ask(load), { loaded: true }); // known, so that nothing is sent
  assert.equal(workers[1].sent.length, 3);
  engine.retry(); // nothing is wrong
  assert.equal(workers.length, 2);
});

test("a page that is left keeps no worker; one that comes back has another, with the question that was open", async () => {
  const { engine, workers, page } = opened();
  page.leave();
  page.comeBack();
  assert.deepEqual(workers, []); // nothing had been asked for
  const answer = engine.ask(QUESTION);
  page.leave();
  assert.ok(workers[0].ended);
  mock.timers.tick(1000000); // nothing is given up meanwhile
  page.comeBack();
  workers[1].say({ ready: true });
  workers[1].answer(ANSWER);
  assert.deepEqual(await answer, ANSWER);
  page.comeBack(); // it had not been left
  assert.equal(workers.length, 2);
});

test("two workers that end without an answer are the end, until the reader tries again", async () => {
  const { engine, states, workers } = opened();
  const answer = engine.ask(QUESTION);
  workers[0].fall("");
  await settled();
  workers[1].fall("");
  await assert.rejects(answer, { reason: "broken" });
  await assert.rejects(engine.ask(QUESTION), { reason: "broken" });
  assert.deepEqual(states, ["loading", "loading", "unavailable broken"]);
  engine.retry();
  assert.equal(workers.length, 3);
  assert.equal(engine.state.name, "loading");
});

test("silence while loading is slow; each sign of life gives it as much time again", async () => {
  const { engine, workers } = opened();
  const answer = engine.ask(QUESTION);
  mock.timers.tick(29999);
  workers[0].say({ loaded: 1 });
  mock.timers.tick(29999);
  assert.equal(engine.state.name, "loading");
  mock.timers.tick(1);
  await assert.rejects(answer, { reason: "slow" });
  assert.ok(workers[0].ended);
});

test("no answer in time ends the worker", async () => {
  const { engine, workers } = opened();
  const first = engine.ask(QUESTION);
  workers[0].say({ ready: true });
  workers[0].answer(ANSWER);
  await first;
  engine.ask(QUESTION);
  mock.timers.tick(9999);
  assert.ok(!workers[0].ended);
  mock.timers.tick(1);
  assert.ok(workers[0].ended);
  assert.equal(workers.length, 2);
});

test("where Python cannot run, the reason is given and no worker started", async () => {
  const { engine, states, workers } = opened({ obstacle: "file" });
  await assert.rejects(engine.ask(QUESTION), { reason: "file" });
  assert.deepEqual([states, workers], [["unavailable file"], []]);
});

test("it starts by itself when the page is idle, but never for a reader who saves data", () => {
  const saving = opened({ savesData: true });
  saving.engine.warm();
  assert.deepEqual(saving.states, []);
  const ordinary = opened();
  ordinary.engine.warm();
  assert.deepEqual(ordinary.states, ["loading"]);
});

test("loading that takes long is said, can be waited for, and can be tried again", async () => {
  const { engine, workers } = opened();
  const answer = engine.ask(QUESTION);
  mock.timers.tick(8000);
  assert.equal(engine.state.isLate, true);
  workers[0].say({ loaded: 1 });
  assert.equal(engine.state.isLate, undefined);
  engine.retry();
  assert.equal(workers.length, 1);
  mock.timers.tick(8000);
  engine.retry();
  assert.ok(workers[0].ended);
  workers[1].say({ ready: true });
  workers[1].answer(ANSWER);
  assert.deepEqual(await answer, ANSWER);
});

test("the second way to start does not begin the wait anew", async () => {
  const { engine, workers } = opened();
  engine.ask(QUESTION);
  mock.timers.tick(3000);
  workers[0].fall("");
  await settled();
  mock.timers.tick(2999);
  workers[1].say({ loaded: 5 });
  mock.timers.tick(2000);
  assert.equal(engine.state.isLate, undefined);
  mock.timers.tick(1);
  assert.equal(engine.state.isLate, true);
});

test("it is not said to take long while more keeps coming", () => {
  const { engine, workers } = opened();
  engine.ask(QUESTION);
  for (let loaded = 1; loaded <= 8; loaded++) {
    mock.timers.tick(1999);
    workers[0].say({ loaded });
    assert.equal(engine.state.isLate, undefined);
  }
  mock.timers.tick(2000);
  assert.equal(engine.state.isLate, true);
});

test("a host that sends a little now and then does not keep a reader waiting without a word", () => {
  const { engine, workers } = opened();
  engine.ask(QUESTION);
  const come = (loaded) => {
    mock.timers.tick(1000);
    workers[0].say({ loaded });
  };
  for (let loaded = 1; loaded <= 19; loaded++) come(loaded);
  assert.equal(engine.state.isLate, undefined);
  come(20);
  assert.equal(engine.state.isLate, true);
  come(21);
  assert.equal(engine.state.isLate, true);
  engine.retry();
  assert.equal(engine.state.isLate, undefined);
});

test("once the site was replaced nothing is worked out any longer", async () => {
  const { engine, workers } = opened();
  const answer = engine.ask(QUESTION);
  engine.outdate();
  await assert.rejects(answer, { reason: "newer" });
  await assert.rejects(engine.ask(QUESTION), { reason: "newer" });
  engine.start();
  assert.ok(workers[0].ended);
  assert.equal(workers.length, 1);
});

test("a fault that is looked into when the page hears that the site was replaced starts nothing again", async () => {
  const { engine, workers } = opened();
  const answer = engine.ask(QUESTION);
  workers[0].say({ failed: "missing", detail: "lean.bin" });
  engine.outdate();
  await assert.rejects(answer, { reason: "newer" });
  await settled();
  assert.equal(workers.length, 1);
});

test("nothing is heard of a line for half a minute, of a slow processor that has everything for two", () => {
  const { engine, states, workers } = opened();
  engine.start();
  workers[0].say({ loaded: 4 });
  mock.timers.tick(29999);
  assert.equal(engine.state.name, "loading");
  workers[0].say({ loaded: 5 });
  mock.timers.tick(119999);
  assert.deepEqual([engine.state.name, engine.state.isLate], ["loading", true]);
  workers[0].say({ ready: true });
  assert.equal(states.at(-1), "ready lean");

  const other = opened();
  other.engine.start();
  other.workers[0].say({ loaded: 4 });
  mock.timers.tick(30000);
  assert.equal(other.states.at(-1), "unavailable slow");
});

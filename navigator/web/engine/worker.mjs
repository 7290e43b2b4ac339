// The worker in which Python runs. It receives {boot: {mode, base, files}} once, then {id, text} for each question.
// It posts {loaded} for each piece that arrives, {ready}, {failed, detail}, and {id, text} for each answer.
import { boot } from "./boot.mjs";

// What the engine answers to a request of another shape than it knows. The page never sends one, so a lean Python that
// says so may lack something that it would need: the complete one is asked instead.
const MALFORMED = '{"error":{"code":"malformed"';

let ask;
let lean;

self.onmessage = ({ data }) => (data.boot ? start(data.boot) : answer(data));

async function start({ mode, base, files }) {
  lean = mode === "lean";
  let loaded = 0;
  try {
    await checkWebAssembly();
    ask = await boot(mode, base, files, (count) => self.postMessage({ loaded: (loaded += count) }));
    self.postMessage({ ready: true });
  } catch (error) {
    fail(error);
  }
}

function answer({ id, text }) {
  try {
    const answered = ask(text);
    if (lean && answered.startsWith(MALFORMED)) throw new Error("the lean engine does not know the request");
    self.postMessage({ id, text: answered });
  } catch (error) {
    fail(error);
  }
}

function fail(error) {
  self.postMessage({ failed: reasonOf(error), detail: String(error?.message ?? error) });
}

function reasonOf(error) {
  if (error?.reason) return error.reason;
  return /memory/i.test(error?.message) && error instanceof RangeError ? "memory" : "broken";
}

// The smallest module there is: only a browser that forbids WebAssembly refuses it, and Safari not before it is to run.
async function checkWebAssembly() {
  try {
    await WebAssembly.instantiate(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]));
  } catch (error) {
    throw Object.assign(error, { reason: "blocked" });
  }
}

// The worker in which Python runs. It hears {boot: {base, files}} once, then {id, text} for each question.
import { boot } from "./boot.mjs";

let ask;

self.onmessage = async ({ data }) => {
  if (data.boot) await start(data.boot);
  else self.postMessage({ id: data.id, text: ask(data.text) });
};

async function start({ base, files }) {
  let loaded = 0;
  try {
    await checkWebAssembly();
    ask = await boot(base, files, (count) => self.postMessage({ loaded: (loaded += count) }));
    self.postMessage({ ready: true });
  } catch (error) {
    self.postMessage({ failed: reasonOf(error), detail: String(error?.message ?? error) });
  }
}

// The smallest module there is: only a browser that forbids or lacks WebAssembly refuses it.
async function checkWebAssembly() {
  if (typeof WebAssembly !== "object" || !WebAssembly.compileStreaming) throw Object.assign(new Error("no WebAssembly"), { reason: "old" });
  try {
    await WebAssembly.compile(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]));
  } catch (error) {
    throw Object.assign(error, { reason: "blocked" });
  }
}

function reasonOf(error) {
  if (error?.reason) return error.reason;
  return /memory/i.test(error?.message) ? "memory" : "broken";
}

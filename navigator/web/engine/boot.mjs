// Starts Pyodide from the files of the runtime, in a worker, and hands out the engine's ask().
//
// Two modes. The lean one takes up a memory in which Python has imported the engine already, with WebAssembly that
// has only the functions the engine was seen to use. The complete one starts Python in the ordinary way; it is for when
// the lean one does not work, or meets a function that it lacks.
import { loadPyodide } from "pyodide";
import { LoadError, compile, read } from "./files.mjs";
import { headOf, takingUp } from "./snapshot.mjs";

/** ask(text) -> text of the engine. Throws LoadError, or whatever prevents Pyodide from starting. */
export async function boot(mode, base, files, onBytes) {
  let fail;
  const failed = new Promise((_, reject) => (fail = reject));
  const watched = (promise) => {
    promise.catch(fail);
    return promise;
  };
  // Everything is asked for at once; whichever fails first ends the start.
  const content = (role) => watched(read(base, files[role], onBytes));
  const glue = watched(importGlue(base, files.glue, onBytes));
  const wasm = watched(compile(base, mode === "lean" ? files.lean : files.wasm, onBytes));
  const start = mode === "lean" ? startLean(glue, wasm, content) : startComplete(glue, content);
  const restore = serve(base, files, wasm, mode === "complete" && content("stdlib"), fail);
  try {
    const pyodide = await Promise.race([start, failed]);
    const { ask } = pyodide.pyimport("navigator.api");
    // Not ask itself: a promise asks what it is given for a method `then`, and that question would go to Python.
    return (text) => ask(text);
  } finally {
    restore();
  }
}

async function startLean(glue, wasm, content) {
  const [memory, lock, start] = [content("memory"), text(content("lock")), text(content("start"))];
  const pyodide = await loadPyodide({
    indexURL: location.href,
    createPyodideModule: takingUp(await glue, memory, wasm.then(({ bytes }) => bytes)),
    lockFileContents: await lock,
    _loadSnapshot: memory.then(headOf),
  });
  // The memory may have been made for another site, with other calendars: see docs/decisions/ready-made.md.
  pyodide.pyimport("navigator.api").start(await start);
  return pyodide;
}

async function startComplete(glue, content) {
  const [lock, start, wheel] = [text(content("lock")), text(content("start")), content("engine")];
  const pyodide = await loadPyodide({
    indexURL: location.href,
    packageBaseUrl: location.href,
    createPyodideModule: await glue,
    lockFileContents: await lock,
  });
  await wheel;
  await pyodide.loadPackage("procedure-navigator-engine", { messageCallback() {}, checkIntegrity: true });
  pyodide.pyimport("navigator.api").start(await start);
  return pyodide;
}

const text = async (content) => new TextDecoder().decode(await content);

async function importGlue(base, file, onBytes) {
  await read(base, file, onBytes);
  return (await import(new URL(file.path, base).href)).default;
}

// Pyodide fetches by fixed names and never settles when its WebAssembly does not arrive. So, while it starts, its
// fetches are answered from what was read and checked, any other address is refused, and what goes wrong is passed on.
function serve(base, files, wasm, stdlib, fail) {
  const { fetch } = globalThis;
  const { instantiateStreaming } = WebAssembly;
  globalThis.fetch = async (address, options) => {
    const name = new URL(address, location.href).pathname.split("/").pop();
    if (name === "pyodide.asm.wasm") return new Response(null);
    if (name === "python_stdlib.zip") return new Response(stdlib ? await stdlib : null);
    // The wheel's hash stands in the lock file too, and Pyodide passes it on in the options.
    if (name === files.engine.name) return fetch(new URL(files.engine.path, base), options);
    throw new LoadError("missing", name);
  };
  WebAssembly.instantiateStreaming = async (_response, imports) => {
    try {
      const { module } = await wasm;
      return { module, instance: await WebAssembly.instantiate(module, imports) };
    } catch (error) {
      fail(error);
      throw error;
    }
  };
  return () => {
    globalThis.fetch = fetch;
    WebAssembly.instantiateStreaming = instantiateStreaming;
  };
}

// Starts Pyodide from the files of the runtime, in a worker, and hands out the engine's ask().
import { loadPyodide } from "pyodide";
import { LoadError, compile, read } from "./files.mjs";

/** ask(text) -> text of the engine. Throws LoadError, or whatever keeps Pyodide from starting. */
export async function boot(base, files, onBytes) {
  let fail;
  const failed = new Promise((_, reject) => (fail = reject));
  const store = openStore(base, files, onBytes, fail);
  const restore = serveFrom(base, files, store, fail);
  try {
    return await Promise.race([start(base, store), failed]);
  } finally {
    restore();
  }
}

async function start(base, store) {
  const pyodide = await loadPyodide({
    indexURL: new URL("runtime/", base).href,
    packageBaseUrl: new URL("runtime/", base).href,
    createPyodideModule: await store.glue(),
    lockFileContents: new TextDecoder().decode(await store.bytes("lock")),
  });
  await pyodide.loadPackage("procedure-navigator-engine", { messageCallback() {}, checkIntegrity: true });
  const api = pyodide.pyimport("navigator.api");
  api.start(new TextDecoder().decode(await store.bytes("calendars")));
  return api.ask;
}

// Everything is asked for at once; whichever fails first ends the start.
function openStore(base, files, onBytes, fail) {
  const watched = (promise) => {
    promise.catch(fail);
    return promise;
  };
  const bytes = {};
  for (const role of ["stdlib", "lock", "engine", "calendars"]) bytes[role] = watched(read(base, files[role], onBytes));
  const wasm = watched(compile(base, files.wasm, onBytes));
  const glue = watched(importGlue(base, files.glue, onBytes));
  return { bytes: (role) => bytes[role], wasm: () => wasm, glue: () => glue };
}

async function importGlue(base, file, onBytes) {
  await read(base, file, onBytes);
  return (await import(new URL(file.path, base).href)).default;
}

// Pyodide fetches by fixed names and never settles when its WebAssembly does not arrive. So, while it starts, its
// fetches are answered from the store, any other address is refused, and what goes wrong is passed on.
function serveFrom(base, files, store, fail) {
  const { fetch } = globalThis;
  const { instantiateStreaming } = WebAssembly;
  globalThis.fetch = async (address, options) => {
    const url = new URL(address instanceof Request ? address.url : address, location.href);
    const name = url.pathname.split("/").pop();
    if (name === "pyodide.asm.wasm") return new Response(null);
    if (name === "python_stdlib.zip") return new Response(await store.bytes("stdlib"));
    // The wheel's hash stands in the lock file too, and Pyodide passes it on in the options.
    if (name === files.engine.name) return fetch(new URL(files.engine.path, base), options);
    throw new LoadError("missing", name);
  };
  WebAssembly.instantiateStreaming = async (_response, imports) => {
    try {
      const module = await store.wasm();
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

// Reads {pyodide, lock, wheel, distribution, start, rehearsal, out} from standard input: Pyodide's folder, the runtime's
// lock file, the engine's wheel and its name, the text for navigator.api.start(), questions to rehearse, and the folder
// to write to, in which the wheel lies.
//
// Writes there
//   stdlib.zip   the part of the standard library that Pyodide and the engine import, compiled
//   memory.bin   what the memory of a Python that has imported the engine, and knows no calendar yet, holds; without
//                what is this machine's own
//   lean.wasm    the WebAssembly with a trap in place of each function that no rehearsal called
// and answers {answers, functions: {all, kept}}.
import crypto from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { headOf, ownWords, packed, takingUp } from "../../../navigator/web/engine/snapshot.mjs";
import { called, exporting, lean, marking, smallOf } from "./profile.mjs";

// An error's own report would show the line it arose in, and a line of Pyodide is a megabyte long.
process.on("uncaughtException", (error) => {
  process.stderr.write(`Error: ${String(error?.stack ?? error).slice(0, 2000)}\n`);
  process.exit(1);
});

const job = JSON.parse(readFileSync(0, "utf8"));
const { loadPyodide } = await import(pathToFileURL(join(job.pyodide, "pyodide.mjs")));
const { default: createModule } = await import(pathToFileURL(join(job.pyodide, "pyodide.asm.mjs")));
const wasm = new Uint8Array(readFileSync(join(job.pyodide, "pyodide.asm.wasm")));
const write = (name, bytes) => writeFileSync(join(job.out, name), bytes);
write("empty.zip", "");

// The same hashes at each build; without docstrings, assertions and column numbers, which nobody sees in a browser.
// The last two would otherwise depend on the machine: its language, and where this script lies on it.
const ENVIRONMENT = {
  PYTHONHASHSEED: "0",
  PYTHONOPTIMIZE: "2",
  PYTHONNODEBUGRANGES: "1",
  LANG: "en_GB.UTF-8",
  _: "python",
};

const whole = await load(marking(wasm), { env: ENVIRONMENT });
// As the worker does it in the ordinary way, so that the slim library has what that takes.
await whole.loadPackage(job.distribution, { messageCallback() {}, checkIntegrity: true });
const expected = answersOf(started(whole));
write("stdlib.zip", runInside(whole, "slim.py").toJs());

// A start numbers the exported functions, and the memory holds such numbers: it is taken with the exports it is for.
// Not called so far: what takes a snapshot and takes it up again, and what a browser wraps in promises at each start.
const ALSO = /hiwire|jslib|pyodide|promising|^malloc(_usable_size)?$|^free$|^sbrk$/;
const everywhere = called(whole._module.HEAPU8);
const usual = exporting(wasm, everywhere, ALSO, readFileSync(join(job.pyodide, "pyodide.asm.mjs"), "utf8"));
const snapshot = await withoutChance(take);
// Another engine, such as Safari's, numbers the functions otherwise that a start adds to the table.
const LATER = 1000;
// Questions: those about periods and calendars alone.
const SOME = 100;
const elsewhere = await withoutChance(() => take({ later: LATER }));
const memory = packed(snapshot, wasm, ownWords(snapshot, elsewhere, LATER));
write("memory.bin", memory);

// What a start calls, a question may call too that nobody has rehearsed; the small ones of these cost next to nothing.
const keep = new Set([...called((await rehearse(marking(usual))).HEAPU8), ...smallOf(wasm, everywhere)]);
const leanWasm = lean(usual, keep, snapshot.length);
write("lean.wasm", leanWasm);
// As a browser takes it up: in such an engine, and on an iPhone, where the start is another one and not the answers.
await rehearse(leanWasm, { later: LATER });
await rehearse(leanWasm, { later: LATER, userAgent: "iPhone" }, SOME);
process.stdout.write(JSON.stringify({ answers: expected, kept: keep.size }));

async function take(machine) {
  const pyodide = await load(usual, { _makeSnapshot: true, env: ENVIRONMENT }, machine);
  // Not loadPackage(): it leaves things of JavaScript behind, which a snapshot cannot hold.
  pyodide.unpackArchive(new Uint8Array(readFileSync(job.wheel)), "wheel");
  // Not started: a browser starts it with the calendars of its site, and those of this one would lie beside them.
  pyodide.pyimport("navigator.api");
  runInside(pyodide, "tidy.py");
  // Not runPython(): what compiles a text is forgotten.
  pyodide.pyimport("gc").collect();
  scrub(pyodide._module);
  return pyodide.makeMemorySnapshot();
}

// Chance and the clock get into a snapshot: here the clock is fixed and the random seed too, so that each build makes the same.
async function withoutChance(make) {
  const { randomFillSync } = crypto;
  const { now } = Date;
  const measured = performance.now;
  crypto.randomFillSync = (view) => view.fill(0);
  Date.now = () => 0;
  performance.now = () => 0;
  try {
    return await make();
  } finally {
    crypto.randomFillSync = randomFillSync;
    Date.now = now;
    performance.now = measured;
  }
}

async function rehearse(bytes, machine, most = Infinity) {
  const taken = { _loadSnapshot: headOf(memory), createPyodideModule: takingUp(createModule, memory, bytes) };
  const pyodide = await load(bytes, { ...taken, stdLibURL: join(job.out, "empty.zip") }, machine);
  // As a browser does it, whose site may have other calendars.
  const answers = answersOf(started(pyodide), most);
  collectAmidLoops(pyodide);
  if (!answers.every((answer, index) => answer === expected[index])) throw new Error("a kept memory answers differently");
  return pyodide._module;
}

// Python looks for what can go at a time that no question decides, and then at whatever a loop goes through just then: by
// a function of each kind of loop that nothing else calls. No text is compiled for it, which would take much more.
function collectAmidLoops(pyodide) {
  const python = pyodide.pyimport("builtins");
  const gc = pyodide.pyimport("gc");
  const dict = python.dict();
  dict.setdefault("key", 1);
  const of = ["keys", "values", "items"].map((name) => dict[name]());
  const all = [python.list("ab"), python.tuple("ab"), python.set("ab")];
  const [list] = all;
  const loops = [
    ...[dict, ...of, ...all].map((each) => python.iter(each)),
    ...[python.reversed(list), python.enumerate(list), python.zip(list, list)],
    ...[python.map(python.str, list), python.filter(python.bool, list)],
  ];
  gc.collect();
  for (const proxy of [...loops, ...all, ...of, dict, gc, python]) proxy.destroy();
}

// In names of its own, so that nothing of the script stays.
function runInside(pyodide, name) {
  const globals = pyodide.toPy({ __name__: name });
  try {
    return pyodide.runPython(readFileSync(new URL(`../in_pyodide/${name}`, import.meta.url), "utf8"), { globals });
  } finally {
    globals.destroy();
  }
}

function started(pyodide) {
  const engine = pyodide.pyimport("navigator.api");
  engine.start(job.start);
  return engine;
}

function answersOf(engine, most = Infinity) {
  return job.rehearsal.slice(0, most).map((text) => engine.ask(text));
}

// Pyodide reads its WebAssembly from its own folder: what it then instantiates is ours. `machine` says what another one
// is like: functions that are added are numbered `later`, and the browser has another `userAgent`.
async function load(bytes, options, { later = 0, userAgent = navigator.userAgent } = {}) {
  const { instantiate } = WebAssembly;
  const ownNavigator = Object.getOwnPropertyDescriptor(globalThis, "navigator");
  WebAssembly.instantiate = async (source, imports) => {
    if (source.length !== wasm.length) return instantiate(source, imports);
    const made = await instantiate(bytes, imports);
    made.instance.exports.__indirect_function_table.grow(later);
    return made;
  };
  Object.defineProperty(globalThis, "navigator", { value: { userAgent }, configurable: true });
  try {
    return await loadPyodide({ _sysExecutable: "python", ...options, lockFileContents: job.lock, packageCacheDir: job.out });
  } finally {
    WebAssembly.instantiate = instantiate;
    Object.defineProperty(globalThis, "navigator", ownNavigator);
  }
}

// What was freed still holds its old bytes: take every free piece of memory, clear it, and give it back.
function scrub(module) {
  const { _malloc, _free, _malloc_usable_size, _sbrk } = module;
  const held = [];
  for (let size = 1 << 20; size >= 8; size = size > 64 ? size >> 1 : size - 8) {
    for (;;) {
      const end = _sbrk(0);
      const piece = _malloc(size);
      module.HEAPU8.fill(0, piece, piece + _malloc_usable_size(piece));
      held.push(piece);
      if (_sbrk(0) !== end) break;
    }
  }
  for (const piece of held) _free(piece);
}

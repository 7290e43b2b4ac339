// Which functions of a WebAssembly module does a program call? And the module with those alone.
import { CODE, TRAP, functionsOf, marked, rewritten, sectionsOf } from "./wasm.mjs";

// One byte a function, far above what Python uses in a rehearsal.
const MARKS = 0x20000000;
const PAGE = 65536;

// Bytes of a function's body.
const SMALL = 1200;
const ROOM = 1 << 20;

/** The module with each function marking that it was called. */
export function marking(bytes) {
  return rewritten(bytes, { pages: (MARKS + ROOM) / PAGE, change: (body, index) => marked(body, MARKS + index) });
}

/** The indexes of the functions that were called, read off the memory of a marking module. */
export function called(memory) {
  const indexes = new Set();
  for (let index = 0; index < ROOM; index++) if (memory[MARKS + index]) indexes.add(index);
  return indexes;
}

/** Those of the functions that are small, as an array. */
export function smallOf(bytes, functions) {
  const bodies = functionsOf(sectionsOf(bytes).sections.find(({ id }) => id === CODE).body);
  return [...functions].filter((index) => bodies[index].length < SMALL);
}

/**
 * The module with those functions alone exported, and with names like that: each export costs time at every start. Of its globals
 * those alone that `glue`, the text of its JavaScript, has the name of, or that it asks for itself.
 */
export function exporting(bytes, functions, names, glue) {
  const asked = new Set(WebAssembly.Module.imports(new WebAssembly.Module(bytes)).map(({ name }) => name));
  return rewritten(bytes, {
    exported: (index, name) => functions.has(index) || names.test(name),
    named: (name) => asked.has(name) || glue.includes(name),
  });
}

/** The module with a trap in place of every other function, and with room for `size` bytes of memory. */
export function lean(bytes, keep, size) {
  return rewritten(bytes, {
    pages: Math.ceil(size / PAGE),
    change: (body, index) => (keep.has(index) ? body : TRAP),
  });
}

// Just enough of the WebAssembly binary format to take a module apart and put it together again.

const MEMORY = 5;
const EXPORT = 7;
export const CODE = 10;

// The kinds of an export that is a function, or a global: the address of something in memory.
const FUNCTION = 0;
const GLOBAL = 3;

/** A module as a list of {id, body} sections. */
export function sectionsOf(bytes) {
  const sections = [];
  for (let at = 8; at < bytes.length; ) {
    const id = bytes[at];
    const [size, start] = unsigned(bytes, at + 1);
    sections.push({ id, body: bytes.subarray(start, start + size) });
    at = start + size;
  }
  return { header: bytes.subarray(0, 8), sections };
}

export function assembled({ header, sections }) {
  const pieces = [header];
  for (const { id, body } of sections) pieces.push(Uint8Array.of(id), leb(body.length), body);
  return joined(pieces);
}

/** Each function's body, locals included, without its length. */
export function functionsOf(code) {
  const [count, first] = unsigned(code, 0);
  const functions = [];
  for (let i = 0, at = first; i < count; i++) {
    const [size, start] = unsigned(code, at);
    functions.push(code.subarray(start, start + size));
    at = start + size;
  }
  return functions;
}

/**
 * The module with each function's body put through change(body, index), at least `pages` of memory, of its exported functions
 * only those for which exported(index, name) is true, and of its exported globals those for which named(name) is. An index counts
 * the module's own functions.
 */
export function rewritten(bytes, { change = (body) => body, pages = 0, exported = () => true, named = () => true }) {
  const module = sectionsOf(bytes);
  const sections = [];
  for (const { id, body } of module.sections) {
    if (id === CODE) sections.push({ id, body: codeOf(functionsOf(body).map(change)) });
    else if (id === EXPORT) sections.push({ id, body: exportsOf(body, importedFunctions(bytes), { exported, named }) });
    else if (id === MEMORY) sections.push({ id, body: memoryOf(body, pages) });
    else sections.push({ id, body });
  }
  return assembled({ header: module.header, sections });
}

/** A body that sets the byte at address + index of memory, then does what it did. */
export function marked(body, address) {
  const start = afterLocals(body);
  const mark = [0x41, ...signed(address), 0x41, 1, 0x3a, 0, 0];
  return joined([body.subarray(0, start), Uint8Array.from(mark), body.subarray(start)]);
}

/** A body without locals that traps. */
export const TRAP = Uint8Array.of(0, 0x00, 0x0b);

function codeOf(functions) {
  const pieces = [leb(functions.length)];
  for (const body of functions) pieces.push(leb(body.length), body);
  return joined(pieces);
}

function importedFunctions(bytes) {
  return WebAssembly.Module.imports(new WebAssembly.Module(bytes)).filter(({ kind }) => kind === "function").length;
}

function exportsOf(section, imported, { exported, named }) {
  const [count, first] = unsigned(section, 0);
  const kept = [];
  for (let i = 0, at = first; i < count; i++) {
    const [length, start] = unsigned(section, at);
    const kind = section[start + length];
    const [index, next] = unsigned(section, start + length + 1);
    const name = new TextDecoder().decode(section.subarray(start, start + length));
    const isLeftOut = (kind === FUNCTION && !exported(index - imported, name)) || (kind === GLOBAL && !named(name));
    if (!isLeftOut) kept.push(section.subarray(at, next));
    at = next;
  }
  return joined([leb(kept.length), ...kept]);
}

// One memory: flags, least pages, and most pages if the flags say so.
function memoryOf(body, pages) {
  const flags = body[1];
  const [least, after] = unsigned(body, 2);
  return joined([body.subarray(0, 1), Uint8Array.of(flags), leb(Math.max(least, pages)), body.subarray(after)]);
}

function afterLocals(body) {
  let [groups, at] = unsigned(body, 0);
  for (; groups > 0; groups--) {
    [, at] = unsigned(body, at);
    // A type is one byte, or a byte and a heap type for a typed reference.
    at += body[at] === 0x63 || body[at] === 0x64 ? 2 : 1;
  }
  return at;
}

export function unsigned(bytes, at) {
  let value = 0;
  for (let shift = 0; ; shift += 7) {
    const byte = bytes[at++];
    value += (byte & 127) * 2 ** shift;
    if (byte < 128) return [value, at];
  }
}

export function leb(value) {
  const bytes = [];
  do {
    const low = value % 128;
    value = Math.floor(value / 128);
    bytes.push(value ? low | 128 : low);
  } while (value);
  return Uint8Array.from(bytes);
}

function signed(value) {
  const bytes = [];
  for (;;) {
    const low = value & 127;
    value >>= 7;
    if ((value === 0 && !(low & 64)) || (value === -1 && low & 64)) return [...bytes, low];
    bytes.push(low | 128);
  }
}

export function joined(pieces) {
  const bytes = new Uint8Array(pieces.reduce((length, piece) => length + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}

// A snapshot of Python's memory, as it travels: only what differs from the data that the WebAssembly carries anyway.
//
// Little-endian 32-bit: bytes of head, bytes of memory, number of pages, number of words that are the machine's own, each
// page's number, each such word's address. Then the head as Pyodide wrote it, and the pages, each the exclusive or of
// what the memory holds and what a new instance would hold there.
//
// A start adds functions to the table of its WebAssembly, and each engine numbers them in its own way. Where such a
// number stands in memory, a browser keeps its own: that of another machine would call another function, or none.

const PAGE = 4096;
const DATA = 11;
const FIXED = 4 * 4;

/** The snapshot without the words at `own`, the addresses that ownWords() found. */
export function packed(snapshot, wasm, own) {
  const size = sizeOfHead(snapshot);
  const memory = snapshot.slice(size);
  own.forEach((place) => memory.fill(0, place, place + 4));
  xorWithData(memory, wasm);
  const numbers = [];
  for (let number = 0; number * PAGE < memory.length; number++) {
    if (pageOf(memory, number).some((byte) => byte !== 0)) numbers.push(number);
  }
  const start = FIXED + 4 * (numbers.length + own.length);
  const bytes = new Uint8Array(start + size + PAGE * numbers.length);
  const view = new DataView(bytes.buffer);
  const table = [size, memory.length, numbers.length, own.length, ...numbers, ...own];
  table.forEach((value, index) => view.setUint32(4 * index, value, true));
  bytes.set(snapshot.subarray(0, size), start);
  numbers.forEach((number, index) => bytes.set(pageOf(memory, number), start + size + PAGE * index));
  return bytes;
}

/**
 * The addresses of the words that are the machine's own: where two snapshots differ that were made alike but for the
 * numbers of functions in the table, which in the second are higher by `by`. They may differ in nothing else.
 */
export function ownWords(snapshot, elsewhere, by) {
  const [one, other] = [snapshot, elsewhere].map((each) => new DataView(each.buffer, each.byteOffset, each.byteLength));
  const head = sizeOfHead(snapshot);
  const own = [];
  for (let at = 0; at + 4 <= one.byteLength; at += 4) {
    const [here, there] = [one.getUint32(at, true), other.getUint32(at, true)];
    if (here === there) continue;
    if (at < head || there - here !== by) throw new Error(`a kept memory holds more of its machine, at ${at - head}`);
    own.push(at - head);
  }
  return own;
}

/** What Pyodide reads of a snapshot before it looks at the memory. */
export function headOf(bytes) {
  const { start, size } = partsOf(bytes);
  return bytes.slice(start, start + size);
}

/** Pyodide's own way to make a module, with restoreSnapshot() taking up the packed memory over that of the WebAssembly. */
export function takingUp(createModule, packedMemory, wasm) {
  // Pyodide would copy the whole memory, zeros and all: it is given the head, and the pages are put in here.
  return async (settings) => {
    const module = await createModule(settings);
    const { restoreSnapshot } = module.API;
    const [bytes, data] = [await packedMemory, await wasm];
    module.API.restoreSnapshot = (head) => {
      restore(module, bytes, data);
      return restoreSnapshot(head);
    };
    return module;
  };
}

// Makes a new instance's memory what the snapshot holds, but for the words that are the machine's own.
function restore(module, bytes, wasm) {
  const { at, start, size, count, own } = partsOf(bytes);
  const memory = module.HEAPU8;
  const used = module._sbrk(0);
  const view = new DataView(memory.buffer);
  const kept = own.map((place) => [place, view.getUint32(place, true)]);
  // Zero where the engine needs no such function, as on an iPhone; else it must be one that is there.
  for (const [place, number] of kept) {
    if (place >= used || (number && !module.getWasmTableEntry(number))) throw new Error(`no function ${number}`);
  }
  let end = 0;
  memory.fill(0, 0, used);
  eachSegment(wasm, (place, data) => {
    memory.set(data, place);
    end = Math.max(end, place + data.length);
  });
  for (let index = 0; index < count; index++) {
    const place = PAGE * at(FIXED / 4 + index);
    const page = bytes.subarray(start + size + PAGE * index, start + size + PAGE * (index + 1));
    if (place >= end) memory.set(page, place);
    else for (let offset = 0; offset < PAGE; offset++) memory[place + offset] ^= page[offset];
  }
  for (const [place, number] of kept) view.setUint32(place, number, true);
}

function partsOf(bytes) {
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  const at = (index) => view.getUint32(4 * index, true);
  const [size, , count, owned] = [0, 1, 2, 3].map(at);
  const own = Array.from({ length: owned }, (_, index) => at(FIXED / 4 + count + index));
  return { at, size, count, own, start: FIXED + 4 * (count + owned) };
}

const sizeOfHead = (snapshot) => new DataView(snapshot.buffer, snapshot.byteOffset).getUint32(4, true);

const pageOf = (memory, number) => memory.subarray(number * PAGE, (number + 1) * PAGE);

// Exclusive or of the memory with the data of the module.
function xorWithData(memory, wasm) {
  eachSegment(wasm, (place, data) => data.forEach((byte, index) => (memory[place + index] ^= byte)));
  return memory;
}

function eachSegment(wasm, take) {
  const data = sectionOf(wasm, DATA);
  let [count, at] = number(data, 0);
  for (; count > 0; count--) {
    // A segment for the one memory at a constant place: 0, i32.const, the place, end.
    if (data[at] !== 0 || data[at + 1] !== 0x41) throw new Error("a data segment of another kind");
    const [place, end] = number(data, at + 2);
    const [length, first] = number(data, end + 1);
    take(place, data.subarray(first, first + length));
    at = first + length;
  }
}

function sectionOf(wasm, wanted) {
  for (let at = 8; at < wasm.length; ) {
    const [size, start] = number(wasm, at + 1);
    if (wasm[at] === wanted) return wasm.subarray(start, start + size);
    at = start + size;
  }
  throw new Error(`the module has no section ${wanted}`);
}

// A LEB128 number below 2 to the 31, and where the next thing stands. A signed one reads the same while it is positive.
function number(bytes, at) {
  let value = 0;
  for (let shift = 0; ; shift += 7) {
    const byte = bytes[at++];
    value += (byte & 127) * 2 ** shift;
    if (byte < 128) return [value, at];
  }
}

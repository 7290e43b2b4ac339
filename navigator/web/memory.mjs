// A snapshot of Python's memory, as it travels: only what differs from the data that the WebAssembly carries anyway.
//
// Little-endian 32-bit: bytes of head, bytes of memory, number of pages, each page's number. Then the head as Pyodide
// wrote it, and the pages, each the exclusive or of what the memory holds and what a new instance would hold there.

const PAGE = 4096;
const DATA = 11;
const FIXED = 3 * 4;

export function packed(snapshot, wasm) {
  const size = new DataView(snapshot.buffer, snapshot.byteOffset).getUint32(4, true);
  const memory = laidOver(snapshot.slice(size), wasm);
  const numbers = [];
  for (let number = 0; number * PAGE < memory.length; number++) {
    if (pageOf(memory, number).some((byte) => byte !== 0)) numbers.push(number);
  }
  const start = FIXED + 4 * numbers.length;
  const bytes = new Uint8Array(start + size + PAGE * numbers.length);
  const view = new DataView(bytes.buffer);
  [size, memory.length, numbers.length, ...numbers].forEach((value, index) => view.setUint32(4 * index, value, true));
  bytes.set(snapshot.subarray(0, size), start);
  numbers.forEach((number, index) => bytes.set(pageOf(memory, number), start + size + PAGE * index));
  return bytes;
}

/** The snapshot as Pyodide takes it. */
export function unpacked(bytes, wasm) {
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  const at = (index) => view.getUint32(4 * index, true);
  const [size, length, count] = [at(0), at(1), at(2)];
  const start = FIXED + 4 * count;
  const snapshot = new Uint8Array(size + length);
  snapshot.set(bytes.subarray(start, start + size));
  const memory = snapshot.subarray(size);
  for (let index = 0; index < count; index++) {
    const from = start + size + PAGE * index;
    memory.set(bytes.subarray(from, from + PAGE), PAGE * at(3 + index));
  }
  laidOver(memory, wasm);
  return snapshot;
}

const pageOf = (memory, number) => memory.subarray(number * PAGE, (number + 1) * PAGE);

// Exclusive or with the data of the module; done twice it changes nothing.
function laidOver(memory, wasm) {
  const data = sectionOf(wasm, DATA);
  let [count, at] = number(data, 0);
  for (; count > 0; count--) {
    // A segment for the one memory at a constant place: 0, i32.const, the place, end.
    if (data[at] !== 0 || data[at + 1] !== 0x41) throw new Error("a data segment of another kind");
    const [place, end] = number(data, at + 2);
    const [length, first] = number(data, end + 1);
    for (let index = 0; index < length; index++) memory[place + index] ^= data[first + index];
    at = first + length;
  }
  return memory;
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

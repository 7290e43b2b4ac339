// A snapshot of Python's memory, as it travels: only what differs from the data that the WebAssembly carries anyway.
//
// Little-endian 32-bit: bytes of head, bytes of memory, number of pages, each page's number. Then the head as Pyodide
// wrote it, and the pages, each the exclusive or of what the memory holds and what a new instance would hold there.

const PAGE = 4096;
const DATA = 11;
const FIXED = 3 * 4;

export function packed(snapshot, wasm) {
  const size = new DataView(snapshot.buffer, snapshot.byteOffset).getUint32(4, true);
  const memory = xorWithData(snapshot.slice(size), wasm);
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

/** What Pyodide reads of a snapshot before it looks at the memory. */
export function headOf(bytes) {
  const { start, size } = partsOf(bytes);
  return bytes.slice(start, start + size);
}

/** Makes a new instance's memory, of which no more than the first `used` bytes are in use, what the snapshot holds. */
export function restore(memory, used, bytes, wasm) {
  const { at, start, size, count } = partsOf(bytes);
  let end = 0;
  memory.fill(0, 0, used);
  eachSegment(wasm, (place, data) => {
    memory.set(data, place);
    end = Math.max(end, place + data.length);
  });
  for (let index = 0; index < count; index++) {
    const place = PAGE * at(3 + index);
    const page = bytes.subarray(start + size + PAGE * index, start + size + PAGE * (index + 1));
    if (place >= end) memory.set(page, place);
    else page.forEach((byte, offset) => (memory[place + offset] ^= byte));
  }
}

function partsOf(bytes) {
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  const at = (index) => view.getUint32(4 * index, true);
  return { at, size: at(0), count: at(2), start: FIXED + 4 * at(2) };
}

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

// The memory that is kept of Python, and the WebAssembly that goes with it, on a module small enough to write by hand.
import assert from "node:assert/strict";
import { test } from "node:test";
import { marked, rewritten, TRAP } from "../../../build_scripts/runtime/node/wasm.mjs";
import { headOf, ownWords, packed, takingUp } from "../../../navigator/web/engine/snapshot.mjs";

const section = (id, ...bytes) => [id, bytes.length, ...bytes];
const text = (word) => [word.length, ...Buffer.from(word)];

// (memory 1) (func $two (export "two") i32.const 2) (func $three (export "three") i32.const 3) (data 16 "abc")
const MODULE = Uint8Array.from([
  ...[0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
  ...section(1, 1, 0x60, 0, 1, 0x7f),
  ...section(3, 2, 0, 0),
  ...section(5, 1, 0, 1),
  ...section(7, 3, ...text("memory"), 2, 0, ...text("two"), 0, 0, ...text("three"), 0, 1),
  ...section(10, 2, 4, 0, 0x41, 2, 0x0b, 4, 0, 0x41, 3, 0x0b),
  ...section(11, 1, 0, 0x41, 16, 0x0b, ...text("abc")),
]);
const instanceOf = (bytes) => new WebAssembly.Instance(new WebAssembly.Module(bytes)).exports;

test("a function that is marked says that it was called, and does what it did", () => {
  const exports = instanceOf(rewritten(MODULE, { pages: 2, change: (body, index) => marked(body, 70000 + index) }));
  assert.equal(exports.three(), 3);
  assert.deepEqual([...new Uint8Array(exports.memory.buffer, 70000, 2)], [0, 1]);
});

test("a function that is left out ends in an error, the others stay", () => {
  const exports = instanceOf(rewritten(MODULE, { change: (body, index) => (index === 0 ? TRAP : body) }));
  assert.throws(() => exports.two(), WebAssembly.RuntimeError);
  assert.equal(exports.three(), 3);
});

test("only the functions that are wanted are exported, and the memory is", () => {
  const exports = instanceOf(rewritten(MODULE, { exported: (index, name) => name === "three" }));
  assert.deepEqual(Object.keys(exports), ["memory", "three"]);
});

const HEAD = 16;

// As Pyodide makes it: a head that says how long it is, then the memory.
function snapshotOf(...written) {
  const snapshot = new Uint8Array(HEAD + 65536);
  new DataView(snapshot.buffer).setUint32(4, HEAD, true);
  snapshot.set(Buffer.from("abc"), HEAD + 16);
  for (const [place, bytes] of written) snapshot.set(bytes, HEAD + place);
  return snapshot;
}

// Has a new instance, in which a start has written, take up a packed memory; gives its memory.
async function takenUp(bytes, ...written) {
  const memory = new Uint8Array(instanceOf(MODULE).memory.buffer);
  for (const [place, values] of written) memory.set(values, place);
  const table = [null, () => 1, () => 2];
  const create = takingUp(
    async () => ({
      HEAPU8: memory,
      _sbrk: () => 10000,
      getWasmTableEntry: (number) => table[number],
      API: { restoreSnapshot: (head) => head },
    }),
    bytes,
    MODULE,
  );
  const module = await create();
  assert.deepEqual(module.API.restoreSnapshot(headOf(bytes)), headOf(bytes));
  return memory;
}

test("a memory comes back as it was, whatever a new instance had put into it", async () => {
  const snapshot = snapshotOf([15, [1, 2, 3]], [40000, [7, 8, 9]]);
  const bytes = packed(snapshot, MODULE, []);
  const memory = await takenUp(bytes, [17, [5, 5, 5]], [9000, [6, 6]]);
  assert.deepEqual(memory, snapshot.slice(HEAD));
  assert.deepEqual(headOf(bytes), snapshot.slice(0, HEAD));
});

test("what the module holds anyway and what is zero takes no room", () => {
  assert.ok(packed(snapshotOf(), MODULE, []).length < 100);
});

test("the number of a function stays that of the machine which takes the memory up", async () => {
  const [here, there] = [9, 9 + 5].map((number) => snapshotOf([400, [number]], [500, [77]]));
  const own = ownWords(here, there, 5);
  assert.deepEqual(own, [400]);
  const bytes = packed(here, MODULE, own);
  for (const number of [0, 2]) {
    const memory = await takenUp(bytes, [400, [number]], [500, [3]]);
    assert.deepEqual([memory[400], memory[500]], [number, 77]);
  }
});

test("a number for which the machine has no function stops the start, and so does a place it does not use", async () => {
  for (const [place, number] of [[400, 3], [400, 1 << 7], [20000, 0]]) {
    const [here, there] = [9, 9 + 5].map((each) => snapshotOf([place, [each]]));
    const bytes = packed(here, MODULE, ownWords(here, there, 5));
    await assert.rejects(takenUp(bytes, [place, [number]]), /no function/);
  }
});

test("two memories that differ in more than the numbers of functions stop the build", () => {
  for (const other of [snapshotOf([400, [10]]), snapshotOf([400, [9 + 5]], [404, [1]])])
    {assert.throws(() => ownWords(snapshotOf([400, [9]]), other, 5), /more of its machine/);}
  const head = snapshotOf();
  head[12] = 5;
  assert.throws(() => ownWords(snapshotOf(), head, 5), /more of its machine/);
});

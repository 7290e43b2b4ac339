// The memory that is kept of Python, and the WebAssembly that goes with it, on a module small enough to write by hand.
import assert from "node:assert/strict";
import { test } from "node:test";
import { marked, rewritten, TRAP } from "../../../build_scripts/runtime/node/wasm.mjs";
import { headOf, packed, restore } from "../../../navigator/web/engine/snapshot.mjs";

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

test("a memory comes back as it was, whatever a new instance had put into it", () => {
  const memory = new Uint8Array(65536);
  memory.set([1, 2, 3], 15);
  memory.set([7, 8, 9], 40000);
  const head = new Uint8Array(16);
  new DataView(head.buffer).setUint32(4, 16, true);
  const bytes = packed(Uint8Array.from([...head, ...memory]), MODULE);

  const fresh = new Uint8Array(instanceOf(MODULE).memory.buffer);
  fresh.set([5, 5, 5], 17);
  fresh.set([6, 6], 9000);
  restore(fresh, 10000, bytes, MODULE);
  assert.deepEqual(fresh, memory);
  assert.deepEqual(headOf(bytes), head);
});

test("what the module holds anyway and what is zero takes no room", () => {
  const memory = new Uint8Array(instanceOf(MODULE).memory.buffer);
  const snapshot = new Uint8Array(16 + memory.length);
  new DataView(snapshot.buffer).setUint32(4, 16, true);
  snapshot.set(memory, 16);
  assert.ok(packed(snapshot, MODULE).length < 100);
});

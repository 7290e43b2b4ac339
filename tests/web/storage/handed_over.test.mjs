// What one page hands to the next. Any website can read the name of a window, and open this site in one that it has named.
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { handToNextPage, handedOver, takeOver } from "../../../navigator/web/storage/handed_over.mjs";
import { storedName } from "../../../navigator/web/storage/storage.mjs";

const ANSWERS = '{"day":"2026-12-14","caf\u00e9":"\u{1f600}"}';

/** A tab of a browser: its storage, as far as there is any. */
function tab(held = new Map()) {
  globalThis.name = "";
  globalThis.sessionStorage = held && {
    getItem: (name) => held.get(name) ?? null,
    setItem: (name, text) => held.set(name, text),
    removeItem: (name) => held.delete(name),
  };
  return held;
}

beforeEach(() => tab());

test("the next page of this site takes it out, once, and leaves nothing", () => {
  const held = tab();
  handToNextPage(ANSWERS);
  takeOver();
  assert.equal(handedOver(), ANSWERS);
  assert.equal(handedOver(), "");
  assert.equal(globalThis.name, "");
  assert.deepEqual([...held], []);
});

test("neither the name nor what is stored says anything of it, and both are others each time", () => {
  const seen = new Set();
  for (let time = 0; time < 2; time++) {
    const held = tab();
    handToNextPage(ANSWERS);
    for (const text of [globalThis.name, ...held.values()]) {
      const inHex = Buffer.from(ANSWERS).toString("hex");
      assert.ok(![ANSWERS, inHex].some((told) => text.includes(told)));
      seen.add(text);
    }
  }
  assert.equal(seen.size, 4);
});

test("a name that another website gave the window is not taken for it", () => {
  globalThis.name = storedName("days") + Buffer.from(ANSWERS).toString("hex");
  takeOver();
  assert.equal(handedOver(), "");
  assert.equal(globalThis.name, "");
});

test("one that it gave after this site had handed something over says nothing that it could have meant", () => {
  handToNextPage(ANSWERS);
  globalThis.name = storedName("days") + Buffer.from(ANSWERS).toString("hex");
  takeOver();
  assert.ok(!handedOver().includes("2026"));
});

test("where storage is refused nothing is handed over, because nobody could tell whose it is", () => {
  tab(null);
  handToNextPage(ANSWERS);
  takeOver();
  assert.equal(handedOver(), "");
});

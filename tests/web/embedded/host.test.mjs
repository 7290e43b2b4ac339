// The script for the page around believes frames of its own site alone, and takes nothing from them but a height.
import assert from "node:assert/strict";
import { test } from "node:test";

const OWN = "https://board.example";

/** A page around with some frames; says what it hears. */
async function around(frames, { top = true } = {}) {
  let listener;
  const globals = {
    document: { baseURI: "https://council.example/", readyState: "complete", querySelectorAll: () => frames },
    addEventListener: (_, heard) => (listener = heard),
    window: {},
  };
  globals.window.top = top ? globals.window : {};
  Object.assign(globalThis, globals);
  await import(`../../../navigator/web/embedded/host.mjs?${Math.random()}`);
  return (data, { origin = OWN, source = frames[0].contentWindow } = {}) => listener({ data, origin, source });
}

function frame(sandbox) {
  const said = [];
  return {
    said,
    src: `${OWN}/embed/a/b/calculator/index.html`,
    style: {},
    contentWindow: { postMessage: (message) => said.push(message) },
    hasAttribute: () => sandbox !== undefined,
    sandbox: { contains: (token) => (sandbox ?? []).includes(token) },
  };
}

const says = (said) => ({ procedureNavigator: "frame", ...said });

test("each frame gets its own height, in bounds", async () => {
  const [one, other] = [frame(), frame()];
  const hear = await around([one, other]);
  hear(says({ height: 812 }));
  hear(says({ height: 1e9 }), { source: other.contentWindow });
  assert.deepEqual([one.style.height, other.style.height], ["812px", "20000px"]);
  hear(says({ height: -5 }));
  assert.equal(one.style.height, "100px");
});

test("what others say is not heard, nor what is no height", async () => {
  const one = frame();
  const hear = await around([one]);
  hear(says({ height: 500 }), { origin: "https://elsewhere.example" });
  hear(says({ height: 500 }), { origin: "null" });
  hear(says({ height: 500 }), { source: {} });
  for (const height of ["500px; color: red", NaN, Infinity, null, {}, undefined]) hear(says({ height }));
  for (const data of [null, undefined, 5, "x", {}, { height: 500 }, { procedureNavigator: "host", height: 500 }]) hear(data);
  assert.deepEqual(one.style, {});
});

test("a frame is told whether the whole tab can be left from it", async () => {
  const cases = [
    [undefined, {}, true],
    [[], {}, false],
    [["allow-scripts", "allow-same-origin"], {}, false],
    [["allow-top-navigation"], {}, true],
    [["allow-top-navigation-by-user-activation"], {}, true],
    // The page around is in a frame itself: nobody knows of what.
    [undefined, { top: false }, false],
  ];
  for (const [sandbox, options, leaves] of cases) {
    const one = frame(sandbox);
    const hear = await around([one], options);
    assert.deepEqual(one.said, [{ procedureNavigator: "host", leaves, asks: true }]);
    hear(says({ height: 700, asks: true }));
    // An answer asks for none: the two would talk for ever.
    assert.deepEqual(one.said.slice(1), [{ procedureNavigator: "host", leaves, asks: false }]);
    hear(says({ height: 701 }));
    assert.equal(one.said.length, 2);
  }
});

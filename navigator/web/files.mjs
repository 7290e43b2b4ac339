// The files of the runtime: each is read only from this site and used only if its bytes are the expected ones.

/** `reason` is a key that the page turns into words: offline, missing, changed. */
export class LoadError extends Error {
  constructor(reason, detail) {
    super(`${reason}: ${detail}`);
    this.reason = reason;
  }
}

/** Bytes of a file, checked against its hash. `onBytes(count)` hears of each piece as it arrives. */
export async function read(base, file, onBytes = () => {}) {
  const response = await open(base, file);
  const pieces = [];
  for await (const piece of body(response, file, onBytes)) pieces.push(piece);
  const bytes = joined(pieces);
  await check(bytes, file);
  return bytes;
}

/** The WebAssembly module of a file: compiled while it arrives, handed out only if its bytes are the expected ones. */
export async function compile(base, file, onBytes) {
  const response = await open(base, file);
  const pieces = [];
  const stream = new ReadableStream({
    async start(controller) {
      try {
        for await (const piece of body(response, file, onBytes)) {
          pieces.push(piece);
          controller.enqueue(piece);
        }
        controller.close();
      } catch (error) {
        controller.error(error);
      }
    },
  });
  const [module] = await Promise.allSettled([
    WebAssembly.compileStreaming(new Response(stream, { headers: { "content-type": "application/wasm" } })),
  ]);
  // A file that is not what it should be does not compile either: the hash names the cause.
  await check(joined(pieces), file);
  if (module.status === "rejected") throw module.reason;
  return module.value;
}

async function open(base, file) {
  let response;
  try {
    // Without crypto.subtle (a site served by plain http) the browser checks the hash itself, after the last byte.
    response = await fetch(new URL(file.path, base), crypto.subtle ? {} : { integrity: file.integrity });
  } catch (error) {
    throw new LoadError("offline", `${file.name}: ${error.message}`);
  }
  if (!response.ok) throw new LoadError("missing", `${file.name}: ${response.status}`);
  return response;
}

async function* body(response, file, onBytes) {
  const reader = response.body.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      onBytes(value.length);
      yield value;
    }
  } catch (error) {
    throw new LoadError("offline", `${file.name}: ${error.message}`);
  }
}

async function check(bytes, file) {
  if (!crypto.subtle) return;
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  const found = `sha256-${btoa(String.fromCharCode(...digest))}`;
  if (found !== file.integrity) throw new LoadError("changed", `${file.name}: ${bytes.length} of ${file.size} bytes`);
}

function joined(pieces) {
  const bytes = new Uint8Array(pieces.reduce((length, piece) => length + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}

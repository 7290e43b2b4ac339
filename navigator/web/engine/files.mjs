// The files of the runtime: each is read only from this site and used only if its bytes are the expected ones.

/** `reason` is a key that the page turns into words: offline, missing, changed. */
export class LoadError extends Error {
  constructor(reason, detail) {
    super(`${reason}: ${detail}`);
    this.reason = reason;
  }
}

/** What a file holds, unpacked. `onBytes(count)` is called for each piece as it arrives. */
export async function read(base, file, onBytes) {
  const { content, checked } = await open(base, file, onBytes);
  const bytes = new Response(content).arrayBuffer();
  await settled(bytes, checked);
  return new Uint8Array(await bytes);
}

/** The WebAssembly of a file: its bytes, and the module, compiled while they arrive. */
export async function compile(base, file, onBytes) {
  const { content, checked } = await open(base, file, onBytes);
  const [forModule, forBytes] = content.tee();
  const typed = new Response(forModule, { headers: { "content-type": "application/wasm" } });
  const module = WebAssembly.compileStreaming(typed);
  const bytes = new Response(forBytes).arrayBuffer();
  await settled(Promise.all([module, bytes]), checked);
  return { module: await module, bytes: new Uint8Array(await bytes) };
}

// Bytes that are not what they should be do not unpack or compile either: the check names the cause.
async function settled(result, checked) {
  const [, check] = await Promise.allSettled([result, checked]);
  if (check.status === "rejected") throw check.reason;
}

async function open(base, file, onBytes) {
  let response;
  try {
    // Without crypto.subtle (a site served by plain http) the browser checks the hash itself, after the last byte.
    response = await fetch(new URL(file.path, base), crypto.subtle ? {} : { integrity: file.integrity });
  } catch (error) {
    throw new LoadError("offline", `${file.name}: ${error.message}`);
  }
  if (!response.ok) throw new LoadError("missing", `${file.name}: ${response.status}`);
  const [sent, copy] = counted(response.body, onBytes).tee();
  const content = file.packed ? sent.pipeThrough(new DecompressionStream("gzip")) : sent;
  return { content, checked: check(copy, file) };
}

function counted(stream, onBytes) {
  const counter = new TransformStream({
    transform(piece, controller) {
      onBytes(piece.length);
      controller.enqueue(piece);
    },
  });
  return stream.pipeThrough(counter);
}

async function check(stream, file) {
  let bytes;
  try {
    bytes = await new Response(stream).arrayBuffer();
  } catch (error) {
    throw new LoadError("offline", `${file.name}: ${error.message}`);
  }
  if (!crypto.subtle) return;
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  const found = `sha256-${btoa(String.fromCharCode(...digest))}`;
  if (found !== file.integrity) throw new LoadError("changed", `${file.name}: ${bytes.byteLength} of ${file.size} bytes`);
}

// Reads {files: [path]} from standard input, writes each file's Brotli beside it as path.br, and answers {bytes: [number]}.
import { readFileSync, writeFileSync } from "node:fs";
import { brotliCompressSync, constants } from "node:zlib";

const { files } = JSON.parse(readFileSync(0, "utf8"));

function packed(path) {
  const content = readFileSync(path);
  const { BROTLI_PARAM_MODE, BROTLI_PARAM_QUALITY, BROTLI_PARAM_SIZE_HINT, BROTLI_MODE_TEXT, BROTLI_MAX_QUALITY } = constants;
  return brotliCompressSync(content, {
    params: { [BROTLI_PARAM_MODE]: BROTLI_MODE_TEXT, [BROTLI_PARAM_QUALITY]: BROTLI_MAX_QUALITY, [BROTLI_PARAM_SIZE_HINT]: content.length },
  });
}

const bytes = files.map((path) => {
  const content = packed(path);
  writeFileSync(`${path}.br`, content);
  return content.length;
});
console.log(JSON.stringify({ bytes }));

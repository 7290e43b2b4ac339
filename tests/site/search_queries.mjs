// Asks the search of a built site, by the scripts that its pages load, and prints where the results of each text lead.
import { readFileSync, readdirSync } from "node:fs";
import { runInThisContext } from "node:vm";

globalThis.self = globalThis;
const { site, small, typed } = JSON.parse(readFileSync(0, "utf8"));
const [script] = readdirSync(`${site}/assets/navigator`).filter((name) => /^search-.*\.js$/.test(name));
for (const name of ["search/search_index.js", `assets/navigator/${script}`]) {
  runInThisContext(readFileSync(`${site}/${name}`, "utf8"));
}
const found = typed.map((text) => globalThis.navigatorSearch(text, small).best.map(({ address }) => address));
process.stdout.write(JSON.stringify(found));

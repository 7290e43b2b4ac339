// Reads {root, scripts: [{name, path, format, minify, began}], styles: [{name, path}]} from standard input and writes
// {files: {name: text}, problems: ["file:line:column: what is wrong"]} to standard output.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";

const job = JSON.parse(readFileSync(0, "utf8"));
const require = createRequire(join(job.root, "package.json"));
// Marks the element of a page script that runs: chrome/without_origin.mjs loads those again that did not.
const BEGAN = 'self.document&&document.currentScript.setAttribute("data-began","");';
const files = {};
const problems = [];

const place = (path, line, column) => `${relative(job.root, path).replaceAll("\\", "/")}:${line}:${column}`;

async function bundleScripts() {
  if (!job.scripts.length) return;
  const esbuild = require("esbuild");
  for (const { name, path, format, minify, began } of job.scripts) {
    try {
      const result = await esbuild.build({
        absWorkingDir: job.root,
        entryPoints: [path],
        bundle: true,
        minify,
        write: false,
        charset: "utf8",
        legalComments: "none",
        logLevel: "silent",
        platform: "browser",
        format,
        banner: began ? { js: BEGAN } : {},
        // Page scripts must also run on old phones; a browser without modules in workers never loads the rest.
        target: format === "iife" ? "es2018" : "es2022",
        external: ["node:*", "ws"],
      });
      files[name] = result.outputFiles[0].text;
    } catch (error) {
      if (!error.errors) throw error;
      for (const { text, location } of error.errors) {
        const where = location ? place(join(job.root, location.file), location.line, location.column + 1) : `${path}:1:1`;
        problems.push(`${where}: ${text}`);
      }
    }
  }
}

function bundleStyles() {
  if (!job.styles.length) return;
  const sass = require("sass");
  for (const { name, path } of job.styles) {
    try {
      const { css } = sass.compile(join(job.root, path), {
        style: "compressed",
        loadPaths: [join(job.root, "node_modules")],
        quietDeps: true,
        logger: sass.Logger.silent,
        charset: false,
      });
      files[name] = css;
    } catch (error) {
      if (!error.span) throw error;
      const { url, start } = error.span;
      const file = url ? fileURLToPath(url) : join(job.root, path);
      problems.push(`${place(file, start.line + 1, start.column + 1)}: ${error.sassMessage}`);
    }
  }
}

await bundleScripts();
bundleStyles();
process.stdout.write(JSON.stringify({ files, problems }));

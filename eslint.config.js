import js from "@eslint/js";
import globals from "globals";

export default [
  { ignores: [".cache/", ".venv/", "site/", "node_modules/"] },
  js.configs.recommended,
  {
    files: ["navigator/web/**/*.{js,mjs}"],
    languageOptions: { globals: { ...globals.browser } },
  },
  {
    files: ["navigator/web/**/*worker*.{js,mjs}"],
    languageOptions: { globals: { ...globals.worker, ...globals.serviceworker } },
  },
  {
    files: ["build_scripts/**/*.mjs", "tests/**/*.mjs", "eslint.config.js"],
    languageOptions: { globals: { ...globals.node } },
  },
  {
    rules: {
      curly: ["error", "multi-line"],
      eqeqeq: "error",
      "no-alert": "error",
      "no-eval": "error",
      "no-implied-eval": "error",
      "no-unused-vars": ["error", { argsIgnorePattern: "^_" }],
      "no-var": "error",
      "prefer-const": "error",
    },
  },
];

// Where this site stands: its scripts are in assets/navigator/ of it. Other sites may stand on the same host.

/** The address of the site's root. */
export const home = new URL("../../", globalThis.document?.currentScript?.src || "https://site.example/assets/navigator/page.js");

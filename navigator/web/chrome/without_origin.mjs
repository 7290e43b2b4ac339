// On a page of a disk, and in a sandbox that takes the origin away, Chromium and WebKit refuse every script that has to match a
// hash. There they are loaded once more without it. Firefox takes them from a disk as they are.

/** Loads each script of the page that has a hash and has not run. */
export function loadWithoutHashes() {
  for (const script of document.querySelectorAll("script[integrity]:not([data-began])")) {
    const again = document.createElement("script");
    for (const { name, value } of script.attributes) if (name !== "integrity") again.setAttribute(name, value);
    script.replaceWith(again);
    // One that is still on its way does not run in another document, so nothing runs twice.
    document.implementation.createHTMLDocument("").adoptNode(script);
  }
}

// "Copy link" at each clause. Without scripts it is a link to its own place, whose address the browser then shows.

export function startCopyLinks() {
  const status = document.querySelector(".nav-copied");
  if (!status || !navigator.clipboard) return;
  document.addEventListener("click", async (event) => {
    const link = event.target instanceof Element ? event.target.closest("a.nav-copy") : null;
    if (!link) return;
    const address = link.href;
    try {
      event.preventDefault();
      await navigator.clipboard.writeText(address);
      say(status.dataset.copied, link);
    } catch {
      location.hash = new URL(address).hash;
      say(status.dataset.failed, link);
    }
  });

  function say(text, link) {
    status.textContent = text;
    document.querySelector(".nav-copy__said")?.remove();
    // What the screen reader hears from the status stands for the eye beside the link.
    const said = Object.assign(document.createElement("span"), { className: "nav-copy__said", textContent: text });
    said.setAttribute("aria-hidden", "true");
    link.after(said);
  }
}

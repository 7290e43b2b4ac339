// The menu of a narrow screen. On a wide one the style sheet shows the list and hides the button.

export function startMenu() {
  const button = document.querySelector(".nav-header__button--menu");
  const menu = document.getElementById("nav-menu");
  if (!button || !menu) return;

  const set = (open) => button.setAttribute("aria-expanded", String(open));
  const isOpen = () => button.getAttribute("aria-expanded") === "true";

  button.addEventListener("click", () => set(!isOpen()));
  for (const part of [button, menu])
    {part.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !isOpen()) return;
      set(false);
      button.focus();
    });}
}

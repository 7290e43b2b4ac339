// One part of a page on a sheet by itself: a letter, or the dates of a case with their clauses.

/** Prints an element and nothing else of the page. */
export function printAlone(element) {
  element.classList.add("nav-alone");
  document.body.append(element);
  addEventListener("afterprint", () => element.remove(), { once: true });
  window.print();
}

/** A text with its line breaks, as an element to print. */
export function sheetOf(text) {
  const sheet = document.createElement("div");
  sheet.classList.add("nav-letter-sheet");
  sheet.textContent = text;
  return sheet;
}

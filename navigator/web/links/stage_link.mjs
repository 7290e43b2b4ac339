// "You are here": the stages of a case, marked in a policy's list of steps and on its flowchart.

const FRAGMENT = /^#here=([a-z0-9-]+(?:\+[a-z0-9-]+)*)$/;

/** The end of an address that opens a policy page with stages marked. It names stages, and nothing else of a case. */
export function hereLink(stages) {
  return `#here=${stages.join("+")}`;
}

/** Marks stages on every flowchart within an element. */
export function markChart(within, stages) {
  for (const node of within.querySelectorAll(".nav-chart__node[data-clause]"))
    {node.classList.toggle("nav-chart__node--here", stages.includes(node.dataset.clause));}
}

/** On a policy page: marks what the address names, and goes there. */
export function startHere() {
  addEventListener("hashchange", show);
  show();
  // What is loaded later moves the page, and not every browser keeps to what was in sight. Whoever has moved it stays there.
  let isMoved = false;
  for (const by of ["wheel", "touchmove", "pointerdown", "keydown"]) addEventListener(by, () => (isMoved = true), { once: true, passive: true });
  addEventListener("load", () => isMoved || show());
}

function show() {
  const [, named = ""] = FRAGMENT.exec(location.hash) ?? [];
  const stages = named.split("+");
  markChart(document, stages);
  const found = [...document.querySelectorAll(".nav-stage")].filter((stage) => {
    const isHere = stages.includes(stage.id);
    stage.classList.toggle("nav-stage--here", isHere);
    stage.querySelector(".nav-stage__here").hidden = !isHere;
    if (isHere) stage.querySelector("details").open = true;
    return isHere;
  });
  found[0]?.scrollIntoView();
}

/**
 * The flowchart of a policy page, with stages marked; its links lead to the clauses on that page. Undefined if there is none, or if
 * the page is of another build than this one: it may then show stages that this case knows nothing of.
 */
export async function chartFrom(page, stages) {
  const answer = await fetch(page);
  if (!answer.ok) throw new Error(`${page}: ${answer.status}`);
  const found = new DOMParser().parseFromString(await answer.text(), "text/html");
  if (buildOf(found) !== buildOf(document)) {
    document.dispatchEvent(new Event("nav-check"));
    return undefined;
  }
  const figure = found.querySelector(".nav-chart");
  if (!figure) return undefined;
  for (const link of figure.querySelectorAll("a[href]")) link.setAttribute("href", new URL(link.getAttribute("href"), page).href);
  markChart(figure, stages);
  return document.adoptNode(figure);
}

const buildOf = (whole) => whole.querySelector('meta[name="navigator-build"]')?.content;

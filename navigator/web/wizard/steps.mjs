// The steps of the wizard. Each is an entry of the browser's history and holds the answers so far, so that Back, Forward
// and reload need nothing else; nothing is stored, and nothing stands in the address.
import { exits } from "../base/exit_count.mjs";
import { takenOver } from "../links/hand_over.mjs";
import { readLink } from "../links/case_link.mjs";
import { RESULT } from "./interview.mjs";

const NAMED = /^#procedure=([a-z0-9/-]+)$/;

/** `isKnown` says whether there is a procedure of a key; `show` is called with each step a reader comes to. */
export function stepsOf(isKnown, show) {
  let step = remembered(history.state) ?? begin(isKnown);

  history.scrollRestoration = "manual";
  addEventListener("popstate", (event) => {
    step = remembered(event.state) ?? begin(isKnown);
    show(step);
  });

  /** Adds to what the step that is open remembers. */
  function remember(change) {
    step = { ...step, ...change };
    history.replaceState({ wizard: step }, "");
  }

  return {
    now: () => step,
    remember,
    /** To the next step. `left` is what the step that is left has to remember, so that Back finds it answered. */
    go(change, left) {
      if (left) history.replaceState({ wizard: { ...step, ...left } }, "");
      step = stepAfter(step, change);
      history.pushState({ wizard: step }, "");
      show(step);
    },
  };
}

/** Where a reader comes in: at the answers or the procedure that the fragment names, else at the list of procedures. */
export function firstStep(fragment, isKnown, exitCount) {
  const step = { procedure: "", at: "", answers: {}, depth: 0, exits: exitCount };
  const link = readLink(fragment);
  if (link !== undefined) return link && isKnown(link.procedure) ? { ...step, ...link, at: RESULT } : { ...step, refused: true };
  const [, key] = NAMED.exec(fragment) ?? [];
  return isKnown(key) ? { ...step, procedure: key } : step;
}

/** The next step: what was filled in, and what is said of a link, belong to the one before. */
export function stepAfter(step, change) {
  return { ...step, draft: undefined, opened: undefined, refused: false, ...change, depth: step.depth + 1 };
}

function begin(isKnown) {
  const first = firstStep(location.hash, isKnown, exits());
  if (first.opened || first.refused) {
    // The answers stay in this entry of the history and leave the address, where others could see or copy them.
    history.replaceState({ wizard: first }, "", location.pathname + location.search);
    return first;
  }
  return first.procedure ? { ...first, answers: fromCalculator(first.procedure) } : first;
}

/** The days that were given on the calculator, as answers. */
function fromCalculator(key) {
  return Object.fromEntries(Object.entries(takenOver(key)).map(([event, answer]) => [`date:${event}`, answer]));
}

/** The step that an entry of the history holds, unless the reader has left in a hurry since. */
function remembered(entry) {
  return entry?.wizard?.exits === exits() ? entry.wizard : undefined;
}

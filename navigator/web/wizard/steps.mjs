// The steps of the wizard. Each is an entry of the browser's history, which holds the number of the step and nothing else:
// browsers write their history to disk. Nothing stands in the address.
import { exits } from "../storage/exit_count.mjs";
import { numberOfCase } from "../links/case_number.mjs";
import { isComeBackTo, isLoadedAnew } from "../storage/handed_over.mjs";
import { takenOver } from "../links/hand_over.mjs";
import { readLink } from "../links/case_link.mjs";
import { unmailed } from "../links/mailed.mjs";
import { RESULT } from "./interview.mjs";
import { updateKept } from "./kept_answers.mjs";
import { stepMemory } from "./step_memory.mjs";

// Links of earlier builds name who asks as well.
const NAMED = /^#procedure=([a-z0-9/-]+)(?:&reader=([a-z0-9-]+))?$/;

/**
 * `isKnown` says whether there is a procedure of a key, `isForFamilies` whether it is for families, `today` which day it is;
 * `show` is called with each step a reader comes to.
 */
export function stepsOf({ isKnown, isForFamilies, today }, show) {
  const memory = stepMemory(isForFamilies);
  let last = memory.last();
  let number;
  let step;

  history.scrollRestoration = "manual";
  // Back leads here after an exit too: it has to be known that there was none.
  const hasNotLeft = isComeBackTo() ? exits() === 0 : isLoadedAnew() && !exits();
  const isLost = hasNotLeft && numberOf(history.state) && !memory.get(numberOf(history.state));
  enter(history.state);
  // Nothing is said of it to somebody who comes after the reader has left in a hurry.
  if (isLost) step = { ...step, lost: true };
  addEventListener("popstate", ({ state }) => {
    enter(state);
    show(step);
  });

  function enter(state) {
    number = numberOf(state) ?? last + 1;
    last = Math.max(last, number);
    step = memory.get(number) ?? begin();
  }

  function begin() {
    const first = firstStep(location.hash, isKnown);
    if (!first.opened && !first.refused) return first.procedure ? withHandedOver(first) : first;
    // The answers leave the address, where others could see or copy them.
    write(first, location.pathname + location.search);
    return first;
  }

  /** A first step with what another tool has handed over; as any other it has its entry, so that a reload keeps or misses it. */
  function withHandedOver(first) {
    const { number: ofCase, answers } = takenOver(first.procedure);
    const begun = { ...first, number: ofCase, answers: { ...first.answers, ...answers } };
    if (Object.keys(answers).length) write(begun);
    return begun;
  }

  function write(written, address) {
    memory.put(number, written);
    history.replaceState({ step: number }, "", address);
  }

  /** Adds to what the step that is open remembers. */
  function remember(change) {
    step = { ...step, ...change };
    write(step);
  }

  return {
    now: () => step,
    remember,
    /** The number of the case, made when something of it is first kept. */
    number: numberOfCase(
      () => step.number ?? "",
      (number) => remember({ number }),
    ),
    /** To the next step. `left` is what the step that is left has to remember, so that Back finds it answered. */
    go(change, left) {
      write({ ...step, ...left });
      step = stepAfter(step, change);
      number = last += 1;
      memory.put(number, step);
      history.pushState({ step: number }, "");
      updateKept(step, "answers" in change && !change.since ? today() : undefined);
      show(step);
    },
  };
}

/** Where a reader comes in: at the answers or the procedure that the fragment names, else at the list of procedures. */
export function firstStep(fragment, isKnown) {
  const step = { procedure: "", at: "", answers: {}, depth: 0 };
  const link = readLink(fragment);
  if (link !== undefined) return link && isKnown(link.procedure) ? { ...step, ...link, at: RESULT } : { ...step, refused: true };
  const [, key, reader] = NAMED.exec(unmailed(fragment)) ?? [];
  if (key === undefined) return step;
  return isKnown(key) ? { ...step, procedure: key, answers: reader ? { reader: { value: reader } } : {} } : { ...step, refused: "procedure" };
}

/** The next step: what was filled in, and what is said of a link, belong to the one before. */
export function stepAfter(step, change) {
  return { ...step, draft: undefined, opened: undefined, refused: false, lost: false, asOf: "", since: "", ...change, depth: step.depth + 1 };
}

/** The number that an entry of the history holds. */
function numberOf(state) {
  return Number.isInteger(state?.step) && state.step > 0 ? state.step : undefined;
}

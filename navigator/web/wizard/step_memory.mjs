// The steps of the wizard by their numbers. They are in the page's memory, and end with the page. Those of a procedure for
// people at work are stored in this tab too, so that a reload keeps them; those of a procedure for families never are.
import { readStored, removeStored, store } from "../storage/storage.mjs";

const PLACE = "sessionStorage";
const NAME = "steps";
const MOST = 50;

export function stepMemory(isForFamilies) {
  const steps = new Map(stored());
  const isStored = ([, { procedure }]) => procedure && !isForFamilies(procedure);
  return {
    get: (number) => steps.get(number),
    last: () => Math.max(0, ...steps.keys()),
    put(number, step) {
      steps.set(number, step);
      const held = [...steps].filter(isStored).slice(-MOST);
      if (held.length) store(PLACE, NAME, JSON.stringify(held));
      else removeStored(PLACE, NAME);
    },
  };
}

function stored() {
  try {
    const held = JSON.parse(readStored(PLACE, NAME) ?? "[]");
    return held.filter(([number, step]) => Number.isInteger(number) && typeof step.answers === "object");
  } catch {
    return []; // not what put() writes
  }
}

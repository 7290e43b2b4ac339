// The number of a case: made by chance when something of the case is first kept, and carried by its link, its file and its dates
// in a calendar. It tells two cases apart, and says nothing of either.

const LENGTH = 10;
const SIGNS = "abcdefghijklmnopqrstuvwxyz012345"; // 32, so that a random byte gives each as often

function newCaseNumber() {
  return [...crypto.getRandomValues(new Uint8Array(LENGTH))].map((byte) => SIGNS[byte % SIGNS.length]).join("");
}

/**
 * The number of a case for whoever keeps something of it. `read()` gives what the page holds of it, "" while there is none, and
 * `write(number)` keeps it.
 */
export function numberOfCase(read, write) {
  const begin = () => {
    write(newCaseNumber());
    return read();
  };
  return { isKnown: () => Boolean(read()), now: () => read() || begin(), begin };
}

export function isCaseNumber(text) {
  return typeof text === "string" && /^[a-z0-9]{10}$/.test(text);
}

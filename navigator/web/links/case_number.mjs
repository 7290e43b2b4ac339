// The number of a case: made by chance when something of the case is first kept, and carried by its link, its file and its dates
// in a calendar. It tells two cases apart, and says nothing of either.

const LENGTH = 10;
const SIGNS = "abcdefghijklmnopqrstuvwxyz012345"; // 32, so that a random byte gives each as often

export function newCaseNumber() {
  return [...crypto.getRandomValues(new Uint8Array(LENGTH))].map((byte) => SIGNS[byte % SIGNS.length]).join("");
}

export function isCaseNumber(text) {
  return typeof text === "string" && /^[a-z0-9]{10}$/.test(text);
}

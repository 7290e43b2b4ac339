// A short text as letters that mail programs leave alone, one letter for each sign, and with a sum, so that what has lost a part
// on its way is not taken for something else. It cannot be read over a shoulder; it is no secret.

const SIGNS = "abcdefghijklmnopqrstuvwxyz0123456789-/:+.=!* ";
const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const STEP = 7; // the same sign is another letter at each place
const SUM = 4;
const MOST_SUMS = 36 ** SUM;

/** RangeError for a text with a sign that no link holds. */
export function packed(text) {
  const letters = [...text].map((sign, at) => {
    const place = SIGNS.indexOf(sign);
    if (place < 0) throw new RangeError(sign);
    return LETTERS[(place + at * STEP) % LETTERS.length];
  });
  return letters.join("") + sumOf(text);
}

/** The text; RangeError for anything that packed() does not give. */
export function unpacked(letters) {
  const text = [...letters.slice(0, -SUM)]
    .map((letter, at) => {
      const place = LETTERS.indexOf(letter);
      return place < 0 ? undefined : SIGNS[(place + LETTERS.length * at - at * STEP) % LETTERS.length];
    })
    .join("\n");
  const plain = text.replaceAll("\n", "");
  if (plain.length !== letters.length - SUM || sumOf(plain) !== letters.slice(-SUM)) throw new RangeError("no link of this site");
  return plain;
}

/** Tells texts apart: four letters or figures (FNV-1a). */
export function sumOf(text) {
  let sum = 2166136261;
  for (const byte of new TextEncoder().encode(text)) sum = Math.imul(sum ^ byte, 16777619) >>> 0;
  return (sum % MOST_SUMS).toString(36).padStart(SUM, "0");
}

// How often "Exit this page" was used in this tab. Answers that were given before the last time are never shown again:
// the browser keeps them with its history, where no page can reach all of them.

const NAME = "navigator exits";

export function exits() {
  try {
    return Number(sessionStorage.getItem(NAME) ?? 0);
  } catch {
    return 0; // storage is refused
  }
}

/** Empties the storage of this site but for the number of exits. */
export function countExit() {
  const count = exits() + 1;
  try {
    localStorage.clear();
    sessionStorage.clear();
    sessionStorage.setItem(NAME, String(count));
  } catch {
    // storage is refused: then nothing is stored either
  }
}

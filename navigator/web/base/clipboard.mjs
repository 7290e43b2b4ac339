// Copying. Browsers refuse it on pages without https, in some frames, and where a reader has said no.

/** True when the text is on the clipboard. */
export async function copyText(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

// What a link goes through on its way: mail programs put the full stop or the bracket behind it into it, write signs of it as
// %2F or &amp;, and break it over lines. None of these signs stands in a link of this site where they put it.

// Spaces of every kind, soft hyphens and marks that have no width.
const BREAKS = /[\s\u00ad\u200b-\u200d\u2060\ufeff]+/g;
const BEHIND = /[.,;:!?'"\u2018-\u201d\u00bb\u203a)\]}>*|]+$/;

/** A fragment as it was before it was mailed. */
export function unmailed(fragment) {
  return decoded(fragment).replace(/&amp;/gi, "&").replace(BREAKS, "").replace(BEHIND, "");
}

function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // a sign of percent that stands for itself
  }
}

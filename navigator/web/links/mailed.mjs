// What a link goes through on its way: mail programs put the full stop or the bracket behind it into it, write signs of it as
// %2F, &amp; or =3D, break it over lines, and add what their makers want to count. No link of this site has any of these signs
// where they put it, and each ends with a letter or a figure.
import { decoded } from "../base/home.mjs";

// Spaces of every kind, soft hyphens, marks that have no width, what stands before a line that is answered to, and what keeps a
// sign from being taken for a mark of style.
const BREAKS = /[\s\u00ad\u200b-\u200d\u2060\ufeff>\\]+/g;
const DASHES = /[\u2010-\u2015\u2212]/g;
// What ends with one of these three has lost something, and says so.
const BEHIND = /[^A-Za-z0-9&=~]+$/;
const MARKUP = /[<"].*$/s;
const COUNTED = /[?&](?:amp;)*(?:(?:utm_\w+|fbclid|gclid|mc_\w+)=|data=0\d(?:\||%7C)).*$/is;
const NAMED = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: " " };
const ENTITY = /&(?:#(\d{1,6})|#x([0-9a-f]{1,5})|(amp|lt|gt|quot|apos|nbsp));/gi;
// Signs are written so once for each program on the way; no address is written more often.
const TIMES = 3;
const LONGEST = 8000;
const OURS = /^#(?:answers|limit|procedure|here)=[A-Za-z0-9]/;

/** A fragment as it was before it was mailed; one that is longer than any link of this site is left as it is. */
export function unmailed(fragment) {
  if (fragment.length > LONGEST) return fragment;
  let text = fragment.replace(COUNTED, "");
  for (let times = 0; times < TIMES; times++) text = withEntities(decoded(text));
  return unquoted(text.replace(COUNTED, ""))
    .replace(MARKUP, "")
    .replace(BREAKS, "")
    .replace(DASHES, "-")
    .replaceAll("\u2025", "..")
    .replace(/^#+/, "#")
    .replace(BEHIND, "");
}

/**
 * The address that was meant where the sign before its fragment was written as %23: a host looks for a page of such a name, and
 * has none. Undefined for any other.
 */
export function addressMeant(address) {
  const { pathname } = new URL(address);
  const sign = /%(?:25)*23/.exec(pathname);
  const fragment = sign && unmailed(`#${pathname.slice(sign.index + sign[0].length)}`);
  return fragment && OURS.test(fragment) ? address.slice(0, address.indexOf(sign[0])) + fragment : undefined;
}

function withEntities(text) {
  return text.replace(ENTITY, (_, number, hex, name) => (name ? NAMED[name.toLowerCase()] : codePoint(number ? Number(number) : parseInt(hex, 16))));
}

function codePoint(number) {
  return number > 0x10ffff ? "" : String.fromCodePoint(number);
}

/** Quoted-printable (RFC 2045, 6.7), told by its sign for "=": any other "=" in it is the end of a line. */
function unquoted(text) {
  if (!/=3D/.test(text)) return text;
  return text.replace(/=\s+/g, "").replace(/=(3D|7E)?/g, (_, code = "") => ({ "": "", "3D": "=", "7E": "~" })[code]);
}

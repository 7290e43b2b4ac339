// The page that stands, without a network, in place of one that is not kept.

// What the frame of a page leads to or loads, from the root of the site, where this page is.
const ADDRESSES = / (?:href|src|data-index|data-script)="(?!\w+:|[#"])/g;

/** The page for an address of any depth, with links to `kept`: the address and the text of each. `root` is the site's path. */
export function filledIn(html, root, kept) {
  // Its own title is its heading, then what ends the title of every page.
  const end = titleOf(html).slice(/<h1>([^<]*)/.exec(html)[1].length);
  const links = kept.map(([address, page]) => `<li><a href="${address}">${without(titleOf(page), end)}</a></li>`).join("");
  const list = (all, id, text) => (links ? `${id}>${text}<ul>${links}` : all);
  return html.replace(ADDRESSES, (begun) => begun + root).replace(/(id="nav-kept") hidden>([^]*?)<ul>/, list);
}

const titleOf = (html) => /<title>([^<]*)/.exec(html)[1];

const without = (title, end) => (title.endsWith(end) ? title.slice(0, -end.length) : title);

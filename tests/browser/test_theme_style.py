"""What is left out of Material's style sheet would have styled nothing: a browser looks for it on each kind of page."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

from playwright.sync_api import Page

from build_scripts.publish import page_kinds

# The selectors of rules that one sheet has and the other has not, under the same condition; those of them that match.
FIND = r"""([whole, left, pages]) => {
  const rules = (text) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    const found = new Map();
    const walk = (list, where) => {
      for (const rule of list) {
        const inner = rule.conditionText ? `${where} ${rule.conditionText}` : where;
        const selectors = rule.selectorText?.split(/,(?![^()]*\))/) ?? [];
        for (const each of selectors) found.set(`${inner}|${each.trim()}`, each.trim());
        if (rule.cssRules?.length) walk(rule.cssRules, inner);
      }
    };
    walk(sheet.cssRules, "");
    return found;
  };
  const had = rules(whole);
  const has = rules(left);
  const gone = [...new Set([...had].filter(([key]) => !has.has(key)).map(([, selector]) => selector))];
  const documents = pages.map((html) => new DOMParser().parseFromString(html, "text/html"));
  // Whatever the reader does with it, and whatever stands before and after it.
  const anyhow = (selector) =>
    selector.replace(/::[\w-]+(\([^()]*\))?/g, "").replace(/:(hover|focus[\w-]*|active|checked)/g, ":not(none)");
  const matches = (page, selector) => Boolean(page.querySelector(anyhow(selector) || "*"));
  return {
    had: had.size,
    gone: gone.length,
    added: [...has.keys()].filter((key) => !had.has(key)),
    missed: gone.filter((selector) => documents.some((page) => matches(page, selector))),
  };
}"""


def test_no_rule_that_a_page_needs_is_left_out(page: Page, built_site: Path) -> None:
    (whole,) = (files("material") / "templates/assets/stylesheets").glob("main.*.min.css")  # type: ignore[attr-defined]
    (left,) = (built_site / "assets/navigator").glob("material-*.css")
    pages = [(built_site / name).read_text("utf-8") for name in page_kinds.largest_of_each(built_site).values()]
    found = page.evaluate(FIND, [whole.read_text("utf-8"), left.read_text("utf-8"), pages])
    assert len(pages) > 20
    assert found["gone"] > found["had"] / 4
    assert (found["added"], found["missed"]) == ([], [])

"""The pages of the tools: markup that is complete before any script runs, and templates for the scripts to fill."""

import json
from collections.abc import Collection, Mapping

from build_scripts.pages.in_page import block, spoken
from build_scripts.support.templates import render
from navigator.words import Language

DEADLINE, WHERE = "deadline/index.md", "where-am-i/index.md"

# The units a person may count any period in; the words for them are in the catalogue.
UNITS = ("working days", "days", "weeks", "months", "years")


def all_pages(
    assets: Mapping[str, str],
    index: Mapping[str, object],
    runtime: Mapping[str, object],
    words: Language,
    others: Collection[str] = (),
    *,
    for_families: bool,
) -> dict[str, str]:
    """Source address -> Markdown.

    `index` is that of BrowserData, `runtime` what Runtime.for_page gives, with the mark of the build number.
    `others` are pages of the site that not every site has.
    Where one of the procedures is for families, the pages can be left in a hurry.
    """
    known = {"worker": assets["worker.js"], **runtime}
    engine = json.dumps(known, separators=(",", ":"))
    data = block({"words": spoken(words), "index": index})
    given: dict[str, object] = {"words": words, "assets": assets, "engine": engine, "data": data, "units": UNITS}
    given |= {"for_families": for_families, "others": others}
    return {DEADLINE: render("tools/deadline.md.j2", **given), WHERE: render("tools/wizard.md.j2", **given)}

"""The templates that the scripts of the tools fill: no heading is left over nothing."""

from __future__ import annotations

import re

from build_scripts.pages import tools
from navigator.words import ENGLISH

# A heading, and the list of what stands below it.
OVER_A_LIST = re.compile(r'<h2([^>]*)>([^<]+)</h2>\s*(?:<[uo]l[^>]*>)?\s*<template data-each="(\w+)">')
ASSETS = {"worker.js": "w.js", "deadline.js": "d.js", "wizard.js": "z.js"}


def test_a_heading_goes_with_the_list_below_it() -> None:
    pages = tools.all_pages(ASSETS, {}, {}, ENGLISH, for_families=True)
    found = {}
    for page in pages.values():
        for each in OVER_A_LIST.finditer(page):
            said, title, name = each.groups()
            around = page[page.rfind("<section", 0, each.start()) :].partition(">")[0]
            found[title] = f'data-if="{name}"' in said + around
    assert found["How we counted"]
    assert [title for title, goes in found.items() if not goes] == []
    assert len(found) > 1

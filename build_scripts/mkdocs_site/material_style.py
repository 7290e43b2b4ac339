"""Of Material's style sheet what pages of this site can use: its frame round the text is another, without scripts."""

from __future__ import annotations

import re
from collections.abc import Iterator

# What the page template of Material leaves in a page of ours, and what text written in Markdown can hold.
FRAME = {"container", "main", "grid", "skip", "toggle", "overlay", "dialog"}
TEXT = {"typeset", "button", "icon", "tag", "tags", "tag-icon", "tag-shadow", "source-file"}

# The sheet comes minified: no comments, and no braces but those round rules.
RULE = re.compile(r"(?<=[{}])([^{}@;]+)(\{[^{}]*\})")
BETWEEN_SELECTORS = re.compile(r",(?![^()]*\))")
NOT = re.compile(r":not\([^()]*\)")
BLOCK = re.compile(r"\.md-([a-z0-9]+(?:-[a-z0-9]+)*)")
EMPTY = re.compile(r"@[a-z-]+[^{};]*\{\}")
ICON = re.compile(r"""(--md-(?:[\w-]*icon[\w-]*|status--\w+)):url\((?:"[^"]*"|'[^']*'|[^)"']*)\)(?:;|(?=\}))""")


def pruned(style: str) -> str:
    """The sheet without the rules for other blocks of Material's, and without the icons that these alone show."""

    def ours(rule: re.Match[str]) -> str:
        left = ",".join(_ours(rule[1]))
        return left + rule[2] if left else ""

    style = RULE.sub(ours, style)
    while (emptied := EMPTY.sub("", style)) != style:
        style = emptied
    return ICON.sub(lambda icon: icon[0] if f"var({icon[1]}" in style else "", style)


def _ours(selectors: str) -> Iterator[str]:
    for selector in BETWEEN_SELECTORS.split(selectors):
        if set(BLOCK.findall(NOT.sub("", selector))) <= FRAME | TEXT:
            yield selector

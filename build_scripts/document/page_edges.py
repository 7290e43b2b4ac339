"""What stands at the head or foot of the pages of a PDF: no part of the text, as it is none in a Word file."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

_FEWEST_PAGES = 2
_SHARE = 0.6
"""On so many of the pages a line has to stand for it to be no part of the text."""
_MOST_LINES = 3
_NUMBER = re.compile(r"[0-9]+")
# A sentence, and the name of a stage, are text on however many pages they stand: Stage 1, Stage 2.
_TEXT = re.compile(r"(?i)[.;:?!]\s*$|^\W*(?:[0-9.]+\s+)?(?:stage|step|phase|level|tier)\b")


def edges(pages: Sequence[str]) -> tuple[str, ...]:
    """The lines at the head or foot of most pages, the same but for their numbers, each as it stands first."""
    return tuple(dict.fromkeys(_key(line) for page in _cut(pages) for line in (*page[0], *page[2])))


def text(pages: Sequence[str]) -> str:
    """The pages without those lines. A sentence that goes on over a page stays one."""
    made = ""
    for _, lines, _ in _cut(pages):
        page = "\n".join(lines).strip()
        goes_on = page[:1].islower() and made and not made.rstrip().endswith((".", "?", "!", ":", ";"))
        made += ("\n" if goes_on else "\n\n" if made else "") + page
    return made


def _cut(pages: Sequence[str]) -> Iterator[tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]]:
    """Each page as its head, its text and its foot."""
    rows = [[line for line in page.splitlines() if line.strip()] for page in pages]
    tops, feet = _repeated([row[:_MOST_LINES] for row in rows]), _repeated([row[-_MOST_LINES:] for row in rows])
    for page, row in zip(pages, rows, strict=True):
        lines = page.splitlines()
        head: list[str] = []
        foot: list[str] = []
        while row and len(head) < _MOST_LINES and _key(row[0]) in tops:
            head.append(row.pop(0))
        while row and len(foot) < _MOST_LINES and _key(row[-1]) in feet:
            foot.insert(0, row.pop())
        yield tuple(head), tuple(_between(lines, len(head), len(foot))), tuple(foot)


def _between(lines: Sequence[str], head: int, foot: int) -> Sequence[str]:
    told = [place for place, line in enumerate(lines) if line.strip()]
    kept = told[head : len(told) - foot]
    return lines[kept[0] : kept[-1] + 1] if kept else ()


def _repeated(ends: Sequence[Sequence[str]]) -> frozenset[str]:
    found = Counter(key for lines in ends for key in {_key(line) for line in lines if not _TEXT.search(line)})
    least = max(_FEWEST_PAGES, _SHARE * len(ends))
    return frozenset(key for key, times in found.items() if times >= least)


def _key(line: str) -> str:
    return " ".join(_NUMBER.sub("#", line).split())

"""The numbers of paragraphs and headings that a text writes in ways of its own."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from build_scripts.document.files import HEADING, NUMBERED
from build_scripts.document.tokens import words_of


def with_numbers(text: str) -> str:
    """A text in which what plain numbers open is marked: paragraphs, and what stands below a number of its own line."""
    return _plain(_alone(text))


# A number alone on its line, as pages draw it beside the name of a step, and the line below it.
_ALONE = re.compile(r"(?m)^[ \t]*(?P<figure>[0-9]{1,2})[ \t]*\n\s*(?P<told>[^\n]*[A-Za-z]{2}[^\n]*)$")
_FURTHEST_APART = 150
"""So many words lie between the numbers of two steps at most; those of pages are further apart."""
_LONGEST_NAME = 12


def _alone(text: str) -> str:
    run: list[re.Match[str]] = []
    for each in _ALONE.finditer(text):
        if int(each["figure"]) == len(run) + 1:
            run.append(each)
    near = all(len(words_of(text[one.end() : two.start()])) <= _FURTHEST_APART for one, two in pairwise(run))
    if len(run) < _FEWEST_NUMBERED or not near:
        return text
    for each in reversed(run):
        told = each["told"].replace(HEADING, "").strip()
        is_name = len(words_of(told)) <= _LONGEST_NAME and not told.endswith((".", ";", ":"))
        line = f"{HEADING}{each['figure']} {told}" if is_name else f"{NUMBERED}{each['figure']}. {told}"
        text = (
            f"{text[: each.start()]}\n\n{line}\n\n{text[each.end() :]}"
            if is_name
            else (f"{text[: each.start()]}\n\n{line}{text[each.end() :]}")
        )
    return text


# A numbered paragraph whose number has no full stop: 3 On receipt of a complaint the Clerk shall reply.
_PLAIN_NUMBER = re.compile(r"(?m)^[ \t]*(?P<figure>[0-9]{1,2})[ \t]+(?=[A-Z])(?P<told>[^\n]*)")
_FEWEST_NUMBERED = 3
FEWEST_TOLD = 8
"""So many words make a line a sentence, and no heading."""
_FEW_WORDS = 3


def _plain(text: str) -> str:
    """A text in which paragraphs that a plain number opens are marked, where their numbers go on from 1."""
    run: list[re.Match[str]] = []
    for each in _PLAIN_NUMBER.finditer(text):
        # The first of them are sentences, so that headings with numbers are none; the others may be short.
        fewest = FEWEST_TOLD if len(run) < _FEWEST_NUMBERED else _FEW_WORDS
        told = len(words_of(each["told"])) >= fewest or each["told"].rstrip().endswith(":")
        if int(each["figure"]) == len(run) + 1 and told:
            run.append(each)
    if len(run) < _FEWEST_NUMBERED:
        return text
    for each in reversed(run):
        text = f"{text[: each.start()]}\n\n{NUMBERED}{text[each.start() :]}"
    return text


_FIGURE = re.compile(r"\s*\(?[0-9]{1,2}[.)]\s")
_DEEPER = 2
"""So many blanks further in an item stands a level deeper."""


def deepened(lines: Sequence[str]) -> Iterator[str]:
    """The items of a list in plain text, each numbered one that is set further in with the mark of its level."""
    # The first has lost what stood before it, so the others say how far in the outermost ones stand.
    least = min((_set_in(each) for each in lines[1:]), default=0)
    for each in lines:
        depth = (_set_in(each) - least) // _DEEPER
        nested = depth > 0 and _FIGURE.match(each) is not None
        yield f"{NUMBERED * (depth + 1)}{each.lstrip()}" if nested else each


def _set_in(line: str) -> int:
    return len(line) - len(line.lstrip())

"""A made-up language: English with accents, longer words and brackets. What is not in the catalogue stands out."""

from __future__ import annotations

import re

from navigator.words import ENGLISH, Language

OPEN, CLOSE = "⟦", "⟧"
KEPT = re.compile(r"(\{[^{}]*\}|<[^<>]*>|&#?\w+;|\]\([^()]*\))")  # placeholders, tags, entities, ends of Markdown links
WORD = re.compile(r"[^\W\d_]{4,}")
ACCENTS = str.maketrans("aeiouyAEIOUY", "áéíóúýÁÉÍÓÚÝ")
GAP = "\N{SYMBOL FOR NULL}"
MARKED = re.compile(rf"{OPEN}[^{OPEN}{CLOSE}]*{CLOSE}")


def pseudo(text: str) -> str:
    """The text in the made-up language; what holds no letters of its own stays."""
    parts = KEPT.split(text)
    if not any(re.search(r"[^\W\d_]", part) for part in parts[::2]):
        return text
    parts[::2] = [WORD.sub(_longer, part).translate(ACCENTS) for part in parts[::2]]
    return f"{OPEN}{''.join(parts)}{CLOSE}"


def _longer(word: re.Match[str]) -> str:
    """Four tenths longer, as a translation often is."""
    return word[0] + word[0][-1] * max(1, round(0.4 * len(word[0])))


def without_catalogue(text: str) -> str:
    """What is left of a text without what the catalogue said and what was filled into that; gaps take its place."""
    while text != (less := MARKED.sub(GAP, text)):
        text = less
    return text


PSEUDO = Language(
    code=ENGLISH.code,
    weekdays=tuple(pseudo(name) for name in ENGLISH.weekdays),
    months=tuple(pseudo(name) for name in ENGLISH.months),
    plural_form=ENGLISH.plural_form,
    texts={key: pseudo(text) for key, text in ENGLISH.texts.items()},
)

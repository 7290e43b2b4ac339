"""What policies call the units of time."""

from dataclasses import dataclass

from build_scripts.source.phrases.tokens import Tokens, word_at
from navigator.dates.periods import MOST, UNITS, Period

# What it is called -> what it is here, and how many of them one of it is.
CALLED: dict[str, tuple[str, int]] = {
    "hour": ("hours", 1),
    "hr": ("hours", 1),
    "day": ("days", 1),
    "calendar day": ("days", 1),
    "consecutive day": ("days", 1),
    "consecutive calendar day": ("days", 1),
    "clear day": ("clear days", 1),
    "clear working day": ("clear working days", 1),
    "clear business day": ("clear working days", 1),
    "working day": ("working days", 1),
    "business day": ("working days", 1),
    "workday": ("working days", 1),
    "work day": ("working days", 1),
    "wd": ("working days", 1),
    "university working day": ("working days", 1),
    "university business day": ("working days", 1),
    "council working day": ("working days", 1),
    "normal working day": ("working days", 1),
    "office working day": ("working days", 1),
    "school day": ("school days", 1),
    "school working day": ("school days", 1),
    "term time day": ("school days", 1),
    "term time school day": ("school days", 1),
    "term time working day": ("school days", 1),
    "week": ("weeks", 1),
    "calendar week": ("weeks", 1),
    "working week": ("working days", 5),
    "fortnight": ("days", 14),
    "month": ("months", 1),
    "calendar month": ("months", 1),
    "clear month": ("clear months", 1),
    "clear calendar month": ("clear months", 1),
    "year": ("years", 1),
    "calendar year": ("years", 1),
}
NAMES_THE_KIND = frozenset(name for name in CALLED if name != "day" and name.endswith("day"))
"""Units that say which days count."""

_LONGEST = max(len(name.split()) for name in CALLED)
WORDS = frozenset(name.split()[-1] for name in CALLED)
"""Every unit by its last word, in the singular."""
MINUTES = {"minute": ("minutes", 1), "min": ("minutes", 1)}
"""What is a time in the words of a limit alone: elsewhere minutes are those of a meeting, or how long one takes."""
_EVERY = CALLED | MINUTES
_STEMS = WORDS | MINUTES.keys()


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit as it stands in a phrase."""

    called: str
    end: int

    def periods(self, amounts: tuple[int, ...]) -> tuple[Period, ...]:
        """So many of it; none where one is more than a period can hold."""
        name, times = _EVERY[self.called]
        return tuple(UNITS[name](value * times) for value in amounts) if max(amounts) * times <= MOST else ()


def singular(word: str) -> str:
    """A word for a unit without its ending: days, day's."""
    stem = word.removesuffix("'s")
    return stem.removesuffix("s") if stem.removesuffix("s") in _STEMS else stem


def unit(row: Tokens, at: int) -> Unit | None:
    """The longest unit that begins here; a hyphen may stand before it and between its words."""
    if word_at(row, at) == "-":
        at += 1
    words: list[str] = []
    found = None
    while len(words) < _LONGEST and at < len(row):
        words.append(singular(row[at].text))
        at += 1
        if " ".join(words) in _EVERY:
            found = Unit(" ".join(words), at)
        if word_at(row, at) == "-":
            at += 1
    return found

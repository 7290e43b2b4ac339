"""Questions the engine does not answer, each with a plain sentence for the reader."""

from navigator.words import ENGLISH, Language

_LONGEST = 40


class Refusal(ValueError):  # noqa: N818 - what it says is an answer; its kinds below are errors
    """A question that has no answer: a key of the catalogue and the values its sentence needs."""

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(key)
        self.key = key
        self.values = values

    def text(self, words: Language) -> str:
        """Say what is wrong and what is allowed, in the language of the words."""
        return words(self.key, **self.values)

    def __str__(self) -> str:
        return self.text(ENGLISH)


def excerpt(text: str) -> str:
    """A text short enough to be quoted in a sentence."""
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "\u2026"


class DateError(Refusal):
    """Text that is not a date the engine works with."""


class PeriodError(Refusal):
    """Text that is not a period of time."""


class CalendarError(Refusal):
    """Calendar data that cannot be used, or a calendar that does not exist."""


class CountingError(Refusal):
    """Counting rules that contradict each other, or a count that leaves the years the engine works with."""

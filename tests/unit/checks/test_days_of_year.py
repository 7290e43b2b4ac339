"""Where a day of the year, or no length at all, can stand, and what is refused with the words that say why."""

from dataclasses import replace

import pytest

from build_scripts.checks import limits
from navigator.dates import periods
from navigator.model.limits import Limit, LimitKind
from tests.oracles import made
from tests.unit.checks.test_wording import problems

MAY = replace(made.limit("15 May"), words="by 15 May")


def faults(limit: Limit) -> list[tuple[str, str]]:
    return [(code, wrong) for _, wrong, _, code in limits.faults(limit)]


@pytest.mark.parametrize(
    ("words", "period", "found"),
    [
        ("by 15 May", "15 May", []),
        ("before 1 September following", "31 August", []),
        ("by 15 May", "16 May", ["words-differ", "words-differ"]),
        ("before 1 September", "1 September", ["words-differ", "words-differ"]),
        ("within 15 days", "15 May", ["words-differ", "words-differ"]),
        ("by 15 May 2026", "15 May", ["words-not-understood"]),
        ("not before 15 May", "15 May", ["words-differ"]),
    ],
)
def test_words_and_data_say_the_same_day(words: str, period: str, found: list[str]) -> None:
    assert problems(replace(MAY, words=words, period=periods.parse(period))) == found


def test_what_may_not_be_done_before_a_day_says_so() -> None:
    assert problems(replace(MAY, words="not before 15 May", kind=LimitKind.NOT_BEFORE)) == []


def test_what_is_repeated_has_a_length_of_time() -> None:
    assert [code for code, _ in faults(replace(MAY, every=True, until="over"))] == ["day-of-year"]
    assert faults(MAY) == []


@pytest.mark.parametrize(("words", "found"), [("as soon as it is fixed", []), ("30 days", ["words-differ"])])
def test_what_is_due_at_once_names_no_time(words: str, found: list[str]) -> None:
    fix = replace(made.at_once("fixed"), words=words)
    within = replace(made.limit("90 days", pick="earlier"), words="90 days", or_=(fix,))
    assert [code for code in problems(within) if code] == found
    assert faults(within) == []


def test_what_is_due_at_once_is_not_counted_back() -> None:
    back = replace(made.at_once("fixed"), from_=(), before=("fixed",))
    assert [code for code, _ in faults(made.limit("90 days", pick="earlier", or_=(back,)))] == ["or-start"]

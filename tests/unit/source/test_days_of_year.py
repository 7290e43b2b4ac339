"""Days of the year in the words of a limit: which day they name, and what is refused or is no such day."""

import pytest

from build_scripts.source.phrases import Reading, Refused, mentions, read


def told(words: str) -> str:
    found = read(words, days_of_year=True)
    return f"{found.part} is refused" if isinstance(found, Refused) else str(found)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("by 15 May", "15 May"),
        ("15 May", "15 May"),
        ("not later than May 15", "15 May"),
        ("on or before the 15th of May", "15 May"),
        ("by the 31st October of that year", "31 October"),
        ("no later than December 31st", "31 December"),
        ("before 1 September following", "31 August"),
        ("before September 1", "31 August"),
        ("before the 1st of January", "31 December"),
        ("before 1 March", "28 February"),
        ("on or before 1 September", "1 September"),
        ("not before 1 September", "1 September"),
        ("after 31 August", "31 August"),
        ("by the end of 31 October", "31 October"),
        ("to and including April 30", "30 April"),
        ("up to and including 30 April", "30 April"),
        ("until and including 30 April", "30 April"),
        ("through May 31", "31 May"),
        ("You have until 31 May to appeal", "31 May"),
        ("wait until 31 May", "until 31 May is refused"),
        ("15 May or 30 days after the notice", "15 May or 30 days"),
        ("by 31 March each year", "31 March"),
        ("by 31 March of the following year", "year is refused"),
        ("by 29 February", "29 February is refused"),
        ("they may take 15 days", "15 days"),
    ],
)
def test_the_words_of_a_limit_name_a_day(words: str, expected: str) -> None:
    assert told(words) == expected


@pytest.mark.parametrize("words", ["by 15 May 2026", "by May 15, 2026"])
def test_a_day_of_one_year_alone_is_none(words: str) -> None:
    assert isinstance(read(words, days_of_year=True), Refused)


def test_elsewhere_a_day_of_the_year_is_no_amount_of_time() -> None:
    assert isinstance(read("by 15 May"), Refused)
    assert [str(each) for each in mentions("Revised by 15 May. An answer comes within 10 days.")] == ["10 days"]
    assert isinstance(read("within 10 days", days_of_year=True), Reading)

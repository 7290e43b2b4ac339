"""Where sentences end, how long they are, and how old a reader has to be for them."""

import pytest

from build_scripts.findings.sentences import reading_age, sentences, words


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Ring 999. Do not wait.", ["Ring 999.", "Do not wait."]),
        ("Send it by 4.30 pm. It counts.", ["Send it by 4.30 pm.", "It counts."]),
        ("They ask: why? Then they wait", ["They ask: why?", "Then they wait"]),
        ("One sentence only", ["One sentence only"]),
        ("He said \u201cNo.\u201d She left.", ["He said \u201cNo.\u201d", "She left."]),
        ("", []),
    ],
)
def test_sentences_end_where_a_new_one_begins(text: str, parts: list[str]) -> None:
    assert list(sentences(text)) == parts


def test_a_word_with_hyphens_or_an_apostrophe_is_one() -> None:
    assert words("The manager's face-to-face talk, 15 days") == [
        "The",
        "manager's",
        "face-to-face",
        "talk",
        "15",
        "days",
    ]


@pytest.mark.parametrize(
    ("text", "index_of_textstat"),
    [
        ("Ring the office. Say what happened. They write it down and ring you back.", 1.089),
        (
            "The Coordinator must send a full written reply. It says what was found and why. They tell the Chair.",
            2.064,
        ),
    ],
)
def test_the_reading_age_is_within_a_year_of_what_textstat_0_7_13_gives(text: str, index_of_textstat: float) -> None:
    # The index is a school year; pupils are at most five years older than its number.
    assert abs(reading_age([text]) - (index_of_textstat + 5)) <= 1.5


def test_the_reading_age_stays_within_the_ages_of_the_index() -> None:
    assert reading_age([]) == 5
    assert reading_age(["Notwithstanding multidisciplinary administrative considerations."]) == 22

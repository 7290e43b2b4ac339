"""A list that is too long for a sentence comes in several, with nothing left out."""

from navigator.explain.in_pieces import MOST_WORDS, sentences
from navigator.words import ENGLISH

MANY = [
    "the agency said that it asks a third party",
    "the applicant agreed to more time",
    "the Commissioner gave the agency more time",
    "the agency told the applicant that the request is too broad",
    "the applicant got a notice of a charge",
]


def test_a_short_list_is_one_sentence() -> None:
    assert list(sentences(ENGLISH, "where.untold", MANY[1:3])) == [
        "The date changes if the applicant agreed to more time or the Commissioner gave the agency more time."
    ]
    assert list(sentences(ENGLISH, "where.untold", [])) == []


def test_a_long_list_is_several_sentences_of_a_length_that_can_be_read() -> None:
    told = list(sentences(ENGLISH, "where.untold", MANY))
    assert [len(each.split()) <= MOST_WORDS for each in told] == [True, True, True]
    assert told[0].startswith("The date changes if ")
    assert all(each.startswith("It changes too if ") for each in told[1:])
    assert all(sum(clause in each for each in told) == 1 for clause in MANY)


def test_what_is_longer_by_itself_is_not_cut() -> None:
    clause = " ".join(["word"] * 40)
    assert list(sentences(ENGLISH, "where.untold", [clause, "it rained"])) == [
        f"The date changes if {clause}.",
        "It changes too if it rained.",
    ]

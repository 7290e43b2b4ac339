"""The words of a document are the same from every kind of file, and a changed one is another."""

import hashlib
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from build_scripts.document import marks
from build_scripts.document.tokens import digest, find, read, words_of


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Within 15 working days.", ("within", "15", "working", "days")),
        ("the centre\N{RIGHT SINGLE QUOTATION MARK}s reply", ("the", "centre's", "reply")),
        ("twenty\N{NON-BREAKING HYPHEN}eight (28) days", ("twenty-eight", "28", "days")),
        ("paragraph 5.101, not 5.103", ("paragraph", "5.101", "not", "5.103")),
        ("write to a@b.example\nor ring", ("write", "to", "a@b.example", "or", "ring")),
        ("Stage One \N{EN DASH} Informal", ("stage", "one", "informal")),
        ("com\N{SOFT HYPHEN}plaint\N{NO-BREAK SPACE}form", ("complaint", "form")),
        ("\N{LATIN SMALL LIGATURE FI}ve days", ("five", "days")),
        ("- \N{BULLET} ...", ()),
    ],
)
def test_a_text_is_its_words_in_small_letters(text: str, words: tuple[str, ...]) -> None:
    assert words_of(text) == words


def test_the_hash_can_be_made_by_any_other_program() -> None:
    assert digest(words_of("Within 15 working days.")) == hashlib.sha256(b"within 15 working days").hexdigest()


def test_a_part_is_shown_as_it_stands_in_the_text() -> None:
    text = read("A reply comes\nwithin 15  working days.")
    at = find(words_of("within 15 working days"), text.words)
    assert at is not None
    assert text.shown(at, at + 4) == "within 15 working days"


@given(
    st.lists(st.sampled_from(["a", "b", "c", "d"]), max_size=30), st.lists(st.integers(0, 30), min_size=2, max_size=6)
)
def test_marks_stand_for_all_words_in_their_order(words: list[str], places: list[int]) -> None:
    row = tuple(words)
    quotes = {row[min(one, other) : max(one, other)] for one, other in pairwise(places)}
    pieces = [marks.parse(piece) for piece in marks.made(row, quotes)]
    assert sum(piece.length for piece in pieces) == len(row)
    at = 0
    for piece in pieces:
        assert piece.hash == marks.short(row[at : at + piece.length])
        assert piece.quoted in (None, row[at : at + piece.length])
        at += piece.length
    for quote in quotes - {()}:
        long = max(quotes, key=len)
        assert marks.is_quoted(quote, marks.made(row, [quote]))
        assert marks.is_quoted(long, marks.made(row, quotes))


def test_a_quotation_is_found_only_where_it_stands_whole() -> None:
    pieces = marks.made(words_of("reply within 15 working days of receipt"), [words_of("within 15 working days")])
    assert marks.is_quoted(words_of("within 15 working days"), pieces)
    assert marks.is_quoted(words_of("15 working days"), pieces)
    assert not marks.is_quoted(words_of("within 5 working days"), pieces)
    assert not marks.is_quoted(words_of("15 working days of receipt"), pieces)
    assert not marks.is_quoted(words_of("reply"), pieces)

"""The sentences that may not be lost: found in a text, kept over a change, and each carried or left out."""

import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from build_scripts import content
from build_scripts.cli import main
from build_scripts.document import outline, sentences
from build_scripts.document.cutting import marked
from build_scripts.document.tokens import read
from build_scripts.reference.excerpts import EXAMPLE
from build_scripts.source.coverage import Coverage, Holds
from build_scripts.source.problems import ProblemsError
from tests.support.samples import ROOT, library

AMOUNT, DUTY, CONTACT = Holds.AMOUNT, Holds.DUTY, Holds.CONTACT
DAY = date(2026, 11, 27)


def noted(text: str) -> list[tuple[str, tuple[Holds, ...]]]:
    whole = read(text)
    return [(each.opening, each.holds) for each in sentences.noted(whole, 0, len(whole.words))]


@pytest.mark.parametrize(
    ("text", "holds"),
    [
        ("The clerk must reply.", (DUTY,)),
        ("The clerk shall reply.", (DUTY,)),
        ("You should write.", (DUTY,)),
        ("You may write.", (DUTY,)),
        ("Nobody can see it.", (DUTY,)),
        ("It needs to be in writing.", (DUTY,)),
        ("You have the right to complain.", (DUTY,)),
        ("Please tell the clerk.", (DUTY,)),
        ("A reply is sent within 5 days.", (AMOUNT,)),
        ("A reply is sent within a fortnight.", (AMOUNT,)),
        ("Three members look at it.", (AMOUNT,)),
        ("The reply will come within five days.", (AMOUNT, DUTY)),
        ("Ring 01632 960000.", (AMOUNT, CONTACT)),
        ("The address is help@board.example.", (CONTACT,)),
        ("Look at www.board.example now.", (CONTACT,)),
        ("Write to the Hall, AB1 2CD.", (AMOUNT, CONTACT)),
        ("The address is on our letters.", (CONTACT,)),
        ("We began in May 2026.", (AMOUNT,)),
        ("We value openness.", ()),
        ("Everybody makes mistakes, and we put things right.", ()),
    ],
)
def test_what_a_sentence_holds(text: str, holds: tuple[Holds, ...]) -> None:
    assert [each for _, each in noted(text)] == ([holds] if holds else [])


def test_sentences_end_at_full_stops_at_blank_lines_and_before_items() -> None:
    text = (
        "You must write. Nobody minds how, i.e. by hand. (It may be short.) We will:\n- send a reply in 5 days\n"
        "- tell why\n\nIt should not hurt"
    )
    assert noted(text) == [
        ("You must write", (DUTY,)),
        ("Nobody minds how, i.e", ()),
        ("It may be short", (DUTY,)),
        ("We will", (DUTY,)),
        ("send a reply in", (AMOUNT,)),
        ("tell why", ()),
        ("It should not hurt", (DUTY,)),
    ]


def test_an_act_without_a_word_of_duty_is_a_sentence_too() -> None:
    assert noted("The clerk to reply. The reply comes within 5 days.") == [
        ("The clerk to reply", ()),
        ("The reply comes within", (AMOUNT,)),
    ]


def test_a_paragraph_of_one_sentence_is_claimed_as_a_whole() -> None:
    assert noted("We value openness.") == []
    assert noted("We value openness. 3\n\n4.") == []


@pytest.mark.parametrize("end", ["\n", "\r\n", "  \n   "])
def test_a_line_that_was_broken_to_fit_is_no_end(end: str) -> None:
    """As in a PDF: the Chair of the Management | Committee must reply within | 5 days."""
    lines = ("You may write to the Chair of the Management", "Committee, who must reply to you within", "5 days of it.")
    assert noted(end.join(lines)) == [("You may write to", (AMOUNT, DUTY))]


def test_a_short_line_is_an_end() -> None:
    text = "You may write to the clerk at this address at any time that you like:\nThe Hall\nMarket Street\nAB1 2CD"
    assert noted(text) == [
        ("You may write to", (DUTY, CONTACT)),
        ("The Hall", ()),
        ("Market Street", ()),
        ("AB1 2CD", (AMOUNT, CONTACT)),
    ]


def test_a_number_that_stands_alone_is_none() -> None:
    assert noted("3\n\n4.\n\nStep 5") == [("Step 5", (AMOUNT,))]


# What carries a sentence stays with it while its words do.

TEXT = (
    "Telling us\n\nYou may write. The clerk must reply within 5 days. We are glad. The clerk must reply within 5 days."
)


def carried(coverage: Coverage) -> list[tuple[str, ...]]:
    return [each.carried_by for each in coverage.sections[0].paragraphs[0].sentences]


def claimed() -> Coverage:
    made = outline.coverage(TEXT, "x", DAY)
    (section,) = made.sections
    (paragraph,) = section.paragraphs
    names = ["comments#one", "comments#two", "comments#glad", "comments#three"]
    told = tuple(replace(each, carried_by=(name,)) for each, name in zip(paragraph.sentences, names, strict=True))
    return replace(made, sections=(replace(section, paragraphs=(replace(paragraph, sentences=told),)),))


def test_sentences_that_are_as_they_were_keep_what_carries_them() -> None:
    again = marked(claimed(), read(TEXT.replace("We are glad.", "We are very glad of it.")), {})
    assert carried(again) == [("comments#one",), ("comments#two",), (), ("comments#three",)]


def test_a_changed_or_new_sentence_has_to_be_carried_anew() -> None:
    changed = marked(claimed(), read(TEXT.replace("within 5 days. We", "within 7 days. Nobody may wait. We")), {})
    assert carried(changed) == [("comments#one",), (), (), ("comments#glad",), ("comments#two",)]


# The check.


@pytest.fixture
def board(tmp_path: Path) -> Path:
    procedures = tmp_path / "procedures"
    shutil.copytree(EXAMPLE, procedures)
    shutil.copy(ROOT / "procedures/calendars/bank-holidays.json", procedures / "calendars")
    return procedures


LAST = """    sentences:
    - opening: Whoever is not content
      mark: 8 words 664d57c7c359ee1a
      holds: [duty]
      carried_by: [comments#on-to-ombudsman]
"""


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("      carried_by: [comments#thank]\n", "", "unclaimed-sentence"),
        ("      carried_by: [comments#thank]\n", "      left_out: It is said elsewhere.\n", None),
        ("[comments#thank]", "[comments#nobody]", "unknown-carrier"),
        ("holds: [amount, duty]", "holds: [duty]", "marks-changed"),
        ("mark: 21 words 8831ce6c3edbaead", "mark: 21 words 8831ce6c3edbaeae", "marks-changed"),
        (LAST, "", "marks-changed"),
    ],
)
def test_the_build_stops_where_a_sentence_is_lost(board: Path, old: str, new: str, code: str | None) -> None:
    file = board / "anytown" / "coverage.yml"
    text = file.read_text("utf-8")
    assert text.count(old) == 1
    file.write_text(text.replace(old, new), encoding="utf-8")
    if code is None:
        assert content.read(board).policies
        return
    with pytest.raises(ProblemsError, match=code):
        content.read(board)


def test_a_document_read_for_the_first_time_has_sentences_that_nobody_carries(tmp_path: Path) -> None:
    file = tmp_path / "policy.txt"
    file.write_text(TEXT, encoding="utf-8")
    printed = CliRunner().invoke(main, ["document", str(file), "--on", "2026-11-27"], catch_exceptions=False).output
    assert "    - opening: The clerk must reply\n" in printed
    assert printed.count("holds: [amount, duty]\n") == 2
    assert "carried_by" not in printed


@pytest.mark.parametrize("is_carried", [False, True])
def test_sentences_that_hold_nothing_are_left_out_with_their_paragraph(board: Path, *, is_carried: bool) -> None:
    """Of a paragraph that something carries each of them is claimed by itself."""
    folder = board / "anytown"
    policy = folder / "comments-policy.txt"
    old = policy.read_text("utf-8")
    policy.write_text(old.replace("Everybody makes mistakes", "We are glad to hear. Everybody makes mistakes"), "utf-8")
    cover = folder / "coverage.yml"
    text = cover.read_text("utf-8").replace("opening: Everybody makes mistakes", "opening: We are glad")
    cover.write_text(text, encoding="utf-8")
    again = CliRunner().invoke(main, ["document", str(policy), "--into", str(cover)], catch_exceptions=False).output
    assert again.count("left_out: It asks nothing of anybody.\n") == 1
    if is_carried:
        again = again.replace("left_out: It asks nothing of anybody.", "carried_by: publisher#about")
    cover.write_text(again, encoding="utf-8")
    if not is_carried:
        assert content.read(board).policies
        return
    with pytest.raises(ProblemsError, match='the sentence that begins "We are glad to'):
        content.read(board)


def test_every_sentence_of_the_documents_is_carried_or_left_out_with_a_reason() -> None:
    held = library()
    every = [
        sentence
        for found in held.coverage.values()
        for section in found.sections
        for paragraph in section.paragraphs
        for sentence in paragraph.sentences
    ]
    assert len(every) > 140
    assert all(each.carried_by or each.left_out for each in every)


@pytest.mark.parametrize(
    ("heading", "does_ask"),
    [
        ("If you have a complaint or concern please contact", True),
        ("You must tell us first", True),
        ("How you can complain", False),
        ("Who may use this procedure", False),
    ],
)
def test_a_heading_asks_something_or_only_names_what_follows(heading: str, *, does_ask: bool) -> None:
    assert sentences.asks(heading) is does_ask


SAFEGUARDING = "milton-keynes-safeguarding-children-board"
CARRIED = "  carried_by: [where-a-complaint-belongs#ask-manager]\n"


@pytest.mark.parametrize(
    ("new", "code"),
    [
        ("", 'the heading "If you have a complaint or concern please contact" asks'),
        ("  carried_by: [where-a-complaint-belongs#nobody]\n", "unknown-carrier"),
        ("  left_out: It is said elsewhere.\n", None),
    ],
)
def test_what_a_heading_asks_is_carried_or_left_out(tmp_path: Path, new: str, code: str | None) -> None:
    shutil.copytree(ROOT / "procedures", tmp_path / "procedures")
    file = tmp_path / "procedures" / SAFEGUARDING / "coverage.yml"
    text = file.read_text("utf-8")
    assert text.count(CARRIED) == 1
    file.write_text(text.replace(CARRIED, new), encoding="utf-8")
    if code is None:
        assert content.read(tmp_path / "procedures").policies
        return
    with pytest.raises(ProblemsError, match=code):
        content.read(tmp_path / "procedures")

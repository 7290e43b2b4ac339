"""Drafts held against what a person counted: documents of our own, and how the counts of others are kept."""

import re
from collections import Counter
from pathlib import Path

import pytest
import yaml

from build_scripts.dev import draft_counts
from build_scripts.dev.draft_counts import NOTHING, Counted, Measured, Stage, compare, counts
from build_scripts.document.files import text_of
from build_scripts.document.tokens import digest, words_of
from build_scripts.drafting.draft import draft

DRAFTING = Path(__file__).parent.parent.parent / "drafting"
PUBLISHED = tuple(DRAFTING / f"published{each}.yml" for each in ("", "_second", "_third", "_fourth"))
# A quotation to find a place by, and no text.
LONGEST_OPENING = 9

# Limits, then stages: found + marked of counted, and what is claimed besides.
FIGURES = {
    "address_with_a_level.html": ("1 + 0 of 1 | 0", "0 + 2 of 2 | 0"),
    "concern_at_work.txt": ("1 + 0 of 1 | 0", "0 + 2 of 2 | 0"),
    "council_decides.txt": ("0 + 0 of 0 | 0", "0 + 2 of 2 | 0"),
    "event_of_appeal.txt": ("1 + 0 of 1 | 0", "0 + 2 of 2 | 0"),
    "first_contact.txt": ("1 + 0 of 1 | 0", "0 + 3 of 3 | 0"),
    "formal_after_informal.txt": ("0 + 0 of 0 | 0", "0 + 4 of 4 | 0"),
    "items_inside_numbers.txt": ("3 + 0 of 3 | 0", "0 + 4 of 4 | 0"),
    "letters_of_an_ordinance.txt": ("2 + 0 of 2 | 0", "0 + 2 of 2 | 0"),
    "levels_with_dashes.txt": ("1 + 0 of 1 | 0", "3 + 0 of 3 | 0"),
    "mechanism_of_items.txt": ("2 + 0 of 2 | 0", "0 + 3 of 3 | 0"),
    "one_paragraph.txt": ("1 + 0 of 1 | 0", "0 + 3 of 3 | 0"),
    "paragraphs_hand_on.txt": ("1 + 0 of 1 | 0", "0 + 4 of 4 | 0"),
    "team_leader_then_formal.txt": ("1 + 0 of 1 | 0", "0 + 4 of 4 | 0"),
    "three_deciders_in_one_paragraph.txt": ("0 + 1 of 1 | 0", "0 + 3 of 3 | 0"),
}


def measured(name: str, stages: list[str], limits: list[str]) -> Measured:
    path = DRAFTING / "made_up" / name
    counted = Counted(name, "", "", tuple(Stage(each, is_round=True) for each in stages), tuple(limits))
    text = text_of(path, structure=True)
    return compare(draft(text), text, counted)


@pytest.fixture(scope="module")
def by_hand() -> dict[str, dict[str, list[str]]]:
    made_up: dict[str, dict[str, list[str]]] = yaml.safe_load((DRAFTING / "made_up.yml").read_text("utf-8"))
    return made_up


@pytest.mark.parametrize("name", FIGURES)
def test_what_is_found_in_a_document_of_our_own(name: str, by_hand: dict[str, dict[str, list[str]]]) -> None:
    made = measured(name, **by_hand[name])
    assert (made.limits.shown, made.stages.shown) == FIGURES[name]


def test_every_document_of_our_own_is_counted(by_hand: dict[str, dict[str, list[str]]]) -> None:
    assert set(by_hand) == set(FIGURES) == {path.name for path in (DRAFTING / "made_up").iterdir()}


@pytest.mark.parametrize(
    ("name", "offered"), [("council_decides.txt", 2), ("one_paragraph.txt", 2), ("paragraphs_hand_on.txt", 3)]
)
def test_of_the_marked_stages_those_that_stand_ready_are_offered(
    name: str, offered: int, by_hand: dict[str, dict[str, list[str]]]
) -> None:
    made = measured(name, **by_hand[name])
    assert made.stages.marked >= made.offered == offered


def test_what_is_lost_idle_and_besides_is_told() -> None:
    made = measured("council_decides.txt", ["When a complaint comes in"], [])
    assert (made.told[0], made.stages.marked) == ("mark stage: When a complaint comes in", 1)
    assert made.stages.idle == sum(each.startswith("idle mark: ") for each in made.told) == 3
    made = measured("one_paragraph.txt", ["whose decision is final"], [])
    assert made.told == (
        "mark stage: whose decision is final",
        "idle mark: If the matter is not settled, the student may appeal (paragraph 1)",
        "idle mark: If still not satisfied, the student may turn to the (paragraph 1)",
        "besides limit: within 10 days",
    )
    assert (made.stages.found, made.stages.marked, made.stages.besides, made.limits.besides) == (0, 1, 0, 1)
    more = measured("levels_with_dashes.txt", ["Level \N{EN DASH} 1"], ["within 30 days"])
    assert more.told == ("besides stage: Level", "besides stage: Level")
    assert (more.stages.found, more.stages.besides) == (1, len(more.told))
    # One mark stands under both headings, so it finds one of them: the upper one.
    lost = measured("paragraphs_hand_on.txt", ["Putting it right", "How to tell us"], ["Putting"])
    assert "mark stage: Putting it right" in lost.told
    assert "LOST stage: How to tell us" in lost.told
    assert "LOST limit: Putting" in lost.told
    assert lost.stages.besides == len([each for each in lost.told if each.startswith("besides stage")])


def test_a_count_that_does_not_fit_its_document_is_refused() -> None:
    with pytest.raises(ValueError, match="'no such words' does not stand in the document"):
        measured("one_paragraph.txt", ["no such words"], [])


def test_tallies_add_up() -> None:
    made = measured("one_paragraph.txt", ["A student who thinks"], [])
    assert made.stages + NOTHING == made.stages
    assert (made.stages + made.stages).counted == 2


def test_the_counts_of_published_documents_have_two_halves_and_hold_no_text() -> None:
    kept = counts(PUBLISHED)
    assert Counter(each.half for each in kept.values()) == {
        "learning": 20,
        "held out": 20,
        "learning, second": 29,
        "held out, second": 29,
        "learning, third": 10,
        "held out, third": 10,
        "learning, fourth": 11,
        "held out, fourth": 10,
    }
    quoted = [
        opening for each in kept.values() for opening in (*(stage.opening for stage in each.stages), *each.limits)
    ]
    assert all(0 < len(words_of(opening)) <= LONGEST_OPENING for opening in quoted)
    assert sum(len(each.stages) for each in kept.values()) == 122 + 157 + 71 + 47
    assert sum(len(each.limits) for each in kept.values()) == 60 + 132 + 51 + 32


def test_no_document_is_counted_twice() -> None:
    rows = [row for path in draft_counts.COUNTS for row in yaml.safe_load(path.read_text("utf-8"))]
    for name in ("sha256", "address"):
        told = Counter(" ".join(re.sub(r"^www\.|, [0-9a-f]{40}(?=,)", "", row[name]).lower().split()) for row in rows)
        assert [each for each, times in told.items() if times > 1] == []


def test_documents_are_known_by_the_hash_of_their_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    text = (DRAFTING / "made_up" / "one_paragraph.txt").read_text("utf-8")
    (tmp_path / "known.txt").write_text(text, "utf-8")
    (tmp_path / "other.txt").write_text(f"{text} And more.", "utf-8")
    (tmp_path / "picture.png").write_bytes(b"")
    sha256 = digest(words_of(text))
    held = Counted("A paragraph", "learning", sha256, (Stage("Grade Appeal", is_round=True),), ("within 10 days",))
    monkeypatch.setattr(draft_counts, "counts", lambda: {sha256: held})
    draft_counts.main(str(tmp_path), "--told")
    rows = capsys.readouterr().out.splitlines()
    assert rows[0] == "| learning | A paragraph | 1 + 0 of 1 | 0 | 0 + 1 of 1 | 0 |"
    assert rows[2].strip().startswith("idle mark: If the matter is not settled")
    summed = "| learning | 1 documents | 1 + 0 of 1 | 0 | 0 + 1 of 1 | 0 | rounds 0 + 1 of 1 | idle marks 2 | offered 1"
    assert rows[4] == f"{summed} |"
    assert rows[5].startswith("| held out | 0 documents | 0 + 0 of 0 | 0 |")

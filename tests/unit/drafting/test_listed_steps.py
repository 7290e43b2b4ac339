"""Lists whose items are what is done with a matter, one after the other, and lists that only look like it."""

from pathlib import Path

import pytest

from build_scripts.document.files import BULLET, HEADING, text_of
from build_scripts.document.outline import headed
from build_scripts.document.tokens import words_of
from build_scripts.drafting.draft import Draft, draft

START = f"{HEADING}Complaints of Millbrook\n\nIt says how."
ITEMS = (
    "We acknowledge every complaint promptly after we receive it.",
    "We investigate the matter and keep you informed of it.",
    "We aim to send you a final response as soon as we can.",
)


def listed(*items: str) -> str:
    return "\n\n".join(f"{BULLET}{item}" for item in items)


def begun(made: Draft) -> list[str]:
    """What stands in a list of each stage and mark, each its own; its opener may belong to the first of them."""
    own = [[place.part for place in stage.step.places if place.part.is_step] for stage in made.stages]
    return [parts[0].blocks[0][1:] for parts in own if parts]


@pytest.mark.parametrize(
    "heading", ["Our process.", "The complaints process", "How our process works", "Our procedure"]
)
def test_items_under_a_heading_that_is_the_process_are_its_steps(heading: str) -> None:
    made = draft(f"{START}\n\n{HEADING}{heading}\n\n{listed(*ITEMS)}")
    assert [each for each in begun(made) if each in ITEMS] == list(ITEMS)


def test_items_under_another_heading_are_one_paragraph() -> None:
    made = draft(f"{START}\n\n{HEADING}Our promise\n\n{listed(*ITEMS)}")
    assert [each for each in begun(made) if each in ITEMS[1:]] == []


@pytest.mark.parametrize(
    "opener",
    [
        "Once the panel has decided, the following takes place:",
        "When we get a complaint the following will happen:",
        "If you complain, the following action is taken:",
    ],
)
def test_what_takes_place_is_listed_step_by_step(opener: str) -> None:
    made = draft(f"{START}\n\n{HEADING}After it\n\n{opener}\n\n{listed(*ITEMS)}")
    assert [each for each in begun(made) if each in ITEMS] == list(ITEMS)


ROUTES = (
    "Internal appeal: the complainant may request a review by a senior manager.",
    "External appeal: the complainant may write to the Ombudsman.",
    "Copies: a copy of it is kept.",
)


def marks(made: Draft) -> list[str]:
    return [stage.step.title for stage in made.stages if not stage.step.sure]


NUMBERED = "\n\n".join(f"{HEADING}Stage {nth}\n\nThe clerk must reply within 5 days." for nth in (1, 2, 3, 4))


def test_an_item_is_marked_that_takes_on_what_its_opener_says_is_not_settled() -> None:
    opener = "If the complainant is not satisfied with the outcome, they have these ways:"
    made = draft(f"{NUMBERED}\n\n{HEADING}Right to appeal\n\n{opener}\n\n{listed(*ROUTES)}")
    told = [title for title in marks(made) if title.startswith(("Internal", "External", "Copies"))]
    assert told == ["Internal appeal: the complainant may request a review by a (paragraph 1)"]


def test_an_item_of_a_list_that_nothing_unsettled_opens_is_no_mark_for_it() -> None:
    opener = "There are these ways:"
    made = draft(f"{NUMBERED}\n\n{HEADING}Ways\n\n{opener}\n\n{listed(ROUTES[2])}")
    assert [title for title in marks(made) if title.startswith("Copies")] == []


def test_items_of_markdown_that_stand_two_spaces_in_are_a_level_deeper(tmp_path: Path) -> None:
    file = tmp_path / "policy.md"
    file.write_text(
        "# Process\n\nThe steps are as follows:\n\n- The chair must meet both of them. It can be:\n"
        "  - at the office of the chair,\n  - at home.\n\n  It is not minuted.\n- The board must decide it.\n"
    )
    (each,) = headed(text_of(file, structure=True))
    assert [part.blocks[0].lstrip(f"{BULLET}- ") for part in each.parts if part.is_step] == [
        "The chair must meet both of them. It can be:",
        "The board must decide it.",
    ]


def test_the_words_of_markdown_stay_the_same_however_deep_its_items_are(tmp_path: Path) -> None:
    file = tmp_path / "policy.md"
    file.write_text("- one\n  1. two\n  2. three\n- four\n  - five\n")
    assert words_of(text_of(file)) == ("one", "1", "two", "2", "three", "four", "five")


def test_markdown_that_is_code_keeps_its_spaces(tmp_path: Path) -> None:
    file = tmp_path / "policy.md"
    file.write_text("- one\n  - two\n\n```\n  kept\n```\n")
    assert "  kept" in text_of(file)

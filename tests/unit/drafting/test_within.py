"""Where a matter goes further inside a paragraph, and items that stand inside a step of a list."""

import pytest

from build_scripts.document.files import HEADING
from build_scripts.drafting.draft import Draft
from build_scripts.drafting.writing import Named, procedure
from tests.support.drafted import marked, parted, stages
from tests.unit.drafting.policies import by_shape as draft

ACT = "The chair must decide within 10 days."
AGAIN = "If the student is not satisfied with it, the student may appeal to the dean within 5 days."


def marks(made: Draft) -> list[str]:
    return [stage.step.title for stage in made.stages if not stage.step.sure]


@pytest.mark.parametrize(
    "told",
    [
        AGAIN,
        "Where the matter is not resolved, it should be referred to the board.",
        "In the case that this answer is insufficient, it can be escalated to the whole board.",
        "The decision of the chair may be appealed to the full board.",
        "There will be a right of appeal, which has to be in writing.",
    ],
)
def test_a_sentence_inside_a_paragraph_that_takes_a_matter_further_is_marked(told: str) -> None:
    made = draft(marked(("Policy", "It is so."), ("Appeals", f"{ACT} {told}")))
    assert stages(made) == ["Appeals"]
    (mark,) = marks(made)
    assert mark == f"{' '.join(told.split()[:10])} (paragraph 1)"
    assert [len(stage.acts) for stage in made.stages if not stage.step.sure] == [0]


@pytest.mark.parametrize(
    "told",
    [
        "If you are not satisfied, you may write to the Ombudsman.",
        "If it is not resolved, we will tell you why.",
        "You will be told of your right to appeal.",
        "If you are not satisfied, that is a pity.",
    ],
)
def test_a_sentence_that_points_elsewhere_or_takes_nothing_further_is_no_mark(told: str) -> None:
    assert marks(draft(marked(("Policy", "It is so."), ("Appeals", f"{ACT} {told}")))) == []


def test_a_sentence_that_points_to_a_numbered_stage_is_no_mark_where_the_document_has_numbered_ones() -> None:
    told = f"{ACT} If you are not satisfied, you can ask for it to go to stage 2."
    assert marks(draft(marked(("Policy", "It is so."), ("Stage 1", told), ("Stage 2", ACT)))) == []
    assert len(marks(draft(marked(("Policy", "It is so."), ("Appeals", told))))) == 1


def test_what_the_stage_that_follows_says_is_not_marked_before_it() -> None:
    first = ("Investigation", f"{ACT} If you are unhappy, you may ask the head to look again.")
    assert marks(draft(marked(("Policy", "It is so."), first, ("Appeals", ACT)))) == []


def test_where_the_stage_that_follows_says_for_itself_that_it_goes_further_the_one_inside_is_marked() -> None:
    sections = (("Policy", "It is so."), ("Informal resolution", f"{ACT} {AGAIN}"), ("Appeals", AGAIN))
    assert len(marks(draft(marked(*sections)))) == 1


def test_the_author_is_shown_the_sentence_and_its_paragraph() -> None:
    again = "If the student is not satisfied with it, a formal appeal may be submitted in writing within 5 days."
    made = draft(marked(("Policy", "It is so."), ("Appeals", f"{ACT} {again}")))
    named = Named(publisher="a", procedure="b", title="Policy", calendar="england-and-wales")
    lines = [line.strip() for line in procedure(made, named, "#").splitlines()]
    at = lines.index("# Looks like a stage: If the student is not satisfied with it, a formal (paragraph 1)")
    assert '#   source: {heading: "Appeals", paragraph: 1}' in lines[at : at + 9]


NESTED = """Complaints procedure

  1. The reader must send the form to the library.
  2. The director will form a committee. The committee will take the following steps:
    1. Each member will review the request on the form.
    2. The committee will hold a meeting within 2 months of the request.
  3. If the reader is not satisfied, they may submit an appeal to the board within 10 days."""


def test_items_set_further_in_belong_to_the_step_that_opens_them() -> None:
    made = draft(NESTED)
    assert [stage.step.paragraph for stage in made.standing] == [1, 2, 5]
    assert [len(stage.step.places) for stage in made.standing] == [1, 3, 1]


@pytest.mark.parametrize("sign", ["-", "1."])
@pytest.mark.parametrize(
    "opener",
    [
        "If somebody objects to a book, the following steps will occur:",
        "All appeals are handled according to the following guidelines:",
    ],
)
def test_a_sentence_that_says_that_steps_will_occur_opens_them(opener: str, sign: str) -> None:
    items = [
        "The request will be sent to the manager who will review it.",
        "The board will make a decision about the book under review.",
        "The book will remain in the collection until the decision is made.",
    ]
    listed = "\n".join(f"{sign.replace('1', str(nth))} {item}" for nth, item in enumerate(items, 1))
    made = draft(f"{HEADING}Books\n\n{opener}\n\n{listed}")
    assert len(made.standing) == 2


def test_a_heading_that_calls_itself_a_step_may_ask_a_question() -> None:
    steps = (
        "Step 1: Talking\nThe clerk will listen to you.",
        "Step 2: What if I complain?\nThe clerk must reply.",
    )
    assert stages(draft("\n\n".join(("Complaints", *steps)))) == ["Step 1: Talking", "Step 2: What if I complain?"]


def test_what_goes_on_by_the_formal_procedure_is_no_stage_of_its_own() -> None:
    told = f"{ACT}\n\nIf it cannot be resolved, the matter should be dealt with according to the formal procedure."
    sections = (("1. General", "It is so."), ("2. Informal procedure", told), ("3. Standard formal procedure", ACT))
    made = draft(marked(*sections))
    assert parted(made) == ["2. Informal procedure", "3. Standard formal procedure"]


def test_what_stands_behind_the_dash_of_a_long_title_names_no_stage() -> None:
    items = [f"{nth}. The club must find three members for it." for nth in (1, 2, 3)]
    title = "The Cricket Club of our Town - Removal of Members, Discipline and Appeals"
    made = draft(marked((title, "\n\n".join(items))))
    assert made.standing == ()


@pytest.mark.parametrize(
    "title", ["Complaints policy", "Complaints Policy & Procedures", "Appeals policy and procedure"]
)
def test_a_title_that_stands_over_each_part_hides_nothing_that_goes_further(title: str) -> None:
    pages = ("It is so.", ACT, f"It is free of charge. {AGAIN}")
    made = draft(marked(*((title, text) for text in pages), ("Stage 1", ACT), ("Stage 2", ACT)))
    assert f"{' '.join(AGAIN.split()[:10])} (paragraph 1)" in marks(made)

"""Who acts, what is done, whom to reach and what a document is called: nothing that it does not say."""

import pytest

from build_scripts.document.files import HEADING
from build_scripts.drafting.draft import draft
from build_scripts.drafting.sentences.acts import read
from build_scripts.drafting.sentences.contacts import reaches


def told(sentence: str) -> list[tuple[str | None, str | None]]:
    return [(act.actor.key if act.actor else None, act.text) for act in read(sentence).acts]


@pytest.mark.parametrize("nobody", ["No staff member", "No member of the board", "Neither party"])
def test_what_nobody_may_do_is_no_act_of_somebody(nobody: str) -> None:
    assert told(f"{nobody} should contact the customer.") == []


@pytest.mark.parametrize(
    ("sentence", "actor"),
    [
        ("A reply will be sent by the chair within 5 days.", "chair"),
        ("Action should be taken on any problem identified by a complainant.", None),
        ("The panel will be convened for your complaint to be heard by the governing body.", None),
        ("A letter should be sent when the reply is issued by the school.", None),
    ],
)
def test_by_names_who_acts_only_where_it_belongs_to_what_is_done(sentence: str, actor: str | None) -> None:
    assert [each for each, _ in told(sentence)] == [actor]


@pytest.mark.parametrize("opening", ["Upon receipt", "On receipt", "After review", "During review"])
def test_what_opens_a_sentence_is_no_part_of_a_name(opening: str) -> None:
    assert told(f"{opening} ABCD will acknowledge your complaint.") in ([], [(None, None)])


@pytest.mark.parametrize(
    "sentence",
    [
        "If we must change a time, the clerk will tell the head.",
        "Where you may need more help, the clerk will tell the head.",
        "If this might mean we need to change it, the clerk will tell the head.",
        "The clerk will tell the head of any arrangements you may require.",
    ],
)
def test_what_is_only_a_condition_or_a_wish_is_no_act(sentence: str) -> None:
    assert [actor for actor, _ in told(sentence)] == ["clerk"]


@pytest.mark.parametrize("end", ["use this process if", "send it to", "write to you with"])
def test_what_is_done_does_not_end_in_the_middle(end: str) -> None:
    assert told(f"We will {end}:") == [("we", None)]


@pytest.mark.parametrize("label", ["Call", "Visit", "By phone", "Write to", "In writing", "Mobile"])
def test_a_way_to_reach_somebody_is_nobodys_name(label: str) -> None:
    (reach,) = reaches(f"{label}: 0300 555 0333")
    assert reach.name is None
    (named,) = reaches("The Clerk: 0300 555 0333")
    assert named.name == "The Clerk"


def test_the_label_before_an_address_is_no_part_of_it() -> None:
    (reach,) = reaches("Write to: Millbrook School, 17 Main Street, Millbrook, ML4 1AE")
    assert reach.address[0] == "Millbrook School"


@pytest.mark.parametrize("first", ["info@school.example", "1. Introduction", "www.school.example"])
def test_an_address_and_the_first_part_are_no_title(first: str) -> None:
    assert draft(f"{first}\n\nThe clerk must write.\n\nReply\n\nThe clerk must write again.").title is None


_STAGES = (
    "Stage 1: informal complaint",
    "The manager will look into your complaint and reply within 10 days.",
    "Stage 2: formal complaint",
    "If you are not satisfied, the director will look into your complaint and reply within 20 days.",
    "Stage 3: appeal",
    "If you are still not satisfied, you may appeal to the board within 30 days.",
)


def _claimed(*paragraphs: str) -> list[str]:
    return [stage.step.title for stage in draft("\n\n".join(paragraphs)).standing]


def test_what_a_page_prints_twice_is_claimed_once() -> None:
    once = draft("\n\n".join(("Complaints policy", "This is our policy.", *_STAGES)))
    twice = draft("\n\n".join(("Complaints policy", "This is our policy.", *_STAGES, "Menu", "See it all.", *_STAGES)))
    assert [stage.step.title for stage in twice.standing] == [stage.step.title for stage in once.standing]
    assert [said.act for said in twice.acts] == [said.act for said in once.acts]
    again = [left for left in twice.left if left.is_repeated]
    assert [left.place.heading for left in again] == [f"{name} (2)" for name in _STAGES[::2]]
    assert [left.limits for left in again] == [(), (), ()]


def test_one_paragraph_that_stands_under_two_stages_is_read_at_both() -> None:
    same = "The complaint is answered within 10 days by the manager."
    made = draft(f"Complaints policy\n\nIt is so.\n\nStage 1\n\n{same}\n\nStage 2\n\n{same}\n\nStage 3\n\n{same}")
    assert [len(stage.acts) for stage in made.standing] == [1, 1, 1]


def _headed(*pairs: tuple[str, str]) -> str:
    return "\n\n".join(f"{HEADING}{name}\n\n{text}" for name, text in pairs)


def test_a_line_that_says_what_a_page_is_about_is_no_stage() -> None:
    about = "How to raise a concern with us, and how we put it right."
    others = (("Our process", "We look into it."), ("If you are not satisfied", "You may write to the authority."))
    titles = [_claimed(_headed(("Complaints handling", text), *others)) for text in (about, "The manager replies.")]
    assert ["Complaints handling" in each for each in titles] == [False, True]


def test_a_line_that_is_nothing_but_a_time_is_a_limit_where_its_heading_says_what_is_done() -> None:
    def read(heading: str, told: str = "It goes into our register.") -> tuple[list[str], list[str]]:
        made = draft(f"Complaints procedure\n\n{heading}\n\n{told}\n\n1 business day")
        claimed = [each.act.time.words for each in made.acts if each.act.time and each.act.time.period]
        return claimed, [words for left in made.left for words in left.limits]

    assert read("We register your complaint") == (["1 business day"], [])
    assert read("Register of complaints") == ([], ["1 business day"])
    assert read("We register your complaint", "We answer within 1 business day of it.") == (
        ["within 1 business day of it"],
        ["1 business day"],
    )

"""Who acts, what is done, whom to reach and what a document is called: nothing that it does not say."""

import pytest

from build_scripts.drafting.acts import read
from build_scripts.drafting.contacts import reaches
from build_scripts.drafting.draft import draft


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

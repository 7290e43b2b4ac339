"""A draft claims only what is beyond doubt: each of these was claimed once, in a document that does not say it."""

import pytest

from build_scripts.document.files import BULLET, HEADING
from build_scripts.drafting.draft import Draft, draft

STAGES = "Informal resolution\n\nThe manager must look into the complaint.\n\n"


def claimed(made: Draft) -> list[str]:
    return [stage.step.title for stage in made.standing]


def marked(made: Draft) -> list[str]:
    return [stage.step.title for stage in made.stages if not stage.step.sure]


def limits(made: Draft) -> tuple[list[str], list[str]]:
    """The times that are claimed, and those that are marked."""
    return (
        [said.act.time.words for said in made.acts if said.act.time and said.act.time.period],
        [words for left in made.left for words in left.limits],
    )


_NUMBERS = ((1, 2, 3), (22, 23, 24))


_BELOW = ("Formal hearing", "Grade Appeal Policy")


@pytest.mark.parametrize(
    "sentence",
    [
        "If we cannot settle it within 8 weeks, we will write to you.",
        "If it is not resolved within 28 days, proceed to Stage 2.",
        "If we are unable to resolve it within 5 days it will be passed to the head.",
        "In the unlikely event that it remains unresolved after 5 working days, then please speak to us.",
        "For complaints which aren't resolved by the end of the next working day, we will write to you.",
        "The clerk must see if it can be resolved within 5 working days.",
        "You must write to us, provided this is within 12 months of the incident.",
        "The second letter will be sent following the next visit (14 days after the first letter).",
        "We have eight weeks to consider your complaint.",
        "An investigation can take between 25 and 65 working days.",
        "The timescale for a reply is between 25 and 65 working days, depending on the matter.",
        "We aim to respond to feedback within 2 working days.",
        "You must wait 28 days before you go to a tribunal.",
    ],
)
def test_a_time_that_no_act_has_for_certain_is_marked(sentence: str) -> None:
    made = draft(f"Policy\n\nIt is so.\n\n{STAGES}{sentence}")
    given, doubtful = limits(made)
    assert given == []
    assert len(doubtful) == 1


def test_the_same_time_once_more_in_brackets_is_marked() -> None:
    said = "We will reply within 5 working days of the letter (i.e. a maximum of 8 working days from the complaint)."
    given, doubtful = limits(draft(f"Policy\n\nIt is so.\n\n{STAGES}{said}"))
    assert given == ["within 5 working days of the letter"]
    assert "maximum of 8 working days from the complaint" in doubtful


def test_a_time_that_a_timeline_sums_up_is_marked() -> None:
    said = "The clerk must give at least 10 days' notice of the hearing."
    made = draft(f"Policy\n\nIt is so.\n\n{STAGES}{said}\n\nTimeline\n\nA hearing (with at least 10 days' notice).")
    assert len(limits(made)[0]) == 1


def test_a_paragraph_of_sentences_is_no_label_of_what_follows_it() -> None:
    process = (
        "Concerns should be raised with the group in order to seek a swift resolution.\n\n"
        "If the issue cannot be resolved it should be raised with the chair of the board in writing.\n\n"
        "The first point of resolution of issues is consideration by the three partners. They shall write it down.\n\n"
        "In the event that a resolution cannot be reached, the issue would be escalated to a scrutiny officer."
    )
    assert claimed(draft(f"{HEADING}Concerns of agencies\n\nIt is so.\n\n{HEADING}Process\n\n{process}")) == [
        "Process",
        "Process, from paragraph 2",
        "Process, from paragraph 4",
    ]


def test_a_list_with_somebody_inside_is_one() -> None:
    inside = f"{BULLET}The head of the service\n\n{BULLET}Ofsted"
    made = draft(f"{STAGES}{HEADING}Appeals\n\nIf you are unhappy with the outcome, you may contact:\n\n{inside}")
    assert claimed(made) == ["Informal resolution", "Appeals"]


def test_a_number_alone_is_no_heading() -> None:
    clauses = (
        "Professionals should work together across all agencies for children.",
        "Concern or disagreement may arise over a decision about a referral.",
        "Professionals should attempt to resolve differences by talking about them.",
        "If they are unable to resolve them, the matter must be addressed by senior staff.",
    )
    text = "\n\n".join(f"1.{nth}\n\n{clause}" for nth, clause in enumerate(clauses, 1))
    made = draft(f"Resolving differences\n\n1. Disagreement\n\n{text}")
    assert "1.1" not in [stage.step.heading for stage in made.stages]
    assert not [title for title in claimed(made) if title.startswith("1.1")]


@pytest.mark.parametrize(
    "sentence",
    [
        "We require 24 hours notice of a cancellation.",
        "Appointments must be cancelled at least 24 hours before.",
    ],
)
def test_a_time_for_an_appointment_is_only_marked(sentence: str) -> None:
    assert limits(draft(f"{STAGES}{HEADING}Cancellations\n\n{sentence}"))[0] == []


@pytest.mark.parametrize("weeks", ["a working week", "one working week", "four working weeks"])
def test_working_weeks_are_days_or_weeks_and_are_only_marked(weeks: str) -> None:
    """Rule 249 gives them two readings: a draft that has one of them says nothing of the other."""
    assert limits(draft(f"{STAGES}The manager must reply within {weeks}.")) == ([], [f"within {weeks}"])


@pytest.mark.parametrize("who", ["They", "The manager"])
def test_a_working_week_is_marked_whoever_has_it(who: str) -> None:
    _, left = limits(draft(f"{STAGES}{who} should settle it in a meeting within a working week of it."))
    assert left == ["within a working week"]


def test_an_item_that_says_both_how_and_what_is_done_stays_a_stage() -> None:
    item = "The clerk must acknowledge the complaint, which is taken seriously, and send it to the chair."
    steps = f"1. {item}\n\n2. The clerk must send a copy to the chair.\n\n3. The chair shall review the complaint."
    assert claimed(draft(f"Complaints of members\n\nIt is so.\n\nProcedure\n\n{steps}"))[:1] == ["Procedure: 1"]


@pytest.mark.parametrize(
    "sentence",
    [
        "After a period of six months, if no further action has been found necessary, the warning will expire.",
        "After twelve months the warning shall be disregarded.",
    ],
)
def test_when_a_warning_lapses_is_only_marked(sentence: str) -> None:
    assert limits(draft(f"{STAGES}{HEADING}Warnings\n\nThe manager must write it down. {sentence}"))[0] == []


PENALTIES = (
    f"There are these disciplinary penalties:\n\n{BULLET}First formal warning\n\n{BULLET}Written warning\n\n"
    f"{BULLET}Dismissal"
)


def test_the_number_of_a_stage_counts_no_complaints() -> None:
    said = "We aim to acknowledge a Stage 1 complaint within two working days of receipt."
    assert limits(draft(f"{STAGES}{said}")) == (["within two working days of receipt"], [])
    several = "We must write to you about 3 complaints within 12 months."
    assert limits(draft(f"{STAGES}{several}")) == ([], ["within 12 months"])


def test_what_may_be_done_is_no_stage_for_its_heading() -> None:
    told = "We will see if the complaint can be resolved."
    titles = [claimed(draft(f"{STAGES}{each}\n\n{told}")) for each in ("Taking it further", "We may take it further")]
    assert [len(each) for each in titles] == [2, 1]


def test_a_paragraph_of_a_numbered_stage_that_goes_further_is_marked() -> None:
    further = "If the clerk cannot resolve it, please write to the coordinator about it."
    text = (
        "Complaints\n\nIt is so.\n\nStage 1\n\nThe clerk must look into it.\n\nStage 2\n\nThe head must decide.\n\n{}"
    )
    made = draft(text.format(further))
    assert claimed(made) == ["Stage 1", "Stage 2"]
    assert any(title.startswith(("Stage 2, from paragraph 2", "If the clerk")) for title in marked(made))

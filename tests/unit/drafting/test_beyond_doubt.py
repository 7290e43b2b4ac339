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


def test_a_list_whose_numbers_begin_above_1_is_one_of_clauses() -> None:
    rules = (
        "Membership: ending, suspension, or another sanction\n\n"
        "{}. The committee may end the membership of any member whom it considers has breached the rules.\n\n"
        "{}. Should the committee need to investigate a breach the member will be told of it in writing.\n\n"
        "{}. Following consideration by the committee, the decision may be given to the member."
    )
    first, late = (draft(rules.format(*each)) for each in _NUMBERS)
    assert claimed(first) == ["Step 1"]
    assert claimed(late) == []
    assert "Step 22" in marked(late)


_NUMBERS = ((1, 2, 3), (22, 23, 24))


def test_a_later_item_that_takes_nothing_on_is_marked() -> None:
    papers = "the complainant shall provide the council with copies of any papers which they wish to refer to at it."
    made = draft(
        f"Complaints procedure\n\n1. The clerk must acknowledge your complaint.\n\n2. Before that day {papers}"
    )
    assert [stage.step.paragraph for stage in made.stages if stage.step.sure] == [1]
    assert 2 in [stage.step.paragraph for stage in made.stages if not stage.step.sure]


def test_an_item_that_opens_a_list_which_is_not_there_is_marked() -> None:
    head = "Complaints procedure\n\n1. The clerk must acknowledge your complaint.\n\n"
    last = "2. If you are not satisfied with the reply, you can refer the matter on to"
    assert len(claimed(draft(f"{head}{last} the head."))) == 2
    assert len(claimed(draft(f"{head}{last}:\n\nOther people\n\nThe health board is there."))) == 1


def test_whom_to_speak_to_first_opens_no_later_stage() -> None:
    head = (
        "Policy\n\nIt is so.\n\nUnresolved complaints\n\nIf it cannot be resolved, you must write to the director.\n\n"
    )
    said = "If you are unhappy with our services, we hope you will discuss it with the practitioner"
    assert "Unresolved complaints, from paragraph 2" in claimed(draft(f"{head}{said} again."))
    made = draft(f"{head}{said} first.")
    assert "Unresolved complaints, from paragraph 2" not in claimed(made)
    assert "Unresolved complaints, from paragraph 2" in marked(made)


def test_a_title_above_the_policy_of_its_name_is_marked() -> None:
    appeal = "A student may appeal in writing to the dean if the grade is still unresolved."
    parted = "\n\n".join(
        f"{HEADING}{name}\n\n{appeal}" for name in ("Grade Appeal", "{below}", "Review by the Provost")
    )
    titles = [claimed(draft(f"{HEADING}Page\n\nIt is so.\n\n{parted.format(below=each)}")) for each in _BELOW]
    assert ["Grade Appeal" in each for each in titles] == [True, False]


_BELOW = ("Formal hearing", "Grade Appeal Policy")


@pytest.mark.parametrize(
    ("opening", "is_claimed"),
    [
        ("Any written reply in which you are dissatisfied will be treated as a complaint that we then review.", False),
        ("Any written reply in which you are dissatisfied will be sent to the head, and we then review it.", True),
    ],
)
def test_what_only_counts_as_a_matter_opens_no_stage(opening: str, *, is_claimed: bool) -> None:
    made = draft(f"Policy\n\nIt is so.\n\n{STAGES}Dealing with a review\n\n{opening}")
    assert ("Dealing with a review" in claimed(made)) == is_claimed
    assert "Dealing with a review" in (*claimed(made), *marked(made))


def test_what_only_speaks_of_the_text_opens_no_stage() -> None:
    further = "If the director finds against you, you may appeal to the board, who must then decide."
    made = draft(
        "Denial of service - Appeal\n\nThe following policy shall be the right of appeal.\n\n"
        "A person who was denied service may appeal in writing to the director if it is not resolved.\n\n"
        f"{further}"
    )
    assert "Denial of service - Appeal" not in claimed(made)


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


@pytest.mark.parametrize("heading", ["Taking it further", "Escalation", "Appeals"])
def test_a_list_of_bodies_outside_is_no_stage(heading: str) -> None:
    outside = f"{BULLET}The fostering network\n\n{BULLET}The regulatory authority (Ofsted)\n\n{BULLET}The police"
    opener = "If you are unhappy with the outcome, you may contact:"
    made = draft(f"{STAGES}{HEADING}{heading}\n\n{opener}\n\n{outside}")
    assert claimed(made) == ["Informal resolution"]


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


@pytest.mark.parametrize("who", ["They", "The manager"])
def test_a_working_week_is_marked_whoever_has_it(who: str) -> None:
    _, left = limits(draft(f"{STAGES}{who} should settle it in a meeting within a working week of it."))
    assert left == ["within a working week"]


@pytest.mark.parametrize(
    "item",
    [
        "All oral complaints, no matter how small they seem, should be taken seriously by the staff.",
        "Every complaint must be treated with respect, and the staff should be polite.",
        "Staff should at all times remain calm and respectful to whoever makes a complaint.",
    ],
)
def test_how_a_matter_is_to_be_met_is_no_stage(item: str) -> None:
    steps = f"1. {item}\n\n2. The clerk must send a copy to the chair.\n\n3. The chair shall review the complaint."
    assert claimed(draft(f"Complaints of members\n\nIt is so.\n\nProcedure\n\n{steps}"))[:1] != ["Procedure: 1"]


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


def test_what_is_listed_as_a_penalty_is_no_stage() -> None:
    told = "Minor breaches may result in a warning that is given by the manager, who must write it down."
    warned = f"{HEADING}Formal warning\n\n{told}"
    assert claimed(draft(f"{STAGES}{warned}")) == ["Informal resolution", "Formal warning"]
    made = draft(f"{STAGES}{HEADING}Disciplinary penalties\n\n{PENALTIES}\n\n{warned}")
    assert "Formal warning" not in claimed(made)
    assert "Formal warning" in marked(made)


def test_whoever_is_sent_to_those_who_advise_comes_to_no_further_stage() -> None:
    told = (
        "We will do our best to ensure that you are satisfied with the outcome of our investigation. However, if you "
        "still feel that your concerns have not been addressed, you may wish to escalate the matter to the {}."
    )
    heading = "If you are still not happy with the outcome"
    for whom, is_claimed in (("Patient advice and liaison service (PALS)", False), ("practice manager", True)):
        made = draft(f"{STAGES}{HEADING}{heading}\n\n{told.format(whom)}")
        assert (heading in claimed(made)) == is_claimed


@pytest.mark.parametrize(
    ("first", "sure"),
    [
        ("Complaints must be submitted in writing to the Clerk and must include the following:\n\n• a date", False),
        ("All complaints should be sent to the Clerk, and state what went wrong.", False),
        ("Your appeal must set out why you disagree.", False),
        ("Complaints must be submitted in writing to the Clerk.", True),
        ("Complaints must include a name, and the Clerk will acknowledge them within 3 days.", True),
    ],
)
def test_what_a_complaint_has_to_say_is_no_stage(first: str, *, sure: bool) -> None:
    rest = "\n\n".join(
        f"{nth}. {each}"
        for nth, each in enumerate(
            ("The Chairman must contact the parties.", "If it cannot be settled, the Council must decide."), 2
        )
    )
    made = draft(f"Complaints procedure\n\n1. {first}\n\n{rest}")
    assert (1 in [stage.step.paragraph for stage in made.standing]) == sure
    assert 1 in [stage.step.paragraph for stage in made.stages]


def test_the_number_of_a_stage_counts_no_complaints() -> None:
    said = "We aim to acknowledge a Stage 1 complaint within two working days of receipt."
    assert limits(draft(f"{STAGES}{said}")) == (["within two working days of receipt"], [])
    several = "We must write to you about 3 complaints within 12 months."
    assert limits(draft(f"{STAGES}{several}")) == ([], ["within 12 months"])


@pytest.mark.parametrize(
    ("opening", "sure"),
    [
        (
            "Write to the Monitoring Officer:\n\nJonathan Smith, Millbrook Council, Mill House, Millbrook, MB1 2CD",
            False,
        ),
        ("Please send it to the Head:\n\nMill House, Millbrook, MB1 2CD", False),
        ("Please write to the Head. The Head will acknowledge it within 3 days.", True),
    ],
)
def test_whom_to_write_to_with_an_address_is_only_how_it_is_raised(opening: str, *, sure: bool) -> None:
    then = "The officer will review your complaint and write to you within 14 days of receiving it."
    made = draft(
        f"Guidance on complaints\n\nIt is so.\n\nMaking a complaint\n\n{opening}\n\nWhat happens next?\n\n{then}"
    )
    assert ("Making a complaint" in claimed(made)) == sure
    assert "Making a complaint" in (*claimed(made), *marked(made))


def test_what_may_be_done_is_no_stage_for_its_heading() -> None:
    told = "We will see if the complaint can be resolved."
    titles = [claimed(draft(f"{STAGES}{each}\n\n{told}")) for each in ("Taking it further", "We may take it further")]
    assert [len(each) for each in titles] == [2, 1]


@pytest.mark.parametrize(
    ("named", "sure"),
    [
        ("Action taken by the council can include a written warning, final written warning or dismissal.", False),
        ("The council may speak to the person.", True),
    ],
)
def test_a_penalty_that_a_sentence_names_among_others_is_no_stage(named: str, *, sure: bool) -> None:
    told = "If the conduct does not improve, the employee will be given a warning in writing."
    made = draft(
        f"Disciplinary policy\n\n{named}\n\nDisciplinary hearing\n\nThe committee must hear the employee.\n\n"
        f"Final written warning\n\n{told}\n\nAppeal\n\nThe panel must decide."
    )
    assert ("Final written warning" in claimed(made)) == sure


@pytest.mark.parametrize(
    ("item", "sure"),
    [
        ("If the complaint relates to staff, it will be referred to the Head of Human Resources.", False),
        ("If it involves a matter of health, it will be referred to the Head of Department.", False),
        ("If it is not resolved, it will be referred to the Head of Department.", True),
    ],
)
def test_where_some_matters_go_is_no_next_stage(item: str, *, sure: bool) -> None:
    first = "The officer will acknowledge your complaint within 5 days."
    made = draft(f"Complaints procedure\n\n1. {first}\n\n2. {item}\n\n3. A report will be developed.")
    assert (2 in [stage.step.paragraph for stage in made.standing]) == sure


def test_what_is_done_with_praise_is_no_stage() -> None:
    told = "In the case of a comment or a compliment we will send you a letter if you gave us your address."
    titles = [
        claimed(draft(f"{STAGES}What will happen next?\n\n{each}"))
        for each in (told, told.replace("comment or a compliment", "complaint"))
    ]
    assert [len(each) for each in titles] == [1, 2]


def test_a_paragraph_of_a_numbered_stage_that_goes_further_is_marked() -> None:
    further = "If the clerk cannot resolve it, please write to the coordinator about it."
    text = (
        "Complaints\n\nIt is so.\n\nStage 1\n\nThe clerk must look into it.\n\nStage 2\n\nThe head must decide.\n\n{}"
    )
    made = draft(text.format(further))
    assert claimed(made) == ["Stage 1", "Stage 2"]
    assert any(title.startswith(("Stage 2, from paragraph 2", "If the clerk")) for title in marked(made))

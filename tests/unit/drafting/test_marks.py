"""What is only marked, because the document does not say for certain that it is a stage, and what is not even that."""

import pytest

from build_scripts.drafting.draft import Draft
from tests.support.drafted import marked, stages
from tests.unit.drafting.policies import by_shape as draft
from tests.unit.drafting.test_within import marks

ACT = "The chair must decide within 10 days."


def listed(*items: str) -> Draft:
    numbered = "\n\n".join(f"{number}. {item}" for number, item in enumerate(items, 1))
    return draft(f"Concerns of members\n\nThis is about members.\n\n{numbered}")


def figures(titles: list[str]) -> list[str]:
    return [title.rpartition(" ")[2] for title in titles]


PLAIN = (
    "A concern must be sent to the clerk in writing.",
    "The clerk must send a copy of it to the chair.",
    "The chair shall review the concern and the papers.",
    "The chair should write to both within 10 days.",
)


def test_of_a_list_that_nobody_calls_the_steps_only_the_first_is_claimed() -> None:
    made = listed(*PLAIN)
    assert figures(stages(made)) == ["1"]
    assert figures(marks(made)) == ["2", "3", "4"]


@pytest.mark.parametrize(
    "item",
    [
        "If the member is not satisfied, the board shall review the decision.",
        "The chair shall then refer the concern to the board for a decision.",
        "Appeal: the member can write to the board.",
        "Review \N{EN DASH} the board must look at the papers again.",
    ],
)
def test_in_such_a_list_an_item_is_claimed_that_takes_the_matter_on(item: str) -> None:
    made = listed(*PLAIN[:3], item)
    assert figures(stages(made))[-1] in {"4", "Appeal"}
    assert len(stages(made)) == 2


def test_a_list_that_begins_with_an_acknowledgement_is_one_of_steps() -> None:
    made = listed("The clerk must acknowledge the concern within 3 days.", *PLAIN[1:])
    assert figures(stages(made)) == ["1", "2", "3", "4"]


def test_a_list_whose_first_item_is_no_step_has_none_for_certain() -> None:
    made = listed("The purpose of the form is to name the concern.", *PLAIN[1:])
    assert stages(made) == []


@pytest.mark.parametrize(
    "item",
    [
        "The clerk must keep a record of it.",
        "If you are not satisfied you may write to the Ombudsman.",
        "We may contact you for more information about it.",
        "The member may be suspended from the club.",
    ],
)
def test_what_keeps_papers_goes_outside_or_may_happen_is_no_mark_beside_the_steps(item: str) -> None:
    made = draft(
        marked(
            ("Concerns", "This is about concerns."),
            ("What happens next?", "\n\n".join(f"{n}. {each}" for n, each in enumerate((*PLAIN[:2], item), 1))),
        )
    )
    assert figures(stages(made)) == ["1", "2"]
    assert marks(made) == []


@pytest.mark.parametrize("title", ["Making a complaint", "Our complaints process"])
def test_the_title_of_a_document_is_no_stage_for_certain_where_others_follow(title: str) -> None:
    opening = "We want to put it right. You should tell the chair, who must reply."
    made = draft(marked((title, opening), ("How we investigate", ACT), ("Appeals", ACT)))
    assert title not in stages(made)
    alone = draft(marked((title, opening)))
    assert len(alone.stages) == 1


def test_a_heading_for_those_who_are_not_happy_that_only_names_a_body_outside_is_no_mark() -> None:
    outside = "If you are not satisfied, you can ask the Ombudsman to look at it."
    made = draft(marked(("Investigation", ACT), ("Decision", ACT), ("If you are not satisfied", outside)))
    assert stages(made) == ["Investigation", "Decision"]
    assert marks(made) == []


def test_a_heading_between_stages_under_which_a_matter_is_dealt_with_is_marked() -> None:
    between = "Your complaint will go through some checks."
    made = draft(marked(("Investigation", ACT), ("A second pair of eyes", between), ("Appeal", ACT)))
    assert stages(made) == ["Investigation", "Appeal"]
    assert marks(made) == ["A second pair of eyes"]


def test_whom_to_turn_to_first_is_marked_where_an_introduction_says_it() -> None:
    first = "In the first instance you should discuss it with your manager."
    made = draft(marked(("Introduction", f"We like to listen. {first}"), ("Investigation", ACT), ("Appeal", ACT)))
    assert stages(made) == ["Investigation", "Appeal"]
    assert marks(made) == ["In the first instance you should discuss it with your (paragraph 1)"]


def test_a_document_without_any_stage_is_looked_through_under_every_heading() -> None:
    told = "You may write to the director. If the matter is not settled, you may appeal to the board."
    made = draft(marked(("Policy", "It is so."), ("Purpose of this page", told)))
    assert marks(made) == [
        "Purpose of this page",
        "If the matter is not settled, you may appeal to (paragraph 1)",
    ]


def test_a_list_of_nobody_but_those_to_go_to_is_marked_one_by_one() -> None:
    chain = "A concern must be raised with the teacher. The order is as follows:\n\n1. Teacher\n2. Principal\n3. Board"
    made = draft(marked(("Policy", "It is so."), ("Whom you turn to", chain)))
    titles = marks(made)
    assert [any(name in title for title in titles) for name in ("Principal", "Board")] == [True, True]
    either = chain.replace("The order is as follows:", "You may write to either of:")
    assert not any("Principal" in title for title in marks(draft(marked(("Policy", "So."), ("Whom", either)))))


def test_letters_are_steps_with_the_figures_inside_them() -> None:
    made = draft(
        "A. Informal talks.\n\n1. The member shall meet the clerk.\n\n2. Every effort should be made to agree.\n\n"
        "B. If it cannot be resolved, the member may ask the chair for a meeting.\n\n"
        "C. If the chair and the member cannot agree, the member may appeal to the board."
    )
    assert figures(stages(made)) == ["B", "C"]


def test_small_letters_with_nothing_before_them_are_paragraphs() -> None:
    made = draft(
        "a. A concern must be sent to the clerk.\n\nb. The clerk must acknowledge the concern.\n\n"
        "c. The chair shall review the concern.\n\nd. If the member is not satisfied, the board shall hear the appeal."
    )
    assert [stage.step.paragraph for stage in made.stages] == [1, 2, 3, 4]


@pytest.mark.parametrize(
    "told",
    [
        "If you have a complaint, please put it in writing with as much detail as you can.",
        "Complaints should be sent to the office in writing.",
        "Before you write to us you should consider resolving the matter informally.",
    ],
)
def test_how_a_matter_is_raised_is_marked_where_the_list_of_what_is_done_with_it_follows(told: str) -> None:
    steps = "1. We will acknowledge the complaint within 3 days.\n\n2. The manager will investigate the complaint."
    made = draft(marked(("Complaints procedure", f"We are sorry. {told}"), ("What will happen next?", steps)))
    assert figures(stages(made)) == ["1", "2"]
    assert marks(made) == [f"{' '.join(told.split()[:10])} (paragraph 1)"]


def test_where_nobody_acts_at_all_what_is_called_the_procedure_is_marked() -> None:
    made = draft(marked(("Policy", "It is so."), ("What happens after you have told us?", "It takes some time.")))
    assert marks(made) == ["What happens after you have told us?"]


def test_whom_to_turn_to_in_a_later_paragraph_is_marked() -> None:
    told = "You must raise it with the officer.\n\nTo raise it you will need to contact the administrator in writing."
    made = draft(marked(("Policy", "It is so."), ("Raising a concern", told)))
    assert marks(made) == ["To raise it you will need to contact the administrator (paragraph 2)"]


def test_how_a_matter_is_raised_is_marked_under_its_own_heading_too() -> None:
    made = draft(
        marked(
            ("Policy", "It is so."),
            ("How to make a complaint", "Please tell us by letter. We keep it."),
            ("Our service", "It is good."),
            ("How we will respond to complaints", "\n\n".join(f"{n}. {each}" for n, each in enumerate(PLAIN[2:], 1))),
        )
    )
    assert figures(stages(made)) == ["1", "2"]
    assert marks(made) == ["How to make a complaint"]


def test_the_last_of_a_numbered_list_is_no_heading() -> None:
    made = draft(
        "Complaints of citizens\n\nIf the matter is not resolved, the appeal process will follow this order:\n\n"
        "1. Other supervisors in the line\n\n2. The superintendent of schools\n\n3. The Board of Directors\n\n"
        "The Board shall encourage citizens to follow this chain."
    )
    assert figures(stages(made)) == ["1", "2", "3"]


def test_a_list_of_things_to_do_under_no_name_of_a_stage_is_marked_one_by_one() -> None:
    items = ("Take it to the teacher.", "Present it to the principal.", "Talk to us.")
    told = "\n\n".join(("The school must look at it.", *(f"{n}. {item}" for n, item in enumerate(items, 1))))
    made = draft(marked(("Policy", "It is so."), ("Public matters", told)))
    assert figures(marks(made)) == ["1", "2", "3"]


def test_what_comes_in_order_inside_a_stage_is_marked() -> None:
    told = "The member must tell the clerk. Next, the member may tell the chair in writing."
    made = draft(marked(("Policy", "It is so."), ("Raising a concern", told)))
    assert marks(made) == ["Next, the member may tell the chair in writing. (paragraph 1)"]


def test_recording_of_complaints_is_no_heading_about_records() -> None:
    made = draft(
        marked(("Policy", "It is so."), ("Receipt and recording of complaints", ACT), ("Records", ACT), ("Appeal", ACT))
    )
    assert stages(made) == ["Receipt and recording of complaints", "Appeal"]


def test_a_first_stage_that_comes_twice_is_only_marked_the_first_time() -> None:
    made = draft(
        marked(
            ("Policy", "It is so."),
            ("Stage 1 - reply by the team", "The team will reply. Stage 2 is a review, which the head will make."),
            ("Stage one - raising it", ACT),
            ("Stage two - review", ACT),
        )
    )
    assert stages(made) == ["Stage one - raising it", "Stage two - review"]
    assert marks(made) == ["Stage 1 - reply by the team"]


def test_a_lettered_paragraph_calls_itself_a_step_with_its_figures_inside() -> None:
    made = draft(
        "Grievances of staff\n\nThis is for staff.\n\nA. Step One-Meeting with the head.\n\n"
        "1. The employee must contact the head.\n\n2. Within 3 days the head shall reply.\n\n"
        "B. Step Two-Meeting with the manager.\n\n1. The employee may appeal to the manager.\n\n"
        "C. Step three. Within 5 days the employee may ask for a hearing."
    )
    assert stages(made) == ["Step One", "Step Two", "Step three"]


def test_who_is_told_beside_and_what_is_written_down_is_no_step() -> None:
    items = (*PLAIN[:2], "The officer must also be informed of it.", "All concerns should be clearly documented by us.")
    text = "\n\n".join(f"{n}. {each}" for n, each in enumerate(items, 1))
    made = draft(marked(("Policy", "It is so."), ("What happens next?", text)))
    assert figures(stages(made)) == ["1", "2"]


def test_a_paragraph_with_the_name_of_a_stage_before_a_colon_is_marked() -> None:
    told = (
        "Aims: All of us should be fair.\n\nInvestigation: An investigation should be made by us.\n\n"
        "Hearing: The member should arrange a hearing."
    )
    made = draft(marked(("Policy", "It is so."), ("What is your complaints procedure?", told)))
    assert [mark.split(":")[0] for mark in marks(made)] == ["Investigation", "Hearing"]


def test_numbered_sentences_after_a_colon_are_paragraphs_of_their_own() -> None:
    made = draft(
        "Our service\n\nWe aim to be good.\n\nThis is what you should do:\n\n"
        "1. A complaint should be made to the director.\n\n2. You should tell us if it is serious.\n\n"
        "3. The director shall investigate the complaint.\n\n4. The director shall write to you."
    )
    assert [stage.step.paragraph for stage in made.stages] == [3, 4, 5, 6]
    fragments = draft("Our service\n\nThe director will:\n\n1. Read it.\n\n2. Decide.\n\n3. Reply in writing.")
    assert all(len(stage.step.places[0].part.blocks) > 1 for stage in fragments.stages)


def test_where_nothing_is_sure_the_sentence_that_says_whom_to_speak_to_first_is_marked() -> None:
    told = "You may have questions. Firstly, speak to the teacher. However, if it is not resolved, tell the chair."
    made = draft(marked(("Policy", "It is so."), ("Our school", told)))
    assert "Firstly, speak to the teacher. (paragraph 1)" in marks(made)


def test_an_alternative_to_somebody_a_matter_is_about_is_only_marked() -> None:
    made = listed(*PLAIN[:3], "If the chair is the person it is against it should be referred to the secretary.")
    assert figures(stages(made)) == ["1"]
    assert figures(marks(made))[-1] == "4"


def test_a_letter_that_is_marked_confidential_is_a_step_and_a_right_under_a_condition_is_marked() -> None:
    items = (
        *PLAIN[:2],
        "Your letter must be marked private and confidential and sent to the clerk.",
        "You have the right - if you are not satisfied with the result - to put your case to the board.",
        "The board shall be regularly informed of it.",
    )
    text = "\n\n".join(f"{n}. {each}" for n, each in enumerate(items, 1))
    made = draft(marked(("Policy", "It is so."), ("What happens next?", text)))
    assert figures(stages(made)) == ["1", "2", "3"]
    assert figures(marks(made)) == ["4"]


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("If it is complex, a further 10 working days may be needed to reply.", "10 working days"),
        ("If it is complex the clerk can take an extra ten working days.", "ten working days"),
        ("If it is complex the clerk can take up to another 5 days.", "5 days"),
        ("We will write to you at four weekly intervals.", "at four weekly intervals"),
        ("Before the expiry of 30 days the clerk will send an answer.", "30 days"),
        ("This may be extended to 20 working days.", "20 working days"),
        ("An acknowledgement will be sent on the same day.", "the same day"),
        ("The clerk must tell you how it goes at 2-weekly intervals.", "at 2-weekly intervals"),
    ],
)
def test_more_time_and_how_often_somebody_writes_look_like_limits(sentence: str, words: str) -> None:
    made = draft(marked(("Policy on complaints", "It is so."), ("Stage 1", f"{ACT} {sentence}")))
    assert [each for left in made.left for each in left.limits] == [words]


INLINE = (
    "(1) A reply by the team (target: 5 days). (2) Formal investigation by another manager. (3) Appeal to the panel."
)


def test_steps_with_numbers_inside_a_paragraph_are_told_one_by_one() -> None:
    made = draft(marked(("Complaints of Millbrook", "It is so."), ("Stages", INLINE)))
    assert stages(made) == ["Stages"]
    assert marks(made) == [
        "Formal investigation by another manager. (paragraph 1)",
        "Appeal to the panel. (paragraph 1)",
    ]


def test_numbers_inside_a_paragraph_that_is_no_procedure_are_no_steps() -> None:
    kinds = "(1) A noise. (2) Formal investigation by another manager. (3) Appeal to the panel."
    made = draft(marked(("Complaints of Millbrook", "It is so."), ("Examples", kinds), ("Stage 1", ACT)))
    assert [title for title in marks(made) if title.startswith(("Formal", "Appeal"))] == []


def test_what_goes_on_inside_a_stage_is_marked_under_whatever_heading_it_stands() -> None:
    told = (
        "If unresolved the problem should be referred to their line manager, who must discuss it. "
        "If the problem remains unresolved the line managers will refer to their own line managers."
    )
    first = "Initial attempts should be taken to resolve the problem between the people who disagree."
    made = draft(f"Disagreements\n\nScope of this chapter\n\nIt is about disputes.\n\n{first}\n\n{told}")
    assert "Scope of this chapter, from paragraph 3" in stages(made)
    assert any(title.startswith("If the problem remains unresolved") for title in marks(made))


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("We will contact you and keep you updated every 20 working days after that.", ["every 20 working days"]),
        ("The officer will give you an update on it every two weeks.", ["every two weeks"]),
        ("This policy is reviewed every 12 months.", []),
    ],
)
def test_how_often_somebody_hears_looks_like_a_limit(sentence: str, words: list[str]) -> None:
    made = draft(marked(("Policy on complaints", "It is so."), ("Stage 1", f"{ACT} {sentence}")))
    assert [each for left in made.left for each in left.limits] == words


def test_a_mark_under_a_heading_begins_with_its_first_paragraph() -> None:
    told = "If you have left the museum please write to us.\n\nYour complaint will be acknowledged within 7 days."
    made = draft(
        marked(
            ("Complaints procedure", "It is so."),
            ("Complaint made by post", told),
            ("Stage 2", "If you are not satisfied, the head must decide about it."),
        )
    )
    (step,) = [stage.step for stage in made.stages if stage.step.heading == "Complaint made by post"][:1]
    assert (step.paragraph, step.sure) == (1, False)

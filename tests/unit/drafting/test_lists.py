"""Lists of steps: which items are stages, what stands around them, and which items are none."""

import pytest

from build_scripts.document.files import HEADING
from build_scripts.document.outline import headed
from tests.support.drafted import INTRO, marked, stages
from tests.unit.drafting.policies import by_shape as draft

WRITE = "You can write to the clerk, who will record it."


def test_a_figure_alone_on_its_line_numbers_the_heading_below_it() -> None:
    steps = (
        "Receipt\n\nThe clerk will write to you.",
        "Investigation\n\nThe head will look at it.",
        "Reply\n\nWe will reply.",
    )
    listed = "\n\n".join(f"{figure}\n\n{step}" for figure, step in enumerate(steps, 1))
    assert stages(draft(marked(("Complaints", WRITE), ("Our process", listed)))) == [
        "1 Receipt",
        "2 Investigation",
        "3 Reply",
    ]


def test_figures_far_apart_are_those_of_pages() -> None:
    page = f"Receipt\n\n{'The clerk will write to the head and keep a copy of it. ' * 20}"
    listed = "\n\n".join(f"{figure}\n\n{page}" for figure in (1, 2, 3))
    assert "1 Receipt" not in stages(draft(marked(("Complaints", WRITE), ("Our process", listed))))


def test_items_of_a_numbered_step_are_no_steps() -> None:
    made = draft(
        "Complaints\n\n1. The clerk will acknowledge it and record it.\n"
        "2. The head will investigate it. This will involve the following steps:\n"
        "(i) The head will pass it to the teacher, who will reply.\n"
        "(ii) The head will then read the reply and the papers.\n"
        "3. The head will invite you to a meeting about it.\n"
        "4. If you are not satisfied, the chair will review the decision."
    )
    assert stages(made) == ["Complaints: 1", "Complaints: 2", "Complaints: 3", "Complaints: 4"]


def test_a_numbered_paragraph_can_call_itself_a_step() -> None:
    made = draft(
        "(A) The following applies.\n\n(1) Step one. The worker shall tell the foreman.\n\n"
        "(2) Step two. The worker shall write to the head.\n\n(B) The head shall keep the papers that were sent."
    )
    assert stages(made) == ["Step one", "Step two"]


@pytest.mark.parametrize(
    "last",
    [
        "The above time limits may be extended if both agree.",
        "E. The above time limits may be extended if both agree.",
        "If we have to change any of these timescales we will let you know.",
    ],
)
def test_what_is_said_of_all_the_times_is_no_step(last: str) -> None:
    made = draft(
        "Grievance procedure\n\n1. The worker shall tell the foreman.\n\n2. The worker may write to the head.\n\n"
        f"{last if last[1] == '.' else '3. ' + last}"
    )
    assert stages(made) == ["Grievance procedure: 1", "Grievance procedure: 2"]


@pytest.mark.parametrize("heading", ["How we handle your complaint", "How we will deal with it"])
def test_items_with_signs_are_steps_under_a_heading_that_announces_them(heading: str) -> None:
    made = draft(
        f"Help\n\n{INTRO}\n\n{heading}\n\n- We will write to you within 3 days of the day it came.\n"
        "- We will look into it and may ask you for more.\n- We will tell you what was decided, with our reasons."
    )
    assert stages(made) == [f"{heading}: 1", f"{heading}: 2", f"{heading}: 3"]


def test_a_matter_is_raised_before_the_listed_steps() -> None:
    made = draft(
        marked(
            ("Complaints", "We want to put things right."),
            ("How to complain", WRITE),
            ("What happens next", "1. We will write to you.\n\n2. We will look into it.\n\n3. We will reply in full."),
        )
    )
    assert stages(made) == ["How to complain", *(f"What happens next: {figure}" for figure in (1, 2, 3))]


def test_ways_to_reach_somebody_are_how_a_matter_is_raised() -> None:
    reach = "Email help@example.org or call 01234 567890 with your name and what happened."
    listed = "- We will write to you within 3 days of the day it came.\n- We will look into what happened and reply."
    made = draft(marked(("Complaints", INTRO), ("How to complain", reach), ("What happens next", listed)))
    assert stages(made) == ["How to complain", "What happens next: 1", "What happens next: 2"]


def test_the_time_behind_the_name_of_a_step_makes_the_name_no_longer() -> None:
    name = "Resolution \N{EM DASH} within 10 working days of the original complaint"
    made = draft(marked(("Acknowledgement", "The clerk will reply."), (name, "The head will write with reasons.")))
    assert stages(made) == ["Acknowledgement", name]


@pytest.mark.parametrize(
    "outside",
    [
        "If you are not satisfied with it, you may be able to take it to an external body. The clerk can help.",
        "If you remain dissatisfied after our reply, you may seek independent legal advice. The clerk can help.",
        "You can raise it with the consumer helpline. You can also write to the Driving Agency directly.",
        "Our lending does not fall within the jurisdiction of the Financial Ombudsman Service. The clerk can help.",
    ],
)
def test_whoever_is_sent_outside_has_come_to_the_end(outside: str) -> None:
    made = draft(
        marked(
            ("How to complain", WRITE),
            ("Investigation", "The head will look at it."),
            ("Response", "The head will reply."),
            ("If you remain dissatisfied", outside),
        )
    )
    assert stages(made) == ["How to complain", "Investigation", "Response"]


GUIDELINES = "Appeals of students are handled according to the following guidelines:"


@pytest.mark.parametrize("marks", ["123", "abc"])
def test_guidelines_that_a_sentence_opens_are_steps(marks: str) -> None:
    said = (
        "A letter of appeal must be sent to the dean in charge.",
        "If the student is not satisfied with it, the student may petition the provost.",
        "The committee will hear the appeal and tell the provost what it advises.",
    )
    listed = "\n\n".join(f"{mark}. {each}" for mark, each in zip(marks, said, strict=True))
    made = draft(f"Appealing other matters\n\n{GUIDELINES}\n\n{listed}")
    assert stages(made) == [f"Appealing other matters: {nth}" for nth in (1, 2, 3)]


@pytest.mark.parametrize(
    ("item", "stands"),
    [
        ("If not, the student has the right to address the grievance to the dean.", True),
        ("The student has the right to be accompanied.", False),
        ("Each office shall develop its own process for appeals.", False),
        ("The office is advised and the matter is closed.", False),
    ],
)
def test_a_right_to_go_further_is_a_step_and_the_end_is_none(item: str, *, stands: bool) -> None:
    made = draft(
        "Right to appeal\n\nThe steps are described below:\n1. The student files it with the teacher in writing.\n"
        f"2. The head meets both and brings a decision.\n3. {item}"
    )
    assert stages(made) == [f"Right to appeal: {nth}" for nth in ((1, 2, 3) if stands else (1, 2))]


@pytest.mark.parametrize(
    "further",
    [
        "The complainant will have the right to put it to an appeal panel. The panel will decide.",
        "A student who is unsatisfied with the outcome may appeal to the dean, who will review it.",
        "A student unsatisfied with the decision may appeal to the provost, who will review it.",
    ],
)
def test_a_paragraph_goes_further_by_whoever_may_appeal(further: str) -> None:
    made = draft(f"This is what we do\n\nThe officer will look into the complaint and reply.\n\n{further}")
    assert len(stages(made)) == 2


def test_figures_above_headings_number_the_steps_that_a_heading_announces() -> None:
    steps = (
        ("Tell us", "You write to the clerk about it."),
        ("We listen", "We acknowledge it and review it fairly."),
        ("We put it right", "We work with you on a remedy and tell you."),
    )
    listed = "\n\n".join(f"{nth}\n\n{HEADING}{name}\n\n{told}" for nth, (name, told) in enumerate(steps, 1))
    after = marked(
        ("Submit a complaint", "Fill in your name and send it."), ("Acknowledgement of Country", "We thank.")
    )
    made = draft(f"{marked(('Complaints', INTRO))}\n\n{HEADING}How we handle complaints\n\n{listed}\n\n{after}")
    assert stages(made) == ["1 Tell us", "2 We listen", "3 We put it right"]


def test_numbered_items_that_have_the_names_of_stages_part_what_has_one_name() -> None:
    listed = (
        "1. Contact us and say what happened.\n\n2. Acknowledgement: we will write to you.\n\n3. Resolution: we reply."
    )
    around = (
        ("1. Officer", "The clerk helps."),
        ("2. How to raise a complaint", listed),
        ("3. Fraud", "Tell us of it."),
    )
    made = draft(marked(("Complaints", INTRO), *around))
    assert stages(made)[:2] == ["2. How to raise a complaint: 1", "Acknowledgement"]


def test_a_list_that_somebody_says_they_follow_is_one_of_steps() -> None:
    made = draft(
        "Complaints procedure\n\nWhere a parent complains, we would follow the following guidelines.\n\n"
        "- The parent should speak to the manager and say what happened.\n"
        "- The manager will confirm it within 24 hours."
    )
    assert stages(made) == ["Complaints procedure: 1", "Complaints procedure: 2"]


@pytest.mark.parametrize(
    ("item", "stands"),
    [
        ("If not, the user may file a written complaint on the form.", True),
        ("The purpose of the form is to show what the complaint is.", False),
        ("The director must record the request and file it away.", False),
        ("The board reserves the right to limit how long somebody speaks.", False),
    ],
)
def test_what_is_filed_is_a_step_and_what_is_said_of_the_rules_is_none(item: str, *, stands: bool) -> None:
    made = draft(
        "Procedure for requests\n\n1. The user should first discuss it with the director.\n\n"
        f"2. The director will respond in writing.\n\n3. {item}"
    )
    assert stages(made) == [f"Procedure for requests: {nth}" for nth in ((1, 2, 3) if stands else (1, 2))]


def test_the_appeal_after_the_listed_steps_is_one_more() -> None:
    name = "Appeals process \N{EN DASH} as it was approved by the board of trustees in the year 2008"
    listed = "1. The user will write to the clerk.\n\n2. The clerk will consider it.\n\n3. The head will reply."
    made = draft(marked(("Procedure", listed), (name, "The user must write to the board. The board will reply.")))
    assert stages(made) == ["Procedure: 1", "Procedure: 2", "Procedure: 3", name]


def test_a_question_how_it_begins_is_the_first_stage() -> None:
    asked = "How does the grievance procedure begin?"
    told = "You present it to the manager. We will meet you."
    made = draft(
        marked(("Grievances", INTRO), (asked, told), ("What if I still disagree?", "You can ask for a panel."))
    )
    assert stages(made) == [asked, "What if I still disagree?"]


def test_a_number_can_have_a_colon_and_a_heading_its_year() -> None:
    listed = "1: The clerk shall acknowledge it.\n\n2: The head shall be told of it.\n\n3: The chair to hear both."
    made = draft(f"Complaints procedure 2023\n\n{listed}")
    assert stages(made) == [f"Complaints procedure 2023: {nth}" for nth in (1, 2, 3)]


def test_a_heading_can_name_who_hears_a_matter() -> None:
    told = "The complainant may go to somebody else. This is the process:"
    made = draft(
        marked(
            ("Complaints procedure", told),
            ("Complaint heard by the teacher:", "The teacher can refer it to the head."),
            ("Complaint heard by the head:", "The head may look at it once more."),
        )
    )
    assert stages(made) == ["Complaint heard by the teacher:", "Complaint heard by the head:"]


def test_an_item_of_a_page_goes_on_where_its_line_ends_in_the_middle_of_a_time() -> None:
    item = (
        "\N{BULLET} After due consideration the panel will reach a conclusion within 20 \n"
        "Working Days of the hearing and it may make recommendations. The panel will tell the parents of it, \n"
        "and of the reasons for it, in writing."
    )
    made = draft(f"Complaints procedure\n\nStage 1: the panel\n\n{item}")
    assert [said.act.time.words for said in made.acts if said.act.time] == ["within 20 Working Days of the hearing"]


def test_a_numbered_heading_may_end_with_a_bracket() -> None:
    items = "1. The line manager meets the employee.\n\n2. Record notes of the meeting with the employee."
    each = headed(f"Staff policy\n\nIt is so.\n\n4. Informal stage (for minor concerns)\n\n{items}")
    assert [one.heading for one in each] == ["Staff policy", "4. Informal stage (for minor concerns)"]


def test_a_sign_in_the_middle_of_a_line_begins_an_item_there() -> None:
    text = (
        "\N{BULLET} All contact should be polite. \N{BULLET} If staff cannot solve the problem they should refer it\n"
        "to the manager. \N{BULLET} At all times staff should remain calm and respectful, whoever it is that "
        "complains and however they put it, and they should write down what they were told by them on the form."
    )
    (each,) = headed(f"Procedure\n\n{text}")
    items = [block for part in each.parts for block in part.blocks]
    assert [item.split()[1] for item in items] == ["All", "If", "At"]
    assert "refer it\nto the manager." in items[1]

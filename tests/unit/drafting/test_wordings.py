"""How boards word limits and stages: in sentences without must, in lists, in tables, under all kinds of headings."""

from pathlib import Path

import pytest

from build_scripts.document.files import CELL, HEADING, NUMBERED, ROW, text_of
from build_scripts.drafting.draft import Draft
from tests.unit.drafting.policies import by_shape as draft


def limits(made: Draft) -> list[tuple[str, str]]:
    held = [each.act.time for each in made.acts]
    return [(time.words, str(time.period)) for time in held if time]


def row(*cells: str) -> str:
    return ROW + CELL.join(cells)


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("Complaints are acknowledged within 2 working days.", ("within 2 working days", "2 working days")),
        ("Please raise it with us within 7 days of the visit.", ("within 7 days of the visit", "7 days")),
        ("You have 14 days from the reply in which to ask.", ("14 days from the reply", "14 days")),
        ("If you are not happy you have 14 days in which to ask.", ("14 days", "14 days")),
        ("The clerk has a further 15 working days to reply.", ("15 working days", "15 working days")),
        ("The clerk has a target timescale of 20 working days in which to reply.", ("20 working days",) * 2),
        ("The time allowed for this stage is 5 working days.", ("5 working days", "5 working days")),
        ("The clerk is expected to reply within 3 working days.", ("within 3 working days", "3 working days")),
        ("The clerk will reply within 10 WD of receipt.", ("within 10 WD of receipt", "10 working days")),
        (
            "The clerk must send the papers at least 5 school days before the hearing.",
            ("at least 5 school days before the hearing", "5 school days"),
        ),
        (
            "The employee must be given at least five working days\u2019 notice of the hearing.",
            ("at least five working days", "5 working days"),
        ),
        (
            "A student has 12 months from the date of that letter to complain.",
            ("12 months from the date of that letter", "12 months"),
        ),
        ("(1) Talk to the team (target: 5 working days).", ("5 working days", "5 working days")),
        ("The clerk must reply to it (deadline: 3 days).", ("3 days", "3 days")),
        ("You will be given 10 working days\u2019 notice of the date.", ("10 working days", "10 working days")),
        (
            "If that does not help you can ask the Head, who will answer within 15 days.",
            ("within 15 days", "15 days"),
        ),
        (
            "If that does not help you can ask the Head who will answer within 15 days.",
            ("within 15 days", "15 days"),
        ),
        ("The Chair will normally decide in a fortnight.", ("in a fortnight", "14 days")),
        (
            "It must be sent no later than the end of the next working day.",
            ("no later than the end of the next working day", "1 working day"),
        ),
        ("The time limit for a review is normally 28 days.", ("28 days", "28 days")),
        ("The clerk must reply within a month (20 working days).", ("within a month", "1 month")),
        ("The employee must wait 28 days.", ("28 days", "28 days")),
        (
            "The clerk must say how to ask (15 working days from the date of the email).",
            ("15 working days from the date of the email", "15 working days"),
        ),
        (
            "If you hear nothing you have an additional 30 days to make a formal complaint.",
            ("30 days", "30 days"),
        ),
        ("The clerk will complete it within a deadline of 20 working days.", ("20 working days", "20 working days")),
        (
            "The clerk will tell all parties the date at least 10 school days in advance.",
            ("at least 10 school days", "10 school days"),
        ),
        ("We expect to settle most complaints within 10 days.", ("within 10 days", "10 days")),
        ("Our policy is to settle complaints within 20 days for most of them.", ("within 20 days", "20 days")),
        ("We will look into it, which may take up to 10 days.", ("up to 10 days", "10 days")),
        ("Write to the clerk within 10 school days1, saying why.", ("within 10 school days1", "10 school days")),
        (
            "Ask for a review by a member who did not decide \N{EM DASH} within 20 days of our answer.",
            ("within 20 days of our answer", "20 days"),
        ),
        (
            "If you are unhappy still, please tell us that you are within 14 days of the reply.",
            ("within 14 days of the reply", "14 days"),
        ),
        (
            "A member can propose an alternative date that is within five days of the original date.",
            ("within five days of the original date", "5 days"),
        ),
        (
            "The appeal will be heard by somebody not previously involved, usually within 10 days.",
            ("within 10 days", "10 days"),
        ),
        (
            "A complaint to the Ombudsman must be made within 1 year of the act.",
            ("within 1 year of the act", "1 year"),
        ),
        (
            "If one cannot come, another day is found not more than five working days after the first.",
            ("not more than five working days after the first", "5 working days"),
        ),
        ("This stage takes no longer than 10 working days.", ("no longer than 10 working days", "10 working days")),
        ("We\u2019ll reply within 10 working days.", ("within 10 working days", "10 working days")),
        ("Reply: 10 working days", ("10 working days", "10 working days")),
        ("We will reply within 5-10 working days.", ("within 5-10 working days", "10 working days")),
        ("It normally takes four to six weeks.", ("four to six weeks", "6 weeks")),
        ("The reply will take between 10 and 15 working days.", ("between 10 and 15 working days", "15 working days")),
        ("We will respond by close of the next working day.", ("by close of the next working day", "1 working day")),
        ("You must appeal inside 14 days.", ("inside 14 days", "14 days")),
        (
            "We will reply by the 10th working day after receipt.",
            ("by the 10th working day after receipt", "10 working days"),
        ),
        (
            "Papers will be circulated five days prior to the hearing.",
            ("five days prior to the hearing", "5 days"),
        ),
        ("There is a 28-day limit for appeals.", ("28-day", "28 days")),
        ("A 10 working day deadline applies.", ("10 working day", "10 working days")),
        ("Please allow 10 working days for a reply.", ("10 working days", "10 working days")),
        (
            "The response is due 10 working days after the complaint.",
            ("10 working days after the complaint", "10 working days"),
        ),
        (
            "- Level 2: 40 working days from the date of receipt.",
            ("40 working days from the date of receipt", "40 working days"),
        ),
        (
            "The hearing must take place at least 10 days after the letter.",
            ("at least 10 days after the letter", "10 days"),
        ),
        ("Carers are offered 28 days to appeal.", ("28 days", "28 days")),
        ("- Three working days to acknowledge it.", ("Three working days", "3 working days")),
        (
            "Once it has been recorded, a full reply is due within 10 working days of receipt.",
            ("within 10 working days of receipt", "10 working days"),
        ),
        (
            "Once an outcome has been given, a student has 10 working days to ask for a review.",
            ("10 working days", "10 working days"),
        ),
        (
            "- (Where no letter has been sent) within 3 months of the event.",
            ("within 3 months of the event", "3 months"),
        ),
        (
            "You may appeal within a period of 14 days beginning with the day after the decision.",
            ("within a period of 14 days beginning with the day after the decision", "14 days"),
        ),
    ],
)
def test_a_limit_is_found_however_it_is_worded(sentence: str, told: tuple[str, str]) -> None:
    assert limits(draft(sentence)) == [told]


@pytest.mark.parametrize(
    "sentence",
    [
        "Most complaints were answered within 10 working days.",
        "Most complaints are answered in 40 working days.",
        "95% of letters are answered within 10 working days.",
        "Complaints that are made within 12 months are recorded.",
        "If a reply comes within 5 days nothing else happens.",
        "The clerk may extend the time by up to 10 working days.",
        "In complex cases we may take up to another 10 working days.",
        "The clerk does not have to be told within 5 days.",
        "The course has 14 days of lessons.",
        "Students under 18 years of age may authorise a parent.",
        "Where it is not possible to reply within the 10-day period, the clerk will write.",
        "A complaint that is made beyond 20 working days is recorded.",
        "The target of 10 working days is missed when the clerk is ill.",
        "The clerk can do so at least 5 days after the letter.",
        "Papers will be deleted after 30 days.",
        "A record will be kept for 6 years after the case closes.",
        "This policy is reviewed within 2 years.",
        "The warning will be removed after 12 months.",
        "If it is too complex to answer within 20 days, the clerk will say why.",
        "Retention: 6 years.",
        "The hearing usually takes 2 hours.",
        "Complex issues are looked into (they may take up to 3 months).",
        "We may postpone the meeting for up to five days.",
        "The Ombudsman will decide within 8 weeks.",
    ],
)
def test_what_is_no_limit_of_an_act_is_left_with_its_sentence(sentence: str) -> None:
    made = draft(sentence)
    assert [period for _, period in limits(made) if period != "None"] == []
    assert [left.sentences for left in made.left] == [(sentence,)]


def test_no_longer_than_a_time_is_that_limit_and_marks_no_other() -> None:
    made = draft("The investigation should take no longer than 2 months, though the clerk may allow longer.")
    assert limits(made) == [("no longer than 2 months", "2 months")]
    assert [words for left in made.left for words in left.limits] == []


def test_what_has_lost_its_verb_is_no_act() -> None:
    (said,) = draft("You may within 14 days of receiving the reply appeal by writing to the clerk.").acts
    assert said.act.text is None


def test_what_one_has_time_for_is_no_act_of_another() -> None:
    said = draft("The clerk must reply, and you have 14 days to ask.").acts
    assert [(each.act.actor and each.act.actor.name, each.act.time and each.act.time.words) for each in said] == [
        ("the clerk", None),
        ("you", "14 days"),
    ]


def test_a_time_in_brackets_that_is_counted_from_something_is_no_limit_of_the_act_before_it() -> None:
    reply, other = draft("The clerk must say how to ask (15 working days from the date of the email).").acts
    assert (reply.act.time, other.act.actor, other.act.text) == (None, None, None)


def test_what_has_to_pass_before_an_act_is_said_to_be_so() -> None:
    (said,) = draft("The employee must wait 28 days.").acts
    assert said.act.time
    assert said.act.time.waits


def test_the_limit_of_a_heading_is_taken_where_what_follows_does_not_say_it() -> None:
    told = "The clerk must reply."
    assert limits(draft(f"Policy\n\nIt is short.\n\nStage 1 (10 working days)\n\n{told}")) == [
        ("10 working days", "10 working days")
    ]
    made = draft(f"Policy\n\nIt is short.\n\nStage 1 (10 working days)\n\n{told[:-1]} within 10 working days.")
    assert limits(made) == [("within 10 working days", "10 working days")]


def test_an_act_without_must_is_marked_as_such() -> None:
    (said,) = draft("Complaints are acknowledged by the Clerk within 2 working days.").acts
    assert (said.act.force, said.act.text) == (None, None)


def test_the_limits_of_a_list_are_found_beside_what_opens_it() -> None:
    made = draft("The clerk will do the following:\n\n- acknowledge within 3 days\n\n- write to the head")
    assert [said.act.text for said in made.acts] == ["acknowledge", "write to the head"]
    made = draft("What happens next:\n\n- acknowledged within 3 days\n\n- full reply within 9 days")
    assert limits(made) == [("within 3 days", "3 days"), ("within 9 days", "9 days")]


@pytest.mark.parametrize(
    "heading",
    [
        "2. Stage One: raising a concern",
        "3.1 Stage 2",
        "Informal resolution (Stage 1)",
        "Second stage",
        "Review stage - stage 2 complaints",
        "The formal stage",
        "Step One \u2013 Informal",
        "Level 2: managers",
        "- 1) Formal Stage 1",
        "Internal Review (Stage 2):",
        "Steps taken for a Stage 1 complaint",
    ],
)
def test_a_heading_calls_itself_a_stage_in_many_ways(heading: str) -> None:
    made = draft(f"Policy\n\nWhat it is.\n\n{heading}\n\nThe clerk must reply within 5 days.")
    assert [stage.step.title for stage in made.standing] == [heading.removeprefix("- ").rstrip(":")]


def test_a_short_question_is_the_heading_of_its_answer() -> None:
    made = draft("Policy\n\nWhat it is.\n\nWhat happens next?\n\nThe clerk must send a reply to you within 5 days.")
    assert [stage.step.title for stage in made.standing] == ["What happens next?"]
    assert draft("Policy\n\nIs it so? Yes.\n\nWhat happens next?\n\nIt ends.").stages == ()


def test_a_list_of_contents_is_no_stage() -> None:
    text = "Contents\n\nStage 1 3\n\nStage 2 4\n\nIntroduction\n\nThis is the policy of the board.\n\n"
    text += "Stage 1\n\nThe clerk must reply.\n\nStage 2\n\nThe head must reply."
    made = draft(text)
    assert [(stage.step.title, len(stage.acts)) for stage in made.standing] == [("Stage 1", 1), ("Stage 2", 1)]


def test_a_line_that_a_list_completes_is_no_heading() -> None:
    opener = "Where you are asked to come, you"
    text = f"Replies\n\nThe clerk must reply.\n\n{opener}\n\n- will be told the day\n\n- may bring a friend"
    assert [stage.step.title for stage in draft(text).stages] == ["Replies"]


def test_a_line_of_contents_with_dots_is_no_stage() -> None:
    text = "Contents\n\nStage 1 ........... 3\n\nIt is a policy.\n\nStage 1\n\nThe clerk must reply."
    assert [stage.step.title for stage in draft(text).stages] == ["Stage 1"]


def test_numbers_of_clauses_are_no_steps_and_their_headings_are() -> None:
    clauses = f"{NUMBERED}The clerk must reply.\n\n{NUMBERED}The clerk must tell the head within 2 days."
    text = "\n\n".join(f"{HEADING}{each}\n\n{clauses}" for each in ("1. General", "2. Complaints", "3. Appeals"))
    assert [stage.step.title for stage in draft(text).stages] == ["2. Complaints", "3. Appeals"]


def test_a_review_is_a_stage_unless_it_is_of_the_text() -> None:
    for told, stages in (("decision", 2), ("policy will be reviewed. The", 1)):
        text = f"Reply\n\nThe clerk must reply.\n\nReview\n\nThe {told} panel must look at it again."
        assert len(draft(text).standing) == stages


def test_what_is_referred_after_the_last_number_is_a_stage_and_what_goes_outside_is_none() -> None:
    for whom, stages in (("Head of Service", 2), ("Ombudsman", 1)):
        last = f"If you are still not happy the matter must be referred to the {whom}."
        assert len(draft(f"Step 1\n\nThe clerk must reply.\n\nStill unhappy\n\n{last}").standing) == stages


def test_who_is_reached_there_is_no_stage() -> None:
    text = "Reply\n\nThe clerk must reply.\n\nComplaints Manager\n\nTelephone: 01484 414960\n\nWe will answer you."
    assert [stage.step.title for stage in draft(text).stages] == ["Reply"]


def test_a_paragraph_about_another_dispute_is_a_stage_of_its_own() -> None:
    first = "If there is a dispute between partners the Chair will call a meeting."
    second = "If there is a dispute between a partner and the Chair the Director will call it."
    made = draft(f"Disputes\n\n{first}\n\n{second}")
    assert [stage.step.title for stage in made.standing] == ["Disputes", "Disputes, from paragraph 2"]


TABLE = (
    row("Step", "Who", "Timescale"),
    row("Request acknowledged", "Customer Relations Team", "Within 5 working days"),
    row("Reply sent", "The Director", "20 working days"),
    row("Talk", "Anybody", "no limit"),
)


def test_a_row_of_a_table_gives_its_limit_and_who_acts() -> None:
    made = draft("\n\n".join(("Stage 1", *TABLE)))
    held = [(said.act.actor and said.act.actor.name, said.act.time and said.act.time.words) for said in made.acts]
    assert held == [("Customer Relations Team", "Within 5 working days"), ("the Director", "20 working days")]
    assert [left.sentences for left in made.left] == [("Step | Who | Timescale",), ("Talk | Anybody | no limit",)]


def test_an_amount_in_a_column_that_is_not_of_times_is_no_limit() -> None:
    assert limits(draft("\n\n".join(("Leave", row("Who", "Holiday"), row("Clerk", "20 working days"))))) == []


def test_a_table_that_sums_up_the_stages_gives_no_limit_twice_and_no_stage() -> None:
    text = [
        "Stage 1",
        "The head must reply within 5 days.",
        "Timescales",
        row("Stage", "Time"),
        row("Stage 1", "5 days"),
    ]
    made = draft("\n\n".join(text))
    assert [stage.step.title for stage in made.standing] == ["Stage 1"]
    assert limits(made) == [("within 5 days", "5 days")]
    assert made.left[-1].sentences == ("Stage 1 | 5 days",)


def test_a_table_of_times_that_are_nowhere_else_sums_nothing_up() -> None:
    rows = [row("Step", "Time")] + [row(f"Reply {days}", f"{days} days") for days in (3, 5, 9)]
    made = draft("\n\n".join(("Reply", "The head must reply within 5 days.", "Timescales", *rows)))
    assert limits(made) == [
        ("within 5 days", "5 days"),
        ("3 days", "3 days"),
        ("5 days", "5 days"),
        ("9 days", "9 days"),
    ]


def test_rows_are_the_stages_where_nothing_else_is() -> None:
    rows = (row("Stage", "Who", "By when"), row("Stage 1", "Manager", "5 days"), row("Stage 2", "Chair", "9 days"))
    made = draft("\n\n".join(("How we answer", *rows)))
    assert [(stage.step.title, len(stage.acts)) for stage in made.standing] == [("Stage 1", 1), ("Stage 2", 1)]


def test_a_table_goes_on_under_the_stage_that_a_row_is() -> None:
    head = row("Stage", "Action", "Responsible", "Timescale")
    first = row("Stage 1 Informal", "The workers talk to each other.", "Line manager", "5 working days")
    second = row("Stage 2 Formal", "A meeting is held, and notes are taken.", "The Chair", "10 working days")
    made = draft(f"How we resolve it\n\n{head}\n\n{first}\n\n{second}")
    assert [stage.step.title for stage in made.standing] == ["Stage 1 Informal", "Stage 2 Formal"]
    assert [said.act.actor and said.act.actor.name for said in made.acts] == ["Line manager", "the Chair"]
    assert limits(made) == [("5 working days", "5 working days"), ("10 working days", "10 working days")]


def test_a_row_with_sentences_is_a_stage_of_its_own() -> None:
    long = "The manager of the house will send a written reply to you within 10 working days."
    made = draft("\n\n".join(("How we answer", row("Stage 1", long), row("Stage 2", long.replace("10", "20")))))
    assert [stage.step.title for stage in made.standing] == ["Stage 1", "Stage 2"]
    assert [period for _, period in limits(made)] == ["10 working days", "20 working days"]


@pytest.mark.parametrize("bullet", ["\u2022", "\u25cf", "\u25aa", "\uf0b7", "\uf0a7", "-"])
def test_a_list_has_any_bullet(bullet: str) -> None:
    made = draft(f"The clerk will:\n{bullet} write within 3 days\n{bullet} reply within 9 days")
    assert [(said.act.text, said.act.time and said.act.time.words) for said in made.acts] == [
        ("write", "within 3 days"),
        ("reply", "within 9 days"),
    ]


def test_what_follows_a_list_in_a_pdf_is_no_part_of_its_last_item() -> None:
    lines = (
        "There are other ways for:",
        "- a complaint about a charity",
        "- a complaint about a disagreement between trustees, in which we do",
        "not take part",
        "If you wish to complain, you must do so within three months of the",
        "day. We will acknowledge it within 15 days.",
    )
    assert [words for words, _ in limits(draft("\n".join(lines)))] == [
        "within three months of the\nday".replace("\n", " "),
        "within 15 days",
    ]


def test_the_item_after_a_list_in_an_item_is_its_next_sibling(tmp_path: Path) -> None:
    inner = "<ol><li>write to you; and</li><li>tell the head.</li></ol>"
    last = "<li>The head must reply within 9 days.</li>"
    page = tmp_path / "page.html"
    page.write_text(f"<h2>Replies</h2><ol><li>The clerk will:{inner}</li>{last}</ol>", "utf-8")
    made = draft(text_of(page, structure=True))
    assert [said.act.actor and said.act.actor.name for said in made.acts] == ["the clerk", "the clerk", "the head"]

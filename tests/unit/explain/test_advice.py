"""What an answer says first. The dates were counted by hand; no bank holiday falls in that November and December."""

from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from build_scripts import content
from build_scripts.reference.excerpts import EXAMPLE
from navigator.api import Engine
from navigator.case.verdicts.position import position
from navigator.explain.advice import advice
from navigator.explain.teller import Teller
from navigator.explain.voice import voiced
from navigator.model.acts import Duty, Force
from navigator.model.cases import Case, parse_fact
from navigator.model.parties import Side
from navigator.words import ENGLISH
from tests.support import samples
from tests.support.samples import calendars, library

CENTRE = "milton-keynes-contact-centre/complaints"
KIRKLEES = "kirklees/dispute-resolution"
NELSCP = "nelscp/multi-agency-dispute-resolution"
MODELS = Path(__file__).parents[2] / "models" / "procedures"


@cache
def engine() -> Engine:
    made = Engine(calendars())
    for policy in library().policies.values():
        made.answer({"ask": "load", "policy": policy.as_data()})
    return made


def told(*facts: str, today: str, reader: str | None = "complainant", key: str = CENTRE) -> dict[str, Any]:
    asked = {"ask": "position", "procedure": key, "facts": facts, "today": today, "reader": reader}
    report = engine().answer(asked)
    return {**report["advice"], "report": report}


def test_a_right_of_the_reader_is_the_heading_with_its_condition_and_what_the_policy_leaves_open() -> None:
    said = told("reply-received=2026-11-16", today="2026-11-20")
    assert said["heading"] == "Tell the Chair by Monday 30 November 2026"
    assert said["lines"][0] == "Only if you are unhappy with the Coordinator's reply."
    assert "Make sure that it arrives in time." in said["warnings"][0]
    (step,) = said["steps"]
    assert step["text"] == "Tell the Chair that you want to take it further, by Monday 30 November 2026."
    assert (step["letter"], step["calendar"], step["contact"]) == ("own", True, "chair")


def test_whoever_waits_reads_of_the_reply_and_not_of_the_acknowledgement_that_is_late() -> None:
    said = told("complaint-received=2026-11-02", today="2026-11-13")
    assert said["heading"] == "Expect a full written reply by Monday 23 November 2026"
    assert said["steps"][0]["text"] == "Ask the Coordinator for an acknowledgement."
    assert said["steps"][0]["more"] == "It was due by Monday 9 November 2026. This is 4 working days late."
    assert said["steps"][1]["calendar"]


def test_nothing_is_late_on_any_reading_where_what_nobody_mentioned_would_move_the_date() -> None:
    board = content.read(EXAMPLE)
    policy = board.policies["anytown/records"]
    made = Engine(board.calendars)
    made.answer({"ask": "load", "policy": policy.as_data()})
    asked = {"ask": "position", "procedure": policy.key, "facts": ["asked=2026-04-01"], "reader": "requester"}
    lines = made.answer({**asked, "today": "2026-04-08"})["advice"]["lines"]
    assert "The date changes if the records officer asked which records are meant. You have not said so." in lines
    # Received on Wednesday 1 April, a working day in the Easter holidays. Of the school days Monday 13 April is 1 and
    # Friday 1 May 15; the 4th is a bank holiday; Monday 11 May is 20. The clock may have stopped on any of them.
    assert "Read another way, the time ends at 17:00 on Monday 11 May 2026." in lines
    assert not any("any reading" in line for line in lines)


def test_late_on_any_reading_is_said_only_where_every_reading_has_a_date() -> None:
    both = told("complaint-received=2026-11-02", "acknowledged=2026-11-11", today="2026-11-20")
    assert "On any reading it is late after Wednesday 2 December 2026." in both["lines"]
    one = told("complaint-received=2026-11-11", "acknowledged=no", today="2026-11-13")
    assert one["heading"] == "Expect a full written reply by Wednesday 2 December 2026"
    condition = "On any reading it is late after Wednesday 9 December 2026, "
    condition += "if this happens in time: the Coordinator acknowledged your complaint."
    assert condition in one["lines"]
    # Where that is late itself there is no such day.
    late = told("complaint-received=2026-11-02", "acknowledged=no", today="2026-11-13")
    assert not any("late" in line for line in late["lines"])


def test_what_may_be_late_is_said_to_may_be_so() -> None:
    said = told("complaint-received=2026-11-02", "acknowledged=2026-11-11", today="2026-11-27")
    assert said["heading"] == "A full written reply was expected by Monday 23 November 2026, and may be late"
    assert said["lines"] == ("On any reading it is late after Wednesday 2 December 2026.",)
    assert said["steps"][0]["text"] == "Ask the Coordinator when to expect a full written reply."


# Counted by hand from Monday 5 February 2029, when no bank holiday is known any more: 26 February is the 15th working
# day. From Wednesday 14 February it is 7 March.
NOT_FIRM = [
    ("2029-02-20", "complainant", "Expect a full written reply by Monday 26 February 2029 (provisional)"),
    (
        "2029-03-01",
        "complainant",
        "A full written reply was expected by Monday 26 February 2029 (provisional), and may be late",
    ),
    (
        "2029-04-30",
        "complainant",
        "A full written reply was expected by Monday 26 February 2029 (provisional), and may be late",
    ),
    (
        "2029-03-01",
        "coordinator",
        "Send a full written reply now: the safe date was Monday 26 February 2029 (provisional)",
    ),
]


@pytest.mark.parametrize(("today", "reader", "heading"), NOT_FIRM)
def test_a_date_that_is_not_firm_is_late_on_no_reading(today: str, reader: str, heading: str) -> None:
    said = told("complaint-received=2029-02-05", "acknowledged=2029-02-14", today=today, reader=reader)
    assert said["heading"] == heading
    later = "was" if today > "2029-03-07" else "is"
    assert said["lines"][-2:] == (
        f"Read another way, the last day {later} Wednesday 7 March 2029.",
        "Bank holidays this far ahead are not all known, so the date may still move.",
    )
    assert not any("any reading" in line for line in said["lines"])
    assert said["state"] in ("", "provisional")
    assert [each["overdue_by"] for each in said["report"]["running"] if each["provisional"]] == [0]


def test_the_only_date_there_is_was_the_last_day_only_where_it_is_firm() -> None:
    facts = ("complaint-received=2029-02-05", "acknowledged=no")
    said = told(*facts, today="2029-02-14", reader="coordinator")
    assert said["heading"] == "Acknowledge the complaint now: the safe date was Monday 12 February 2029 (provisional)"
    assert said["lines"] == (
        "The date was Monday 12 February 2029, as far as bank holidays are known. It may be later.",
    )


def test_a_date_on_a_condition_is_late_on_no_reading_either_while_it_is_not_firm() -> None:
    # The fifth working day is Monday 12 February, and the 15th after that is Monday 5 March.
    said = told("complaint-received=2029-02-05", "acknowledged=no", today="2029-02-07")
    assert not any("late" in line for line in said["lines"])
    condition = "Read another way, the last day is Monday 5 March 2029 if this happens in time: "
    condition += "the Coordinator acknowledged your complaint."
    assert said["lines"][-2:] == (
        condition,
        "Bank holidays this far ahead are not all known, so the date may still move.",
    )


def test_nothing_is_to_be_done_by_a_day_that_has_passed() -> None:
    # 10 working days after Thursday 27 August 2026, but for the bank holiday on the 31st, and after 15 September.
    facts = ("own-manager-asked=2026-08-27", "step-1-held=2026-09-15")
    said = told(*facts, today="2026-09-16", reader="designated-lead", key=KIRKLEES)
    assert said["heading"] == "Talk to the Team Manager now: the safe date was Friday 11 September 2026"
    assert said["steps"][0]["text"] == "Discuss the concern with the Team Manager."
    before = told(facts[0], "step-1-held=2026-09-10", today="2026-09-10", reader="designated-lead", key=KIRKLEES)
    assert before["steps"][0]["text"].endswith(", by Friday 11 September 2026.")


@pytest.mark.parametrize(
    ("today", "heading"),
    [
        (
            "2026-09-05",
            (
                "All steps together should be over by Saturday 5 September 2026, "
                "or Sunday 4 October 2026 at the very latest"
            ),
        ),
        ("2026-11-03", "All steps together may be late: the safe date was Saturday 5 September 2026"),
        ("2026-11-05", "All steps together should have been over by Wednesday 4 November 2026"),
    ],
)
def test_a_time_over_all_that_has_passed_is_not_said_to_be_kept_by_then(today: str, heading: str) -> None:
    # One calendar month from 5 August on one reading, from 4 October on another.
    held = "2026-10-04" if today > "2026-10-04" else "2026-09-04"
    facts = ("own-manager-asked=2026-08-05", f"step-1-held={held}", "scrutineer-told=yes")
    said = told(*facts, today=today, reader="professional", key=KIRKLEES)
    assert said["heading"] == heading


def test_whoever_has_to_act_reads_an_order() -> None:
    said = told("complaint-received=2026-11-02", today="2026-11-05", reader="coordinator")
    assert said["heading"] == "Acknowledge the complaint by Monday 9 November 2026"
    late = told("complaint-received=2026-11-02", today="2026-11-12", reader="coordinator")
    assert late["heading"] == "Acknowledge the complaint now: the last day was Monday 9 November 2026"
    assert late["steps"][0]["letter"] == "hold"


def test_the_chronology_judges_what_is_past() -> None:
    report = told("complaint-received=2026-11-02", "acknowledged=2026-11-11", today="2026-11-20")["report"]
    (acknowledged,) = [each for each in report["done"] if each["event"] == "acknowledged"]
    assert acknowledged["judged"] == "2 working days late. The last day was Monday 9 November 2026."
    assert acknowledged["place"] == "From \u201cStage 1\u201d, paragraph 3"
    report = told("complaint-received=2026-11-02", "acknowledged=2026-11-09", today="2026-11-20")["report"]
    (acknowledged,) = [each for each in report["done"] if each["event"] == "acknowledged"]
    assert acknowledged["judged"] == "In time. The last day was Monday 9 November 2026."


def test_rights_stand_beside_whatever_runs() -> None:
    said = told("own-manager-asked=2026-11-16", today="2026-11-20", reader="professional", key=KIRKLEES)
    assert {each["clause"] for each in said["rights"]} == {"ask-for-conference", "whistleblowing"}
    assert told("own-manager-asked=2026-11-16", today="2026-11-20", reader="team-manager", key=KIRKLEES)["rights"] == ()


@pytest.mark.parametrize("key", sorted(library().policies))
def test_a_right_that_is_open_is_always_told_and_nothing_to_do_is_never_said_beside_an_act(key: str) -> None:
    policy = library().policies[key]
    for role in (*policy.readers(Side.ASKS), *policy.readers(Side.ANSWERS)):
        held = voiced(policy, role.id)
        for event in policy.events:
            fact = parse_fact(f"{event}=2026-11-16")
            found = position(held, Case((fact,)), date(2026, 11, 20), calendars())
            said = advice(Teller(held, ENGLISH, role.id), found, calendars())
            open_rights = {
                each.clause.id for each in found.may if isinstance(each.clause, Duty) and role.id in each.clause.by
            }
            rights, steps = {each.clause for each in said.rights}, {each.clause for each in said.steps}
            assert open_rights <= rights | steps | {said.clause}, (role.id, event)
            assert not rights & steps, (role.id, event)
            assert len(said.steps) <= 3
            mine = [each for each in found.next if isinstance(each.clause, Duty) and role.id in each.clause.by]
            if mine:
                assert said.heading != ENGLISH("advice.nothing"), (role.id, event)
            assert all(each.clause.force is not Force.MAY for each in found.next)


DISPUTES = "milton-keynes-safeguarding-children-board/conflict-between-partners"
TAKE_IT_FURTHER_LATER = (
    "Later, if they are unhappy with the Coordinator's reply, "
    "the person complaining must tell the Chair that they want to take it further"
)


def test_a_booked_day_has_not_happened_and_is_not_asked_for() -> None:
    # 28 days from 1 June end on 29 June; the meeting is booked for 10 July, which is ahead.
    facts = ("not-settled-locally=2026-06-01", "meeting-held=2026-07-10")
    said = told(*facts, today="2026-07-01", reader=None, key=DISPUTES)
    report = said["report"]
    assert [each["event"] for each in report["done"]] == ["not-settled-locally"]
    (booked,) = report["booked"]
    text = "The joint meeting. Read one way, that is after the last day."
    assert (booked["when"], booked["text"]) == ("booked for Friday 10 July 2026", text)
    assert "It is booked for Friday 10 July 2026. Read one way, that is after the last day." in said["lines"]
    assert not any("when to expect the joint meeting" in step["text"] for step in said["steps"])
    unbooked = told(facts[0], today="2026-07-01", reader=None, key=DISPUTES)
    assert any("when to expect the joint meeting" in step["text"] for step in unbooked["steps"])
    # On the day itself it is told as what it is.
    after = told(*facts, today="2026-07-10", reader=None, key=DISPUTES)["report"]
    assert [each["event"] for each in after["done"]] == ["not-settled-locally", "meeting-held"]
    assert not after["booked"]


def test_what_happened_is_told_in_the_order_of_the_days() -> None:
    # By the procedure the acknowledgement comes before the reply; here it came after it.
    facts = ("complaint-received=2026-11-02", "acknowledged=2026-11-20", "reply-sent=2026-11-16", "reply-received=yes")
    report = told(*facts, today="2026-11-23")["report"]
    dated = [each["event"] for each in report["done"] if each["date"]]
    assert dated == ["complaint-received", "reply-sent", "acknowledged"]
    assert [each["event"] for each in report["done"]].index("reply-received") > 1


def test_what_comes_later_is_said_of_who_acts_where_nobody_in_particular_reads() -> None:
    facts = ("complaint-received=2026-08-28", "acknowledged=2026-09-07", "reply-sent=2026-09-21", "reply-received=no")
    said = told(*facts, today="2026-09-22", reader=None)
    assert said["heading"] == TAKE_IT_FURTHER_LATER
    own = told(*facts, today="2026-09-22")
    assert own["heading"].startswith("Later, you must ")


def test_a_cap_says_what_has_to_be_over_and_by_when() -> None:
    said = told("step-3-held=2026-08-28", today="2026-09-15", reader=None, key=KIRKLEES)
    # One calendar month from no later than 28 August 2026.
    assert said["heading"] == "All steps together should be over by Monday 28 September 2026 at the very latest"
    started = told("step-3-held=yes", today="2026-09-15", reader=None, key=KIRKLEES)
    assert started["heading"] != "All steps together"
    # It began by 20 June, as what was told shows, and nobody told when.
    undated = told("scrutineer-told=yes", today="2026-06-20", reader=None, key=KIRKLEES)
    assert undated["heading"] == "All steps together: the date depends on when this began, which you have not said"


def test_a_letter_is_promised_only_before_the_last_day_and_for_the_day_after_it() -> None:
    said = told("complaint-received=2026-11-02", "acknowledged=2026-11-09", today="2026-11-13")
    assert "Come back here after that day for the letter." in said["silence"][0]
    assert "on that day" not in said["silence"][0]


@cache
def models() -> Engine:
    board = samples.models()
    made = Engine(board.calendars)
    for policy in board.policies.values():
        made.answer({"ask": "load", "policy": policy.as_data()})
    return made


def of_model(procedure: str, *facts: str, today: str) -> dict[str, Any]:
    (key,) = [each for each in samples.models().policies if each.endswith(f"/{procedure}")]
    return models().answer({"ask": "position", "procedure": key, "facts": facts, "today": today})


def test_the_first_day_on_which_something_may_be_done_is_no_day_by_which_it_comes() -> None:
    # The registrar may carry the decision out from Saturday 2 January 2027.
    said = of_model("disputes", "told=2026-12-18", today="2027-01-05")["advice"]
    assert "from Saturday 2 January 2027" in said["heading"]
    assert not any("If you have not had" in text or "date is missed" in text for text in said["silence"])


def test_what_is_late_against_a_wish_is_said_to_be_a_wish() -> None:
    """KSCP, list, paragraph 2: the steps "ideally" should not exceed 10 working days between each other."""
    said = told(
        "step-2-held=2026-11-02", "still-differ-2=2026-11-02", today="2026-11-27", key=KIRKLEES, reader="professional"
    )
    assert said["lines"][0] == "This is 9 working days late. The policy says “ideally” of this time."


def test_what_to_do_if_nothing_comes_is_no_long_sentence() -> None:
    """Cambridgeshire and Peterborough, stage 3: with what is awaited named it had 31 words."""
    key = "cambridgeshire-and-peterborough/conference-complaints"
    said = told("stage-3-asked=2026-11-20", today="2026-11-27", key=key)
    first = said["silence"][0].partition(". ")[0]
    assert first.startswith("If nothing has come by ")
    assert len(first.split()) <= 25


def test_a_heading_says_a_long_act_of_somebody_else_in_few_words() -> None:
    """KSCP, list, paragraph 2. The author's few words for the lead hold for others too; 34 words before."""
    facts = ("kscp-manager-told=2026-10-01", "step-3-held=2026-10-01", "still-differ-3=2026-10-02")
    said = told(*facts, today="2026-11-27", key=KIRKLEES, reader="professional")
    assert said["heading"].startswith(
        "The Designated Safeguarding Lead, Named Professional or agency should refer it to the Independent Scrutineer:"
    )
    assert len(said["heading"].split()) <= 25


def test_a_later_day_that_was_given_and_not_told_is_asked_for_as_that() -> None:
    # Stage 2 was asked for on Monday 1 June 2026: 20 working days end on Monday 29 June in Scotland, and a new day was
    # agreed that nobody told.
    said = of_model("model", "stage-2-asked=2026-06-01", "extended-2=2026-06-22", "answered-2=no", today="2026-06-24")
    told_of = said["advice"]
    assert told_of["heading"].endswith("(or the later day that was given)")
    assert "A later day was given. Tell us which day, and the date here moves to it." in told_of["lines"]
    assert not any("the date when" in text for text in told_of["lines"])


def test_what_ended_a_case_is_said_where_it_was_a_time_that_ran_out() -> None:
    facts = ("given=2026-06-01", "served=2026-07-13", "represented=2026-08-03", "rejected=no", "accepted=no")
    said = of_model("parking", *facts, today="2026-09-28")
    assert said["advice"]["heading"] == "This procedure has come to an end"
    (line,) = said["advice"]["lines"]
    assert line == (
        "The representations counted as accepted. "
        "The council then counts as having accepted the representations, and the charge is cancelled."
    )


def test_what_may_be_done_now_is_not_told_a_second_time_as_something_for_later() -> None:
    said = of_model("trade", "requested=2026-03-02", "replied=no", "talks=no", "failed=no", today="2026-03-16")
    assert [each["text"] for each in said["advice"]["rights"]] == [
        "The complaining member may ask for a panel at once."
    ]


def test_what_settles_an_answer_is_asked_for_where_nothing_else_was_said_of_it() -> None:
    # It went on in either case. Where the complaint was corrected first, the 20 days can have begun later.
    facts = ("deficiency-told=2026-06-01", "more-time=2026-06-20")
    notes = [each["text"] for each in of_model("disputes", *facts, today="2026-06-25")["notes"]]
    assert notes == ["Tell us whether this has happened: the complaint was corrected. The answer can change with it."]


def test_a_day_that_nobody_told_is_asked_for_and_is_no_other_reading() -> None:
    # The later of 6 months from knowing, whose day is not told, and of 2 months from 31 August.
    report = of_model("model", "answered-1=2026-08-31", today="2026-10-30")
    lines = " ".join(report["advice"]["lines"])
    assert "We need the date when the customer came to know of the matter." in lines
    assert "another way" not in lines
    assert "can also be read" not in lines


def test_what_is_over_in_every_world_is_not_said_to_be_perhaps_over() -> None:
    facts = ("conference-complaint-made=2026-05-05", "organisation-complaint-made=2026-05-04")
    key = "milton-keynes-safeguarding-children-board/where-a-complaint-belongs"
    report = told(*facts, today="2026-06-01", reader=None, key=key)["report"]
    assert report["ended"]
    assert report["heading"].endswith(
        "those who deal with conference complaints and the organisation that the complaint is about"
    )
    assert report["notes"] == []


ENDS = (
    ("milton-keynes-safeguarding-children-board/non-compliance", "plan-drawn-up=2026-05-05", ""),
    ("milton-keynes-safeguarding-children-board/where-a-complaint-belongs", "conference-complaint-made=2026-05-05", ""),
    ("milton-keynes-contact-centre/complaints", "settled-on-the-day=2026-05-05", "It ends here, settled."),
)


@pytest.mark.parametrize(("key", "fact", "more"), ENDS)
def test_the_end_is_told_once_and_how_it_ended_below_it(key: str, fact: str, more: str) -> None:
    report = told(fact, today="2026-06-01", reader=None, key=key)["report"]
    assert report["ended"]["more"] == more
    assert report["ended"]["text"]


PARTNERS = "milton-keynes-safeguarding-children-board/conflict-between-partners"
SUGGESTED = ("no-agreement=2026-10-19", "mediator-suggested=2026-10-20")


def refer(reader: str) -> dict[str, Any]:
    report = told(*SUGGESTED, today="2026-11-27", reader=reader, key=PARTNERS)["report"]
    return next(each for each in report["open"] if each["clause"] == "refer")


def test_whose_agreement_is_needed_is_told_as_your_agreement() -> None:
    said = refer("adviser")["sentence"]
    assert "with your agreement" in said
    assert "of you" not in said


def test_what_may_be_done_from_a_day_on_is_never_said_to_be_missed() -> None:
    said = refer("other-party")
    assert "may refer the dispute to arbitration" in said["sentence"]
    assert said["if_late"] == []


@pytest.mark.parametrize("agreed", ["2026-11-02", "2026-11-25", "yes"])
@pytest.mark.parametrize("reader", ["first-party", "convener"])
def test_parties_who_agreed_on_a_course_are_not_offered_arbitration(agreed: str, reader: str) -> None:
    said = told(*SUGGESTED, f"course-agreed={agreed}", today="2026-11-27", reader=reader, key=PARTNERS)
    assert said["heading"] == "There is nothing to do at the moment"
    assert said["lines"] == ("If that settles the dispute, it ends here, settled.",)
    assert "whether the dispute can still be referred" in " ".join(said["warnings"])
    assert said["rights"] == ()


def test_where_nothing_is_due_the_ways_on_are_told() -> None:
    said = told("outcome-sent=2026-11-20", today="2026-11-27", reader="lead", key=NELSCP)
    assert said["heading"] == "We know of nothing to do at the moment"
    onward = "If no resolution can be reached, it goes to Step 3: the Independent Scrutiny Officer."
    assert said["lines"][-2:] == ("If a resolution is reached, it ends here, settled.", onward)
    assert said["warnings"][0].startswith("The document does not say who sends a dispute on")


def test_nobody_is_told_to_chair_a_meeting_that_has_taken_place() -> None:
    said = told("meeting-held=2026-11-20", today="2026-11-27", reader="convener", key=PARTNERS)
    assert "hair the meeting" not in said["heading"]
    assert said["steps"] == ()


def test_whoever_may_be_late_is_told_with_the_act_and_its_safe_date() -> None:
    # 10 working days: from Friday 6 and from Monday 16 November 2026.
    facts = ("own-manager-asked=2026-11-06", "step-1-held=2026-11-16")
    said = told(*facts, today="2026-11-27", reader="professional", key=KIRKLEES)
    lead = "The Designated Safeguarding Lead, Named Professional or agency"
    act = f"{lead} should discuss the concern with the Team Manager"
    assert said["heading"] == f"{act}: the last day may have been Friday 20 November 2026"
    assert said["lines"] == (
        "On any reading it is late after Monday 30 November 2026.",
        "The policy says \u201cideally\u201d of this time.",
    )


def test_of_two_who_can_do_it_either_is_asked() -> None:
    said = told("dispute-received=2026-11-02", today="2026-11-13", reader="agency", key=NELSCP)
    asked = [each["text"] for each in said["steps"]]
    assert "Ask the chair of the partnership or the SCB Manager for an acknowledgement." in asked


@pytest.mark.parametrize("reader", ["chair", "coordinator"])
def test_those_who_answer_are_told_to_write_to_nobody_about_what_others_owe(reader: str) -> None:
    over = told("reply-received=2026-11-06", today="2026-11-27", reader=reader)
    assert over["silence"] == ()
    waiting = told("complaint-received=2026-11-06", "acknowledged=2026-11-09", today="2026-11-27", reader="chair")
    assert waiting["silence"] == ("The policy does not say what happens when the centre misses one of its own dates.",)


def test_a_condition_that_the_heading_tells_is_not_told_again() -> None:
    helper = told("decision-sent=2026-11-20", today="2026-11-27", reader=None)
    assert helper["heading"].startswith("If they are still not happy with the answer,")
    assert not any(line.startswith("Only if") for line in helper["lines"])
    assert helper["rights"] == ()
    assert helper["steps"][0]["clause"] == "write-to-naccc"


def test_a_day_is_asked_for_only_where_a_time_is_counted_from_it() -> None:
    # NACCC has no time limit; the Chair has 5 working days from the day that the message came.
    assert told("decision-sent=2026-11-20", today="2026-11-27")["silence"] == (
        "Keep a copy, and note the day on which you send it.",
    )
    (kept,) = told("reply-received=2026-11-16", today="2026-11-20")["silence"]
    assert kept.endswith("Come back with that day to see when an answer is due.")


def test_nobody_is_asked_about_a_first_talk_when_the_reply_is_there() -> None:
    said = told("reply-sent=2026-11-20", today="2026-11-27", reader="chair")
    assert "informally" not in said["heading"]


def test_another_act_of_the_reader_that_may_be_late_tells_its_day() -> None:
    # 15 working days from Monday 19 October.
    said = told("complaint-received=2026-10-19", today="2026-11-27", reader="coordinator")
    (more,) = [each["more"] for each in said["steps"] if each["clause"] == "reply"]
    assert more == "It may be late: the first date it can have been due is Monday 9 November 2026."


def test_an_act_that_ends_in_a_clause_of_its_own_is_not_followed_by_now() -> None:
    # 5 working days from Friday 6 November.
    said = told("further-asked=2026-11-06", today="2026-11-27", reader="chair")
    assert said["heading"] == "Now: acknowledge that it has arrived. The last day was Friday 13 November 2026"


def test_whoever_helps_is_not_told_that_they_can_do_it_later() -> None:
    said = told("reply-sent=2026-11-20", "reply-received=no", today="2026-11-27", reader=None)
    assert said["heading"] == TAKE_IT_FURTHER_LATER


@pytest.mark.parametrize(
    ("booked", "says"),
    [
        # 28 days: from 2 November until Monday 30 November, from 4 November until Wednesday 2 December.
        ("2026-11-30", "It is booked for Monday 30 November 2026."),
        ("2026-12-01", "It is booked for Tuesday 1 December 2026. Read one way, that is after the last day."),
        ("2026-12-02", "It is booked for Wednesday 2 December 2026. Read one way, that is after the last day."),
        ("2026-12-03", "It is booked for Thursday 3 December 2026. That is after the last day."),
    ],
)
def test_a_meeting_that_is_booked_too_late_is_said_to_be_so(booked: str, says: str) -> None:
    facts = ("not-settled-locally=2026-11-02", "convener-told=2026-11-04", f"meeting-held={booked}")
    said = told(*facts, today="2026-11-27", reader="first-party", key=PARTNERS)
    assert says in said["lines"]


def test_whoever_waits_is_told_what_to_wait_for() -> None:
    said = told("dispute-received=2026-11-09", "acknowledged=2026-11-10", today="2026-11-27", reader="lead", key=NELSCP)
    assert said["silence"][0].startswith(
        "If you have not had the outcome in writing by Monday 30 November 2026, write to"
    )


def test_a_right_that_opens_on_a_day_is_told_with_its_condition() -> None:
    said = told(*SUGGESTED, today="2026-11-27", reader="convener", key=PARTNERS)
    (right,) = said["rights"]
    assert right["text"].startswith("If the parties cannot agree, you, after consulting")
    # 28 days from 19 and 20 October are 16 and 17 November; the day after.
    assert "from Wednesday 18 November 2026, perhaps already from Tuesday 17 November 2026" in right["text"]


def test_where_only_a_day_is_not_known_no_other_reading_is_spoken_of() -> None:
    # 14 days from 20 November are 4 December, from 24 November 8 December 2026.
    own = told("reply-received=2026-11-20..2026-11-24", today="2026-11-27")
    assert "That is the safe date. The last day may be as late as Tuesday 8 December 2026." in own["lines"]
    # 15 working days from 2 November are 23 November, from 6 November 27 November 2026.
    waits = told("dispute-received=2026-11-02..2026-11-06", today="2026-11-12", reader="agency", key=NELSCP)
    assert "It is late after Friday 27 November 2026 in any case." in waits["lines"]
    for said in (own, waits):
        assert not any("another way" in line or "any reading" in line for line in said["lines"])


def test_what_others_may_do_and_need_not_is_no_heading() -> None:
    key = "cambridgeshire-and-peterborough/conference-complaints"
    facts = ("stage-3-asked=2026-10-26", "review-outcome-sent=2026-11-20", "stage-3-reconvened=no")
    said = told(*facts, today="2026-11-27", key=key)
    # Nobody said that the complaint was looked into; no event shows that.
    assert said["heading"] == "We know of nothing to do at the moment"
    assert (
        said["lines"][-1]
        == "If the outcome is confirmed in writing and there is no new conference, it ends here, decided."
    )
    unsaid = told(*facts[:2], today="2026-11-27", key=key)
    assert unsaid["heading"].startswith("First find out whether")
    # What the heading asks for is no line below it.
    assert not any(line.startswith("Only if this has happened") for line in unsaid["lines"])


def test_where_only_the_whole_has_a_date_it_is_told_how_it_can_go_on() -> None:
    facts = ("own-manager-asked=2026-10-23", "step-1-held=2026-10-28", "step-3-held=yes")
    said = told(*facts, today="2026-11-27", reader="designated-lead", key=KIRKLEES)
    # 1 month from 23 October, or from the 28th.
    assert said["heading"] == "All steps together may be late: the safe date was Monday 23 November 2026"
    assert said["lines"][1:3] == (
        "If the decision changes and the concern is settled, it ends here, settled.",
        "If the decision stays as it is and is accepted, it ends here, decided.",
    )
    assert said["lines"][3].startswith("If the decision stays as it is and you are still not happy with it, it goes to")


@pytest.mark.parametrize(
    ("facts", "today", "instead"),
    [
        (("raised=no",), "2026-11-05", True),
        # Who has taken that way, or has a date to keep, is not told of it.
        (("raised=no", "chair-got-complaint=2026-11-04"), "2026-11-05", False),
        (("reply-received=2026-11-01",), "2026-11-05", False),
    ],
)
def test_what_to_do_where_it_is_about_whoever_would_decide_is_said_beside_what_to_do(
    facts: tuple[str, ...], today: str, *, instead: bool
) -> None:
    rights = [each["text"] for each in told(*facts, today=today)["rights"]]
    way = "If it is about the Coordinator, you should send your complaint to the Chair of the management committee"
    assert any(each.startswith(way) for each in rights) is instead


def test_whoever_acts_is_told_that_the_case_may_be_elsewhere_when_the_day_is_over_too() -> None:
    """Accepted on 10 November and told on the 12th to the Chair: settled, or at stage 2, where the 19th was the day."""
    for today in ("2026-11-15", "2026-12-10"):
        facts = ("reply-accepted=2026-11-10", "further-asked=2026-11-12")
        heading = told(*facts, today=today, reader="chair")["heading"]
        assert "acknowledge that it has arrived" in heading
        assert heading.endswith(", if it is at Stage 2: the management committee")

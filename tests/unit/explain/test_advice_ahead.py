"""What an answer says of what may be done, is to come, or was booked. The dates were counted by hand."""

from datetime import date
from typing import Any

import pytest

from navigator.case.verdicts.position import position
from navigator.explain.advice import advice
from navigator.explain.teller import Teller
from navigator.explain.voice import voiced
from navigator.model.acts import Duty, Force
from navigator.model.cases import Case, parse_fact
from navigator.model.parties import Side
from navigator.words import ENGLISH
from tests.support.advised import DISPUTES, KIRKLEES, NELSCP, PARTNERS, of_model, told
from tests.support.samples import calendars, library


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


def test_a_later_day_that_was_given_and_not_told_is_asked_for_as_that() -> None:
    # Stage 2 was asked for on Monday 1 June 2026: 20 working days end on Monday 29 June in Scotland, and a new day was
    # agreed that nobody told.
    said = of_model("model", "stage-2-asked=2026-06-01", "extended-2=2026-06-22", "answered-2=no", today="2026-06-24")
    told_of = said["advice"]
    assert told_of["heading"].endswith("(or the later day that was given)")
    assert "A later day was given. Tell us which day, and the date here moves to it." in told_of["lines"]
    assert not any("the date when" in text for text in told_of["lines"])


def test_what_settles_an_answer_is_asked_for_where_nothing_else_was_said_of_it() -> None:
    # It went on in either case. Where the complaint was corrected first, the 20 days can have begun later.
    facts = ("deficiency-told=2026-06-01", "more-time=2026-06-20")
    notes = [each["text"] for each in of_model("disputes", *facts, today="2026-06-25")["notes"]]
    assert notes == ["Tell us whether this has happened: the complaint was corrected. The answer can change with it."]


def test_a_day_that_nobody_told_is_asked_for_and_is_no_other_reading() -> None:
    # The later of 6 months from knowing, whose day is not told, and of 2 months from 31 August.
    report = of_model("model", "answered-1=2026-08-31", today="2026-10-30")
    lines = " ".join(report["advice"]["lines"])
    assert "Tell us when the customer came to know of the matter." in lines
    assert "another way" not in lines
    assert "can also be read" not in lines


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


def test_whoever_helps_is_not_told_that_they_can_do_it_later() -> None:
    said = told("reply-sent=2026-11-20", "reply-received=no", today="2026-11-27", reader=None)
    assert said["heading"] == TAKE_IT_FURTHER_LATER


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

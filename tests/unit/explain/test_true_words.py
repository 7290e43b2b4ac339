"""What the engine knows and an answer has to say: told by an outsider, worked out by hand from the policies."""

from typing import Any

import pytest

from tests.support.advised import KIRKLEES, NELSCP, models, told


def of(key: str, *facts: str, today: str, reader: str | None = None, answers: tuple[str, ...] = ()) -> dict[str, Any]:
    asked = {"ask": "position", "procedure": key, "facts": facts, "today": today, "reader": reader, "answers": answers}
    report = models().answer(asked)
    return {**report["advice"], "report": report}


@pytest.mark.parametrize(
    ("facts", "clause"),
    [
        # A reply of October would have had to be answered within 14 days, before 20 November.
        (("reply-received=yes",), "ask-further"),
        (("complaint-received=yes", "acknowledged=no"), "acknowledge"),
    ],
)
def test_what_began_on_a_day_that_nobody_told_is_said_to_be_perhaps_late(facts: tuple[str, ...], clause: str) -> None:
    report = told(*facts, today="2026-11-20")["report"]
    (where,) = [each["where"] for each in report["running"] if each["clause"] == clause]
    assert where.startswith("It may be late. Tell us when ")


def test_a_right_that_began_on_a_day_that_nobody_told_is_said_to_be_perhaps_over() -> None:
    # 21 days from being told, which may have been long ago.
    said = of("homelessness/review", "notified=yes", today="2026-11-20", reader="applicant", answers=("other",))
    assert said["lines"][0] == "The time for this may be over. Tell us when you were told of the decision."


IDEALLY = "The policy says \u201cideally\u201d of this time."


def test_days_that_have_all_passed_are_not_told_as_if_one_lay_ahead() -> None:
    """10 working days from the talk of 9 November end on the 23rd, from 12 November on the 26th."""
    steps = ("own-manager-asked=2026-11-02", "step-1-held=2026-11-04", "step-2-held=2026-11-09")
    facts = (*steps, "settled=2026-11-10", "still-differ-2=2026-11-12")
    said = told(*facts, today="2026-11-30", key=KIRKLEES, reader="designated-lead")
    assert said["heading"] == "Talk to the KSCP Manager now: the last day was Thursday 26 November 2026"
    days = "Monday 23 November 2026, or Thursday 26 November 2026 at the very latest"
    assert said["lines"] == (f"The last day was {days}. It may have ended in another way.", IDEALLY)
    (listed,) = [each["text"] for each in said["report"]["next"] if each["clause"] == "ask-kscp-manager"]
    assert listed.endswith(f"Its date was {days}.")
    # While the later of them lies ahead it is told as that.
    before = told(*facts, today="2026-11-25", key=KIRKLEES, reader="designated-lead")
    assert before["lines"] == ("The last day that could be argued is Thursday 26 November 2026.", IDEALLY)


def test_what_nobody_said_was_done_stands_where_nothing_else_is_to_be_done() -> None:
    """NELSCP: acknowledged within five working days of 2 November, "must"; the Executive Board, "must", by no event."""
    facts = ("dispute-received=2026-11-02", "outcome-sent=2026-11-25", "escalated=no")
    said = told(*facts, today="2026-12-28", key=NELSCP, reader=None)
    assert said["heading"] == "We know of nothing to do at the moment"
    assert said["lines"][:2] == (
        "You have not said whether these were done. What was not may still be due.",
        (
            "The chair of the partnership or the SCB Manager must acknowledge the written dispute. "
            "The last day was Monday 9 November 2026."
        ),
    )
    assert any("Executive Board" in line for line in said["lines"])
    # What comes after these was neither done nor left out: it can still come.
    at = said["lines"].index("From here it can go on like this:")
    assert said["lines"][at + 1] == "If a resolution is reached, it ends here, settled."
    assert all("must" in line for line in said["lines"][1:at])


def test_a_right_that_was_lost_goes_before_those_that_could_only_come_after_it() -> None:
    # 10 working days from Sunday 20 September 2026 end on Friday 2 October.
    said = of("example-university/appeals", "results=2026-09-20", today="2026-11-28", reader="student")
    assert said["heading"] == "The time to appeal ended on Friday 2 October 2026"
    # Six months from 20 May 2026; somebody may accept it late.
    late = of("spso/model", "aware=2026-05-20", today="2026-11-28", reader="customer")
    assert late["heading"] == "The time to complain ended on Friday 20 November 2026"
    assert late["steps"][0]["text"] == "Ask a senior manager to accept it late, and say why it is late."
    assert late["rights"] == ()
    # Of a complaint that was made nothing is lost.
    made = of("spso/model", "aware=2026-05-20", "received=2026-05-21", today="2026-11-28", reader="customer")
    assert not made["heading"].startswith("The time to complain")


def test_what_waits_for_something_booked_names_it() -> None:
    facts = ("panel-asked=2026-10-12", "panel-met=2026-12-10")
    report = of("children-act/complaints", *facts, today="2026-11-28")["report"]
    (waiting,) = [each["where"] for each in report["waiting"] if each["clause"] == "report"]
    # Five working days from Thursday 10 December.
    assert waiting == (
        "This comes once this has happened: the review panel met. "
        "As things stand, its last day will be Thursday 17 December 2026."
    )


COMPLAINED = ("published=2026-03-01", "complained=2026-03-10", "passed-on=2026-03-12", "needed=2026-04-23")


def test_what_both_sides_may_do_is_a_right_of_whoever_asks() -> None:
    """14 days from the decision of 23 May 2026 end on 6 June."""
    facts = (*COMPLAINED, "decided=2026-05-23")
    said = of("ipso/complaints", *facts, today="2026-05-25", answers=("not-online",))
    act = "the complainant or the publication may ask the reviewer to look at how it was decided"
    assert said["heading"] == f"By Saturday 6 June 2026, {act}"
    over = of("ipso/complaints", *facts, today="2026-06-07", answers=("not-online",))
    assert over["heading"].endswith("ended on Saturday 6 June 2026")


def test_a_right_is_over_and_not_late() -> None:
    # 56 and 21 days after asking and, unsure, the answer: the county court until Friday 20 November at the latest.
    facts = ("notified=2026-08-20", "asked=2026-09-04")
    said = of("homelessness/review", *facts, "longer-agreed=no", "reviewed=no", today="2026-11-19")
    assert "The time is over after Friday 20 November 2026 in any case." in said["lines"]
    # A longer time for the answer would have moved the appeal too.
    unsaid = of("homelessness/review", *facts, today="2026-11-19")
    assert "The last day may be as late as Friday 20 November 2026." in unsaid["lines"]


def test_holidays_before_a_calendar_begins_are_not_said_to_become_known() -> None:
    """The terms of the calendar begin on 1 September 2026; the answer came in June."""
    report = of("example-school/complaints", "replied=2026-06-10", today="2026-06-12", reader="complainant")["report"]
    told_of = " ".join(each["sentence"] for each in report["running"])
    assert "(provisional: school holidays are known only from 1 September 2026)" in told_of
    assert "yet" not in told_of
    assert (
        "School holidays that far back are not all known, so the date may be another one." in report["advice"]["lines"]
    )


def test_what_the_reader_did_is_asked_for_and_not_to_be_found_out() -> None:
    facts = ("published=2026-06-20", "complained=2026-10-20", "passed-on=2026-10-25")
    mine = of("ipso/complaints", *facts, today="2026-11-28", reader="complainant", answers=("not-online",))
    assert mine["heading"] == "Tell us whether you were content"
    other = of("ipso/complaints", *facts, today="2026-11-28", reader="publication", answers=("not-online",))
    assert not other["heading"].startswith("Tell us")


ONLY_DENIED = "You have told us only what has not happened. If anything has, tell us the last thing that did."


@pytest.mark.parametrize(("facts", "asked"), [(("reply-received=no",), True), (("raised=no",), False), ((), False)])
def test_who_tells_only_what_did_not_happen_is_asked_for_what_did(facts: tuple[str, ...], *, asked: bool) -> None:
    notes = [each["text"] for each in told(*facts, today="2026-11-28")["report"]["notes"]]
    assert (ONLY_DENIED in notes) is asked


def test_the_same_thing_to_do_stands_once() -> None:
    """A review is decided in 3 weeks, or in 8, by what it is about; nobody said what."""
    said = of("homelessness/review", "notified=2026-08-20", "asked=2026-09-04", today="2026-11-20")
    texts = [step["text"] for step in said["steps"]]
    assert len(texts) == len(set(texts))
    assert any("tell the applicant the decision on review" in text for text in texts)


@pytest.mark.parametrize(
    ("more", "date", "where"),
    [
        # The 24 hours end at 10:00; with more time, given at an hour that nobody told, they are 36.
        ("2026-06-02", "by 10:00 on Tuesday 2 June 2026, or 22:00 on Tuesday 2 June 2026", "The last day is today."),
        ("2026-06-02T09:00", "by 22:00 on Tuesday 2 June 2026", "The time ends today at 22:00."),
        ("2026-06-02T10:01", "by 10:00 on Tuesday 2 June 2026", "The time ends today at 10:00."),
    ],
)
def test_two_hours_of_one_day_are_both_named(more: str, date: str, where: str) -> None:
    report = of("custody/detention", "arrived=2026-06-01T10:00", f"more-time={more}", today="2026-06-02")["report"]
    (said,) = [each for each in report["running"] if each["clause"] == "charge-or-release"]
    assert (date in str(said), said["where"]) == (True, where)


@pytest.mark.parametrize(
    ("key", "facts", "today", "status", "judged"),
    [
        # Within 24 hours if it is an emergency, within 10 working days if not: 19 June at the latest.
        ("hazards/repairs", ("aware=2026-06-05", "investigated=2026-06-25"), "2026-06-26", "done late", "late"),
        (
            "hazards/repairs",
            ("aware=2026-06-05", "investigated=2026-06-16"),
            "2026-06-26",
            "done",
            "may have been late",
        ),
        # Within one hour if it is critical, within 4 or 24 if it is not.
        ("response/incident", ("reported=2026-06-05T09:00", "answered=2026-06-05T12:00"), "2026-06-05", "done", "may"),
    ],
)
def test_what_was_told_is_judged_by_every_answer_that_nobody_gave(
    key: str, facts: tuple[str, ...], today: str, status: str, judged: str
) -> None:
    report = of(key, *facts, today=today)["report"]
    event = facts[-1].partition("=")[0]
    (done,) = [each for each in report["done"] if each["event"] == event]
    assert done["status"] == status
    assert judged.lower() in done["judged"].lower()
    assert "You did not say" not in str(report)


def test_what_was_done_before_its_time_began_is_not_called_in_time() -> None:
    """The dates contradict each other, and are named; what came before the notice was not in time by it."""
    facts = ("rejected=2026-06-01", "served=2026-07-01")
    report = of("example-city/parking", *facts, today="2026-07-10", reader="keeper")["report"]
    judged = {each["event"]: each["judged"] for each in report["done"]}
    assert judged["represented"] == ""
    told = of(
        "example-city/parking", "served=2026-07-01", "represented=2026-06-01", today="2026-07-10", reader="keeper"
    )
    assert {each["event"]: each["judged"] for each in told["report"]["done"]}["represented"] == ""
    kept = of(
        "example-city/parking", "served=2026-07-01", "represented=2026-07-02", today="2026-07-10", reader="keeper"
    )
    assert {each["event"]: each["judged"] for each in kept["report"]["done"]}["represented"].startswith("In time.")


def test_what_is_made_of_others_stands_once_among_what_was_done() -> None:
    """Nobody was in danger any more from the first of the two on."""
    facts = (
        "aware=2026-06-05T09:00",
        "investigated=2026-06-05T12:00",
        "moved=2026-06-06T08:00",
        "work-safe=2026-06-10",
    )
    report = of("hazards/repairs", *facts, today="2026-06-12", reader="landlord")["report"]
    assert [each["date"] for each in report["done"] if each["event"] == "safe"] == ["2026-06-06"]
    assert [each["event"] for each in report["done"]] == ["aware", "investigated", "safe", "moved", "work-safe"]


def test_whoever_may_have_to_do_it_still_is_told_that_and_not_asked_whether_they_did() -> None:
    """An Independent Scrutiny Officer was to tell us whether they finished their stage, and how stays unsaid."""
    facts = ("agenda-agreed=yes", "resolved-at-scrutiny=yes")
    key = "nelscp/multi-agency-dispute-resolution"
    mine = told(*facts, today="2026-07-12", reader="scrutiny-officer", key=key)
    assert mine["heading"] == "Finish this stage, if you have not done so"
    assert "This may also be over, settled." in [each["text"] for each in mine["report"]["notes"]]
    other = told(*facts, today="2026-07-12", reader="agency", key=key)
    assert other["heading"] == "First find out whether the Independent Scrutiny Officer finished this stage"


@pytest.mark.parametrize("reader", ["iro", "service"])
def test_that_there_is_no_time_limit_is_not_said_first_where_all_of_it_has_one(reader: str) -> None:
    """20 working days from Tuesday 16 June end on Tuesday 14 July; the step itself has no time."""
    said = of("care-plan/dispute", "formal=2026-06-16", today="2026-06-22", reader=reader)
    assert said["lines"] == ("The formal process as a whole must be over by Tuesday 14 July 2026.",)
    before = of("care-plan/dispute", "formal=2026-06-16", today="2026-07-14", reader=reader)
    assert before["lines"] == ("The formal process as a whole: the last day is today.",)


@pytest.mark.parametrize("today", ["2026-10-20", "2026-11-20"])
def test_a_day_from_which_something_may_be_done_is_not_told_as_a_date_that_was(today: str) -> None:
    """On 20 November "its date was Tuesday 10 November 2026 at the earliest"."""
    key = "milton-keynes-safeguarding-children-board/dispute-with-chair"
    (line,) = told("no-agreement=2026-10-12", today=today, reader="first-party", key=key)["lines"]
    assert line.endswith("may refer the dispute to arbitration from Tuesday 10 November 2026 at the earliest.")

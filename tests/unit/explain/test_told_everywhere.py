"""The command's text, the wizard's answer and the data say the same of what was late and of what nobody told."""

import pytest

from build_scripts.commands.procedure import told_as_text
from tests.support.advised import DISPUTES, KIRKLEES, NELSCP
from tests.support.advised import told as told_of
from tests.unit.explain.test_told_under_conditions import HAZARDS, engine, told

SUMMARY = (
    "By Wednesday 10 June 2026, the landlord must send a written summary of what was found. "
    "You did not say whether this was done."
)
COMPLAINTS = "milton-keynes-contact-centre/complaints"
EMERGENCY = "aware=2026-06-05T09:00 investigated=2026-06-05T12:00 moved=2026-06-05T20:00"
MAY_BE_LATE = "This may have been late. It was due by 09:00 on Saturday 6 June 2026."


def exported(key: str, facts: str, today: str, chosen: tuple[str, ...] = ()) -> str:
    of = {"ask": "position", "procedure": key, "facts": facts.split(), "today": today, "chosen": chosen}
    return str(engine().answer({"ask": "export", "of": of})["text"])


def test_what_nobody_said_was_done_is_named_in_text_too() -> None:
    # Three working days from Friday 5 June 2026 end on the Wednesday.
    said = told(HAZARDS, EMERGENCY, "2026-06-06", chosen=("emergency",))
    assert [each["clause"] for each in said["not_told"]] == ["summary"]
    assert f"- {SUMMARY}" in told_as_text(said).splitlines()
    assert f"- {SUMMARY}" in exported(HAZARDS, EMERGENCY, "2026-06-06", ("emergency",)).splitlines()


@pytest.mark.parametrize(
    ("key", "facts", "today", "line"),
    [
        (
            "nis2/incident",
            "aware=2026-06-05T09:00 warned=2026-06-06",
            "2026-06-07",
            f"The entity sent the early warning. {MAY_BE_LATE}",
        ),
        # 20 working days from Monday 1 June 2026, without the 15th (a holiday in Scotland), end on the 30th; then 13
        # without Monday 13 July (one in Northern Ireland).
        (
            "uk-foi/requests",
            "asked=2026-06-01 answered=2026-07-20",
            "2026-07-21",
            (
                "The authority answered. 13 working days late. The last day was Tuesday 30 June 2026. The date changes"
                " if the authority said that it is weighing the public interest or the authority gave notice of a"
                " fee. It changes too if the authority asked what is meant. You have not said any of this."
            ),
        ),
    ],
)
def test_what_was_done_late_or_perhaps_is_named_in_text_too(key: str, facts: str, today: str, line: str) -> None:
    assert f"- {line}" in told_as_text(told(key, facts, today)).splitlines()
    assert line in exported(key, facts, today)


def test_what_was_done_in_time_is_no_line_of_the_text() -> None:
    said = told("nis2/incident", "aware=2026-06-05T09:00 warned=2026-06-06T08:00", "2026-06-07")
    (warned,) = [each for each in said["done"] if each["event"] == "warned"]
    assert (warned["judged"], warned["out_of_time"]) == (
        "In time. The time ended at 09:00 on Saturday 6 June 2026.",
        False,
    )
    assert "early warning. In time" not in told_as_text(said)


def test_what_waits_for_something_is_told_in_text_too() -> None:
    report = told_of("complaint-received=2026-11-02", today="2026-11-05", key=COMPLAINTS, reader=None)["report"]
    (waiting,) = report["waiting"]
    assert told_as_text(report).splitlines()[-1] == f"- {waiting['sentence']} {waiting['where']}"


def test_no_act_is_told_twice_in_text() -> None:
    facts = "dispute-received=2026-11-02 outcome-sent=2026-11-25 escalated=no"
    report = told_of(*facts.split(), today="2026-12-28", key=NELSCP, reader=None)["report"]
    lines = told_as_text(report).splitlines()
    assert sum("must acknowledge the written dispute" in line for line in lines) == 1


def test_the_policys_own_word_for_speed_stands_with_what_is_to_be_done() -> None:
    """List 3: the concern should immediately be referred to the KSCP Manager. The list of limits has no day for it."""
    held = ("step-2-held=2026-06-15", "still-differ-2=2026-06-18")
    report = told_of(*held, today="2026-06-20", reader="designated-lead", key=KIRKLEES)["report"]
    (refer,) = [each for each in report["open"] if each["clause"] == "refer-to-kscp-manager"]
    assert (
        refer["where"] == "The policy says \u201cimmediately\u201d. It names no day, and leaves that to those involved."
    )
    assert refer["where"] in told_as_text(report)


def test_a_word_for_speed_stands_beside_a_date_too() -> None:
    report = told("breach/notices", "aware=2026-06-18 told=no", "2026-06-19")
    wheres = {each["clause"]: each["where"] for part in ("running", "open") for each in report[part]}
    assert all(each.startswith("The policy says \u201cwithout undue delay\u201d.") for each in wheres.values())
    assert any("Today is day 1 of 3." in each for each in wheres.values())
    assert any(each.endswith("It names no day.") for each in wheres.values())


@pytest.mark.parametrize(
    ("key", "facts", "today", "clause", "what"),
    [
        # 45 days from 1 June are over on 16 July; the notice of more time is of the 20th.
        (
            "bangladesh-rti/requests",
            "complained=2026-06-01 longer=2026-07-20",
            "2026-07-25",
            "decide-complaint",
            "more time",
        ),
        # 30 days are over on 1 July; that others have to be asked was told on the 5th.
        ("au-foi/requests", "received=2026-06-01 consulting=2026-07-05", "2026-07-10", "decide", "have to be asked"),
    ],
)
def test_a_notice_that_came_after_the_last_day_is_said_to_change_nothing(
    key: str, facts: str, today: str, clause: str, what: str
) -> None:
    report = told(key, facts, today)
    (found,) = [each for each in report["running"] if each["clause"] == clause]
    (said,) = [each for each in found["where"].split(". ") if each.startswith("You said that ")]
    assert what in said
    assert "That was after the last day, so it changes nothing here." in found["where"]
    in_time = told(key, facts.replace("07-20", "07-10").replace("07-05", "07-01"), today)
    assert "after the last day, so it" not in " ".join(each["where"] for each in in_time["running"])


def test_what_silence_has_opened_is_told_with_what_the_silence_means() -> None:
    """Not decided by 1 July: the request counts as refused, and so there is a review to ask for."""
    said = told("au-foi/requests", "received=2026-06-01", "2026-07-10", "applicant")
    assert (
        "The time for the agency to tell you its decision ran out. It then counts as refused."
        in said["advice"]["lines"]
    )
    refused = told("au-foi/requests", "received=2026-06-01 decided=2026-06-20", "2026-07-10", "applicant")
    assert not [each for each in refused["advice"]["lines"] if "ran out" in each]


def test_what_others_do_on_a_booked_day_is_no_order_and_is_said_to_come_after_the_last_day() -> None:
    facts = ("escalated=2026-06-22", "scrutiny-meeting-held=2026-08-10")
    (meeting,) = told_of(*facts, today="2026-07-01", reader="agency", key=NELSCP)["report"]["booked"]
    assert meeting["text"] == "For the Independent Scrutiny Officer to chair the meeting."
    # 30 working days after 1 June: the panel must have met by Monday 13 July.
    panel = told("children-act/complaints", "panel-asked=2026-06-01 panel-met=2026-07-20", "2026-06-10", "complainant")
    assert [each["text"] for each in panel["booked"]] == ["For the review panel to meet. That is after the last day."]
    soon = told("children-act/complaints", "panel-asked=2026-06-01 panel-met=2026-07-13", "2026-06-10", "complainant")
    assert [each["text"] for each in soon["booked"]] == ["For the review panel to meet."]


def test_a_second_date_for_what_a_time_runs_from_gets_a_word() -> None:
    twice = ("complaint-received=2026-06-01", "complaint-received=2026-06-15")
    said = [each["text"] for each in told_of(*twice, today="2026-06-23")["report"]["notes"] if each["kind"] == "twice"]
    (only,) = said
    assert only.startswith("Two dates were given for this: the Coordinator got your written complaint. The time runs ")
    # It was acknowledged before the second: that one has a time of its own.
    answered = told_of(*twice, "acknowledged=2026-06-03", "reply-sent=2026-06-10", today="2026-06-18")["report"][
        "notes"
    ]
    assert "twice" not in {each["kind"] for each in answered}
    # One day told twice is one.
    rounds = ("not-settled-locally=2026-06-01", "not-settled-locally=2026-06-01")
    same = told_of(*rounds, today="2026-06-18", key=DISPUTES)["report"]["notes"]
    assert "twice" not in {each["kind"] for each in same}


def test_what_settles_whether_silence_ended_it_comes_before_what_can_come_later() -> None:
    """The notice of a charge has to be answered by 10 July, or the request counts as withdrawn."""
    charged = "received=2026-06-01 charged=2026-06-10"
    open_still = told("au-foi/requests", charged, "2026-07-10", "applicant")["advice"]
    assert open_still["heading"] == "Answer the notice of a charge today, Friday 10 July 2026"
    over = told("au-foi/requests", charged, "2026-07-11", "applicant")["advice"]
    assert over["heading"] == "Tell us whether you answered the notice of a charge"
    assert over["lines"] == ("If not, this may be over.",)
    answered = told("au-foi/requests", f"{charged} charge-accepted=2026-07-05", "2026-07-11", "applicant")["advice"]
    assert answered["heading"] == "The clock stands still at the moment"

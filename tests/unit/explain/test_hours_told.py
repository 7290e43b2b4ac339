"""Limits in hours in words: the answer, its working, what is kept of it, and what is asked."""

from datetime import date
from typing import Any

import pytest

from navigator.api import Engine
from navigator.case.verdicts.position import position
from navigator.explain.limit_texts import counted_from
from navigator.explain.reports import position_report
from navigator.explain.teller import Teller
from navigator.model.cases import Case, parse_fact
from navigator.model.interpretation import counts_hours
from navigator.words import ENGLISH
from tests.oracles import made

CALENDARS = made.in_brussels()
HELD = made.in_24_hours()

CLOSING = made.policy(
    "asked replied/sent content",
    made.stage(
        "one",
        [made.act("reply", made.limit("1 day"), makes="replied")],
        [made.out("content", "end")],
        opens=("asked",),
    ),
    counting={"cutoff": "17:00"},
)

CHANGED = (
    "They run on the clock of the time zone Europe/Brussels. "
    "The clocks are changed in between, so the hour on them is another one."
)
NEEDED = "Tell us the hour when asked, and the answer names the hour."


def told(facts: str, today: date) -> dict[str, str]:
    """The heading, how the reply stands, its working, and how what was done is judged."""
    found = position(HELD, Case(tuple(map(parse_fact, facts.split()))), today, CALENDARS)
    said = position_report(Teller(HELD, ENGLISH), found, CALENDARS)
    running = {each["clause"]: each for each in said["running"]}.get("reply")
    working: dict[str, Any] = running["readings"][0]["working"][0] if running else {"summary": "", "days": []}
    return {
        "heading": said["heading"],
        "where": running["where"] if running else "",
        "summary": working["summary"],
        "days": "; ".join(f"{each['number']} {each['text']}: {each['why']}" for each in working["days"]),
        "judged": " ".join(each["judged"] for each in said["done"]),
    }


@pytest.mark.parametrize(
    ("facts", "today", "key", "text"),
    [
        (
            "asked=2026-10-19T09:20",
            date(2026, 10, 19),
            "heading",
            "Manager must reply by 09:20 on Tuesday 20 October 2026",
        ),
        ("asked=2026-10-19T09:20", date(2026, 10, 19), "where", "The time is running."),
        ("asked=2026-10-19T09:20", date(2026, 10, 20), "where", "The time ends today at 09:20."),
        ("asked=2026-10-19T09:20", date(2026, 10, 21), "where", "This is 1 day late."),
        (
            "asked=2026-10-19",
            date(2026, 10, 19),
            "where",
            "Today is not counted. The one day is still to come. " + NEEDED,
        ),
        (
            "asked=2026-10-24T09:20",
            date(2026, 10, 24),
            "summary",
            "24 hours from 09:20 on Saturday 24 October 2026 end at 08:20 on Sunday 25 October 2026. " + CHANGED,
        ),
        (
            "asked=2026-10-24T09:20",
            date(2026, 10, 24),
            "days",
            "None Saturday 24 October 2026: The hours run from 09:20; 1 Sunday 25 October 2026: They end at 08:20",
        ),
        (
            "asked=2026-10-19T09:20 replied=2026-10-20T10:00",
            date(2026, 10, 20),
            "judged",
            " Late. The time ended at 09:20 on Tuesday 20 October 2026.",
        ),
        (
            "asked=2026-10-19T09:20 replied=2026-10-20T09:00",
            date(2026, 10, 20),
            "judged",
            " In time. The time ended at 09:20 on Tuesday 20 October 2026.",
        ),
        (
            "asked=2026-10-19T09:20 replied=2026-10-20",
            date(2026, 10, 20),
            "judged",
            " This may have been late. It was due by 09:20 on Tuesday 20 October 2026.",
        ),
    ],
)
def test_an_answer_names_the_hour(facts: str, today: date, key: str, text: str) -> None:
    assert told(facts, today)[key] == text


def test_the_wizard_takes_an_hour_and_keeps_it_in_a_calendar() -> None:
    engine = Engine(CALENDARS, "en")
    engine.answer({"ask": "load", "policy": HELD.as_data()})
    asked = {"ask": "wizard", "procedure": HELD.key, "today": "2026-10-24"}
    answers: dict[str, dict[str, str]] = {"last": {"value": "asked"}}
    question = engine.answer({**asked, "answers": answers})["question"]
    while question["kind"] != "date":
        answers[question["name"]] = {"value": question["options"][0]["value"]}
        question = engine.answer({**asked, "answers": answers})["question"]
    assert (question["name"], question["hour"]) == ("date:asked", True)
    answers["date:asked"] = {"from": "2026-10-24", "to": "2026-10-24", "hour": "09:20"}
    kept = {"ask": "calendar", "of": {**asked, "answers": answers}, "stamp": "2026-10-24T10:00:00Z", "full": True}
    # 8:20 on the clock in Brussels, after the change, is 7:20 of universal time.
    assert "DTSTART:20261025T072000Z" in engine.answer(kept)["text"]
    assert "SUMMARY:The time ends: " in engine.answer(kept)["text"]


def test_of_an_hour_that_comes_twice_the_working_says_which_one_it_is() -> None:
    said = told("asked=2026-10-24T02:20 replied=no", date(2026, 10, 24))["summary"]
    assert "another one" not in said  # 24 hours later it is 02:20 for the first time
    twice = told("asked=2026-10-24T03:20 replied=no", date(2026, 10, 24))["summary"]
    assert twice.endswith("The clocks go back in between, so 02:20 comes twice. It is the second one.")


@pytest.mark.parametrize(
    ("period", "said"),
    [("24 hours", "counted from when asked"), ("1 day", "counted from the day asked")],
)
def test_hours_are_not_said_to_be_counted_from_a_day(period: str, said: str) -> None:
    assert counted_from(Teller(HELD, ENGLISH), made.limit(period)) == said


def test_where_no_clock_is_known_the_answer_says_so() -> None:
    found = position(HELD, Case((parse_fact("asked=2026-10-19T09:20"),)), date(2026, 10, 19), made.weekdays())
    said = position_report(Teller(HELD, ENGLISH), found, made.weekdays())
    assert "it is not known on whose clock the hours run" in said["running"][0]["where"]
    assert said["running"][0]["due_text"] == "Tuesday 20 October 2026"


def working(facts: str, today: date) -> list[str]:
    found = position(HELD, Case(tuple(map(parse_fact, facts.split()))), today, CALENDARS)
    (running,) = position_report(Teller(HELD, ENGLISH), found, CALENDARS)["running"]
    counts = running["readings"][0]["working"]
    return [
        " ".join([each["summary"], *(day["why"] for day in each["days"])]).replace("\u00a0", " ") for each in counts
    ]


def test_of_an_hour_that_nobody_told_the_working_names_the_ends_of_the_day() -> None:
    # The clocks go back: from the beginning of that Sunday 24 hours end on it, from its end on Monday.
    zone = "They run on the clock of the time zone Europe/Brussels."
    both = "The hours run from the beginning of this day and end on it"
    each = "The hours run from the end of this day They end on this day"
    assert working("asked=2026-10-25", date(2026, 10, 25)) == [
        f"24 hours from the beginning of Sunday 25 October 2026 end on Sunday 25 October 2026. {zone} {LONGER} {both}",
        f"24 hours from the end of Sunday 25 October 2026 end on Monday 26 October 2026. {zone} {each}",
    ]


def test_what_counts_as_received_on_another_day_is_said_to_have_no_hour() -> None:
    within = made.limit("36 hours", counting={"receipt": "next working day", "cutoff": "16:00"})
    stage = made.stage(
        "one", [made.act("reply", within, makes="replied")], [made.out("replied", "end")], opens=("asked",)
    )
    held = made.policy("asked/sent replied", stage)
    for asked in ("2026-10-17T10:00", "2026-10-16T17:00"):
        found = position(held, Case((parse_fact(f"asked={asked}"),)), date(2026, 10, 19), CALENDARS)
        (running,) = position_report(Teller(held, ENGLISH), found, CALENDARS)["running"]
        said = "It counts as received on Monday 19 October 2026. The policy does not say at which hour."
        assert said in running["where"].replace("\u00a0", " ")
        assert "Tell us the hour" not in running["where"]


def test_of_what_is_repeated_the_hour_of_the_last_time_is_asked_for() -> None:
    again = made.act("review", made.limit("9 hours", "first", every=True, until="content"), makes="again")
    stage = made.stage("one", [again], [made.out("content", "end")], opens=("asked",))
    held = made.policy("asked first again content", stage)
    for told_so, asked in (("again=2026-06-02", "again"), ("", "first")):
        facts = f"asked=2026-06-01 first=2026-06-01 {told_so} content=no".split()
        found = position(held, Case(tuple(map(parse_fact, facts))), date(2026, 6, 2), CALENDARS)
        (running,) = position_report(Teller(held, ENGLISH), found, CALENDARS)["running"]
        assert f"Tell us the hour when {asked}, and the answer names the hour." in running["where"]


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        # More time for a day that is not sure, and for one that nobody knows.
        (
            "asked=2026-06-01T10:00 more=2026-06-02 replied=2026-06-02T15:00",
            "This may have been late. It may have been due by 10:00 on",
        ),
        (
            "asked=2026-06-01T10:00 more=yes replied=2026-06-02T15:00",
            "This may have been late. It may have been due by 10:00 on",
        ),
        ("asked=2026-06-01T10:00 more=yes replied=2026-06-02T09:00", "In time. The time ended at 10:00 on"),
        # So it is with what began the time: it can have been a day and more before.
        (
            "asked=2026-05-31..2026-06-01 replied=2026-06-02T15:00",
            "This may have been late. It may have been due by Monday 1 June 2026",
        ),
        ("asked=yes replied=2026-06-02T15:00", "This may have been late. That depends on when asked."),
        # Nobody said that it began, so nothing is said of when.
        ("replied=2026-06-02T15:00", ""),
    ],
)
def test_whoever_tells_less_is_told_of_the_doubt_as_well(facts: str, said: str) -> None:
    within = made.limit("24 hours", extensions=(made.more_time(to="36 hours"),))
    stage = made.stage("one", [made.act("reply", within, makes="replied")], [made.out("over", "end")], opens=("asked",))
    held = made.policy("asked more replied over", stage)
    found = position(held, Case(tuple(map(parse_fact, facts.split()))), date(2026, 6, 3), CALENDARS)
    done = {each["event"]: each for each in position_report(Teller(held, ENGLISH), found, CALENDARS)["done"]}
    judged = done["replied"]["judged"].replace("\u00a0", " ")
    assert judged.startswith(said)
    assert bool(judged) == bool(said)


CLOSES = "What comes at 17:00 or later counts as received the next day."
ASKED = "Tell us the hour when replied, and the answer goes by it."


@pytest.mark.parametrize(
    ("replied", "judged"),
    [
        ("2026-10-20T16:59", " In time. The last day was Tuesday 20 October 2026."),
        ("2026-10-20T17:00", f" 1 day late. The last day was Tuesday 20 October 2026. {CLOSES}"),
        ("2026-10-20", f" This may have been late. It was due by Tuesday 20 October 2026. {CLOSES} {ASKED}"),
        ("email:2026-10-20", " In time. The last day was Tuesday 20 October 2026."),
    ],
)
def test_a_closing_hour_is_named_where_it_makes_an_act_late(replied: str, judged: str) -> None:
    facts = f"asked=2026-10-19 replied={replied}"
    found = position(CLOSING, made.case(facts), date(2026, 10, 23), made.weekdays())
    said = position_report(Teller(CLOSING, ENGLISH), found, made.weekdays())
    assert " ".join(each["judged"] for each in said["done"]) == judged


def test_a_closing_hour_is_named_while_the_time_runs_and_the_wizard_asks_for_the_hour() -> None:
    found = position(CLOSING, made.case("asked=2026-10-19"), date(2026, 10, 20), made.weekdays())
    (running,) = position_report(Teller(CLOSING, ENGLISH), found, made.weekdays())["running"]
    assert running["where"] == f"The last day is today. {CLOSES}"
    assert counts_hours(CLOSING, "replied")
    assert counts_hours(HELD, "replied")
    assert not counts_hours(CLOSING, "asked")


FULL = made.policy(
    "asked replied content",
    made.stage(
        "one",
        [made.act("reply", made.limit("24 hours"), makes="replied")],
        [made.out("content", "end")],
        opens=("asked",),
    ),
    counting={"zone": "Europe/Brussels", "first_hour": "excluded"},
)


@pytest.mark.parametrize(
    ("asked", "begins"),
    [
        ("2026-06-05T14:20", "24 hours from 15:00 on Friday 5 June 2026 end at 15:00 on Saturday 6 June 2026."),
        ("2026-06-05T23:20", "24 hours from 00:00 on Saturday 6 June 2026 end at 00:00 on Sunday 7 June 2026."),
    ],
)
def test_the_working_says_that_hours_run_from_the_next_full_hour(asked: str, begins: str) -> None:
    found = position(FULL, made.case(f"asked={asked}"), date(2026, 6, 5), made.weekdays())
    (running,) = position_report(Teller(FULL, ENGLISH), found, made.weekdays())["running"]
    said = running["readings"][0]["working"][0]["summary"]
    assert said.startswith(f"The hour in which it happens does not count. {begins}")
    assert "We count from the next full hour." in " ".join(running["assumed"])


FIRST = "The clocks go back after that, so {at} comes twice. It is the first one."
LONGER = "The clocks are changed in between, so one of the days has an hour more or less than 24."


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        # Half past two of Saturday: 24 hours later it is half past two for the first time.
        ("2026-10-24T02:30", (FIRST.format(at="02:30"),)),
        # Nobody told the hour of a day of 25 hours: 24 from its beginning end on it, at eleven at night.
        ("2026-10-25", (LONGER, "Europe/Brussels.")),
        # Nor of the day before: from its beginning to the beginning of the next, before the change.
        ("2026-10-24", ("Europe/Brussels.", "Europe/Brussels.")),
        # Of a day of 23 hours they end on the next, an hour into it.
        ("2027-03-28", (LONGER, "Europe/Brussels.")),
        # An hour that comes twice and was told is counted from as either.
        (
            "2026-10-25T02:30",
            (
                f"This is counted from the first one. {CHANGED.partition('. ')[2]}",
                "The clocks go back on that day, so 02:30 comes twice. This is counted from the second one.",
            ),
        ),
    ],
)
def test_what_the_change_of_the_clocks_makes_of_24_hours_is_said_in_each_working(
    asked: str, said: tuple[str, ...]
) -> None:
    case = Case((parse_fact(f"asked={asked}"),))
    report = position_report(Teller(HELD, ENGLISH), position(HELD, case, date(2027, 4, 1), CALENDARS), CALENDARS)
    workings = [each["summary"] for one in report["running"][0]["readings"] for each in one["working"]]
    assert all(each.endswith(end) for each, end in zip(workings, said, strict=False))
    assert len(workings) <= len(said)

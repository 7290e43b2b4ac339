"""What can be kept of an answer, through the engine's door."""

import json
from typing import Any

import pytest
from icalendar import Calendar

from build_scripts.source import calendar_files
from navigator import api
from navigator.api import Engine
from tests.support import samples
from tests.support.samples import library

CENTRE = "milton-keynes-contact-centre/complaints"
STAMP = "2026-12-29T10:15:00Z"
ANSWERS = {
    "reader": {"value": "complainant"},
    "last": {"value": "complaint-received"},
    "date:complaint-received": {"from": "2026-12-14"},
}
WIZARD = {"ask": "wizard", "procedure": CENTRE, "answers": ANSWERS, "today": "2026-12-29"}
ACKNOWLEDGED = {**ANSWERS, "last": {"value": "acknowledged"}, "date:acknowledged": {"from": "2026-12-21"}}
LIMIT = {"ask": "limit", "procedure": CENTRE, "clause": "reply", "from": "2026-12-14"}
PERIOD = {"ask": "deadline", "period": "15 working days", "from": "2026-12-14", "calendar": "scotland"}


@pytest.fixture(autouse=True)
def started() -> None:
    policies = [policy.as_data() for policy in library().policies.values()]
    api.start(json.dumps({"calendars": calendar_files.read_data(), "policies": policies}))


def ask(**request: Any) -> Any:
    return json.loads(api.ask(json.dumps(request)))


def position(*facts: str, today: str, **more: Any) -> dict[str, Any]:
    return {"ask": "position", "procedure": CENTRE, "facts": facts, "today": today, **more}


def events(of: Any, **wishes: Any) -> list[Any]:
    answer = ask(ask="calendar", of=of, stamp=STAMP, **wishes)
    found = list(Calendar.from_ical(answer["text"]).walk("VEVENT"))
    assert len(found) == answer["count"]
    return found


def test_the_text_of_a_position_holds_what_the_page_says() -> None:
    text = ask(ask="export", of=WIZARD)["text"]
    assert text.startswith("Expect a full written reply by Thursday 7 January 2027\n")
    for part in (
        "As of Tuesday 29 December 2026.",
        "- Ask the Coordinator for an acknowledgement. It was due by Monday 21 December 2026. This is 4",
        "This is 4 working days late.",
        "by Thursday 7 January 2027 (read another way, there is no date yet).",
        "Christmas Day, Boxing Day and New Year's Day make it 24 days.",
        "- Monday 14 December 2026: The Coordinator got your written complaint.",
        "Version of the procedure: 2023-01.1.",
        "Bank holidays (England and Wales) are known up to ",
    ):
        assert part in text


def test_the_text_of_a_limit_and_of_a_period_tell_their_working() -> None:
    limit, period = (ask(ask="export", of=of)["text"] for of in (LIMIT, PERIOD))
    assert limit.startswith("The Coordinator must send a full written reply by Thursday 7 January 2027.")
    assert "We use those of England and Wales." in limit
    assert period.startswith("Last day: 15 working days from Monday 14 December 2026: ")
    assert "Bank holidays (Scotland)" in period


def test_a_period_from_a_day_one_is_not_sure_of_keeps_the_safe_date_and_names_the_last() -> None:
    of = {**PERIOD, "to": "2026-12-16"}
    first, last = (ask(**{**PERIOD, "from": day})["due"] for day in ("2026-12-14", "2026-12-16"))
    told = ask(**of)
    assert (told["due"], told["latest"]["due"]) == (first, last) == ("2027-01-08", "2027-01-12")
    (kept,) = ask(ask="export", of=of)["dates"]
    assert kept["date"] == first
    text = ask(ask="export", of=of)["text"].replace("\u00a0", " ")
    assert "This is the safe date. If the time began on Wednesday 16 December 2026" in text
    assert "the last day is Tuesday 12 January 2027" in text
    safe, late = events(of, full=True)
    assert "This is the safe date" in safe["description"]
    assert [each.decoded("dtstart").isoformat() for each in (safe, late)] == [first, last]
    assert "The safe date is Friday 8 January 2027." in late["description"]
    assert "latest" not in ask(**{**PERIOD, "to": PERIOD["from"]})


def test_copied_text_says_that_a_date_is_not_firm() -> None:
    assert "This date is not firm" in ask(ask="export", of={**PERIOD, "from": "2028-12-20"})["text"]


def test_only_dates_to_come_are_offered() -> None:
    (kept,) = ask(ask="export", of=WIZARD)["dates"]
    assert (kept["clause"], kept["date"]) == ("reply", "2027-01-07")


def test_once_the_safe_date_has_passed_the_last_arguable_one_is_kept() -> None:
    of = position("complaint-received=2026-12-07", "acknowledged=2026-12-11", today="2026-12-31")
    (event,) = events(of)
    assert event.decoded("dtstart").isoformat() == "2027-01-06"
    assert "The safe date was Wednesday 30 December 2026." in event["description"]


def test_titles_tell_nothing_unless_that_is_asked_for() -> None:
    neutral = ask(ask="calendar", of=WIZARD, stamp=STAMP, days_before=2)["text"]
    assert "SUMMARY:A date to remember" in neutral
    for word in ("complain", "Coordinator", "Milton", "centre", "reply"):
        assert word not in neutral
    (event,) = events(WIZARD, full=True)
    # Read another way, there is no date yet: nobody knows that it is the last.
    assert event["summary"] == "Last day, to be safe: The Coordinator must send a full written reply"
    assert "Complaints about the contact centre" in event["description"]


@pytest.mark.parametrize("full", [False, True])
def test_a_date_that_is_unclear_names_the_latest_one_too(full: bool) -> None:  # noqa: FBT001
    safe, latest = events({**WIZARD, "answers": ACKNOWLEDGED}, full=full)
    assert [each.decoded("dtstart").isoformat() for each in (safe, latest)] == ["2027-01-07", "2027-01-14"]
    assert "Thursday 14 January 2027" in safe["description"]
    assert "The safe date is Thursday 7 January 2027." in latest["description"]
    assert safe["uid"] != latest["uid"]
    assert ("argued" in latest["summary"]) is full


def test_a_date_that_one_reading_does_not_know_yet_says_so() -> None:
    (event,) = events(WIZARD)
    assert event.decoded("dtstart").isoformat() == "2027-01-07"
    assert "Read another way, there is no date yet." in event["description"]


def test_a_date_past_the_known_bank_holidays_says_so() -> None:
    (event,) = events({**PERIOD, "from": "2028-12-20"})
    assert "not firm" in event["description"]


def test_one_date_or_all_can_be_kept() -> None:
    of = position("complaint-received=2026-12-14", today="2026-12-15")
    assert [each["clause"] for each in ask(ask="export", of=of)["dates"]] == ["acknowledge", "reply"]
    assert len(events(of)) == 2
    (event,) = events(of, clauses=["acknowledge"])
    assert event.decoded("dtstart").isoformat() == "2026-12-21"
    assert events(of, clauses=[]) == []


def test_a_date_keeps_its_name_as_the_case_goes_on_and_another_case_has_others() -> None:
    def name(of: Any) -> str:
        return str(next(each["uid"] for each in events(of, clauses=["reply"])))

    first = name(position("complaint-received=2026-12-14", today="2026-12-15"))
    assert first == name(position("complaint-received=2026-12-14", "acknowledged=2026-12-18", today="2026-12-20"))
    assert first != name(position("complaint-received=2026-12-15", today="2026-12-15"))


@pytest.mark.parametrize("case", [None, "abcdefghij"])
def test_wizard_command_and_calculator_give_the_same_deadline_the_same_name(case: str | None) -> None:
    facts = ["complaint-received=2026-12-14", "acknowledged=2026-12-21"]
    ways = [
        {**WIZARD, "answers": ACKNOWLEDGED},
        position(*facts, today="2026-12-29"),
        {**LIMIT, "facts": facts},
    ]
    named = [
        [(str(each["uid"]), each.decoded("dtstart")) for each in events(of, clauses=["reply"], case=case)]
        for of in ways
    ]
    assert len(named[0]) == 2
    assert named[0] == named[1] == named[2]


def test_a_number_tells_two_cases_of_one_day_apart_and_keeps_the_name_when_a_day_is_put_right() -> None:
    def names(day: str, case: str) -> list[str]:
        of = position(f"complaint-received={day}", today="2026-12-16")
        return [str(each["uid"]) for each in events(of, case=case)]

    assert set(names("2026-12-14", "aaaaaaaaaa")).isdisjoint(names("2026-12-14", "bbbbbbbbbb"))
    assert names("2026-12-14", "aaaaaaaaaa") == names("2026-12-15", "aaaaaaaaaa")


def sequences(text: str) -> list[int]:
    return [int(str(each["sequence"])) for each in Calendar.from_ical(text).walk("VEVENT")]


def test_a_later_file_says_that_it_is_the_later_one() -> None:
    of = position("complaint-received=2026-12-14", today="2026-12-15")
    files = [ask(ask="calendar", of=of, stamp=stamp)["text"] for stamp in (STAMP, "2026-12-29T10:15:01Z")]
    first, second = map(sequences, files)
    assert all(0 <= one < other < 2**31 for one, other in zip(first, second, strict=True))
    assert "LAST-MODIFIED:20261229T101501Z" in files[1]
    again = ask(ask="calendar", of=of, stamp=STAMP, earlier=1)["text"]
    assert sequences(again) == [each + 1 for each in first]
    assert "SEQUENCE:0\r\n" in ask(ask="calendar", of=of, stamp="2019-03-01T10:00:00Z")["text"]


def test_with_no_date_to_come_there_is_an_empty_list() -> None:
    of = position("settled-on-the-day=2026-12-14", today="2026-12-15")
    assert ask(ask="export", of=of)["dates"] == []
    assert events(of) == []


@pytest.mark.parametrize(
    "request_",
    [
        {"ask": "export"},
        {"ask": "export", "of": None},
        {"ask": "export", "of": []},
        {"ask": "export", "of": {"ask": "export"}},
        {"ask": "export", "of": {**WIZARD, "answers": {}}},
        {"ask": "calendar", "of": WIZARD},
        {"ask": "calendar", "of": WIZARD, "stamp": 7},
        {"ask": "calendar", "of": WIZARD, "stamp": "2026-13-29T10:15:00Z"},
        {"ask": "calendar", "of": WIZARD, "stamp": "2026-12-29T10:15:00Z\r\nX:1"},
        {"ask": "calendar", "of": WIZARD, "stamp": STAMP, "days_before": True},
        {"ask": "calendar", "of": WIZARD, "stamp": STAMP, "days_before": "2"},
        {"ask": "calendar", "of": WIZARD, "stamp": STAMP, "days_before": 99},
        {"ask": "calendar", "of": WIZARD, "stamp": STAMP, "clauses": 4},
        {"ask": "calendar", "of": WIZARD, "stamp": STAMP, "case": 4},
        {"ask": "calendar", "of": WIZARD, "stamp": STAMP, "earlier": -1},
        {"ask": "calendar", "of": WIZARD, "stamp": STAMP, "earlier": True},
        {"ask": "calendar", "of": WIZARD, "stamp": STAMP, "case": "a\r\nX:1"},
    ],
)
def test_a_wish_that_makes_no_sense_gets_an_answer(request_: dict[str, Any]) -> None:
    assert ask(**request_)["error"]["code"] in ("malformed", "refused")


def test_what_is_kept_holds_the_doubts_the_open_questions_and_what_is_booked() -> None:
    disputes = "milton-keynes-safeguarding-children-board/conflict-between-partners"
    facts = ("not-settled-locally=2026-06-01", "meeting-held=2026-07-10")
    of = {"ask": "position", "procedure": disputes, "facts": facts, "today": "2026-07-01"}
    said, text = ask(**of), ask(ask="export", of=of)["text"]
    assert said["unread"]
    for each in (*said["notes"], *said["unread"]):
        assert f"- {each['text']}\n" in text
    booked = "Booked for Friday 10 July 2026: The joint meeting. Read one way, that is after the last day."
    assert f"What is booked\n- {booked}\n" in text
    happened = text[text.index("What has happened") : text.index("What is booked")]
    assert "meeting" not in happened


def test_a_case_that_may_be_over_says_so_in_its_text_and_in_its_calendar() -> None:
    board = samples.models()
    (policy,) = [each for key, each in board.policies.items() if key.endswith("/parking")]
    engine = Engine(board.calendars)
    engine.answer({"ask": "load", "policy": policy.as_data()})
    of = {"ask": "position", "procedure": policy.key, "facts": ["rejected=2026-10-15"], "today": "2026-10-16"}
    notes = engine.answer(of)["notes"]
    assert any("may also be over" in each["text"] for each in notes)
    text = engine.answer({"ask": "export", "of": of})["text"]
    assert all(f"- {each['text']}\n" in text for each in notes)
    file = engine.answer({"ask": "calendar", "of": of, "stamp": STAMP, "full": True})
    entries = list(Calendar.from_ical(file["text"]).walk("VEVENT"))
    assert entries
    assert all("The case may have ended" in str(each["DESCRIPTION"]) for each in entries)


def test_nothing_counted_from_days_that_cannot_both_be_right_is_kept() -> None:
    asked = position("complaint-received=2026-10-20", "acknowledged=2026-10-19", today="2026-11-02")
    text = ask(ask="export", of=asked)["text"]
    assert text.startswith("First check two dates\n")
    assert "Before you rely on this\n- The date when" in text
    # The reply that is due 15 working days after a day that may be wrong.
    assert "10 November" not in text


def test_a_reading_without_a_date_says_so() -> None:
    text = ask(ask="export", of=position("complaint-received=2026-11-20", today="2026-11-27"))["text"]
    assert "  Counted from the day the Coordinator acknowledged it. There is no date yet.\n" in text

"""The calendar file, read back by another program's eyes: the icalendar package."""

import re
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar, Component

from navigator.dates.moments import Moment
from navigator.export.calendar_file import Entry, calendar_file, uid

DAY = date(2027, 1, 7)
STAMP = datetime(2026, 12, 29, 10, 15, 30)  # noqa: DTZ001 - the engine's moments are in UTC and say so in the file


def events(text: str) -> list[Component]:
    found: list[Component] = Calendar.from_ical(text).walk("VEVENT")
    return found


def one(title: str = "A title", notes: str = "", days_before: int | None = None) -> Component:
    (event,) = events(calendar_file([Entry("x@navigator", DAY, title, notes)], STAMP, days_before))
    return event


def as_read(text: str) -> str:
    """What a reader may expect to get back: the same text, with line ends of one kind."""
    return "\n".join(text.splitlines())


def test_an_entry_is_a_whole_day_made_at_a_stated_moment() -> None:
    event = one("Last day")
    assert event.decoded("dtstart") == DAY
    assert event["dtstart"].params["VALUE"] == "DATE"
    assert event.decoded("dtstamp") == datetime.fromisoformat("2026-12-29T10:15:30+00:00")
    assert event["uid"] == "x@navigator"
    assert event["class"] == "PRIVATE"


@pytest.mark.parametrize(("year", "expected"), [(1970, 3), (2020, 3), (2021, 366 * 86_400 + 3), (2300, 2**31 - 1)])
def test_a_clock_years_wrong_gives_no_number_that_a_calendar_cannot_hold(year: int, expected: int) -> None:
    # RFC 5545, 3.3.8: an integer is one of 32 bits.
    text = calendar_file([Entry("x@navigator", DAY, "t")], datetime(year, 1, 1), earlier=3)  # noqa: DTZ001
    (event,) = Calendar.from_ical(text).walk("VEVENT")
    assert event["sequence"] == expected


@pytest.mark.parametrize(
    "text",
    [
        "plain",
        "commas, and; semicolons",
        "back\\slash \\n \\, \\;",
        "two\nlines",
        "two\r\nlines",
        "one\rreturn",
        "line\u2028separator\u2029paragraph\x85next\x0bdown\x0cpage",
        'quotes " and colons: here',
        "👪 a family 👩‍👩‍👧 and a flag 🏴\U000e0067\U000e0062\U000e0077\U000e006c\U000e0073\U000e007f",
        "Łódź, Ysbyty Gwynedd, Ωμέγα, 中文",
        "n" * 300,
        "👪" * 300,
        "é," * 300,
        "END:VEVENT\r\nBEGIN:VEVENT\r\nSUMMARY:mine\r\nEND:VEVENT",
        "",
    ],
)
def test_every_name_survives_and_adds_nothing(text: str) -> None:
    event = one(text, text)
    assert event["summary"] == as_read(text)
    assert str(event.get("description", "")) == as_read(text)


@pytest.mark.parametrize(
    ("text", "read"), [("bell\x07 and null\x00", "bell and null"), ("half \ud83d one", "half  one")]
)
def test_what_no_file_may_hold_is_left_out(text: str, read: str) -> None:
    assert one(text)["summary"] == read


@given(st.text(max_size=400), st.text(max_size=400))
def test_any_text_gives_one_entry_in_lines_of_at_most_75_octets(title: str, notes: str) -> None:
    text = calendar_file([Entry("x@navigator", DAY, title, notes)], STAMP, 2)
    lines = text.encode("utf-8").split(b"\r\n")
    assert lines.pop() == b""
    assert max(len(line) for line in lines) <= 75
    assert not any(b"\r" in line or b"\n" in line for line in lines)
    assert len(events(text)) == 1


def test_several_entries_stand_in_one_file() -> None:
    text = calendar_file([Entry("a@x", DAY, "one"), Entry("b@x", DAY + timedelta(7), "two")], STAMP)
    assert [event["summary"] for event in events(text)] == ["one", "two"]


@pytest.mark.parametrize("days", [1, 2, 5, 30])
def test_an_alarm_rings_at_nine_that_many_days_before(days: int) -> None:
    (alarm,) = one(days_before=days).walk("VALARM")
    midnight = datetime.combine(DAY, datetime.min.time())
    assert midnight + alarm.decoded("trigger") == datetime.combine(DAY - timedelta(days), datetime.min.time()).replace(
        hour=9
    )
    assert (alarm["action"], alarm["description"]) == ("DISPLAY", "A title")


def test_without_a_reminder_there_is_no_alarm() -> None:
    assert one().walk("VALARM") == []


@pytest.mark.parametrize("days", [0, -1, 31])
def test_other_reminders_are_refused(days: int) -> None:
    with pytest.raises(ValueError, match=str(days)):
        calendar_file([], STAMP, days)


def test_a_name_is_the_same_each_time_and_tells_nothing() -> None:
    assert uid("board/complaints", "reply") == uid("board/complaints", "reply")
    assert uid("board/complaints", "reply") != uid("board/complaints", "decide")
    assert uid("a", "b c") != uid("a b", "c")
    assert re.fullmatch(r"[0-9a-f]{32}@navigator", uid("board/complaints", "reply"))


@given(
    st.lists(
        st.lists(st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=30)), max_size=5
    )
)
def test_what_differs_has_another_name(all_parts: list[list[str]]) -> None:
    different = {tuple(parts) for parts in all_parts if parts}
    assert len({uid(*parts) for parts in different}) == len(different)


def test_a_moment_is_one_in_universal_time_and_its_alarm_comes_at_its_hour() -> None:
    moment = Moment.of(date(2026, 10, 25), "07:20")
    text = calendar_file([Entry("x@navigator", date(2026, 10, 25), "t", moment=moment)], STAMP, 2)
    assert "DTSTART:20261025T072000Z\r\n" in text
    assert "TRIGGER:-P2D\r\n" in text
    (event,) = events(text)
    assert event.decoded("DTSTART") == datetime(2026, 10, 25, 7, 20, tzinfo=UTC)

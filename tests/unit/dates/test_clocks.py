"""Hours on the clocks of places, against the tz database and worked by hand."""

import pickle
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from navigator.dates import clocks, moments
from navigator.dates.moments import Moment
from navigator.dates.refusals import DateError
from tests.support.every import EVERY


def at(text: str) -> Moment:
    found = moments.parse(text)
    assert isinstance(found, Moment)
    return found


@pytest.mark.parametrize(
    ("zone", "start", "hours", "end"),
    [
        # Clocks go forward on Sunday 29 March 2026 at 1:00 in London and at 2:00 in Brussels, and back on 25 October.
        ("Europe/London", "2026-10-19T09:20", 24, "2026-10-20T09:20"),
        ("Europe/London", "2026-03-28T09:20", 24, "2026-03-29T10:20"),
        ("Europe/London", "2026-10-24T09:20", 24, "2026-10-25T08:20"),
        ("Europe/Brussels", "2026-03-28T09:20", 24, "2026-03-29T10:20"),
        ("Europe/Brussels", "2026-10-24T09:20", 24, "2026-10-25T08:20"),
        ("Europe/Brussels", "2026-10-23T17:05", 72, "2026-10-26T16:05"),
        # Half past midnight on the day of the change: 25 hours belong to it.
        ("Europe/London", "2026-10-25T00:30", 24, "2026-10-25T23:30"),
        ("Europe/London", "2026-10-19T22:00", 4, "2026-10-20T02:00"),
        ("Europe/London", "2026-10-19T20:00", 4, "2026-10-20T00:00"),
        ("Europe/London", "2026-12-31T23:59", 1, "2027-01-01T00:59"),
        # Half past one comes twice that night; the first is meant: an hour later it is half past one again.
        ("Europe/London", "2026-10-25T01:30", 1, "2026-10-25T01:30"),
        ("Europe/London", "2026-10-25T08:20", -24, "2026-10-24T09:20"),
        ("Australia/Sydney", "2026-10-03T12:00", 24, "2026-10-04T13:00"),
        ("Asia/Kolkata", "2026-03-28T09:20", 24, "2026-03-29T09:20"),
    ],
)
def test_hours_run_on_the_clock_of_a_place(zone: str, start: str, hours: int, end: str) -> None:
    found = clocks.shifted(at(start), hours * 60, zone)
    assert moments.written(found) == end
    changes = zone != "Asia/Kolkata" and start[11:] != end[11:] and abs(hours) in (24, 72)
    assert clocks.changes_between(at(start), found, zone) == (changes or found.again)


# Zones whose clocks are alike: around a change one of them is looked at for all, in `make test-every` each.
CLOSELY = {*(clocks.ZONES if EVERY else {each: zone for zone, each in sorted(clocks.ZONES.items())}.values())}


@pytest.mark.parametrize("zone", sorted(clocks.ZONES))
def test_the_clocks_of_every_zone_are_those_of_the_tz_database(zone: str) -> None:
    held, summer = ZoneInfo(zone), clocks.ZONES[zone].summer
    closely = summer and zone in CLOSELY
    for year in (clocks.FIRST.year, 2019, 2026, clocks.LAST.year):
        moment = datetime(year, 1, 1, tzinfo=UTC)
        while moment.year == year:
            local = moment.astimezone(held)
            shown = Moment.of(local.date(), f"{local:%H:%M}")
            after = (moment + timedelta(hours=5)).astimezone(held)
            if not local.fold:
                found = clocks.shifted(shown, 300, zone)
                assert moments.written(found) == f"{after:%Y-%m-%dT%H:%M}", (zone, shown)
                assert moments.written(clocks.universal(shown, zone)) == f"{moment:%Y-%m-%dT%H:%M}", (zone, shown)
            # Every hour of the months in which clocks are changed somewhere, at the end of weeks; else now and then.
            # Where they never are, or as elsewhere, now and then is enough to meet a summer, and another rule.
            near = closely and moment.month in (3, 4, 9, 10, 11) and moment.weekday() in (5, 6)
            moment += timedelta(hours=1 if near else 37)
        assert summer is None or summer.on(year) != summer.off(year)


@pytest.mark.parametrize(
    ("hours", "again", "universal"),
    [(5, False, "2026-10-25T00:20"), (6, True, "2026-10-25T01:20")],
)
def test_of_an_hour_that_comes_twice_it_is_known_which_one_came_out(hours: int, *, again: bool, universal: str) -> None:
    # 20:20 in London is 19:20 of universal time; the clocks go back from 02:00 to 01:00.
    end = clocks.shifted(at("2026-10-24T20:20"), hours * 60, "Europe/London")
    assert (moments.written(end), end.again) == ("2026-10-25T01:20", again)
    assert moments.written(clocks.universal(end, "Europe/London")) == universal
    assert clocks.changes_between(at("2026-10-24T20:20"), end, "Europe/London") == again
    # An hour later it is 02:20 from the second one, and 01:20 once more from the first.
    later = clocks.shifted(end, 60, "Europe/London")
    assert (moments.written(later), later.again) == (
        ("2026-10-25T02:20", False) if again else ("2026-10-25T01:20", True)
    )
    copied = pickle.loads(pickle.dumps(end))  # noqa: S301  its own
    assert (copied, copied.at, copied.again) == (end, end.at, end.again)


def test_nothing_is_said_of_clocks_beyond_the_years_that_are_known() -> None:
    assert clocks.covers("Europe/London", date(2030, 12, 31))
    assert not clocks.covers("Europe/London", date(2031, 1, 1))
    assert clocks.covers("Asia/Kolkata", date(2031, 1, 1))


def test_among_days_a_moment_is_its_day() -> None:
    moment, day = at("2026-10-19T09:20"), date(2026, 10, 19)
    assert moment == day
    assert {day: 1}[moment] == 1
    assert moment.isoformat() == "2026-10-19"
    assert sorted([day, moment, day]) == [day, day, day]
    assert moments.hour_of(moment + timedelta(1)) == ""
    assert type(moments.plain(moment)) is date
    assert moments.hour_of(pickle.loads(pickle.dumps(moment))) == "09:20"  # noqa: S301 - its own bytes


@pytest.mark.parametrize(
    "text",
    ["2026-10-19T9:20", "2026-10-19T24:00", "2026-10-19T09:20:00", "2026-10-19T09:20Z", "T09:20", "2026-02-30T09:20"],
)
def test_another_form_of_an_hour_is_refused(text: str) -> None:
    with pytest.raises(DateError):
        moments.parse(text)

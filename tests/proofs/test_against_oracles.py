"""The engine against independent opinions: fingers, numpy.busday_offset, dateutil.relativedelta."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

import numpy as np
from dateutil.relativedelta import relativedelta
from hypothesis import given, settings
from hypothesis import strategies as st

from build_scripts.source import calendar_files
from navigator.dates.calendars import days_between
from navigator.dates.counting import Count, count
from navigator.dates.periods import UNITS
from navigator.dates.rules import Direction, FirstDay, LastDay, Receipt, Rules, ShortPeriod
from navigator.explain.working import days
from tests.oracles import naive

CALENDARS = calendar_files.load()
CLOSED = naive.bank_holidays()
COVERAGE = naive.coverage()
NUMPY = {
    name: np.busdaycalendar(holidays=np.array(sorted(closed), dtype="datetime64[D]")) for name, closed in CLOSED.items()
}
CPR = ShortPeriod(5, "Civil Procedure Rules, rule 2.8(4)")
MOST = {
    "working days": 150,
    "days": 150,
    "clear days": 40,
    "clear working days": 40,
    "weeks": 30,
    "months": 30,
    "clear months": 30,
    "years": 4,
}


@dataclass(frozen=True)
class Question:
    """One drawn question, in plain words and numbers."""

    unit: str
    amount: int
    start: date
    calendar: str
    first_day: FirstDay
    receipt: Receipt
    last_day: LastDay
    direction: Direction
    late: bool

    @property
    def included(self) -> bool:
        return self.first_day is FirstDay.INCLUDED

    @property
    def back(self) -> bool:
        return self.direction is Direction.BEFORE

    def counted(self) -> Count:
        rules = Rules(self.first_day, self.receipt, self.last_day, self.direction, "16:00", self._short)
        return count(UNITS[self.unit](self.amount), self.start, rules, CALENDARS[self.calendar], late=self.late)

    @property
    def _short(self) -> ShortPeriod | None:
        return CPR if self.unit == "clear days" else None

    @property
    def naive_unit(self) -> str:
        return "short clear days" if self._short and self.amount <= CPR.at_most else self.unit


@st.composite
def questions(draw: st.DrawFn, units: Sequence[str] = tuple(MOST)) -> Question:
    unit = draw(st.sampled_from(units))
    return Question(
        unit=unit,
        amount=draw(st.integers(1, MOST[unit])),
        start=draw(st.dates(date(2003, 1, 1), date(2030, 12, 31))),
        calendar=draw(st.sampled_from(sorted(CLOSED))),
        first_day=FirstDay.EXCLUDED if unit.startswith("clear") else draw(st.sampled_from(FirstDay)),
        # No bank holiday is a closure; receipt after one is counted day by day in test_closures.py.
        receipt=draw(st.sampled_from([each for each in Receipt if each is not Receipt.AFTER_CLOSURE])),
        last_day=draw(st.sampled_from(LastDay)),
        direction=draw(st.sampled_from(Direction)),
        late=draw(st.booleans()),
    )


@settings(max_examples=10 * settings().max_examples)  # 200,000 in make prove
@given(questions())
def test_the_engine_agrees_with_counting_on_fingers_with_numpy_and_with_dateutil(asked: Question) -> None:
    counted = asked.counted()
    fingers = naive.Counter(CLOSED[asked.calendar])

    counted_from = fingers.received(
        asked.start,
        late=asked.late,
        next_working_day=asked.receipt is Receipt.NEXT_WORKING_DAY,
        last_day_off=asked.receipt is Receipt.LAST_DAY_OFF,
    )
    last_day = fingers.last_day(asked.naive_unit, asked.amount, counted_from, included=asked.included, back=asked.back)
    due = last_day
    if asked.last_day is not LastDay.STAYS:
        due = fingers.moved(last_day, naive.ONE if asked.last_day is LastDay.NEXT_WORKING_DAY else -naive.ONE)
    beyond = [day for day in fingers.looked_up if not COVERAGE[0] <= day <= COVERAGE[1]]
    # A weekend, and a day off of every year, is known to be one in any year.
    unknown = any(day.strftime("%a") not in {"Sat", "Sun"} and day not in fingers.closed for day in beyond)

    assert (counted.counted_from, counted.last_day, counted.due) == (counted_from, last_day, due)
    assert counted.provisional == (unknown and asked.calendar != "none")
    if asked.unit == "working days":
        assert counted.last_day == _by_numpy(asked, counted_from)
    if asked.unit in {"months", "years"} and not asked.included:
        assert counted.last_day == _by_dateutil(asked, counted_from)
    _check_working(asked, counted)


def _by_numpy(asked: Question, counted_from: date) -> date:
    calendar = NUMPY[asked.calendar]
    first = counted_from
    if asked.included:
        first += naive.ONE if asked.back else -naive.ONE
    start, amount = np.datetime64(first), -asked.amount if asked.back else asked.amount
    roll: Literal["forward", "backward"] = "forward" if asked.back else "backward"
    found: date = np.busday_offset(start, amount, roll=roll, busdaycal=calendar).astype(date)
    return found


def _by_dateutil(asked: Question, counted_from: date) -> date:
    amount = -asked.amount if asked.back else asked.amount
    return counted_from + (relativedelta(months=amount) if asked.unit == "months" else relativedelta(years=amount))


def _check_working(asked: Question, counted: Count) -> None:
    """The working holds every day once, and as many counted days as the period says; the last one is the last day."""
    working = days(counted, CALENDARS[asked.calendar])
    numbered = [day for day in working if day.counted]
    listed = sorted(day.date for day in working)
    ends = [counted.counted_from, counted.last_day, counted.due]
    if not asked.back:
        ends.append(counted.start)

    assert [day.number for day in numbered] == list(range(1, len(numbered) + 1))
    assert all(day.why for day in working)
    assert listed == list(days_between(min(ends), max(ends)))
    if asked.unit in {"working days", "clear days", "clear working days", "days"}:
        assert len(numbered) == asked.amount
    if asked.naive_unit in {"working days", "clear working days", "short clear days"}:
        assert all(day.date.weekday() < 5 and day.date not in CLOSED[asked.calendar] for day in numbered)
    if not asked.unit.startswith("clear"):
        assert numbered[-1].date == counted.last_day


@given(
    amount=st.integers(1, 60),
    start=st.dates(date(2024, 1, 1), date(2027, 6, 1)),
    drawn=st.lists(st.tuples(st.integers(0, 90), st.integers(0, 20)), max_size=4),
    open_days_only=st.booleans(),
)
def test_days_of_a_pause_are_given_back_at_the_end(
    amount: int, start: date, drawn: list[tuple[int, int]], *, open_days_only: bool
) -> None:
    pauses = [(start + timedelta(after), start + timedelta(after + length)) for after, length in drawn]
    fingers = naive.Counter(CLOSED["scotland"]) if open_days_only else None
    period = UNITS["working days" if open_days_only else "days"](amount)
    counted = count(period, start, Rules(), CALENDARS["scotland"], paused=pauses)

    assert counted.due == naive.paused(start, amount, pauses, fingers)
    assert sum(day.counted for day in days(counted, CALENDARS["scotland"])) == amount

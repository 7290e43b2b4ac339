"""One deadline as a row of a spreadsheet: the columns `start_date`, `period`, `unit`, `calendar` and `roll_rule`."""

import re
from collections.abc import Collection, Mapping
from typing import TypeVar

from navigator.dates import iso
from navigator.dates.calendars import NONE, Calendar, choose
from navigator.dates.counting import Count, count
from navigator.dates.periods import (
    MOST,
    ClearDays,
    ClearMonths,
    ClearWorkingDays,
    Days,
    Months,
    Period,
    SchoolDays,
    Weeks,
    WorkingDays,
    Years,
)
from navigator.dates.refusals import excerpt
from navigator.dates.rules import CIVIL_PROCEDURE, Direction, FirstDay, LastDay, Receipt, Rules, needs_calendar

Value = TypeVar("Value")

COLUMNS = ("start_date", "period", "unit", "calendar", "roll_rule")

_UNITS: dict[str, type[Period]] = {
    "working_days": WorkingDays,
    "school_days": SchoolDays,
    "days": Days,
    "weeks": Weeks,
    "months": Months,
    "clear_months": ClearMonths,
    "years": Years,
    "clear_days_before": ClearDays,
    "clear_working_days_before": ClearWorkingDays,
}
_STARTS = {
    "excl": (FirstDay.EXCLUDED, Receipt.ANY_DAY),
    "incl": (FirstDay.INCLUDED, Receipt.ANY_DAY),
    "roll_then_excl": (FirstDay.EXCLUDED, Receipt.NEXT_WORKING_DAY),
}
_ENDS = {
    "none": LastDay.STAYS,
    "next_wd": LastDay.NEXT_WORKING_DAY,
    "prev_wd": LastDay.PREVIOUS_WORKING_DAY,
}
_LATE = {"yes": True, "no": False}
_SHORT = {"cpr": CIVIL_PROCEDURE, "none": None}
_WHOLE = re.compile(r"-?[0-9]{1,5}")


class RowError(ValueError):
    """A cell that cannot be used, as one plain line: what is wrong and what is allowed."""


class Calendars(dict[str, Calendar]):
    """Calendars by id, and the ids of those whose files have a fault, so that no row calls them unknown."""

    def __init__(self, usable: Mapping[str, Calendar], unusable: Collection[str] = ()) -> None:
        super().__init__(usable)
        self.unusable = frozenset(unusable)


def count_row(row: Mapping[str, str], calendars: Mapping[str, Calendar], hour: str = "") -> Count:
    """Count the limit of one row; RowError or Refusal says what is wrong with the row and what is allowed.

    `hour` (HH:MM) is that of the start, where it is known; a rule that says something else of it is refused.
    """
    cells = {column: row.get(column, "").strip() for column in COLUMNS}
    for column in ("start_date", "period", "unit", "roll_rule"):
        if not cells[column]:
            raise RowError(f"{column} is empty.")
    start = iso.parse(cells["start_date"])
    period, direction = _period(cells["period"], cells["unit"])
    rules, late = _rules(cells["roll_rule"], period, direction)
    if hour and rules.cutoff and (hour >= rules.cutoff) is not late:
        said = f"cutoff={rules.cutoff};late={'yes' if late else 'no'}"
        raise RowError(f"start_date has the hour {hour}, and the roll_rule says {said}. Change one of them.")
    named = cells["calendar"] or ("" if needs_calendar(period, rules) else NONE)
    if isinstance(calendars, Calendars) and named in calendars.unusable:
        raise RowError(f"The calendar {named} cannot be used. navigator check says what is wrong with it.")
    return count(period, start, rules, choose(calendars, named), late=late)


def _period(amount: str, unit: str) -> tuple[Period, Direction]:
    kind = _among(_UNITS, "unit", unit)
    if not _WHOLE.fullmatch(amount) or not 1 <= abs(int(amount)) <= MOST:
        raise RowError(f"period is {excerpt(amount)!r}. Use a whole number from 1 to {MOST}, negative to count back.")
    always_back = unit.endswith("_before")
    if always_back and int(amount) < 0:
        raise RowError(f"period is {excerpt(amount)!r}. {unit} counts back already: use a number above 0.")
    back = always_back or int(amount) < 0
    return kind(abs(int(amount))), Direction.BEFORE if back else Direction.AFTER


def _rules(text: str, period: Period, direction: Direction) -> tuple[Rules, bool]:
    parts: dict[str, str] = {}
    for part in text.split(";"):
        name, _, value = (piece.strip() for piece in part.partition("="))
        if name not in ("start", "cutoff", "late", "end", "short") or not value or name in parts:
            allowed = "Use start=, cutoff=, late=, end= and short=, each once, joined by semicolons"
            raise RowError(f"roll_rule has {excerpt(part.strip())!r}. {allowed}.")
        parts[name] = value
    if not {"start", "end"} <= parts.keys():
        raise RowError("roll_rule must say both start= and end=.")
    if ("cutoff" in parts) != ("late" in parts):
        raise RowError("roll_rule must say cutoff= and late= together.")
    first_day, receipt = _among(_STARTS, "start", parts["start"])
    rules = Rules(
        first_day=first_day,
        receipt=receipt,
        last_day=_among(_ENDS, "end", parts["end"]),
        direction=direction,
        cutoff=parts.get("cutoff"),
        # Clear days come from the rules of the courts, so theirs holds unless the row says otherwise.
        short=_among(_SHORT, "short", parts.get("short", "cpr" if type(period) is ClearDays else "none")),
    )
    return rules, _among(_LATE, "late", parts.get("late", "no"))


def _among(allowed: Mapping[str, Value], name: str, value: str) -> Value:
    if value not in allowed:
        raise RowError(f"{name} is {excerpt(value)!r}. Use one of: {', '.join(allowed)}.")
    return allowed[value]

"""Steps that take their full time may not fit into the limit over all of them."""

from datetime import date

from navigator.cases import Case, parse_fact
from navigator.due import due
from navigator.explain import Teller
from navigator.fit import fit
from navigator.reports import limit_report
from navigator.words import ENGLISH
from tests.unit.samples import calendars, library

KIRKLEES = library().policies["kirklees/dispute-resolution"]
CAP = KIRKLEES.procedure.caps[0]


def test_three_times_ten_working_days_do_not_fit_into_a_month() -> None:
    found = fit(KIRKLEES, CAP, date(2026, 6, 1), calendars())
    # Thirty working days from Monday 1 June are six weeks: Monday 13 July.
    assert (found.steps_due, found.cap_due, found.holds) == (date(2026, 7, 13), date(2026, 7, 1), False)
    assert len(found.steps) == 3


def test_the_calculator_says_so_with_both_dates() -> None:
    case = Case((parse_fact("own-manager-asked=2026-06-01"),))
    when = due(KIRKLEES, CAP.limit, case, calendars())
    report = limit_report(Teller(KIRKLEES, ENGLISH), CAP, when, calendars())
    assert "Monday 13 July 2026" in report["conflict"]
    assert "Wednesday 1 July 2026" in report["conflict"]


def test_it_never_fits_whatever_the_start() -> None:
    assert not any(fit(KIRKLEES, CAP, date(2026, month, 1), calendars()).holds for month in range(1, 13))

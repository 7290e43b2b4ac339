"""The case that docs/developers/case.md follows comes out as the page says."""

from datetime import date

from navigator.case.facts.history import Known
from navigator.case.verdicts.position import position
from navigator.model.cases import Case, Fact, Span
from tests.support import samples

PAGE = (samples.ROOT / "docs/developers/case.md").read_text("utf-8")
TODAY = date(2026, 12, 10)
TOLD = {"complaint-received": date(2026, 11, 2), "further-asked": date(2026, 12, 1)}


def table(head: str) -> list[list[str]]:
    """The rows of a table of the page, from the words that its head begins with."""
    rows = PAGE.partition(f"\n| {head} |")[2].partition("\n\n")[0].splitlines()[2:]
    return [[cell.strip() for cell in row.strip("|").split("|")] for row in rows]


def day(found: date | None) -> str:
    return found.isoformat() if found else "-"


def how(known: Known) -> str:
    return "told" if known.fact.event in TOLD else "may have happened" if known.maybe else "needed"


def test_the_days_and_the_dates_of_the_page_are_those_of_the_engine() -> None:
    library = samples.library()
    facts = tuple(Fact(event, happened=True, span=Span(on, on)) for event, on in TOLD.items())
    found = position(library.policies["milton-keynes-contact-centre/complaints"], Case(facts), TODAY, library.calendars)
    (course,) = found.journeys
    assert sorted(
        [event, first, last, told.partition(":")[0]] for event, first, last, told in table("event")
    ) == sorted(
        [event, day(known.first), day(known.last), how(known)]
        for event, times in course.history.items()
        for known in times
    )
    standings = {each.clause.id: each for each in found.verdicts}
    rows = table("act")
    assert len(rows) == 5
    for act, status, safe, latest, _ in rows:
        due = standings[act].due
        assert due
        assert [standings[act].status.value, day(due.safe), day(due.latest)] == [status, safe, latest], act


def test_the_page_names_every_module_of_the_room() -> None:
    modules = {path.stem for path in (samples.ROOT / "navigator/case").rglob("*.py")} - {"__init__"}
    assert [each for each in sorted(modules) if f"{each}.py`" not in PAGE] == []

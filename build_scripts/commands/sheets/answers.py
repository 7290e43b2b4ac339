"""The answer to one row of a spreadsheet."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from build_scripts.commands.deadline_rows import RowError, count_row
from build_scripts.commands.sheets.written_dates import Order, written_date
from navigator.dates.calendars import Calendar
from navigator.dates.refusals import Refusal
from navigator.explain.summary import provisional_text, short_text


@dataclass(frozen=True, slots=True)
class Answer:
    """What goes into our columns; without a due date the note says why."""

    due: date | None
    provisional: bool = False
    note: str = ""

    def cells(self) -> tuple[str, str, str]:
        if self.due is None:
            return "", "", self.note
        return self.due.isoformat(), "yes" if self.provisional else "no", self.note


def answered(
    header: Sequence[str], cells: Sequence[str], calendars: Mapping[str, Calendar], order: Order | None
) -> Answer:
    """Count the limit of one row."""
    row = dict(zip(header, cells, strict=False))
    try:
        hour = ""
        if start := row.get("start_date", "").strip():
            written = written_date(start, order)
            row["start_date"], hour = written.day.isoformat(), written.hour
        found = count_row(row, calendars, hour)
    except (RowError, Refusal) as error:
        return Answer(None, note=str(error))
    note = " ".join(filter(None, (short_text(found), provisional_text(found))))
    return Answer(found.due, found.provisional, note)

"""`navigator deadline`: count a period from a date and show the working."""

import json
from typing import Any

import click

from build_scripts import calendar_folder
from build_scripts.refuse import Refused
from navigator import dates
from navigator.answers import deadline_answer
from navigator.refusals import Refusal
from navigator.words import ENGLISH


@click.command()
@click.argument("period")
@click.option("--from", "start", metavar="DATE", help="The day it is counted from, such as 2026-12-14.")
@click.option("--calendar", metavar="CALENDAR", help="Whose bank holidays count, such as england-and-wales.")
@click.option("--first-day", metavar="WORDS", help='Whether the first day counts: "excluded" or "included".')
@click.option("--receipt", metavar="WORDS", help='A start on a day off: "any day" or "next working day".')
@click.option(
    "--last-day", metavar="WORDS", help='A last day off: "stays", "next working day" or "previous working day".'
)
@click.option("--direction", metavar="WORDS", help='Counted on or back: "after" or "before".')
@click.option("--cutoff", metavar="HH:MM", help="The hour from which something counts as received a day later.")
@click.option("--late", is_flag=True, help="It came at or after the cut-off.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def deadline(
    period: str,
    start: str | None,
    calendar: str | None,
    cutoff: str | None,
    late: bool,  # noqa: FBT001
    as_json: bool,  # noqa: FBT001
    **rules: str | None,
) -> None:
    """Work out a deadline: navigator deadline "15 working days" --from 2026-12-14 --calendar england-and-wales."""
    stated = {name: value for name, value in rules.items() if value is not None}
    try:
        answer = deadline_answer(
            period, start or "", calendar or "", calendar_folder.load(), rules=stated, cutoff=cutoff, late=late
        )
    except Refusal as refusal:
        raise Refused(str(refusal)) from None
    click.echo(json.dumps(answer, ensure_ascii=False) if as_json else told(answer))


def told(answer: dict[str, Any]) -> str:
    """The answer as lines to read."""
    words = ENGLISH
    days = sorted(answer["counted"] + answer["skipped"], key=lambda day: (day["date"], "number" in day))
    due = "deadline.due_provisional" if answer["provisional"] else "deadline.due"
    lines = [
        words("deadline.question", **answer["words"]),
        words(due, date=answer["words"]["due"]),
        "",
        answer["summary"],
        "",
        *(f"{words.date(dates.parse(day['date'])):<28} {day.get('number', ''):>5}  {day['why']}" for day in days),
    ]
    if answer["assumed"]:
        lines += ["", words("deadline.assumed"), *(f"- {sentence}" for sentence in answer["assumed"])]
    return "\n".join(lines)

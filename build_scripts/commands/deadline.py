"""`navigator deadline`: count a period from a date and show the working."""

import json
from collections.abc import Iterator
from operator import itemgetter
from typing import Any

import click

from build_scripts.commands.check import calendars_here
from build_scripts.commands.errors import Refused
from build_scripts.commands.starts import starts_answer
from navigator.dates import iso
from navigator.dates.calendars import calendars_from_data
from navigator.dates.refusals import Refusal
from navigator.explain.answers import deadline_answer
from navigator.words import ENGLISH


@click.command()
@click.argument("period")
@click.option("--from", "start", metavar="DATE", help="The day it is counted from, such as 2026-12-14.")
@click.option("--calendar", metavar="CALENDAR", help="Whose bank holidays count, such as england-and-wales.")
@click.option("--first-day", metavar="WORDS", help='Whether the first day counts: "excluded" or "included".')
@click.option(
    "--receipt",
    metavar="WORDS",
    help='A start on a day off: "any day", "next working day", "after a closure" or "last day off".',
)
@click.option(
    "--last-day", metavar="WORDS", help='A last day off: "stays", "next working day" or "previous working day".'
)
@click.option("--direction", metavar="WORDS", help='Counted on or back: "after" or "before".')
@click.option(
    "--short",
    metavar="WORDS",
    help='Days off in 5 clear days or fewer: "counted", or left out by the "civil procedure rules".',
)
@click.option("--cutoff", metavar="HH:MM", help="The hour from which something counts as received a day later.")
@click.option("--late", is_flag=True, help="It came at or after the cut-off.")
@click.option("--today", metavar="DATE", help="Say how far the time has run on this day.")
@click.option("--to", "due", metavar="DATE", help="Instead of --from: which starts make this the last day.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def deadline(
    period: str,
    start: str | None,
    calendar: str | None,
    cutoff: str | None,
    late: bool,  # noqa: FBT001
    today: str | None,
    due: str | None,
    as_json: bool,  # noqa: FBT001
    **rules: str | None,
) -> None:
    """Work out a deadline: navigator deadline "15 working days" --from 2026-12-14 --calendar england-and-wales."""
    stated = {name: value for name, value in rules.items() if value is not None}
    named, found = calendar or "", calendars_here()
    calendars = calendars_from_data(found.data)
    if named in found.unusable:
        raise SystemExit(Refused.exit_code)  # what is wrong with it has been told
    if due is not None and (start, today, cutoff, late) != (None, None, None, False):
        raise Refused("--to stands alone: it does not go with --from, --today, --cutoff or --late.")
    try:
        if due is not None:
            answer, lines = starts_answer(period, due, named, calendars, rules=stated), _starts_told
        else:
            answer, lines = (
                deadline_answer(
                    period, start or "", named, calendars, rules=stated, cutoff=cutoff, late=late, today=today
                ),
                _told,
            )
    except Refusal as refusal:
        raise Refused(str(refusal)) from None
    click.echo(json.dumps(answer, ensure_ascii=False) if as_json else "\n".join((*lines(answer), *_assumed(answer))))


def _told(answer: dict[str, Any]) -> Iterator[str]:
    """The answer as lines to read."""
    words = ENGLISH
    back = answer["due"] < answer["from"]
    yield words("deadline.question.back" if back else "deadline.question", **answer["words"])
    yield words("deadline.due_provisional" if answer["provisional"] else "deadline.due", date=answer["words"]["due"])
    if "today" in answer:
        yield answer["today"]
    yield from ("", answer["summary"], "")
    for day in sorted(answer["counted"] + answer["skipped"], key=itemgetter("date")):
        yield f"{words.date(iso.parse(day['date'])):<28} {day.get('number', ''):>5}  {day['why']}"


def _starts_told(answer: dict[str, Any]) -> Iterator[str]:
    words = ENGLISH
    back = "latest_start" not in answer
    yield words("deadline.starts.back" if back else "deadline.starts", **answer["words"])
    yield from (f"- {words.date(iso.parse(start))}" for start in answer["starts"])
    if not answer["starts"]:
        yield words("deadline.no_start")
    if not back:
        yield words("deadline.latest_start", date=answer["words"]["latest_start"])
        yield words("deadline.send_by", **answer["words"])
    if answer["provisional"]:
        yield words("deadline.starts_provisional")


def _assumed(answer: dict[str, Any]) -> Iterator[str]:
    if answer["assumed"]:
        yield from ("", ENGLISH("deadline.assumed"), *(f"- {sentence}" for sentence in answer["assumed"]))

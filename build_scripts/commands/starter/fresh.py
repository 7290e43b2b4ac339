"""The files of a first procedure, from the answers that an author gave."""

from collections.abc import Mapping
from datetime import date

from build_scripts.commands.schema import modeline
from build_scripts.commands.starter.answers import Answers
from build_scripts.support.templates import environment
from navigator.dates.calendars import Calendar
from navigator.model.publisher import Publisher

RECEIVED = date(2026, 9, 7)
"""A Monday in a month without a bank holiday anywhere in the UK."""


def publisher(answers: Answers) -> str:
    """The publisher's file."""
    return _filled(
        "publisher.yml.j2",
        modeline=modeline("publisher"),
        publisher=answers.publisher,
        name=answers.publisher_name,
        short_name=answers.publisher_name,
        calendar=answers.calendar,
        email=answers.email,
    )


def procedure(answers: Answers, owner: Publisher) -> str:
    """The procedure's file, for a publisher that may have an office to write to or not."""
    return _filled(
        "procedure.yml.j2",
        modeline=modeline("procedure"),
        procedure=answers.procedure,
        title=answers.title,
        audience=answers.audience.value,
        has_office=any(contact.id == "office" for contact in owner.contacts),
    )


def cases(calendar: Calendar) -> str:
    """The worked examples, with the dates of the calendar by which the procedure counts."""
    acknowledge, reply = calendar.add(RECEIVED, 5), calendar.add(RECEIVED, 15)
    asked = calendar.add(RECEIVED, 12)
    days: Mapping[str, date] = {
        "received": RECEIVED,
        "acknowledge_due": acknowledge,
        "day_late": calendar.add(acknowledge, 2),
        "replied": calendar.add(RECEIVED, 10),
        "asked": asked,
        "reply_due": reply,
        "decide_due": calendar.add(asked, 20),
    }
    return _filled("cases.yml.j2", modeline=modeline("cases"), **days)


def _filled(template: str, **values: object) -> str:
    return environment().get_template(f"new/{template}").render(**values)

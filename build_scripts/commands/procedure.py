"""`navigator show` and `navigator where`."""

import json
from collections.abc import Mapping
from typing import Any

import click

from build_scripts import content
from build_scripts.commands.check import PROCEDURES
from build_scripts.commands.day import day_in
from build_scripts.commands.errors import Refused
from build_scripts.source import titles
from build_scripts.source.problems import Problem, ProblemsError, nearest, one_of, shown
from navigator.api import Engine, UnanswerableError
from navigator.case.facts.arrival import rules_of
from navigator.case.verdicts.position import NoteKind, Status
from navigator.dates.calendars import zone_of
from navigator.dates.refusals import Refusal
from navigator.model.cases import FactError
from navigator.model.policy import Policy
from navigator.model.versions import Versions
from navigator.words import ENGLISH
from navigator.words.language import capital


@click.command()
@click.argument("procedure", required=False)
@click.option("--json", "as_json", is_flag=True, help="Print what the browser gets.")
def show(procedure: str | None, as_json: bool) -> None:  # noqa: FBT001 - click's way
    """Print a PROCEDURE, or all of them."""
    if procedure:
        held, key = chosen(procedure)
        wanted = {key: held.policies[key]}
    else:
        held, found = _sound()
        if found and not held.policies:
            raise Refused("\n".join(map(str, found)))
        for each in found:
            click.echo(each, err=True)
        wanted = dict(held.policies)
    if as_json:
        data = {key: policy.as_data() for key, policy in wanted.items()}
        click.echo(json.dumps(data[key] if procedure else data, ensure_ascii=False, indent=1))
        return
    for key, policy in wanted.items():
        click.echo(f"{key}: {titles.marked(policy, ENGLISH)}")
        for clause, limit in policy.limits():
            click.echo(f"  {clause.id}: {limit.words}")


@click.command()
@click.argument("procedure")
@click.argument("facts", nargs=-1, metavar="EVENT=DATE...")
@click.option(
    "--on",
    "today",
    metavar="DATE",
    help="The day of the answer, as YYYY-MM-DD; today at the publisher if left out.",
)
@click.option("--area", help="The area the case is in, where roles differ by area.")
@click.option("--fact", "told", multiple=True, metavar="QUESTION=ANSWER", help="What the case is about; repeat it.")
@click.option("--as", "reader", metavar="ROLE", help="Who is asking.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def where(
    procedure: str,
    facts: tuple[str, ...],
    today: str | None,
    area: str | None,
    told: tuple[str, ...],
    reader: str | None,
    as_json: bool,  # noqa: FBT001 - click's way
) -> None:
    """Say where a case stands: navigator where complaints complaint-received=2026-12-14 acknowledged=no.

    Tell the last thing that happened, on each track if there are several: what would come after it is taken as not yet.
    What may come beside it, such as more time, is taken as not happened unless you say so.

    A DATE is 2026-12-14, the days between which it was (2026-12-14..2026-12-18), a day with its hour
    (2026-12-14T09:30), yes where the day is not known, no where it has not happened, or how and when it was sent
    (first-class:2026-12-14).
    """
    held, key = chosen(procedure)
    policies = held.policies
    _known("area", area, [each.id for each in policies[key].procedure.areas])
    _known("role", reader, list(policies[key].roles))
    for fact in facts:
        _near("event", fact.partition("=")[0], list(policies[key].events))
    engine = Engine(held.calendars)
    engine.versions[key] = Versions(policies[key], held.earlier[key])
    request = {
        "ask": "position",
        "procedure": key,
        "facts": list(facts),
        "today": _day(today) or day_in(zone_of(engine.calendars, rules_of(policies[key]).calendar)).isoformat(),
        "area": area,
        "chosen": [_answer(each, policies[key]) for each in told],
        "reader": reader,
    }
    try:
        answer = engine.answer(request)
    except (FactError, Refusal, UnanswerableError) as refusal:
        raise Refused(str(refusal)) from None
    click.echo(json.dumps(answer, ensure_ascii=False) if as_json else told_as_text(answer))


def chosen(name: str) -> tuple[content.Content, str]:
    """What can be answered of this folder, and the procedure of a name in it; Refused where there is none, or several.

    What is wrong with other files is told beside it.
    """
    held, found = _sound()
    others = "\n".join(map(str, found))
    try:
        key = _key(name, held.policies)
    except Refused as unknown:
        # It may be one of those that have a fault.
        is_there = any(path.stem == name.rpartition("/")[2] for path in PROCEDURES.glob("*/*.y*ml"))
        if found:
            raise Refused(others if is_there else f"{others}\n{unknown.message}") from None
        raise
    if found:
        click.echo(others, err=True)
    return held, key


def _sound() -> tuple[content.Content, tuple[Problem, ...]]:
    _look_for_folder()
    try:
        return content.sound(PROCEDURES)
    except (ProblemsError, Refusal) as fault:
        raise Refused(str(fault)) from None


def _look_for_folder() -> None:
    if not PROCEDURES.is_dir():
        raise Refused("There is no folder procedures/ here; run this at the top of the project")


def _key(name: str | None, policies: Mapping[str, Policy]) -> str:
    """A procedure by publisher/procedure, or by its own id where only one publisher has it."""
    matching = [key for key in policies if name in (key, key.rpartition("/")[2])]
    if len(matching) == 1:
        return matching[0]
    what = "Several procedures are called" if matching else "There is no procedure"
    names = matching or [*policies, *(key.rpartition("/")[2] for key in policies)]
    raise Refused(f"{what} {shown(name or '')}; {one_of(names, name)}")


def _day(text: str | None) -> str | None:
    """The day of the answer as it was given; whoever gives an hour is told why there is none."""
    day, hour = (text or "").partition("T")[::2]
    if hour:
        raise Refused(f"--on takes a day without an hour, such as {day}: an answer is for the whole of it")
    return text


def _answer(text: str, policy: Policy) -> str:
    """The answer to a question about the case, as QUESTION=ANSWER."""
    name, _, answer = text.partition("=")
    questions = {each.id: [choice.id for choice in each.answers] for each in policy.procedure.questions}
    _known("question", name, list(questions))
    _known("answer", answer, questions[name])
    return answer


def _known(kind: str, name: str | None, names: list[str]) -> None:
    if name is not None and name not in names:
        raise Refused(f"There is no {kind} {shown(name)}; {one_of(names, name)}")


def _near(kind: str, name: str, names: list[str]) -> None:
    """Refuse a name that is a slip for one there is; what is like none of them is refused by the engine."""
    if name not in names and nearest(name, names):
        raise Refused(f"{shown(name)} is no {kind}; {one_of(names, name)}")


_CLASHES = (NoteKind.OUT_OF_ORDER.value, NoteKind.HOURS_OUT_OF_ORDER.value)


def told_as_text(answer: Mapping[str, Any]) -> str:
    """The report of a position (see navigator.explain.reports) as lines for a terminal."""
    lines = [answer["title"], answer["today_text"], "", answer["heading"]]
    notes = [each["text"] for each in answer["notes"] if each["kind"] not in _CLASHES]
    clashes = [each["text"] for each in answer["notes"] if each["kind"] in _CLASHES]
    lines += [f"- {text}" for text in clashes]
    live = [each for part in ("running", "open") for each in answer[part]]
    lines += [f"- {each['sentence']} {each['where']}".rstrip() for each in live]
    advice = answer["advice"]
    if advice["clause"] not in {each["clause"] for each in live if each["status"] != Status.MAY_BE_OPEN.value}:
        # What the heading is about does not run: why, what can be done about it, and how it goes on.
        why = (*advice["lines"], *(part["text"] for part in advice["steps"]))
        lines += [f"- {text}" for text in why if not any(text in line for line in lines)]
    running = {each["clause"] for each in live}
    # A right that waits for a day says so; its date stands in the act where there is one.
    awaits = {each["clause"]: each["where"] for each in answer["waiting"] if each["due"] is None}
    lines += [
        f"- {each['text']} {awaits.get(each['clause'], '')}".rstrip()
        for each in advice["rights"]
        if each["clause"] not in running
    ]
    lines += [f"- {each['text']} {each['judged']}" for each in answer["done"] if each["out_of_time"] and each["judged"]]
    rights = {each["clause"] for each in advice["rights"]}
    untold = (each for each in answer["not_told"] if not (each["overtaken"] or each["clause"] in rights))
    lines += [
        f"- {each['sentence']} {each['where']}" for each in untold if not any(each["act"] in line for line in lines)
    ]
    # A time that has not begun is no duty yet, but whoever reads this has to know that it comes.
    begun = (live or answer["done"]) and not answer["ended"]
    waiting = [each for each in answer["waiting"] if begun and "words" in each]
    lines += [
        f"- {each['sentence']} {each['where']}" for each in waiting if not any(each["act"] in line for line in lines)
    ]
    lines += [f"- {capital(each['when'])}: {each['text']}" for each in answer["booked"]]
    lines += [f"- {text}" for text in (*notes, *answer["arrivals"])]
    lines += [f"- {each['text']} Add {each['event']}=DATE or {each['event']}=no." for each in answer["unread"]]
    return "\n".join(lines)

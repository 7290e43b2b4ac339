"""The shape of a procedure that is there, for another board: who does what by when, with every text to be rewritten."""

import dataclasses
import typing
from collections.abc import Iterable, Mapping
from typing import Annotated, Any

import yaml

from build_scripts.checks.references import named_in
from build_scripts.commands.schema import modeline
from build_scripts.commands.starter.answers import Answers
from build_scripts.source.placeholder import MARK, marked
from build_scripts.source.traverse import parts
from navigator.case.verdicts.position import Position, position
from navigator.dates.calendars import Calendar
from navigator.dates.periods import SchoolDays
from navigator.model import codec
from navigator.model.acts import Duty
from navigator.model.cases import Case, CaseFile, Example, Expected, ExpectedDate
from navigator.model.limits import Alternative, Arrival, CountingRules, GeneralRules, Limit
from navigator.model.marks import Mark
from navigator.model.parties import Contact
from navigator.model.policy import Policy
from navigator.model.procedure import Document, Procedure
from navigator.model.publisher import Publisher
from navigator.model.stages import Destination

# Texts that are part of the shape: what fixes a limit, and what names things of the site.
_COUNTED = frozenset({"cutoff", "last_hour", "not_counted", "zone"})
_KEPT: Mapping[type, frozenset[str]] = {
    Limit: frozenset({"words", "soft"}),
    Alternative: frozenset({"words"}),
    Arrival: frozenset({"words"}),
    CountingRules: _COUNTED,
    GeneralRules: _COUNTED,
    Destination: frozenset({"procedure"}),
    Procedure: frozenset({"version"}),
    ExpectedDate: frozenset({"status"}),
    Expected: frozenset({"procedure"}),
}

_HEAD = """\
# The shape of {key}: its stages, acts, limits and ways out. All texts are still those of the other board.
# Rewrite what begins with {mark}, or delete it, and check every limit against your own document.
# navigator check --report lists what is left to rewrite.
"""


def with_school_days(source: Procedure, calendar: str | None) -> Procedure:
    """The procedure with the school days of its publisher, where it counts in them and does not say by whose."""
    rules = source.counting or GeneralRules()
    in_school_days = any(isinstance(part, Limit) and isinstance(part.period, SchoolDays) for _, part in parts(source))
    if calendar is None or rules.school_calendar or not in_school_days:
        return source
    return dataclasses.replace(source, counting=dataclasses.replace(rules, school_calendar=calendar))


def procedure(source: Procedure, key: str, answers: Answers, owner: Publisher) -> str:
    """The procedure's file; `key` names the one it is copied from, and `owner` is who will publish it."""
    contacts = _contacts(source, owner)
    shape = dataclasses.replace(
        source,
        id=answers.procedure,
        title=answers.title,
        audience=answers.audience,
        version="1",
        in_force_from=None,
        in_force_by=None,
        adopted=None,
        changes=(),
        review=None,
        document=Document(title=f"{MARK} The title of your policy document", revised="not stated"),
        scope=dataclasses.replace(source.scope, elsewhere=(), finder=()),
        contacts=contacts,
        gaps=(),
        left_out=(),
        accepted=(),
    )
    made = _marked(shape)
    return _file("procedure", dataclasses.replace(made, title=answers.title), _HEAD.format(key=key, mark=MARK))


def cases(source: CaseFile, policy: Policy, calendars: Mapping[str, Calendar]) -> str:
    """The worked examples, with the dates that come out for the new publisher."""
    worked = tuple(_worked(_marked(example), policy, calendars) for example in source.cases)
    head = "# Rewrite the titles and stories, and work the dates out by hand: they are what comes out now.\n"
    return _file("cases", CaseFile(cases=worked), head)


def _contacts(source: Procedure, owner: Publisher) -> tuple[Contact, ...]:
    """Every contact that the shape names and the new publisher lacks, without details: those are another board's."""
    there = {contact.id for contact in owner.contacts}
    kept = dataclasses.replace(source, scope=dataclasses.replace(source.scope, elsewhere=()))
    needed = dict.fromkeys(named_in(kept, "contact"))
    return tuple(Contact(id=name, name=f"{MARK} Who {name} is") for name in needed if name not in there)


def _worked(example: Example, policy: Policy, calendars: Mapping[str, Calendar]) -> Example:
    found = position(policy, Case(example.facts, example.area, example.answers), example.today, calendars)
    to = found.journey.end or Destination()
    return dataclasses.replace(
        example,
        version=None,
        expect=Expected(
            stage=tuple(visit.stage for visit in found.journey.active),
            end=to.end,
            body=to.body,
            procedure=to.procedure,
            dates=tuple(_dated(each, found) for each in example.expect.dates),
            next=tuple(dict.fromkeys(_acting(found))),
        ),
    )


def _dated(each: ExpectedDate, found: Position) -> ExpectedDate:
    standing = next(one for one in found.standings if one.clause.id == each.clause)
    safe, latest = (standing.due.safe, standing.due.latest) if standing.due else (None, None)
    return ExpectedDate(
        clause=each.clause,
        due=safe,
        latest=None if latest == safe else latest,
        open=safe is not None and latest is None,
        status=standing.status.value,
    )


def _acting(found: Position) -> Iterable[str]:
    return (role for each in found.next if isinstance(each.clause, Duty) for role in each.clause.by)


def _marked(value: Any) -> Any:
    """A value with every text marked, but for those that are part of the shape."""
    if isinstance(value, tuple):
        return tuple(_marked(item) for item in value)
    if not dataclasses.is_dataclass(value) or isinstance(value, type):
        return value
    cls = type(value)
    hints = typing.get_type_hints(cls, include_extras=True)
    changed: dict[str, Any] = {}
    for field in dataclasses.fields(value):
        held = getattr(value, field.name)
        if field.name in _KEPT.get(cls, ()) or held is None:
            continue
        if isinstance(held, str):
            changed[field.name] = marked(held) if _is_text(hints[field.name]) else held
        elif isinstance(held, tuple) and held and isinstance(held[0], str):
            changed[field.name] = tuple(map(marked, held)) if _is_text(hints[field.name]) else held
        else:
            changed[field.name] = _marked(held)
    return dataclasses.replace(value, **changed)


def _is_text(hint: Any) -> bool:
    """True when a field holds words for readers, one or several, and not names of things in the file."""
    if typing.get_origin(hint) is Annotated and Mark.TEXT in typing.get_args(hint):
        return True
    return any(_is_text(inner) for inner in typing.get_args(hint) if inner is not Ellipsis)


class _Dumper(yaml.SafeDumper):
    """Writes the items of a list two columns in, as the files of the project have them."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: FBT001, FBT002 - PyYAML's
        del indentless
        super().increase_indent(flow, indentless=False)


def _file(kind: str, value: Procedure | CaseFile, head: str) -> str:
    text = yaml.dump(codec.encode(value), Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=110)
    return f"{modeline(kind)}\n{head}{text}"

"""`navigator check`, `navigator show` and `navigator where`."""

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import click

from build_scripts import checks, content
from build_scripts.content import ProblemsError
from build_scripts.problems import Problem, one_of, shown
from build_scripts.reader import CALENDARS_FOLDER, file_name, read_library
from build_scripts.refuse import Refused
from navigator.api import Engine, UnanswerableError
from navigator.calendars import Calendar
from navigator.cases import FactError
from navigator.policy import Policy
from navigator.refusals import Refusal
from navigator.versions import Versions

PROCEDURES = Path(content.PROCEDURES)


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print the problems as a JSON list.")
@click.pass_context
def check(context: click.Context, paths: tuple[Path, ...], as_json: bool) -> None:  # noqa: FBT001 - click's way
    """Read procedures and print every problem; all of procedures/ when no PATH is named."""
    problems: set[Problem] = set()
    seen = 0
    for path in paths or (PROCEDURES,):
        if not path.exists():
            raise Refused(f"{path}: there is no such file or folder; name one, or run this where procedures/ is")
        found, count = _checked(path)
        problems |= found
        seen += count
    if as_json:
        fields = ("file", "line", "column", "wrong", "allowed", "code")
        click.echo(json.dumps([{name: getattr(each, name) for name in fields} for each in sorted(problems)]))
    else:
        for problem in sorted(problems):
            click.echo(str(problem))
        if not problems:
            click.echo(f"No problems in {seen} {'procedure' if seen == 1 else 'procedures'}.")
    context.exit(1 if problems else 0)


@click.command()
@click.argument("procedure", required=False)
@click.option("--json", "as_json", is_flag=True, help="Print what the browser gets.")
def show(procedure: str | None, as_json: bool) -> None:  # noqa: FBT001 - click's way
    """Print a PROCEDURE, or all of them."""
    policies = _content().policies
    chosen = {key: policies[key] for key in ([_key(procedure, policies)] if procedure else policies)}
    if as_json:
        data = {key: policy.as_data() for key, policy in chosen.items()}
        click.echo(json.dumps(data[_key(procedure, policies)] if procedure else data, ensure_ascii=False, indent=1))
        return
    for key, policy in chosen.items():
        click.echo(f"{key}: {policy.procedure.title}")
        for clause, limit in policy.limits():
            click.echo(f"  {clause.id}: {limit.words}")


@click.command()
@click.argument("procedure")
@click.argument("facts", nargs=-1, metavar="EVENT=DATE...")
@click.option("--on", "today", metavar="DATE", help="The day the answer is for, as YYYY-MM-DD; today if left out.")
@click.option("--area", help="The area the case is in, where roles differ by area.")
@click.option("--as", "reader", metavar="ROLE", help="Who is asking.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def where(
    procedure: str,
    facts: tuple[str, ...],
    today: str | None,
    area: str | None,
    reader: str | None,
    as_json: bool,  # noqa: FBT001 - click's way
) -> None:
    """Say where a case stands: navigator where complaints complaint-received=2026-12-14 acknowledged=no."""
    held = _content()
    policies = held.policies
    key = _key(procedure, policies)
    _known("area", area, [each.id for each in policies[key].procedure.areas])
    _known("role", reader, list(policies[key].roles))
    engine = Engine(_calendars(PROCEDURES))
    engine.versions[key] = Versions(policies[key], held.earlier[key])
    request = {
        "ask": "position",
        "procedure": key,
        "facts": list(facts),
        "today": today or date.today().isoformat(),  # noqa: DTZ011 - the day where the person is
        "area": area,
        "reader": reader,
    }
    try:
        answer = engine.answer(request)
    except (FactError, Refusal, UnanswerableError) as refusal:
        raise Refused(str(refusal)) from None
    click.echo(json.dumps(answer, ensure_ascii=False) if as_json else _told(answer))


def _checked(path: Path) -> tuple[set[Problem], int]:
    """The problems of one file, one publisher's folder or one procedures folder, and how many procedures were read."""
    path = path.resolve()
    folder = path.parent if path.is_file() else path
    is_whole = folder.name == content.PROCEDURES or any(folder.glob("*/publisher.yml"))
    if is_whole and folder is not path.parent:
        root, publisher = folder, "*"
    else:
        whole = folder.parent.name == content.PROCEDURES or (folder.parent / CALENDARS_FOLDER).is_dir()
        root, publisher = folder.parent, "*" if whole else folder.name
    library, problems = read_library(root, publisher)
    found = {*problems, *checks.check(library, _calendars(root))}
    if root == path:
        return found, len(library.procedures)
    inside = {each for each in found if Path(each.file).resolve().is_relative_to(path)}
    read = [written for written in library.procedures.values() if Path(written.file).resolve().is_relative_to(path)]
    if path.is_file() and path.suffix not in (".yml", ".yaml"):
        allowed = "a file whose name ends in .yml"
        return {Problem(file_name(path), 1, 1, "this is not a YAML file", allowed, "not-yaml")}, 0
    return inside, len(read)


def _content() -> content.Content:
    if not PROCEDURES.is_dir():
        raise Refused("there is no folder procedures/ here; run this at the top of the project")
    try:
        return content.read(PROCEDURES)
    except (ProblemsError, Refusal) as fault:
        raise Refused(str(fault)) from None


def _calendars(folder: Path) -> Mapping[str, Calendar]:
    try:
        return content.calendars_of(folder)
    except Refusal as refusal:
        raise Refused(str(refusal)) from None


def _key(name: str | None, policies: Mapping[str, Policy]) -> str:
    """A procedure by publisher/procedure, or by its own id where only one publisher has it."""
    matching = [key for key in policies if name in (key, key.rpartition("/")[2])]
    if len(matching) == 1:
        return matching[0]
    what = "several procedures are called" if matching else "there is no procedure"
    names = matching or [*policies, *(key.rpartition("/")[2] for key in policies)]
    raise Refused(f"{what} {shown(name or '')}; {one_of(names, name)}")


def _known(kind: str, name: str | None, names: list[str]) -> None:
    if name is not None and name not in names:
        raise Refused(f"there is no {kind} {shown(name)}; {one_of(names, name)}")


def _told(answer: Mapping[str, Any]) -> str:
    lines = [answer["title"], answer["today_text"], "", answer["heading"]]
    for part in ("running", "open"):
        lines += [f"- {each['sentence']} {each['where']}".rstrip() for each in answer[part]]
    lines += [f"- {note['text']}" for note in answer["notes"]]
    return "\n".join(lines)

"""Which text holds, and since when: drafts that others lead to, stages undecided, versions, reviews."""

from collections.abc import Iterator

from build_scripts.source.placeholder import UNDECIDED
from build_scripts.source.problems import Problem, shown
from build_scripts.source.reader import Library, Written
from build_scripts.source.traverse import parts
from navigator.model.procedure import Procedure
from navigator.model.scope import Elsewhere
from navigator.model.stages import Destination
from navigator.model.upkeep import ProcedureStatus


def problems(key: str, written: Written, library: Library) -> Iterator[Problem]:
    """What is wrong with the days and the standing of a text; an earlier version leads nobody anywhere."""
    yield from _version(key, written, library)
    yield from _since(written)
    yield from _review(written)
    if "@" not in key:
        yield from _drafts(written, library)
        yield from undecided(written)


def _drafts(written: Written, library: Library) -> Iterator[Problem]:
    """Ways that lead from a procedure that holds to a draft, which readers would not find."""
    if written.value.status is ProcedureStatus.DRAFT:
        return
    for path, part in parts(written.value):
        named = getattr(part, "procedure", None) if isinstance(part, Destination | Elsewhere) else None
        other = library.procedures.get(named or "")
        if named and other and other.value.status is ProcedureStatus.DRAFT:
            wrong = f"{shown(named)} is a draft, which is not published"
            yield written.problem((*path, "procedure"), wrong, "a procedure that is in force", "leads-to-draft")


def undecided(written: Written) -> Iterator[Problem]:
    """Stages of a procedure that holds of which nobody has said whether they are one."""
    if written.value.status is ProcedureStatus.DRAFT:
        return
    for at, stage in enumerate(written.value.stages):
        if stage.title.startswith(UNDECIDED):
            wrong = "nobody has decided whether this is a stage"
            yield written.problem(
                ("stages", at, "title"), wrong, "leave only its title, or take it out", "undecided-stage"
            )


def _version(key: str, written: Written, library: Library) -> Iterator[Problem]:
    """An earlier version needs the present one, and the present one a later first day."""
    present, _, since = key.partition("@")
    if not since:
        return
    current = library.procedures.get(present)
    first = current.value.in_force_from if current else None
    before = written.value.in_force_from
    if current and (first is None or (before and first <= before)):
        wrong = f"it does not say that it follows the version of {since}"
        yield current.problem(("in_force_from",), wrong, f"in_force_from: a day after {since}", "version-date")
    elif current is None and present not in library.unreadable:
        wrong = "there is no present version of this earlier one"
        yield written.problem((), wrong, f"a file {present.rpartition('/')[2]}.yml beside it", "version-alone")


def _since(written: Written) -> Iterator[Problem]:
    """The stretch of days on one of which a text came into force."""
    value: Procedure = written.value
    if value.in_force_by and not (value.in_force_from and value.in_force_from < value.in_force_by):
        wrong = "the day by which it was in force is not after the first on which it can have been"
        yield written.problem(("in_force_by",), wrong, "in_force_from, an earlier day, beside it", "version-date")


def _review(written: Written) -> Iterator[Problem]:
    """The day of the next review, which nobody sets before a text is adopted."""
    value: Procedure = written.value
    if value.review and value.adopted and value.review.next <= value.adopted.on:
        wrong = f"the next review is not after the day on which it was adopted, {value.adopted.on}"
        yield written.problem(("review",), wrong, "a later day, or another day under adopted", "review-date")

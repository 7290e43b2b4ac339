"""The content of a project folder, read and checked: publishers, procedures, worked examples, calendars."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from build_scripts import checks
from build_scripts.checks import references, unannounced
from build_scripts.source import calendar_files, definitions
from build_scripts.source.calendar_files import Found
from build_scripts.source.coverage import Coverage
from build_scripts.source.cross_references import referred
from build_scripts.source.problems import Problem, ProblemsError, one_of
from build_scripts.source.published import Published
from build_scripts.source.reader import CALENDARS_FOLDER, Library, file_name, publishers_in, read_library
from build_scripts.source.shared import FILE as SHARED_FILE
from build_scripts.source.shared import NOTHING, Shared
from build_scripts.support.build_options import BuildOptionError
from navigator.dates.calendars import Calendar
from navigator.dates.refusals import CalendarError
from navigator.model.cases import CaseFile
from navigator.model.parties import Audience
from navigator.model.policy import Policy
from navigator.model.publisher import Publisher
from navigator.model.upkeep import ProcedureStatus

PROCEDURES = "procedures"
BANK_HOLIDAYS = f"{calendar_files.BANK_HOLIDAYS}.json"


@dataclass(frozen=True, slots=True)
class Content:
    """Everything that pages and data are made from; keyed as publisher, or publisher/procedure."""

    policies: Mapping[str, Policy]
    """The procedures as they are in force now."""
    earlier: Mapping[str, tuple[Policy, ...]]
    """Their earlier versions, oldest first."""
    publishers: Mapping[str, Publisher]
    cases: Mapping[str, CaseFile]
    calendars: Mapping[str, Calendar]
    sources: Mapping[str, str]
    """The file each procedure is written in."""
    shared: Shared = NOTHING
    coverage: Mapping[str, Coverage] = field(default_factory=dict)
    """For the procedures whose document is recorded: where each paragraph of it stands."""

    drafts: tuple[str, ...] = ()
    """The procedures that were left out because they are not agreed yet."""

    @property
    def for_families(self) -> bool:
        """Whether any of the procedures is one that families use."""
        return any(policy.procedure.audience is Audience.FAMILIES for policy in self.policies.values())


def read(procedures: Path, only: str | None = None, *, drafts: bool = True, by_examples: bool = True) -> Content:
    """Read a procedures folder; ProblemsError lists every fault in it, Refusal says that there are no bank holidays.

    Without `drafts` procedures that are not agreed yet are checked and then left out.

    Without `by_examples` a worked example that comes out otherwise is no fault: whoever looks for the reason can ask.

    `only` is a publisher; those that its procedures refer to are read too, so that every reference leads somewhere.
    BuildOptionError if there is no such publisher.
    """
    library, problems = _around(procedures, only) if only else read_library(procedures)
    read, library, problems = with_calendars(procedures, library, problems)
    calendars = calendar_files.made(read)
    # A site is never published against its own worked examples, or against the document behind it.
    found = _faults(library, problems, calendars, by_examples=by_examples)
    if found:
        raise ProblemsError(found)
    return _content(library, calendars, drafts=drafts)


def with_calendars(
    procedures: Path, library: Library, problems: Iterable[Problem]
) -> tuple[Found, Library, tuple[Problem, ...]]:
    """The calendars of a folder; what was read of it, and its problems, with what is wrong in their files."""
    read = examined(procedures)
    return read, replace(library, unusable=read.unusable), (*problems, *read.problems)


def sound(procedures: Path) -> tuple[Content, tuple[Problem, ...]]:
    """What can be asked about in a procedures folder, by files without a fault, and the faults of all others.

    A procedure, its publisher, the calendars that they name and the earlier versions of it stand or fall together.
    ProblemsError where what all share has a fault. Worked examples that come out otherwise are no fault here.
    """
    read, library, problems = with_calendars(procedures, *read_library(procedures))
    calendars = calendar_files.made(read)
    found = _faults(library, problems, calendars, by_examples=False)
    if SHARED_FILE in library.unreadable or (library.shared and library.shared.file in {each.file for each in found}):
        raise ProblemsError(found)
    return _content(_without(library, found), calendars), found


def _faults(
    library: Library, problems: Iterable[Problem], calendars: Mapping[str, Calendar], *, by_examples: bool
) -> tuple[Problem, ...]:
    found = checks.faults(library, problems, calendars)
    return found if by_examples else tuple(each for each in found if each.code != "example-differs")


def _without(library: Library, found: Iterable[Problem]) -> Library:
    """The library without what has a fault, and what cannot be understood without that."""
    files = {each.file for each in found}
    faulty = {key for key, written in library.procedures.items() if written.file in files} | library.unreadable
    faulty |= {key for key, written in library.publishers.items() if written.file in files}
    faulty |= references.without_calendar(library)
    faulty |= {key.partition("@")[0] for key in faulty}
    owners = {key: each for key, each in library.publishers.items() if key not in faulty}
    kept = {
        key: written
        for key, written in library.procedures.items()
        if faulty.isdisjoint((key, key.partition("@")[0])) and key.partition("/")[0] in owners
    }
    return replace(
        library,
        publishers=owners,
        procedures=kept,
        cases={key: each for key, each in library.cases.items() if key in kept},
        coverage={},
    )


def _content(library: Library, calendars: Mapping[str, Calendar], *, drafts: bool = True) -> Content:
    every = policies(library)
    is_draft = {key for key, each in every.items() if each.procedure.status is ProcedureStatus.DRAFT and not drafts}
    every = {key: each for key, each in every.items() if key not in is_draft}
    # A publisher of drafts alone has nothing to show yet, and its own file may be a draft as well.
    drafting = {key.partition("/")[0] for key in library.procedures} - {key.partition("/")[0] for key in every}
    current = {key: policy for key, policy in every.items() if "@" not in key}
    return Content(
        policies=current,
        earlier={
            key: tuple(policy for other, policy in every.items() if other.startswith(f"{key}@")) for key in current
        },
        publishers={key: library.publisher(key) for key in library.publishers if key not in drafting},
        cases={key: written.value for key, written in library.cases.items()},
        calendars=calendars,
        sources={key: written.file for key, written in library.procedures.items()},
        shared=library.shared.value if library.shared else NOTHING,
        coverage={key: library.coverage[at].value for at in library.coverage for key in library.covered_by(at)},
        drafts=tuple(sorted(is_draft)),
    )


def untold(procedures: Path, published: Mapping[str, Published]) -> tuple[str, ...]:
    """Which texts of a folder without faults have changed since they were published, without a word of it."""
    if not published:
        return ()
    library, _ = read_library(procedures)
    return tuple(str(each) for each in unannounced.warnings(library, published))


def _around(procedures: Path, publisher: str) -> tuple[Library, tuple[Problem, ...]]:
    """A publisher and those that it refers to, directly or through others."""
    known = publishers_in(procedures)
    if publisher not in known:
        raise BuildOptionError(f"there is no publisher {publisher!r}; {one_of(known, publisher)}")
    wanted: frozenset[str] = frozenset()
    found = frozenset({publisher})
    while found != wanted:
        wanted = found
        library, problems = read_library(procedures, wanted)
        named = {key for written in library.procedures.values() for key in referred(written.value)}
        found = wanted | {key.partition("/")[0] for key in named} & known
    return library, problems


def policies(library: Library) -> dict[str, Policy]:
    """Every procedure with its publisher, by publisher/procedure."""
    return {key: definitions.policy(library, key) for key in sorted(library.procedures)}


def calendars_of(procedures: Path) -> Mapping[str, Calendar]:
    """The calendars of a procedures folder, with the bank holidays of the program where it has none of its own.

    ProblemsError lists what is wrong with their files.
    """
    return calendar_files.made(_sound_calendars(procedures))


def calendar_data(procedures: Path) -> Mapping[str, Mapping[str, Any]]:
    """The same calendars as the files hold them, by the name of the file."""
    return _sound_calendars(procedures).data


def _sound_calendars(procedures: Path) -> Found:
    found = examined(procedures)
    if found.problems:
        raise ProblemsError(found.problems)
    return found


def examined(procedures: Path) -> Found:
    """The same calendars, apart from those whose files have problems; these are listed."""
    own = procedures / CALENDARS_FOLDER
    usual = calendar_files.CALENDARS / BANK_HOLIDAYS
    if not any((place / BANK_HOLIDAYS).is_file() for place in (own, calendar_files.CALENDARS)):
        missing = f"it is not in {file_name(own)}/, and this copy of the program has none"
        raise CalendarError("refused.calendar_data", file=BANK_HOLIDAYS, problem=missing)
    # Bank holidays come with the program; a board that has its own file of them counts by that.
    brought = [] if (own / BANK_HOLIDAYS).is_file() else [usual]
    return calendar_files.examined([*brought, *calendar_files.files_in(own)])

"""A finding: something in a policy that its readers may trip over. It never fails a build."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from build_scripts.findings.kinds import KINDS
from build_scripts.source.reader import Written
from build_scripts.source.traverse import Path
from build_scripts.source.yaml_tree import locate
from navigator.dates.calendars import NONE, Calendar, days_between
from navigator.model.acts import Duty
from navigator.model.limits import Limit
from navigator.model.policy import Policy
from navigator.model.procedure import Procedure
from navigator.model.publisher import Publisher
from navigator.model.stages import ConflictRoute, Outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One point about a policy, for the body whose policy it is."""

    code: str
    at: str
    """The id of the clause, role, contact or file that it is about."""
    way: tuple[str, ...]
    """The ids that lead there: the stages on the way, or the stage and the act in it."""
    says: str
    """The point, in plain sentences."""
    sums: tuple[str, ...] = ()
    """The working that shows it, a line each."""
    advice: str
    """What would settle it."""
    file: str
    line: int
    column: int
    because: str | None = None
    """Why the author leaves it as it is, where they have said so."""

    def __str__(self) -> str:
        text = self.says.rstrip(".")
        return f"{self.file}:{self.line}:{self.column}: {text[:1].lower()}{text[1:]}; {self.advice} ({self.code})"

    @property
    def place(self) -> tuple[str, int, int, str]:
        """What findings are sorted by."""
        return self.file, self.line, self.column, self.code


@dataclass(frozen=True, slots=True)
class Subject:
    """One file with everything that is needed to judge it. A publisher's file has no policy of its own."""

    key: str
    written: Written
    value: Procedure | Publisher
    """With the limits that its texts mention filled in."""
    publisher: Publisher
    policy: Policy | None
    calendars: Mapping[str, Calendar]
    explained: tuple[str, ...]
    """The words of the site's glossary."""
    year: int
    """The year in which limits are tried: not the present one, so that findings do not come and go with the date."""
    today: date
    """For the review date alone."""

    def finding(
        self,
        code: str,
        at: str,
        path: Path,
        says: str,
        *,
        way: tuple[str, ...] = (),
        sums: tuple[str, ...] = (),
    ) -> Finding:
        """A finding of a kind about something with an id, at a path of the file."""
        place = locate(self.written.tree, path)
        return Finding(
            code=code,
            at=at,
            way=way,
            says=says,
            sums=sums,
            advice=KINDS[code].advice,
            file=place.file,
            line=place.line,
            column=place.column,
        )

    def working_days(self, policy: Policy, limit: Limit) -> list[date]:
        """The working days of the year, as starts to try a limit from."""
        calendar = self.calendars[policy.rules(limit).calendar or NONE]
        return [day for day in days_between(date(self.year, 1, 1), date(self.year, 12, 31)) if calendar.is_open(day)]

    def stage_of(self, clause: str) -> tuple[str, ...]:
        """The way to an act or another part of a stage: the stage's id and its own."""
        for stage in self.policy.procedure.stages if self.policy else ():
            inside: tuple[Duty | Outcome | ConflictRoute, ...] = (*stage.duties, *stage.outcomes, *stage.conflicts)
            if clause in {part.id for part in inside}:
                return stage.id, clause
        return (clause,)


def quoted(text: str) -> str:
    """A piece of a policy inside a sentence about it."""
    return f"\N{LEFT DOUBLE QUOTATION MARK}{text}\N{RIGHT DOUBLE QUOTATION MARK}"

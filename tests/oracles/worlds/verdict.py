"""What is true of a case in every world, and in some: plain values that an engine's answer can be mapped onto."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date

Due = date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ActVerdict:
    """One act, or one cap. Each flag is about all worlds; where there is a pair, the second is about some."""

    id: str
    dates: frozenset[Due] = frozenset()
    """The date in each world; None stands for the worlds in which there is none."""
    safe: date | None = None
    """The earliest date of all; None when there is none, or when nobody knows how far back it may lie."""
    latest: date | None = None
    """The last date of all, if every world has one."""
    firm: bool = True
    """Whether all its dates rest on days that are known."""
    open: bool = False
    """To be done now: its stage is open, its time has come, and it is not done."""
    may_be_open: bool = False
    done: bool = False
    may_be_done: bool = False
    done_late: bool = False
    may_be_done_late: bool = False
    late: bool = False
    may_be_late: bool = False
    last_day_today: bool = False
    lapsed: bool = False
    """A right (an act with `may`) whose last day is over and that was not used."""
    may_be_lapsed: bool = False
    undated: bool = False
    """Whether there is a world in which it has no date."""
    changed_by: frozenset[str] = frozenset()
    """Events that were not mentioned, are taken as not happened, and would change the dates or the lateness."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """The case as a whole, and each act of a stage that it has reached in some world."""

    places: frozenset[frozenset[str]] = frozenset()
    """Where it is in each world: its open stages, or `end:...`, `body:...`, `procedure:...`, `version:not kept`."""
    stages: frozenset[str] = frozenset()
    """Every stage that is open in some world."""
    ended: bool = False
    may_be_ended: bool = False
    rights: frozenset[str] = frozenset()
    """Acts with `may`, and acts of those who ask, that are open in every world."""
    may_be_rights: frozenset[str] = frozenset()
    asked: frozenset[str] = frozenset()
    """Events nobody was asked about, without which the end of a limit would have ended the case or opened an act."""
    changed_by: frozenset[str] = frozenset()
    """Conflict routes out of an open stage that were not mentioned: another track, taken as not gone."""
    versions: frozenset[str | None] = frozenset()
    """The version that applies in each world; None where its text is not kept."""
    contradicts: bool = False
    """What was told cannot have been so by the policy; then all the rest is the best guess."""
    acts: tuple[ActVerdict, ...] = ()

    def act(self, name: str) -> ActVerdict:
        """The verdict of one act; an act that no world has reached has nothing to say."""
        return next((act for act in self.acts if act.id == name), ActVerdict(id=name, undated=True))


NOT_COMPARED = frozenset({"acts", "dates"})
"""The set of dates is for people: an answer by intervals has its ends, and whether there is a world without a date."""


def differences(one: Verdict, other: Verdict, ignoring: frozenset[str] = frozenset()) -> tuple[str, ...]:
    """Where two verdicts differ, a line each; fields can be left out while only one side has them.

    What cannot have been so has no right answer: it is enough that both say so.
    """
    if one.contradicts and other.contradicts:
        return ()
    left = NOT_COMPARED | ignoring
    names = sorted({act.id for act in (*one.acts, *other.acts)})
    whole = _differing("case", one, other, left)
    return (*whole, *(line for name in names for line in _differing(name, one.act(name), other.act(name), left)))


SURELY = ("open", "done", "done_late", "late", "last_day_today", "lapsed")
MAYBE = ("may_be_open", "may_be_done", "may_be_done_late", "may_be_late", "may_be_lapsed")


def bolder(one: Verdict, other: Verdict) -> tuple[str, ...]:
    """What the second says more boldly than the first, a line each: what is not so in every world, what it leaves out
    that is so in some, a last date that is not the last, a safe date that is too late. To say less is not bold.
    """
    if one.contradicts and other.contradicts:
        return ()
    found = ["case ended"] if other.ended and not one.ended else []
    found += ["case never ended"] if one.may_be_ended and not other.may_be_ended else []
    found += [f"case is never at {stage}" for stage in sorted(one.stages - other.stages)]
    for act in other.acts:
        mine = one.act(act.id)
        found += [f"{act.id} never {name}" for name in MAYBE if getattr(mine, name) and not getattr(act, name)]
        found += [f"{act.id} {name}" for name in SURELY if getattr(act, name) and not getattr(mine, name)]
        if act.latest and (mine.latest is None or act.latest < mine.latest):
            found.append(f"{act.id} latest: {mine.latest} / {act.latest}")
        # Where no world of the first has a date, the second only looks at more of them.
        dated = any(mine.dates)
        if act.safe and dated and (mine.safe is None or mine.safe < act.safe):
            found.append(f"{act.id} safe: {mine.safe} / {act.safe}")
    return tuple(found)


def widened(before: Verdict, after: Verdict) -> tuple[str, ...]:
    """What a verdict leaves open, or says otherwise, that another one had settled of the same case, a line each.

    Of acts in a stage that the case has not reached after all, nothing is left to say.
    """
    kept = tuple(act for act in before.acts if any(act.id == each.id for each in after.acts))
    first = {act.id for act in before.acts}
    new = [
        f"{act.id} may be open" for act in after.acts if act.id not in first and (act.may_be_open or act.may_be_late)
    ]
    new += [f"case may be at {stage}" for stage in sorted(after.stages - before.stages)]
    return (*new, *bolder(after, replace(before, acts=kept, stages=after.stages)))


def united(parts: Sequence[Verdict]) -> Verdict:
    """What can be said when one of these verdicts holds, and nobody knows which."""
    names = dict.fromkeys(act.id for part in parts for act in part.acts)
    return Verdict(
        places=frozenset().union(*(part.places for part in parts)),
        stages=frozenset().union(*(part.stages for part in parts)),
        ended=all(part.ended for part in parts),
        may_be_ended=any(part.may_be_ended for part in parts),
        rights=frozenset.intersection(*(part.rights for part in parts)),
        may_be_rights=frozenset().union(*(part.may_be_rights for part in parts)),
        versions=frozenset().union(*(part.versions for part in parts)),
        contradicts=all(part.contradicts for part in parts),
        acts=tuple(_united_act(name, [part.act(name) for part in parts]) for name in names),
    )


def _united_act(name: str, parts: Sequence[ActVerdict]) -> ActVerdict:
    # Where it may be open, its dates are those of the worlds in which it is not done.
    dated = [each for each in parts if not each.done] if any(each.may_be_open for each in parts) else parts
    latest = [each.latest for each in dated]
    surely = {flag: all(getattr(each, flag) for each in parts) for flag in SURELY}
    maybe = {flag: any(getattr(each, flag) for each in parts) for flag in MAYBE}
    found = ActVerdict(
        id=name,
        dates=frozenset().union(*(each.dates for each in dated)),
        safe=min((each.safe for each in dated if each.safe), default=None),
        latest=max((day for day in latest if day), default=None) if all(latest) else None,
        firm=all(each.firm for each in parts),
        undated=any(each.undated for each in dated),
    )
    return replace(found, **(surely | maybe))  # type: ignore[arg-type]  # flags, by their names


def _differing(name: str, one: object, other: object, left: frozenset[str]) -> Iterator[str]:
    for field in fields(one):  # type: ignore[arg-type]  # both are verdicts
        mine, theirs = getattr(one, field.name), getattr(other, field.name)
        if field.name not in left and mine != theirs:
            yield f"{name} {field.name}: {_text(mine)} / {_text(theirs)}"


def _text(value: object) -> str:
    return " ".join(sorted(map(_text, value))) or "none" if isinstance(value, frozenset) else str(value)

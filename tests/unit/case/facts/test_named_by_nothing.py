"""What was told and nothing in a procedure names: small, and by hand. All days are of June 2026."""

from datetime import date

import pytest

from build_scripts.checks.references import named_in
from navigator.case.course.idle import told_idly
from navigator.case.verdicts.position import NoteKind, position
from navigator.model.cases import Case, Fact
from navigator.model.policy import Policy
from navigator.model.versions import Versions
from tests.oracles import engine, made, worlds
from tests.oracles.worlds.openings import named_by
from tests.support import samples
from tests.support.opinions import june

TOLD = ["idle=yes", "idle=2026-05-20", "idle=2026-06-02", "idle=no"]


def texts() -> tuple[Policy, Policy]:
    """A reply within 5 days by the older of two texts, within 2 days by that of the 4th; "idle" is named by nothing."""
    found = []
    for within, version, since in (("5 days", "1", date(2026, 5, 30)), ("2 days", "2", june(4))):
        reply = made.act("reply", made.limit(within), makes="replied")
        one = made.stage("one", [reply], [made.out("content", "end")], opens=("asked",))
        found.append(made.policy("idle asked replied content", one, version=version, since=since))
    return found[0], found[1]


@pytest.mark.parametrize("idle", TOLD)
def test_what_nothing_names_does_not_decide_which_text_applies(idle: str) -> None:
    """Asked on the 7th, so by the newer text: late after the 9th, whatever else there was at some time before."""
    older, newer = texts()
    case = made.case(f"asked=2026-06-07 {idle}")
    for opinion in (engine.verdict, worlds.verdict):
        said = opinion(newer, made.weekdays(), case, june(12), (older,))
        assert said.act("reply").late
        assert said.act("reply").latest == june(9)
        assert not said.contradicts


@pytest.mark.parametrize("idle", TOLD)
def test_it_is_said_that_it_has_no_place(idle: str) -> None:
    older, newer = texts()
    found = position(newer, made.case(f"asked=2026-06-07 {idle}"), june(12), made.weekdays(), (older,))
    placed = [] if idle.endswith("=no") else [(NoteKind.UNPLACED, "idle")]
    assert [(note.kind, note.event) for note in found.notes] == placed
    assert any(fact.event == "idle" for fact in found.journey.case.facts)


def test_what_the_older_text_alone_names_speaks_for_it() -> None:
    """Papers were sent, of which the newer text says nothing; asked on one of several days around the change."""
    older, newer = texts()
    stage = older.procedure.stages[0]
    papers = made.act("send", made.limit("9 days"), makes="idle")
    one = made.stage("one", [*stage.duties, papers], stage.outcomes, opens=("asked",))
    older = made.policy("idle asked replied content", one, version="1", since=date(2026, 5, 30))
    case = made.case("asked=2026-06-02..2026-06-05 idle=2026-06-05")
    assert engine.verdict(newer, made.weekdays(), case, june(12), (older,)).versions == {"1"}


def test_whatever_names_an_event_in_a_file_makes_it_one_that_tells_something() -> None:
    """What the checks take for named is named, and for the second opinion too."""
    for policy in (*samples.library().policies.values(), *samples.models().policies.values()):
        named = set(named_in(policy.procedure, "event"))
        idle = told_idly(
            (Versions(policy).current,), Case(tuple(Fact(event, happened=True) for event in policy.events))
        )
        assert not named & {fact.event for fact in idle}
        assert named <= named_by(policy)

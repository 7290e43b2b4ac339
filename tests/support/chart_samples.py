"""Procedures for the tests of flowcharts: the project's own, one with everything in it, and made-up ones."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from hypothesis import strategies as st

from navigator.dates.periods import WorkingDays
from navigator.model.acts import Duty, Event, Force, NoLimit
from navigator.model.limits import Aspect, Limit, Source
from navigator.model.policy import Policy
from navigator.model.scope import Elsewhere, Scope
from navigator.model.stages import ConflictRoute, Destination, End, Outcome, Stage
from tests.support import samples

SOURCE = Source(heading="One")

EVERYTHING = """
events:
  - {id: asked, what: it was asked, ask: When was it asked?}
  - {id: answered, what: it was answered, ask: When was it answered?}
  - {id: split, what: it was split, ask: When was it split?}
  - {id: doubted, what: it was doubted, ask: When was it doubted?}
  - {id: manager-doubted, what: the manager was doubted, ask: When was the manager doubted?}
  - {id: checked, what: it was checked, ask: When was it checked?}
  - {id: heard, what: it was heard, ask: When was it heard?}
  - {id: failed, what: it failed, ask: When did it fail?}
  - {id: passed-on, what: it was passed on, ask: When was it passed on?}
  - {id: gone, what: it went elsewhere, ask: When did it go elsewhere?}
  - {id: over, what: it was over, ask: When was it over?}
stages:
  - id: first
    title: "Step 1: the manager"
    purpose: To begin.
    lead: manager
    source: {heading: One}
    duties:
      - id: answer
        by: manager
        force: must
        act: answer the question
        limit: {words: within 10 working days of the question, period: 10 working days, from: asked, states: [period]}
        produces: answered
        source: {heading: One}
      - id: doubt
        by: parent
        force: may
        act: say that they doubt it
        limit: {words: cannot wait more than 5 days, period: 5 days, from: answered, states: [period]}
        produces: doubted
        source: {heading: One}
    outcomes:
      - {id: both, when: it has two sides, event: split, to: {stages: [papers, people]}, source: {heading: One}}
      - {id: doubts, when: the parent doubts it, event: doubted, to: {stage: last}, source: {heading: One}}
      - {id: content, when: the parent is content, event: over, to: {end: settled}, source: {heading: One}}
    conflicts:
      - {id: about-manager, about: manager, instead: director, act: write to the director, force: should,
         event: manager-doubted, to: {stage: last}, source: {heading: One}}
      - {id: about-director, about: director, instead: manager, act: tell the manager, force: may,
         source: {heading: One}}
  - id: papers
    title: "Step 2: the papers"
    purpose: To read everything.
    lead: manager
    source: {heading: One}
    outcomes:
      - {id: read, when: the papers are read, event: checked, to: {stage: together}, source: {heading: One}}
      - {id: unclear, when: the papers are unclear, event: failed, to: {stage: first}, source: {heading: One}}
  - id: people
    title: "Step 3: the people"
    purpose: To hear everybody.
    lead: director
    source: {heading: One}
    outcomes:
      - {id: listened, when: everybody was heard, event: heard, to: {stage: together}, source: {heading: One}}
      - {id: again, when: somebody was left out, event: failed, to: {stage: people}, source: {heading: One}}
  - id: together
    title: "Step 4: both together"
    purpose: To bring it together.
    lead: director
    joins: [papers, people]
    source: {heading: One}
    outcomes:
      - {id: wrong, when: it was all wrong, event: failed, to: {stage: first}, source: {heading: One}}
      - {id: enough, when: that is enough, event: over, to: {end: decided}, source: {heading: One}}
      - {id: to-last, when: it is not enough, event: passed-on, to: {stage: last}, source: {heading: One}}
  - id: last
    title: "Step 5: the Ombudsman"
    purpose: To ask somebody outside.
    lead: ombudsman
    source: {heading: One}
    outcomes:
      - {id: out, when: the Ombudsman takes it, event: gone, to: {body: ombudsman}, source: {heading: One}}
      - {id: other, when: it is about money, event: passed-on, to: {procedure: board/money}, source: {heading: One}}
      - {id: dropped, when: the parent gives up, event: over, to: {end: withdrawn}, source: {heading: One}}
"""


@cache
def project() -> Sequence[Policy]:
    """The policies of the project."""
    return tuple(samples.library().policies.values())


@cache
def everything() -> Policy:
    """Stages side by side, a join, loops, a way past stages, conflict routes and every kind of end."""
    return samples.policy(EVERYTHING)


_WORDS = st.sampled_from(
    [
        "it",
        "the manager",
        "agrees",
        "safeguarding",
        "is not content",
        "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch",
        "WWWWWWWWWW",
        "iiiiiiii",
        "日本語の文章",
        "<b>&amp;",
        "e\u0301te\u0301",
    ]
)
_TEXTS = st.lists(_WORDS, min_size=1, max_size=9).map(" ".join)
_LIMITS = st.builds(
    lambda words, amount, soft: Limit(
        words=f"within {amount} working days {words}",
        period=WorkingDays(amount),
        from_=("asked",),
        states=(Aspect.PERIOD,),
        soft=soft,
    ),
    _TEXTS,
    st.integers(1, 60),
    st.none() | st.just("ideally"),
)
_ENDS = st.one_of(
    st.sampled_from(End).map(lambda end: Destination(end=end)),
    st.just(Destination(body="ombudsman")),
    st.just(Destination(procedure="board/other")),
)


@st.composite
def policies(draw: st.DrawFn) -> Policy:
    """Procedures of up to six stages that lead anywhere: on, past, back, to themselves, to several at once."""
    base = samples.policy(EVERYTHING)
    count = draw(st.integers(1, 6))
    names = [f"s{number}" for number in range(count)]
    events: list[str] = ["asked"]
    stages = tuple(_stage(draw, number, names, events) for number in range(count))
    elsewhere = tuple(
        Elsewhere(id=f"else{number}", what=draw(_TEXTS), go=draw(_TEXTS), procedure=procedure, source=SOURCE)
        for number, procedure in enumerate(draw(st.lists(st.none() | st.just("board/other"), max_size=2)))
    )
    procedure = replace(
        base.procedure,
        scope=Scope(
            who=tuple(draw(st.lists(_TEXTS, min_size=1, max_size=3))), about=("x",), elsewhere=elsewhere, source=SOURCE
        ),
        events=tuple(Event(id=event, what="it was so", ask="When?") for event in events),
        stages=stages,
    )
    return Policy(base.publisher, procedure)


def _stage(draw: st.DrawFn, number: int, names: Sequence[str], events: list[str]) -> Stage:
    def event() -> str:
        events.append(f"e{len(events)}")
        return events[-1]

    towards = st.one_of(
        _ENDS,
        st.sampled_from(names).map(lambda stage: Destination(stage=stage)),
        st.lists(st.sampled_from(names), min_size=2, max_size=3, unique=True).map(
            lambda several: Destination(stages=tuple(several))
        )
        if len(names) > 1
        else _ENDS,
    )
    own = names[number]
    outcomes = tuple(
        Outcome(id=f"{own}-o{at}", when=draw(_TEXTS), event=event(), to=draw(towards), source=SOURCE)
        for at in range(draw(st.integers(0, 3)))
    )
    duties = tuple(
        Duty(
            id=f"{own}-d{at}",
            by=(draw(st.sampled_from(["parent", "manager", "director"])),),
            force=draw(st.sampled_from(Force)),
            act=draw(_TEXTS),
            limit=limit,
            no_limit=None if limit else NoLimit.NOT_STATED,
            produces=draw(st.sampled_from([outcome.event for outcome in outcomes])) if outcomes and not at else None,
            source=SOURCE,
        )
        for at, limit in enumerate(draw(st.lists(st.none() | _LIMITS, max_size=2)))
    )
    conflicts = tuple(
        ConflictRoute(
            id=f"{own}-c{at}",
            about="manager",
            instead="director",
            act=draw(_TEXTS),
            force=draw(st.sampled_from([Force.SHOULD, Force.MAY])),
            event=event(),
            to=to,
            source=SOURCE,
        )
        for at, to in enumerate(draw(st.lists(st.none() | towards, max_size=1)))
    )
    return Stage(
        id=own,
        title=draw(_TEXTS),
        purpose=draw(_TEXTS),
        lead=(draw(st.sampled_from(["manager", "director", "ombudsman"])),),
        joins=tuple(draw(st.lists(st.sampled_from(names), max_size=2, unique=True))),
        duties=duties,
        outcomes=outcomes,
        conflicts=conflicts,
        source=SOURCE,
    )

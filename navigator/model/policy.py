"""A procedure together with its publisher, and the questions the engine asks of the pair."""

import dataclasses
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar, TypeVarTuple

from navigator.model import codec
from navigator.model.acts import Cap, Duty, Event
from navigator.model.limits import Alternative, CountingRules, Limit, Reading
from navigator.model.parties import Contact, Role, Side
from navigator.model.procedure import Procedure
from navigator.model.publisher import Publisher
from navigator.model.stages import ConflictRoute, Outcome, Stage
from navigator.model.voices import Voice

T = TypeVar("T")
Given = TypeVarTuple("Given")

Clause = Stage | Duty | Outcome | ConflictRoute


@dataclass(frozen=True, slots=True)
class Policy:
    """One procedure with the publisher's contacts and counting rules."""

    publisher: Publisher
    procedure: Procedure
    events: Mapping[str, Event] = field(init=False, repr=False, compare=False)
    roles: Mapping[str, Role] = field(init=False, repr=False, compare=False)
    stages: Mapping[str, Stage] = field(init=False, repr=False, compare=False)
    duties: Mapping[str, Duty] = field(init=False, repr=False, compare=False)
    contacts: Mapping[str, Contact] = field(init=False, repr=False, compare=False)
    order: Mapping[str, int] = field(init=False, repr=False, compare=False)
    """The place of each event in the order in which they would happen."""
    producers: Mapping[str, tuple[Duty, ...]] = field(init=False, repr=False, compare=False)
    """For each event that shows an act, the acts that it shows."""
    voices: Mapping[str, Voice] = field(init=False, repr=False, compare=False)
    shown: frozenset[str] = field(init=False, repr=False, compare=False)
    """The events that an act produces, that open or end a stage or the case, or that a time makes by running out."""
    _once: dict[object, Any] = field(init=False, repr=False, compare=False, default_factory=dict)

    def __post_init__(self) -> None:
        procedure = self.procedure
        duties = [duty for stage in procedure.stages for duty in stage.duties]
        known: dict[str, Any] = {
            "events": {event.id: event for event in procedure.events},
            "roles": {role.id: role for role in procedure.roles},
            "stages": {stage.id: stage for stage in procedure.stages},
            "duties": {duty.id: duty for duty in duties},
            "contacts": {contact.id: contact for contact in (*self.publisher.contacts, *procedure.contacts)},
            "order": {event: at for at, event in enumerate(_in_order(procedure))},
            "producers": _producers(duties),
            "voices": {voice.id: voice for voice in procedure.voices},
            "shown": frozenset(_shown(procedure)),
        }
        for name, value in known.items():
            object.__setattr__(self, name, value)

    def once(self, make: Callable[["Policy", *Given], T], *given: *Given) -> T:
        """What a pure function makes of the policy and what is given besides, made when it is first asked for."""
        asked = (make, *given)
        if asked not in self._once:
            self._once[asked] = make(self, *given)
        found: T = self._once[asked]
        return found

    @property
    def key(self) -> str:
        """The name of the procedure on the whole site: publisher/procedure."""
        return f"{self.publisher.id}/{self.procedure.id}"

    def readers(self, side: Side) -> tuple[Role, ...]:
        """The roles of a side as which one person can ask: those that are named, else those that are nobody's group."""
        named = self.procedure.ask_as
        return tuple(
            role
            for role in self.procedure.roles
            if role.side is side and (role.id in named if named else not (role.plural or role.panel))
        )

    def asks(self, roles: tuple[str, ...]) -> bool:
        """Whether roles are all of the side that asks."""
        return bool(roles) and all(self.roles[each].side is Side.ASKS for each in roles)

    def limits(self) -> Iterator[tuple[Duty | Cap, Limit]]:
        """Every limit with the clause it belongs to, in the order of the page."""
        for stage in self.procedure.stages:
            for duty in stage.duties:
                if duty.limit:
                    yield duty, duty.limit
        for cap in self.procedure.caps:
            yield cap, cap.limit

    def clause(self, name: str) -> Duty | Cap | None:
        """The act or cap of a name."""
        return self.duties.get(name) or next((cap for cap in self.procedure.caps if cap.id == name), None)

    def limit_of(self, name: str) -> Limit | None:
        """The limit of an act or cap, by the name of that."""
        clause = self.clause(name)
        return clause.limit if clause else None

    def rules(
        self, limit: Limit | None = None, reading: Reading | None = None, other: Alternative | None = None
    ) -> CountingRules:
        """The counting rules of a limit, or of all that is said of none: its own, the procedure's, the publisher's."""
        levels = [
            other.counting if other else None,
            reading.counting if reading else None,
            limit.counting if limit else None,
            self.procedure.counting,
            self.publisher.counting,
        ]
        merged = CountingRules()
        for level in levels:
            if level is not None:
                merged = _filled(merged, level)
        return merged

    def as_data(self) -> dict[str, Any]:
        """Plain data that holds the whole policy, as the browser gets it."""
        return {"publisher": codec.encode(self.publisher), "procedure": codec.encode(self.procedure)}


def _producers(duties: Iterable[Duty]) -> dict[str, tuple[Duty, ...]]:
    found: dict[str, tuple[Duty, ...]] = {}
    for duty in duties:
        if duty.produces:
            found[duty.produces] = (*found.get(duty.produces, ()), duty)
    return found


def _in_order(procedure: Procedure) -> list[str]:
    """The events as they are listed; what follows from others stands with the one that brings it about."""
    listed = {event.id: at for at, event in enumerate(procedure.events)}

    def place(event: Event) -> tuple[int, bool, int]:
        by = [listed[each] for each in event.made_of if each in listed]
        if not by:
            return listed[event.id], False, 0
        return (min if event.any_of else max)(by), True, listed[event.id]

    return [event.id for event in sorted(procedure.events, key=place)]


def _shown(procedure: Procedure) -> Iterator[str]:
    ways: list[Outcome | ConflictRoute] = list(procedure.outcomes)
    limits = [cap.limit for cap in procedure.caps]
    for stage in procedure.stages:
        yield from stage.opens
        yield from (duty.produces for duty in stage.duties if duty.produces)
        ways += (*stage.outcomes, *stage.conflicts)
        limits += (duty.limit for duty in stage.duties if duty.limit)
    yield from (way.event for way in ways if way.event)
    yield from (limit.expiry.event for limit in limits if limit.expiry)


def from_data(data: Mapping[str, Any]) -> Policy:
    """The policy that `as_data` gave."""
    return Policy(codec.decode(Publisher, data["publisher"]), codec.decode(Procedure, data["procedure"]))


def _filled(upper: CountingRules, lower: CountingRules) -> CountingRules:
    return CountingRules(
        **{
            f.name: held if (held := getattr(upper, f.name)) is not None else getattr(lower, f.name)
            for f in dataclasses.fields(CountingRules)
        }
    )

"""Ways through a procedure: stages nobody can reach or leave, and what holds when it is about whoever decides."""

import re
from collections.abc import Iterator

from build_scripts.findings.finding import Finding, Subject, quoted
from build_scripts.source.deciders import outside_bodies
from navigator.case.course.ways import transitions
from navigator.model.acts import Force, Together
from navigator.model.answers import spread
from navigator.model.parties import Audience, Role, Side
from navigator.model.policy import Policy
from navigator.model.stages import Stage
from navigator.words.language import capital

_ARTICLE = re.compile(r"^(?:the|an?|both|their) ", re.IGNORECASE)
_NOT_INVOLVED = re.compile(
    r"\b(?:not (?:been )?involved|had no part|no part in|not taken part|(?<!not )independent|(?<!not )impartial)\b",
    re.IGNORECASE,
)
_BODY = re.compile(
    r"^(?:[a-z-]+ )*(?:council|authority|agency|service|school|college|university|landlord|company|firm|association"
    r"|organisation|charity|trust|department|provider|registrar|entity|body|team|office|csirt)(?: or the .*)?$"
)


def find(subject: Subject, policy: Policy) -> Iterator[Finding]:
    """Everything about the ways of one procedure."""
    policy = spread(policy)
    yield from _stages(subject, policy)
    yield from _deciders(subject, policy)
    yield from _unaddressed(subject, policy)
    if not outside_bodies(policy) and policy.procedure.audience is Audience.FAMILIES:
        says = "No outside body is named that could look at it at the end."
        yield subject.finding("no-outside-body", policy.procedure.id, ("stages",), says)


def _stages(subject: Subject, policy: Policy) -> Iterator[Finding]:
    stages = policy.procedure.stages
    reached = _ways_in(policy)
    ending = _can_end(policy)
    told: set[str] = set()
    for at, stage in enumerate(stages):
        if stage.id not in reached:
            says = f"No way out of another stage leads to {quoted(stage.title)}."
            yield subject.finding("stage-unreachable", stage.id, ("stages", at), says, way=(stage.id,))
            continue
        way = reached[stage.id]
        if not transitions(stage):
            says = f"{quoted(stage.title)} has no way out."
            yield subject.finding("dead-end", stage.id, ("stages", at), says, way=way)
        elif stage.id not in ending and stage.id not in told and (circle := _circle(policy, stage)):
            told |= set(circle)
            names = ", ".join(quoted(policy.stages[each].title) for each in circle)
            says = f"There is no way out of this circle: {names}."
            yield subject.finding("endless-loop", stage.id, ("stages", at), says, way=(*way, *circle[1:], stage.id))


def _deciders(subject: Subject, policy: Policy) -> Iterator[Finding]:
    provided = {route.about for stage in policy.procedure.stages for route in stage.conflicts}
    told: set[str] = set()
    for at, stage in enumerate(policy.procedure.stages):
        for role in _decides(policy, stage):
            # A panel that can be cut goes on without the member that it is about.
            if role.id not in provided | told and not (role.panel and role.panel.fewest) and _is_one(subject, role):
                told.add(role.id)
                verb = "deal with" if role.id in stage.lead else "act in"
                does = verb if role.plural else verb.replace("deal", "deals").replace("act", "acts")
                who = capital(role.name)
                says = f"{who} {does} {quoted(stage.title)}. Nobody else is named for when it is about them."
                yield subject.finding("no-other-route", role.id, ("stages", at, "lead"), says, way=(stage.id, role.id))


def _unaddressed(subject: Subject, policy: Policy) -> Iterator[Finding]:
    """What those who ask send without a word to whom: neither the act says it, nor where the case goes then."""
    for at, stage in enumerate(policy.procedure.stages):
        to_a_body = {way.event for way in transitions(stage) if way.to and (way.to.body or way.to.end)}
        for nth, duty in enumerate(stage.duties):
            is_letter = duty.produces and policy.events[duty.produces].sent and policy.asks(duty.by)
            says_whom = duty.to or duty.to_any or duty.contact or duty.together is Together.JOINTLY
            if is_letter and not says_whom and duty.produces not in to_a_body:
                says = f"It is not said to whom this goes: {quoted(duty.act)}."
                path = ("stages", at, "duties", nth, "act")
                yield subject.finding("no-addressee", duty.id, path, says, way=(stage.id, duty.id))


def _is_one(subject: Subject, role: Role) -> bool:
    """Whether it is a person or an office that a complaint can be about, and not a body or somebody without a part.

    A body as a whole can always find somebody else in it; whoever must not have been involved is somebody else already.
    """
    publisher = subject.publisher
    named = _ARTICLE.sub("", role.name).casefold()
    if named in {_ARTICLE.sub("", each).casefold() for each in (publisher.name, publisher.short_name)}:
        return False
    if role.apart_from:
        return False
    return not _NOT_INVOLVED.search(f"{role.name} {role.about or ''}") and not _BODY.search(named)


def _decides(policy: Policy, stage: Stage) -> tuple[Role, ...]:
    """Who leads a stage for those who answer; where the asking side leads it, whoever has to answer there."""
    leading = [role for role in stage.lead if policy.roles[role].side is not Side.ASKS]
    acting = [role for duty in stage.duties if duty.force is not Force.MAY for role in duty.by]
    found = (policy.roles[role] for role in dict.fromkeys(leading or acting))
    return tuple(role for role in found if role.side is Side.ANSWERS)


def _ways_in(policy: Policy) -> dict[str, tuple[str, ...]]:
    """The shortest way to every stage that can be reached, from a stage in which a case can begin."""
    stages = policy.procedure.stages
    found: dict[str, tuple[str, ...]] = {
        stage.id: (stage.id,) for at, stage in enumerate(stages) if at == 0 or stage.opens
    }
    queue = list(found)
    for stage in queue:
        for target in _next(policy.stages[stage]):
            if target not in found:
                found[target] = (*found[stage], target)
                queue.append(target)
    return found


def _can_end(policy: Policy) -> set[str]:
    """The stages from which an end can be reached, or a stage without a way out, which is a finding of its own."""
    found: set[str] = set()
    while more := {stage.id for stage in policy.procedure.stages if stage.id not in found and _ends(stage, found)}:
        found |= more
    return found


def _ends(stage: Stage, ending: set[str]) -> bool:
    to_an_end = any(way.to and (way.to.end or way.to.body or way.to.procedure) for way in transitions(stage))
    return to_an_end or not transitions(stage) or any(target in ending for target in _next(stage))


def _circle(policy: Policy, stage: Stage) -> tuple[str, ...]:
    """The shortest way from a stage back to itself, without its end; empty when there is none."""
    ways_on: list[tuple[str, ...]] = [(stage.id,)]
    seen: set[str] = set()
    for way in ways_on:
        for target in _next(policy.stages[way[-1]]):
            if target == stage.id:
                return way
            if target not in seen:
                seen.add(target)
                ways_on.append((*way, target))
    return ()


def _next(stage: Stage) -> tuple[str, ...]:
    return tuple(target for way in transitions(stage) if way.to for target in way.to.next_stages)

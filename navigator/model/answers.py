"""A procedure as a case meets it: with what holds at every stage, without what is for other answers than its own."""

import itertools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TypeVar

from navigator.model.acts import Cap, Duty
from navigator.model.limits import Id
from navigator.model.policy import Policy
from navigator.model.procedure import Procedure
from navigator.model.questions import Choice
from navigator.model.stages import Outcome, Stage

_Timed = TypeVar("_Timed", Duty, Cap)


def choices(procedure: Procedure) -> dict[Id, Choice]:
    """Every answer to a question about a case, by its id."""
    return {choice.id: choice for question in procedure.questions for choice in question.answers}


def open_policies(policy: Policy, chosen: Iterable[Id]) -> tuple[Policy, ...]:
    """The policy with each set of answers that what is chosen leaves open; itself where it asks nothing."""
    if not policy.procedure.questions:
        return (policy,)
    known = set(chosen)
    options = [_left([choice.id for choice in each.answers], known) for each in policy.procedure.questions]
    return tuple(dict.fromkeys(policy.once(_kept, frozenset(held)) for held in itertools.product(*options)))


def spread(policy: Policy) -> Policy:
    """The policy with the ways out of every stage in each of them, unless it has its own way for the same event."""
    procedure = policy.procedure
    stages = tuple(_with_ways(stage, procedure.outcomes) for stage in procedure.stages)
    return Policy(policy.publisher, replace(procedure, stages=stages)) if stages != procedure.stages else policy


def _with_ways(stage: Stage, ways: Iterable[Outcome]) -> Stage:
    own = {outcome.event for outcome in stage.outcomes}
    common = tuple(each for each in ways if each.event not in own and each.to.stage != stage.id)
    return replace(stage, outcomes=(*stage.outcomes, *common)) if common else stage


def _left(answers: Sequence[Id], known: set[Id]) -> Sequence[Id]:
    return [answer for answer in answers if answer in known] or answers


def holds(procedure: Procedure, only: Sequence[Id], held: frozenset[Id]) -> bool:
    """Whether what is for some answers only holds with others: one of those to each question that it names."""
    asked = ([choice.id for choice in each.answers] for each in procedure.questions)
    needed = ([answer for answer in only if answer in answers] for answers in asked)
    return all(held & set(answers) for answers in needed if answers)


def go_together(procedure: Procedure, one: Sequence[Id], other: Sequence[Id]) -> bool:
    """Whether what is for some answers only, and what is for others only, can hold in one case."""
    asked = ({choice.id for choice in each.answers} for each in procedure.questions)
    both = ((answers.intersection(one), answers.intersection(other)) for answers in asked)
    return all(mine & theirs for mine, theirs in both if mine and theirs)


def _kept(policy: Policy, held: frozenset[Id]) -> Policy:
    procedure = policy.procedure

    def ways(outcomes: Sequence[Outcome]) -> tuple[Outcome, ...]:
        return tuple(outcome for outcome in outcomes if holds(procedure, outcome.only, held))

    stages = tuple(
        replace(
            stage,
            duties=tuple(_timed(procedure, each, held) for each in stage.duties if holds(procedure, each.only, held)),
            outcomes=ways(stage.outcomes),
        )
        for stage in procedure.stages
    )
    caps = tuple(_timed(procedure, cap, held) for cap in procedure.caps if holds(procedure, cap.only, held))
    kept = replace(procedure, stages=stages, outcomes=ways(procedure.outcomes), caps=caps)
    return Policy(policy.publisher, kept)


def _timed(procedure: Procedure, clause: _Timed, held: frozenset[Id]) -> _Timed:
    """An act or a cap without the extensions of its limit that are for other answers."""
    if clause.limit is None or not any(each.only for each in clause.limit.extensions):
        return clause
    kept = tuple(each for each in clause.limit.extensions if holds(procedure, each.only, held))
    return replace(clause, limit=replace(clause.limit, extensions=kept))


def unanswered(procedure: Procedure, only: Sequence[Id], held: Iterable[Id]) -> Iterator[Choice]:
    """The answers that something is for, where they are not known to hold."""
    known = set(held)
    return (choice for name, choice in choices(procedure).items() if name in only and name not in known)

"""A procedure on one screen: for each stage who deals with it, by when, and what the reader does."""

import re
from collections.abc import Iterator
from typing import Any

from build_scripts.pages import policy_view
from build_scripts.source.deciders import deciders
from build_scripts.support.pronouns import OTHERS
from navigator.explain.teller import LONG, Teller
from navigator.explain.voice import voiced
from navigator.model.acts import Cap, Duty, Force, NoLimit
from navigator.model.answers import choices
from navigator.model.parties import Role, Side
from navigator.model.stages import Stage

ITS = re.compile(r"\b(its|itself)\b", re.IGNORECASE)
"""Words that do so where several act, of whom the reader is one."""
OR = re.compile(r" or ")


def overview(teller: Teller) -> list[dict[str, Any]]:
    """One row a stage, then one for each limit over several of them."""
    procedure = teller.policy.procedure
    rows = (_row(teller, stage) for stage in procedure.stages)
    return [*rows, *(_cap(teller, cap) for cap in procedure.caps)]


def deciding(teller: Teller, stage: Stage) -> list[str]:
    """Who leads or decides, as in a sentence, and by area where that differs."""
    return [name for role in deciders(teller.policy, stage) for name in _names(teller, role)]


def limits(teller: Teller, stage: Stage) -> list[dict[str, Any]]:
    """Every limit of a stage: its words, and the act it is for."""
    return [
        {
            "id": duty.id,
            "words": policy_view.limit_words(teller, duty.limit),
            "act": _told(teller, stage, duty),
            "sentence": teller.act(duty),
            "unclear": bool(duty.limit.readings),
        }
        for duty in stage.duties
        if duty.limit
    ]


def _told(teller: Teller, stage: Stage, duty: Duty) -> str:
    """An act; with who acts where nobody has to do it, or where that is nobody who deals with the stage.

    With its condition where it depends on what the case is about: another row has the other limit.
    """
    elsewhere = not teller.asks(duty) and not {role.id for role in deciders(teller.policy, stage)} & set(duty.by)
    act = duty.act
    if elsewhere or duty.force is Force.MAY:
        who = teller.who_acts(duty) if elsewhere else teller.doers(duty)
        act = teller.words("tell.act", who=who, force=teller.force(duty), act=duty.act)
    return teller.words("page.overview.if", when=teller.condition(duty), act=act) if duty.only else act


def without_limit(teller: Teller, stage: Stage) -> str:
    """What is said of a stage whose acts have no limit."""
    whys = {duty.no_limit for duty in stage.duties}
    if NoLimit.AGREED in whys:
        return teller.words("compare.agreed")
    silent = not stage.duties or NoLimit.NOT_STATED in whys
    return teller.words("page.no_limit.not stated" if silent else "compare.no_limit")


def steps(teller: Teller, stage: Stage) -> list[Duty]:
    """The acts of the side that asks; where it has none of its own, those in which it takes part."""
    asked = [duty for duty in stage.duties if any(_asks(teller, role) for role in duty.by)]
    return [duty for duty in asked if teller.asks(duty)] or asked


def said(plain: Teller, duty: Duty, begins: frozenset[str]) -> str:
    """An act to whoever reads: as an order where it is theirs, else with the name of who acts.

    `begins` are the roles that set the procedure going. Words that speak of them as of others keep the name.
    """
    if not begins.issuperset(duty.by):
        return _of_others(plain, duty, begins)
    teller, theirs = plain, duty
    if len(duty.by) == 1:
        own = voiced(teller.policy, duty.by[0])
        teller, duty = Teller(own, teller.words, duty.by[0]), own.duties[duty.id]
    when = teller.condition(duty)
    if OTHERS.search(f"{when} {duty.act}"):
        return plain.act(theirs)
    told = teller.order(duty) if len(duty.act) > LONG else duty.act
    order = told if duty.force in (Force.MUST, Force.SHOULD) else None
    act = order or teller.words("page.overview.you", force=teller.your_force(duty.force), act=told)
    return teller.sentence(teller.words("page.overview.if", when=when, act=act) if when else act)


def _of_others(plain: Teller, duty: Duty, begins: frozenset[str]) -> str:
    """An act of others; where the reader is one of them, and its words can be said to them, they are "you"."""
    voice = _own(plain, begins) if begins & {*duty.by} else plain
    told = voice.brief(voice.policy.duties[duty.id])
    named = OTHERS.search(told.act) or ITS.search(told.act)
    return plain.act(plain.brief(duty)) if named else voice.act(told)


def _row(teller: Teller, stage: Stage) -> dict[str, Any]:
    """A row to its reader; by the names of all where one of its sentences cannot be said to them."""
    begins = _begin(teller)
    told = _told_to(teller, stage, begins)
    texts = (told["who"], *(each["act"] for each in told["limits"]), *(each["says"] for each in told["steps"]))
    names = [teller.policy.roles[role].name.casefold() for role in begins]
    named = any(name in text.casefold() for text in texts for name in names)
    return _told_to(teller, stage, frozenset()) if named and any(map(teller.speaks_to_reader, texts)) else told


def _own(teller: Teller, begins: frozenset[str]) -> Teller:
    """What tells the one role that begins of itself as "you"; of several nobody knows which of them reads."""
    if len(begins) != 1:
        return teller
    (reader,) = begins
    return Teller(voiced(teller.policy, reader), teller.words, reader)


def _told_to(teller: Teller, stage: Stage, reader: frozenset[str]) -> dict[str, Any]:
    begins = _begin(teller)
    own = [duty for duty in steps(teller, stage) if teller.asks(duty)]
    # What a colleague of the reader does is a next step where the reader has none.
    shown = [duty for duty in steps(teller, stage) if begins.issuperset(duty.by)] or steps(teller, stage)
    # So is that by which it goes on from here: without it nobody comes to the next row.
    onward = {outcome.event for outcome in stage.outcomes}
    shown += [duty for duty in own if duty not in shown and duty.produces in onward]
    voice = _own(teller, reader)
    every = limits(voice, voice.policy.stages[stage.id])
    told = _told_when(every, own, shown)
    # A voter's last day to register is no next step of the candidate, and stands nowhere else.
    beside = [duty for duty in own if duty not in shown and duty.id not in {each["id"] for each in told}]
    acts = {duty.id: _with_who(teller, duty) for duty in beside}
    told += [{**each, "act": acts[each["id"]]} for each in every if each["id"] in acts]
    named = {each["id"] for each in told} | {duty.id for duty in stage.duties if duty not in own}
    return {
        "id": stage.id,
        "title": stage.title,
        "who": teller.title(_listed(teller, [*_who(teller, stage, reader)])),
        "limits": told,
        "without": "" if stage.duties and all(duty.limit for duty in stage.duties) else without_limit(teller, stage),
        "steps": [
            {
                "says": _once(teller, duty, said(teller, duty, reader)),
                "limit": next((each for each in every if each["id"] == duty.id and each["id"] not in named), None),
            }
            for duty in shown
        ],
        "conflicts": [
            {"id": route.id, "role": teller.role(teller.policy.roles[route.about])} for route in stage.conflicts
        ],
    }


def _with_who(teller: Teller, duty: Duty) -> str:
    return teller.words("tell.act", who=teller.doers(duty), force=teller.force(duty), act=duty.act)


def _once(teller: Teller, duty: Duty, text: str) -> str:
    """A next step with what has to happen first, where it is none as soon as the stage has opened."""
    after = "" if duty.limit else teller.after(duty)
    return teller.sentence(teller.words("chart.after", text=text.removesuffix("."), events=after)) if after else text


def _told_when(every: list[dict[str, Any]], own: list[Duty], shown: list[Duty]) -> list[dict[str, Any]]:
    """The limits that stand under "By when": those of others; where the reader's are the only ones, those."""
    kept = {duty.id for duty in own}
    others = [each for each in every if each["id"] not in kept]
    # One act of the reader's alone: the step beside it says what it is.
    return others or [{**each, "act": "" if len(shown) == 1 else each["act"]} for each in every]


def _cap(teller: Teller, cap: Cap) -> dict[str, Any]:
    words = policy_view.limit_words(teller, cap.limit)
    when = teller.condition(cap)
    told = teller.words("page.overview.only_if", when=when) if when else ""
    return {
        "id": cap.id,
        "title": teller.title(cap.title),
        "who": "",
        "limits": [{"id": cap.id, "words": words, "act": told, "unclear": bool(cap.limit.readings)}],
        "steps": (),
        "conflicts": (),
    }


def _begin(teller: Teller) -> frozenset[str]:
    """The roles that do the first of all acts on the side that asks."""
    acts = (duty for stage in teller.policy.procedure.stages for duty in stage.duties)
    return next((frozenset(duty.by) for duty in acts if teller.asks(duty)), frozenset())


def _who(teller: Teller, stage: Stage, begins: frozenset[str]) -> Iterator[str]:
    """Who leads or decides, to whoever reads: "you" where that is the one role that sets the procedure going."""
    for role in deciders(teller.policy, stage):
        yield from (teller.words("page.overview.yourself"),) if begins == {role.id} else _names(teller, role)


def _listed(teller: Teller, names: list[str]) -> str:
    """Several names as one text; apart from one another where one of them, as "the A or B", has its own "or"."""
    apart = len(names) > 1 and any(OR.search(name) for name in names)
    return teller.words("list.apart").join(names) if apart else teller.words.joined(names)


def _asks(teller: Teller, role: str) -> bool:
    return teller.policy.roles[role].side is Side.ASKS


def _names(teller: Teller, role: Role) -> list[str]:
    """The name of a role, or its names in the areas where they differ."""
    return [*names_in_areas(teller, role)] or [role.name]


def names_in_areas(teller: Teller, role: Role) -> Iterator[str]:
    """The names that a role has in single areas, or for single answers about the case."""
    procedure = teller.policy.procedure
    areas = {area.id: area.name for area in procedure.areas}
    areas |= {name: choice.name for name, choice in choices(procedure).items()}
    for variant in role.variants:
        yield teller.words("compare.in_area", who=variant.name, area=areas[variant.area])

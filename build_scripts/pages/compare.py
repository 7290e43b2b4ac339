"""One table of all procedures: the stages, who decides, the time limits in words, and the outside body at the end."""

from collections.abc import Iterator
from typing import Any

from build_scripts.content import Content
from build_scripts.pages import policy_view
from build_scripts.source.deciders import deciders, outside_bodies
from build_scripts.support.templates import render
from navigator.explain.teller import Teller
from navigator.model.answers import choices
from navigator.model.limits import Limit
from navigator.model.vocabulary import Audience, NoLimit, Role, Stage
from navigator.words import Language

PAGE = "compare/index.md"


def page(content: Content, words: Language) -> dict[str, str]:
    """The page: source address -> Markdown. Procedures for the same readers stand together."""
    order = list(Audience)
    policies = sorted(content.policies.values(), key=lambda each: order.index(each.procedure.audience))
    return {
        PAGE: render("compare.md.j2", words=words, procedures=[_procedure(Teller(each, words)) for each in policies])
    }


def _procedure(teller: Teller) -> dict[str, Any]:
    policy = teller.policy
    procedure = policy.procedure
    return {
        "policy": policy,
        "stages": [_stage(teller, stage) for stage in procedure.stages],
        "caps": [
            {"id": cap.id, "limit": _limit(teller, cap.limit), "act": teller.sentence(cap.title)}
            for cap in procedure.caps
        ],
        "bodies": [teller.title(teller.role(role)) for role in outside_bodies(policy)],
    }


def _stage(teller: Teller, stage: Stage) -> dict[str, Any]:
    return {
        "id": stage.id,
        "title": stage.title,
        "deciders": [teller.title(name) for role in deciders(teller.policy, stage) for name in _names(teller, role)],
        "limits": [
            {"limit": _limit(teller, duty.limit), "act": teller.act(duty)} for duty in stage.duties if duty.limit
        ],
        "without": teller.words(_without_limit(stage)),
    }


def _without_limit(stage: Stage) -> str:
    """The key of what is said of a stage whose acts have no limit."""
    whys = {duty.no_limit for duty in stage.duties}
    if NoLimit.AGREED in whys:
        return "compare.agreed"
    return "page.no_limit.not stated" if NoLimit.NOT_STATED in whys else "compare.no_limit"


def _names(teller: Teller, role: Role) -> Iterator[str]:
    """The name of a role, or its names in the areas where they differ."""
    procedure = teller.policy.procedure
    areas = {area.id: area.name for area in procedure.areas}
    areas |= {name: choice.name for name, choice in choices(procedure).items()}
    for variant in role.variants:
        yield teller.words("compare.in_area", who=variant.name, area=areas[variant.area])
    if not role.variants:
        yield role.name


def _limit(teller: Teller, limit: Limit) -> dict[str, Any]:
    wish = policy_view.wish(limit)
    words = f"{wish} {limit.words}" if wish else limit.words
    return {"words": teller.title(words), "unclear": bool(limit.readings)}

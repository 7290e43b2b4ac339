"""One table of all procedures: the stages, who deals with them, the limits in words, and the outside body."""

from collections.abc import Collection, Mapping
from typing import Any

from build_scripts.content import Content
from build_scripts.pages import overview, policy_view
from build_scripts.source.deciders import outside_bodies
from build_scripts.support.templates import render
from navigator.explain.teller import Teller
from navigator.model.parties import Audience
from navigator.model.stages import Stage
from navigator.words import Language

PAGE = "compare/index.md"


def page(content: Content, words: Language, assets: Mapping[str, str], others: Collection[str] = ()) -> dict[str, str]:
    """The page: source address -> Markdown. Procedures for the same readers stand together.

    `others` are pages of the site that not every site has.
    """
    order = list(Audience)
    policies = sorted(content.policies.values(), key=lambda each: order.index(each.procedure.audience))
    groups = [
        {"publisher": publisher, "policies": [each for each in policies if each.publisher.id == publisher.id]}
        for publisher in content.publishers.values()
    ]
    rows = [_procedure(Teller(each, words)) for each in policies]
    given = {"procedures": rows, "groups": groups, "assets": assets, "others": others}
    return {PAGE: render("compare.md.j2", words=words, **given)}


def _procedure(teller: Teller) -> dict[str, Any]:
    policy = teller.policy
    procedure = policy.procedure
    return {
        "policy": policy,
        "readers": policy_view.readers(procedure, teller.words),
        "stages": [_stage(teller, stage) for stage in procedure.stages],
        "caps": [
            {
                "id": cap.id,
                "words": policy_view.limit_words(teller, cap.limit),
                "sentence": teller.sentence(cap.title),
                "unclear": bool(cap.limit.readings),
            }
            for cap in procedure.caps
        ],
        "bodies": [teller.title(teller.role(role)) for role in outside_bodies(policy)],
    }


def _stage(teller: Teller, stage: Stage) -> dict[str, Any]:
    return {
        "id": stage.id,
        "title": stage.title,
        "deciders": [teller.title(name) for name in overview.deciding(teller, stage)],
        "limits": overview.limits(teller, stage),
        "without": overview.without_limit(teller, stage),
    }

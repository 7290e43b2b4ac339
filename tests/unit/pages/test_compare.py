"""One table holds every stage, limit, decider and outside body of every procedure."""

import pytest
import yaml

from build_scripts.content import Content
from build_scripts.pages import compare
from build_scripts.source import deciders
from navigator.model.parties import Audience
from navigator.model.policy import Policy
from navigator.words import ENGLISH
from tests.support.constructs import BEFORE_ROLES, Shown, answer
from tests.support.samples import library, policy, publisher

ASSETS = {"compare.js": "compare.js"}
POLICIES = dict(library().policies)
every_procedure = pytest.mark.parametrize("key", POLICIES)


def table(key: str) -> str:
    """The rows of one procedure."""
    text = compare.page(library(), ENGLISH, ASSETS)[compare.PAGE]
    return next(body for body in text.split("<tbody") if f"procedures/{key}/index.html" in body)


def names(found: tuple[object, ...]) -> list[str]:
    return [getattr(role, "id", "") for role in found]


@every_procedure
def test_every_stage_has_its_row_and_leads_to_its_place_on_the_page(key: str) -> None:
    for stage in POLICIES[key].procedure.stages:
        assert f'procedures/{key}/index.html#{stage.id}"' in table(key)


@every_procedure
def test_every_limit_is_there_in_the_words_of_the_policy(key: str) -> None:
    rows = table(key)
    for clause, limit in POLICIES[key].limits():
        assert limit.words[1:] in rows, clause.id
    assert rows.count("<strong>") == len(list(POLICIES[key].limits()))


@every_procedure
def test_every_limit_that_can_be_read_in_several_ways_says_so(key: str) -> None:
    unclear = [limit for _, limit in POLICIES[key].limits() if limit.readings]
    assert table(key).count(ENGLISH("compare.unclear")) == len(unclear)


def test_the_search_leads_to_the_policies_and_not_to_the_table_of_them_all() -> None:
    _, front, _ = compare.page(library(), ENGLISH, ASSETS)[compare.PAGE].split("---", 2)
    assert yaml.safe_load(front)["search"] == {"exclude": True}


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        ("milton-keynes-contact-centre/complaints", ["naccc"]),
        ("milton-keynes-safeguarding-children-board/conflict-between-partners", ["arbitrators"]),
        ("milton-keynes-safeguarding-children-board/where-a-complaint-belongs", ["conference-team", "organisation"]),
        ("cambridgeshire-and-peterborough/conference-complaints", []),
    ],
)
def test_the_outside_bodies_are_those_of_the_documents(key: str, expected: list[str]) -> None:
    assert names(deciders.outside_bodies(POLICIES[key])) == expected


def test_who_decides_is_who_leads_and_who_else_ends_the_stage_but_never_the_asking_side() -> None:
    conferences = POLICIES["cambridgeshire-and-peterborough/conference-complaints"]
    assert names(deciders.deciders(conferences, conferences.stages["stage-3"])) == [
        "assistant-director",
        "conference",
        "panel",
    ]


def test_roles_that_differ_by_area_stand_with_their_area() -> None:
    rows = table("cambridgeshire-and-peterborough/conference-complaints")
    assert "The Service Manager for Safeguarding and Quality Assurance (Cambridgeshire)" in rows
    assert "The Deputy Safeguarding Lead for Safeguarding and Quality Assurance (Peterborough)" in rows


@pytest.mark.parametrize(
    ("stage", "says"),
    [
        ("before", "No time limit is stated."),
        ("step-1", "To be agreed between those involved."),
        ("step-2", "Ideally should not exceed 10 working days between each step"),
    ],
)
def test_a_stage_without_a_limit_says_why(stage: str, says: str) -> None:
    rows = table("kirklees/dispute-resolution").split("<tr ")
    (row,) = (row for row in rows if f'index.html#{stage}"' in row)
    assert says in row


def test_a_stage_that_needs_no_limit_says_so() -> None:
    only = Shown(acts="- {id: listen, by: manager, force: must, act: listen, no_limit: not needed, @}")
    text = compare.page(_site(policy(only.body, BEFORE_ROLES)), ENGLISH, ASSETS)[compare.PAGE]
    assert ">None</td>" in text


def test_a_word_for_a_wish_that_the_limit_holds_already_is_not_said_twice() -> None:
    limit = "words: ideally within 5 days, period: 5 days, from: asked, states: [period], soft: ideally"
    only = Shown(acts=answer(limit))
    text = compare.page(_site(policy(only.body, BEFORE_ROLES)), ENGLISH, ASSETS)[compare.PAGE]
    assert "Ideally within 5 days" in text


def test_procedures_for_the_same_readers_stand_together() -> None:
    text = compare.page(library(), ENGLISH, ASSETS)[compare.PAGE]
    order = sorted(POLICIES.values(), key=lambda each: text.index(f"procedures/{each.key}/index.html"))
    audiences = [each.procedure.audience for each in order]
    assert audiences == sorted(audiences, key=list(Audience).index)


def test_markup_in_the_data_is_shown_as_text() -> None:
    bad = policy(
        """
        events: []
        stages:
          - id: one
            title: "<b>Stage</b> *one* {: onclick=x }"
            purpose: Made up.
            lead: manager
            source: {heading: One}
        """
    )
    text = compare.page(_site(bad), ENGLISH, ASSETS)[compare.PAGE]
    assert "<b>" not in text
    assert "&lt;b&gt;Stage&lt;/b&gt;" in text


def test_a_site_without_procedures_says_so() -> None:
    assert (
        ENGLISH("page.procedures_none") in compare.page(Content({}, {}, {}, {}, {}, {}), ENGLISH, ASSETS)[compare.PAGE]
    )


def _site(only: Policy) -> Content:
    return Content({only.key: only}, {}, {"board": publisher()}, {}, {}, {})

"""The glossary has every term of the site and every role of its procedures."""

import dataclasses
import re

from build_scripts.content import Content
from build_scripts.pages import glossary
from build_scripts.source.shared import Shared, Term
from navigator.words import ENGLISH
from tests.support.samples import library, policy, publisher

PAGE = glossary.page(library(), ENGLISH)[glossary.PAGE]
BOARD = "milton-keynes-safeguarding-children-board"


def names(publisher: str) -> list[str]:
    return [entry.name for entry in glossary.roles(library(), library().publishers[publisher], ENGLISH)]


def test_every_term_of_the_site_and_every_force_of_an_act_is_there_in_the_order_of_the_alphabet() -> None:
    found = [entry.name for entry in glossary.terms(library(), ENGLISH)]
    assert {term.name for term in library().shared.terms} <= {name[:1].lower() + name[1:] for name in found} | set(
        found
    )
    assert {"Must", "Should", "Aims to", "May"} <= set(found)
    assert found == sorted(found, key=str.casefold)


def test_every_role_that_says_who_it_is_is_there() -> None:
    found, told = set(), set()
    for key, each in library().policies.items():
        entries = glossary.roles(library(), library().publishers[each.publisher.id], ENGLISH)
        found |= {(key, entry.name, entry.means) for entry in entries if each in entry.procedures}
        told |= {
            (key, role.name[:1].upper() + role.name[1:], role.about) for role in each.procedure.roles if role.about
        }
    assert told
    assert told - found == set()


def test_a_role_that_is_the_same_in_several_procedures_stands_once() -> None:
    entries = glossary.roles(library(), library().publishers[BOARD], ENGLISH)
    shared = [entry for entry in entries if entry.name == "The Chartered Institute for Arbitrators"]
    assert [len(entry.procedures) for entry in shared] == [2]


def test_roles_with_other_names_in_single_areas_stand_under_each() -> None:
    found = names("cambridgeshire-and-peterborough")
    assert "The Service Manager for Safeguarding and Quality Assurance (Cambridgeshire)" in found


def test_roles_are_looked_up_without_their_article() -> None:
    found = names("milton-keynes-contact-centre")
    assert found.index("The Chair") < found.index("NACCC") < found.index("The person complaining")


def test_every_entry_is_a_place_of_its_own() -> None:
    places = re.findall(r'<div id="([a-z0-9-]+)">', PAGE)
    assert len(places) == len(set(places))
    assert len(places) > 60


def test_every_word_is_defined_once() -> None:
    found = [entry.name for entry in glossary.terms(library(), ENGLISH)]
    assert len(found) == len(set(found))


def test_markup_in_the_data_is_shown_as_text() -> None:
    only = policy("events: []\nstages: []\n")
    bad = "<script>alert(1)</script>"
    roles = (dataclasses.replace(only.procedure.roles[0], name=bad, about=bad),)
    only = dataclasses.replace(only, procedure=dataclasses.replace(only.procedure, roles=roles))
    shared = Shared(terms=(Term(id="bad", name=bad, means=bad),))
    content = Content({only.key: only}, {}, {"board": publisher()}, {}, {}, {}, shared)
    text = glossary.page(content, ENGLISH)[glossary.PAGE]
    assert "<script" not in text.lower()
    assert text.count("&lt;script&gt;") + text.count("&lt;Script&gt;") == 4


def test_a_site_without_procedures_has_its_words() -> None:
    assert "term-force-must" in glossary.page(Content({}, {}, {}, {}, {}, {}), ENGLISH)[glossary.PAGE]

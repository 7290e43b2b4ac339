"""The home page says whose procedures are here, and whom to ring, as each publisher has it."""

from __future__ import annotations

from build_scripts.content import Content
from build_scripts.pages import home, policy, policy_text
from navigator.words import ENGLISH
from tests.conftest import ROOT
from tests.support.samples import library

WRITTEN = (ROOT / "docs" / "index.md").read_text("utf-8")


def test_every_procedure_stands_under_its_publisher() -> None:
    text = home.filled(WRITTEN, library(), ENGLISH)
    places = {key: text.index(f'"procedures/{key}/index.html"') for key in library().policies}
    for publisher in library().publishers:
        own = [place for key, place in places.items() if key.startswith(f"{publisher}/")]
        head = text.index(f'"procedures/{publisher}/index.html"')
        others = [place for key, place in places.items() if not key.startswith(f"{publisher}/")]
        assert own
        assert all(head < place for place in own)
        assert not [place for place in others if head < place < max(own)]


def test_whoever_does_not_know_is_led_to_the_questions() -> None:
    assert ENGLISH("page.which") in home.filled(WRITTEN, library(), ENGLISH)


def test_it_says_who_can_be_rung_besides_999_and_who_names_nobody() -> None:
    text = home.filled(home.DANGER, library(), ENGLISH)
    named, _, nobody = text.partition("These give no number but 999:")
    assert "KSCP, Kirklees: " in named
    assert 'href="tel:01484414960"' in named
    assert "tel:999" not in text
    others = [each.name for each in library().publishers.values() if each.id != "kirklees"]
    assert [name for name in others if name.replace("'", "&#39;") not in nobody] == []


def test_no_page_promises_more_than_the_publishers_say() -> None:
    assert "says whom to ring" not in WRITTEN


def test_a_page_without_places_for_lists_stays_as_it_is() -> None:
    assert home.filled("# Ours\n", library(), ENGLISH) == "# Ours\n"


def test_a_site_without_procedures_says_so() -> None:
    text = home.filled(WRITTEN, Content({}, {}, {}, {}, {}, {}), ENGLISH)
    assert ENGLISH("page.procedures_none") in text


def test_no_name_in_brackets_stands_in_brackets() -> None:
    """One publisher is told of as "(publisher not named)"."""
    held = library()
    made = policy.index_page(policy_text.Inputs(content=held, charts={}, words=ENGLISH))
    assert "</a>, Cambridgeshire and Peterborough (publisher not named)</li>" in made
    assert "))" not in made

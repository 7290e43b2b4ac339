"""The handbook of a publisher: each of its procedures whole, of the parts of its own page, with ids that differ."""

import html
import itertools
import re
from collections import Counter

import pytest

from build_scripts.content import Content
from build_scripts.flowchart import charts
from build_scripts.pages import handbook, policy, policy_view
from build_scripts.pages.policy_text import Inputs
from navigator.explain.teller import Teller
from navigator.words import ENGLISH
from tests.support.samples import library

BOARD = "milton-keynes-safeguarding-children-board"
HELD = library()


@pytest.fixture(scope="module")
def pages() -> dict[str, str]:
    return policy.all_pages(HELD, charts.draw(HELD.policies.values(), ENGLISH), ENGLISH)


def ours() -> dict[str, str]:
    """The procedures of the board: what stands before the ids of each, and its key."""
    return {f"{key.partition('/')[2]}--": key for key in HELD.policies if key.startswith(f"{BOARD}/")}


def names(markdown: str) -> list[str]:
    """Every id of a page."""
    return [each[1] or each[2] for each in re.finditer(r"""\sid="([^"]+)"|\{:[^}]*#([\w-]+)""", markdown)]


def read(markdown: str) -> list[str]:
    """The lines that a reader reads, without the marks of headings."""
    text = re.sub(r"<!--.*?-->|<script.*?</script>|\{:[^}]*\}|<[^>]+>", " ", markdown)
    return [line for each in text.split("\n") if (line := " ".join(html.unescape(each).lstrip("# ").split()))]


def test_every_publisher_with_procedures_has_one_that_its_page_leads_to(pages: dict[str, str]) -> None:
    for publisher in HELD.publishers:
        assert handbook.address(publisher) in pages
        assert f'href="../../handbook/{publisher}/index.html"' in pages[f"procedures/{publisher}/index.md"]


def test_a_publisher_without_procedures_has_none() -> None:
    nothing = Content(
        policies={},
        earlier={},
        publishers=HELD.publishers,
        cases={},
        calendars=HELD.calendars,
        sources={},
    )
    made = policy.all_pages(nothing, {}, ENGLISH)
    assert not [address for address in made if address.startswith(handbook.HANDBOOK)]
    assert handbook.HANDBOOK not in made[f"procedures/{BOARD}/index.md"]


def test_every_clause_of_every_procedure_stands_in_it_once(pages: dict[str, str]) -> None:
    found = Counter(names(pages[handbook.address(BOARD)]))
    assert [name for name, times in found.items() if times > 1] == []
    assert len(ours()) == 4
    for at, key in ours().items():
        for clause in policy_view.clause_titles(Teller(HELD.policies[key], ENGLISH)):
            assert found[f"{at}{clause}"] == 1, clause


ALONE = {"Open all parts", "Print the flowchart"}
"""What only a page of one procedure has."""


def test_what_is_read_of_a_procedure_is_what_stands_on_its_own_page(pages: dict[str, str]) -> None:
    book = read(pages[handbook.address(BOARD)])
    danger = slice(book.index("If a child is in danger"), book.index("Contents"))
    for key in ours().values():
        page, procedure = read(pages[policy.page_of(key)]), HELD.policies[key].procedure
        own = page[page.index(procedure.summary) : page.index("Detail and sources")]
        # What to do in danger stands in a handbook once, above all.
        own = [line for line in own if line not in ALONE and line not in book[danger]]
        here = len(book) - 1 - book[::-1].index(procedure.title)
        told = [line for line in book[here + 1 :] if line not in book[danger]]
        assert len(own) > 50
        assert told[: len(own)] == own


def test_every_link_of_its_own_leads_to_a_place_of_it(pages: dict[str, str]) -> None:
    book = pages[handbook.address(BOARD)]
    drawn = set(re.findall(r'<use href="#([^"]+)"', book))
    inside = set(re.findall(r'<a[^>]* href="#([^"]+)"', book))
    assert len(inside) > 60
    assert inside - set(names(book)) == set()
    assert drawn <= set(names(book))


def test_the_contents_name_every_procedure_and_every_stage(pages: dict[str, str]) -> None:
    contents = pages[handbook.address(BOARD)].partition("<ol>")[2].partition("</nav>")[0]
    links = re.finditer(r'<a href="#([^"]+)">([^<]+)</a>', contents)
    wanted = []
    for at, key in ours().items():
        procedure = HELD.policies[key].procedure
        wanted.append((f"{at}page-start", procedure.title))
        wanted += [(f"{at}{stage.id}", stage.title) for stage in procedure.stages]
    assert [(link[1], html.unescape(link[2])) for link in links] == wanted


def test_headings_go_down_by_one_level_at_a_time(pages: dict[str, str]) -> None:
    book = re.sub(r"<h(\d)>", lambda each: "\n" + "#" * int(each[1]) + " ", pages[handbook.address(BOARD)])
    levels = [len(marks) for marks in re.findall(r"(?m)^(#+) ", book)]
    assert levels[0] == 1
    assert [pair for pair in itertools.pairwise(levels) if pair[1] > pair[0] + 1] == []
    assert max(levels) == 5


def test_it_is_for_families_where_one_of_its_procedures_is() -> None:
    inputs = Inputs(HELD, {}, ENGLISH)
    exits = {name: "\nexit: true\n" in handbook.page(inputs, each) for name, each in HELD.publishers.items()}
    assert exits[BOARD]
    assert not exits["kirklees"]


def test_a_print_out_leads_to_it_where_the_site_knows_its_address() -> None:
    publisher = HELD.publishers[BOARD]
    assert "nav-qr" in handbook.page(Inputs(HELD, {}, ENGLISH, address="https://board.example/"), publisher)
    assert "nav-qr" not in handbook.page(Inputs(HELD, {}, ENGLISH), publisher)

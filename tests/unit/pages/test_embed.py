"""Pages for a frame lead out of it, and the text to copy leads to them."""

from __future__ import annotations

import re
from html import unescape
from html.parser import HTMLParser
from xml.etree import ElementTree as ET

import pytest

from build_scripts.content import Content
from build_scripts.flowchart import charts
from build_scripts.pages import embed, posters
from build_scripts.publish.audit_svg import drawing_problems
from navigator.words import ENGLISH
from tests.support.samples import library, models

POLICIES = dict(library().policies)
INDEX = {"procedures": [{"key": key} for key in POLICIES], "calendars": {}}
ASSETS = {name: f"assets/{name}" for name in ("worker.js", "deadline.js", "snippets.js")}
ADDRESS = "https://board.example/policies/"
HOST = "\n<script>around()</script>\n"
CHARTS = charts.draw(POLICIES.values(), ENGLISH)
every_procedure = pytest.mark.parametrize("key", POLICIES)


def pages(content: Content | None = None, address: str = "") -> dict[str, str]:
    held = library() if content is None else content
    return embed.all_pages(held, CHARTS, ENGLISH, ASSETS, INDEX, {}, HOST, address)


class Links(HTMLParser):
    """The address and the target of each link."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[tuple[str, str | None]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if tag == "a" and values.get("href"):
            self.found.append((values["href"] or "", values.get("target")))


def snippets(text: str) -> list[str]:
    """What a reader copies."""
    found = re.findall(r"<pre><code>(.*?)</code></pre>", text, re.DOTALL)
    return [unescape(each) for each in found if "iframe" in each]


@every_procedure
def test_a_procedure_has_a_flowchart_and_a_calculator_if_it_has_a_limit(key: str) -> None:
    made = pages()
    assert f"embed/{key}/flowchart/index.md" in made
    assert (f"embed/{key}/calculator/index.md" in made) == bool(list(POLICIES[key].limits()))


@every_procedure
def test_every_link_of_a_flowchart_takes_the_whole_tab_to_a_clause(key: str) -> None:
    links = Links(pages()[f"embed/{key}/flowchart/index.md"]).found
    ids = {clause.rpartition("#")[2] for clause, _ in Links(CHARTS[key].inline + CHARTS[key].twin_html).found}
    assert {(f"../../../../procedures/{key}/index.html#{clause}", "_top") for clause in ids} == set(links)


@every_procedure
def test_a_calculator_knows_one_procedure_and_asks_for_none(key: str) -> None:
    made = pages().get(f"embed/{key}/calculator/index.md")
    if made is None:
        return
    assert f'data-procedure="{key}"' in made
    assert re.findall(r'{"key":"([^"]*)"}', made) == [key]
    assert 'id="procedure"' not in made
    # What is typed in a frame is kept apart from the rest of the site: it cannot be handed over.
    assert "data-hand-over" not in made
    outside = [
        (address, target) for address, target in Links(made).found if not address.startswith(("#", "index.html"))
    ]
    assert {address.partition("#")[0] for address, _ in outside} <= {
        f"../../../../procedures/{key}/index.html",
        f"../../../../procedures/{key}/detail/index.html",
        "../../../../procedures/index.html",
    }


def test_the_text_to_copy_names_every_page_and_every_limit_once() -> None:
    made = pages(address=ADDRESS)
    named = [re.findall(r'src="([^"]*)"', text)[0] for text in snippets(made[embed.PAGE])]
    whole = {ADDRESS + page.replace(".md", ".html") for page in made if page.startswith("embed/")}
    limits = {
        f"{ADDRESS}embed/{key}/calculator/index.html#limit={key}/{clause.id}"
        for key, policy in POLICIES.items()
        for clause, _ in policy.limits()
    }
    assert len(limits) > 10
    assert set(named) == whole | limits
    assert len(named) == len(set(named))


def test_the_text_to_copy_asks_nothing_of_the_hosts_policy_but_its_two_addresses() -> None:
    """A policy that forbids styles in the text leaves a border round the frame, and reports the page for it."""
    text = embed._snippet("A title", "embed/a/b/calculator/index.html", ADDRESS).text
    assert "style=" not in text
    assert 'frameborder="0"' in text


def test_each_procedure_has_a_code_for_a_poster_where_the_site_knows_its_address() -> None:
    assert posters.files(POLICIES.values(), ENGLISH, "") == {}
    assert posters.FILE not in pages()[embed.PAGE]
    made = posters.files(POLICIES.values(), ENGLISH, ADDRESS)
    leading = {f"../{name}" for name in made}
    assert leading == {address for address, _ in Links(pages(address=ADDRESS)[embed.PAGE]).found if "svg" in address}
    assert len(made) == len(POLICIES)
    for key, policy in POLICIES.items():
        drawing = made[f"procedures/{key}/{posters.FILE}"]
        assert list(drawing_problems(drawing.decode())) == []
        root = ET.fromstring(drawing)  # noqa: S314 - made here
        assert root.findtext("{http://www.w3.org/2000/svg}title") == f"QR code: {policy.procedure.title}"
        # The paper comes along, so that it can be read from a dark poster too.
        assert b'<path fill="#fff"' in drawing
    assert len(set(made.values())) == len(POLICIES)


def test_the_text_to_copy_is_whole_whatever_a_title_holds() -> None:
    text = embed._snippet('A "b" <c> & d', "embed/a/b/calculator/index.html", ADDRESS).text
    assert 'title="A &#34;b&#34; &lt;c&gt; &amp; d"' in text
    assert text.endswith(f'<script src="{ADDRESS}embed/host.js" async></script>')


def test_a_site_that_does_not_know_its_address_says_what_to_put_there() -> None:
    made = pages()[embed.PAGE]
    assert f'data-unknown="{embed.UNKNOWN_ADDRESS}"' in made
    assert all(text.count(embed.UNKNOWN_ADDRESS) == 2 for text in snippets(made))
    known = pages(address=ADDRESS)[embed.PAGE]
    assert embed.UNKNOWN_ADDRESS not in known
    assert "data-unknown" not in known


def test_the_script_is_shown_as_text() -> None:
    assert "around()" in pages()[embed.PAGE]
    assert "<script>around" not in pages()[embed.PAGE]


@pytest.mark.parametrize("which", ["flowchart", "calculator"])
def test_where_nobody_can_be_harmed_a_frame_has_no_number_for_those_in_danger(which: str) -> None:
    """A dispute about a name has nothing to do with 999; the foot of a frame leaves it out where a page says `own`."""
    key = "udrp/disputes"
    disputes = models().policies[key]
    assert disputes.publisher.danger is None
    harmless = embed.flowchart_page(disputes, ENGLISH, charts.draw([disputes], ENGLISH)[key])
    if which == "calculator":
        harmless = embed.calculator_page(disputes, ENGLISH, ASSETS, {"procedures": [], "calendars": {}}, "{}")
    assert "\ndanger: own\n" in harmless.split("---")[1]
    with_danger = [text for name, text in pages().items() if which in name]
    assert with_danger
    assert not [text for text in with_danger if "danger:" in text.split("---")[1]]

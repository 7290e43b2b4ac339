"""Text from a procedure file is shown as text, whatever it holds: on pages, in drawings, in data."""

import json
import re
from html.parser import HTMLParser
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from markdown import Markdown

from build_scripts import content
from build_scripts.data import browser_data
from build_scripts.flowchart import charts
from build_scripts.pages import policy as pages
from navigator.model.codec import decode, encode
from navigator.model.policy import Policy
from navigator.model.procedure import Procedure
from navigator.model.publisher import Publisher
from navigator.words import ENGLISH
from tests.hostile.texts import TEXTS
from tests.support.samples import calendars, library

KEY = "milton-keynes-contact-centre/complaints"

ATTACKS = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "</p></li></ol></section><h1>taken over</h1>",
    "[press](javascript:alert(1))",
    "![picture](https://example.org/x.png)",
    "{: onclick=alert(1) .hidden }",
    "{{ config }} {% raw %}",
    "`code` **bold** __under__ ~~gone~~ | a | b |",
    "# heading",
    "- list",
    "1. list",
    "> quote",
    "    code",
    "&lt;b&gt; &amp; & \" '",
    "]]> --> <!-- <![CDATA[",
    "*[HTML]: abbreviation",
    "</title></svg><script>1</script>",
    "https://example.org and www.example.org",
    "\\ \\* \\<",
]


class Page(HTMLParser):
    """What a browser would see of a page: its elements, attributes and text."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.text: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs

    def handle_data(self, data: str) -> None:
        self.text.append(data)


def hostile(attack: str) -> Policy:
    """The first procedure with the attack in every text that a reader sees."""
    policy = library().policies[KEY]
    return Policy(
        _attacked(Publisher, encode(policy.publisher), attack), _attacked(Procedure, encode(policy.procedure), attack)
    )


_KEPT = {"id", "email", "phone", "words", "period", "version"}


def _attacked(cls: type[Any], data: object, attack: str) -> Any:
    def change(value: object, key: str) -> object:
        if isinstance(value, dict):
            return {name: change(inner, name) for name, inner in value.items()}
        if isinstance(value, list):
            return [change(inner, key) for inner in value]
        is_text = key in TEXTS and isinstance(value, str) and (" " in value or value[:1].isupper())
        return f"{value} {attack}" if is_text else value

    return decode(cls, change(data, ""))


def written(policy: Policy, page: str) -> Page:
    held = content.Content(
        policies={KEY: policy},
        earlier={},
        publishers={policy.publisher.id: policy.publisher},
        cases={},
        calendars=calendars(),
        sources={},
    )
    made = pages.all_pages(held, {}, ENGLISH)
    _, _, body = made[page].removeprefix("---\n").partition("\n---\n")
    extensions = ["abbr", "admonition", "attr_list", "def_list", "md_in_html", "tables", "toc"]
    return Page(Markdown(extensions=extensions).convert(body))


PAGES = [
    "procedures/index.md",
    "procedures/milton-keynes-contact-centre/index.md",
    f"procedures/{KEY}/index.md",
    f"procedures/{KEY}/detail/index.md",
]
# Whoever leads a stage is not named again where the title says it behind a colon.
HARMLESS = {colon: written(hostile(f"more{colon} plain words"), PAGES[2]) for colon in ("", ":")}


@pytest.mark.parametrize("attack", ATTACKS)
@pytest.mark.parametrize("page", PAGES)
def test_a_page_shows_it_as_text(attack: str, page: str) -> None:
    found = written(hostile(attack), page)
    harmless = HARMLESS[":" if ": " in attack else ""]
    whole = " ".join("".join(found.text).split())
    assert " ".join(attack.split()) in whole
    assert not {name for name, _ in found.attributes if name.startswith("on") or name in {"style", "srcdoc"}}
    assert not {value for name, value in found.attributes if name in {"href", "src"} and ":" in (value or "")} - {
        value for name, value in harmless.attributes if name == "href"
    }
    if page == PAGES[2]:
        assert found.tags == harmless.tags


@pytest.mark.parametrize("attack", ATTACKS)
def test_front_matter_keeps_the_title_in_its_place(attack: str) -> None:
    policy = hostile(attack)
    held = content.Content({KEY: policy}, {}, {policy.publisher.id: policy.publisher}, {}, calendars(), {})
    made = pages.all_pages(held, {}, ENGLISH)[PAGES[2]]
    front = made.removeprefix("---\n").partition("\n---\n")[0]
    title = json.loads(next(line for line in front.split("\n") if line.startswith("title: ")).removeprefix("title: "))
    assert "<" not in title
    keys = [line.partition(":")[0] for line in front.split("\n")]
    assert keys == ["title", "description", "danger", "exit", "crumbs"]


@pytest.mark.parametrize("attack", ATTACKS)
def test_a_flowchart_stays_a_drawing(attack: str) -> None:
    chart = charts.draw([hostile(attack)], ENGLISH)[KEY]
    for svg in (chart.inline, chart.standalone.decode()):
        drawings = re.findall(r"<svg.*?</svg>", svg, flags=re.DOTALL)
        assert drawings
        for drawing in drawings:
            for element in ET.fromstring(drawing).iter():  # noqa: S314 - our own drawing
                assert element.tag.rpartition("}")[2] != "script"
                assert not [name for name in element.attrib if name.lower().startswith("on")]
    twin = Page(chart.twin_html)
    assert set(twin.tags) <= {"div", "ol", "ul", "li", "p", "a"}
    assert {name for name, _ in twin.attributes} <= {"class", "href", "start", "data-edges"}


@pytest.mark.parametrize("attack", ATTACKS)
def test_data_for_the_browser_is_one_call_with_json(attack: str) -> None:
    data = browser_data.browser_data({KEY: hostile(attack)}, calendars(), ENGLISH)
    assert data.files
    for text in data.files.values():
        called = re.fullmatch(r'navigatorData\(("[^"\n]*"),(.*)\);\n', text.decode())
        assert called
        json.loads(called[1])
        json.loads(called[2])

"""What a browser would take from a page of a built site: its places, its links, what it loads, what is forbidden."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from html.parser import HTMLParser

from build_scripts.publish.audit_svg import SCRIPT

# What a browser loads by itself, by element and attribute; <a href> is followed only by a reader.
LOADED = {
    "script": ("src",),
    "link": ("href",),
    "img": ("src", "srcset"),
    "iframe": ("src", "srcdoc"),
    "audio": ("src",),
    "video": ("src", "poster"),
    "source": ("src", "srcset"),
    "track": ("src",),
    "embed": ("src",),
    "object": ("data",),
    "input": ("src",),
    "form": ("action",),
    "image": ("href", "xlink:href"),
    "use": ("href", "xlink:href"),
}
# The address of the page itself and of its neighbours: said to search engines, loaded by nobody.
SAID = {"canonical", "alternate", "prev", "next"}
# Elements that matter even without an attribute.
WATCHED = ("script", "style", "base")
# Attributes that lead nowhere and load nothing, whatever they say.
SILENT = {"class", "scope"}
# Most of a page: text, and the tags of elements that hold text, with nothing in them but what is silent. The parser,
# which takes long for each, would make nothing of them; what is inside such an element is read as markup in any case.
TEXT = "abbr|b|code|dd|div|dl|dt|em|figure|g|h[1-6]|li|ol|p|section|span|strong|table|tbody|td|text|th|thead|tr|ul"
PLAIN = re.compile(rf'(?:<(?:{TEXT})(?: class="[^"]*+")?(?: scope="[^"]*+")?>|</(?:{TEXT})>|[^<]++)++')
DATA_BLOCKS = {"application/json", "application/ld+json"}

_Attributes = Sequence[tuple[str, str | None]]


@dataclass(slots=True)
class PageContent:
    """What one page holds: its anchors, its links with their line, and what is wrong with it by itself."""

    ids: dict[str, int] = field(default_factory=dict)
    links: list[tuple[int, str]] = field(default_factory=list)
    loads: list[tuple[int, str]] = field(default_factory=list)
    problems: list[tuple[int, str]] = field(default_factory=list)
    policy: str | None = None


def read(html: str) -> PageContent:
    """Read one page."""
    line_ends = [found.start() for found in re.finditer("\n", html)]
    reading = PageContent()
    parser = _Parser()
    parser.feed(html)
    parser.close()
    for at, tag, attributes in parser.tags:
        if tag in WATCHED or not all(name in SILENT for name, _ in attributes):
            _note(reading, tag, attributes, bisect_left(line_ends, at) + 1)
    return reading


class _Parser(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[int, str, _Attributes]] = []
        self.at = 0

    def updatepos(self, i: int, j: int) -> int:
        """Note the place only: the parser counts lines at every mark, and few of them are asked for."""
        del i
        self.at = j
        return j

    def parse_starttag(self, i: int) -> int:
        """Pass over all that is plain from here on, if this tag is."""
        plain = PLAIN.match(self.rawdata, i)
        return plain.end() if plain else super().parse_starttag(i)

    def parse_endtag(self, i: int) -> int:
        """The same; inside a script it stops before any tag that could end that."""
        plain = PLAIN.match(self.rawdata, i)
        return plain.end() if plain else super().parse_endtag(i)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((self.at, tag, attrs))

    handle_startendtag = handle_starttag


def _note(page: PageContent, tag: str, attributes: _Attributes, line: int) -> None:
    # Of an attribute that is written twice, a browser takes the first.
    values = {name: value or "" for name, value in reversed(attributes)}
    if values.get("http-equiv", "").lower() == "content-security-policy":
        if page.loads:
            page.problems.append((line, "states its policy after it has loaded something"))
        page.policy = values.get("content", "")
    page.problems += [(line, problem) for problem in _refused(tag, values)]
    if "id" in values:
        if values["id"] in page.ids:
            page.problems.append((line, f"has two places called {values['id']}"))
        page.ids.setdefault(values["id"], line)
    if tag in {"a", "area"}:
        page.links += [(line, values[name]) for name in ("href", "xlink:href") if values.get(name)]
    if tag == "link" and SAID & set(values.get("rel", "").split()):
        return
    for name in LOADED.get(tag, ()):
        if name in values:
            addresses = values[name].split(",") if name == "srcset" else [values[name]]
            page.loads += [(line, address.split()[0]) for address in addresses if address.strip()]


def _refused(tag: str, values: Mapping[str, str]) -> Iterator[str]:
    if tag == "script" and "src" not in values and values.get("type") not in DATA_BLOCKS:
        yield "has a script inside the page"
    if tag in {"style", "base"}:
        yield f"has a <{tag}>"
    for name, value in values.items():
        if name == "style" or name.startswith("on"):
            yield f"has the attribute {name} on <{tag}>"
        if SCRIPT.match(value):
            yield f"has a script as an address on <{tag}>"

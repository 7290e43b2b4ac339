"""Reads a built site as a browser would and lists what must not be published: see RULES."""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from posixpath import dirname, join, normpath
from urllib.parse import unquote, urlsplit

from build_scripts.audit_drawings import SCRIPT, drawing_problems, style_problems

RULES = """
No script, style or handler inside a page. Nothing that a page loads comes from another site.
Every link inside the site leads to a file that is there, and to a place that is on it.
Every page states its policy before it loads anything.
""".strip()

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
OFF_SITE_LINKS = {"http", "https", "mailto", "tel"}
# Elements that matter even without an attribute.
WATCHED = {"script", "style", "base"}
DATA_BLOCKS = {"application/json", "application/ld+json"}


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One thing wrong with one file of the site."""

    file: str
    line: int
    problem: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.problem}"


@dataclass(slots=True)
class Reading:
    """What one page holds: its anchors, its links with their line, and what is wrong with it by itself."""

    ids: dict[str, int] = field(default_factory=dict)
    links: list[tuple[int, str]] = field(default_factory=list)
    loads: list[tuple[int, str]] = field(default_factory=list)
    problems: list[tuple[int, str]] = field(default_factory=list)
    policy: str | None = None


_READ: dict[bytes, Reading] = {}


def audit(site: Path) -> list[Finding]:
    """Everything wrong with a built site, in order of file and line."""
    files = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    pages = {name: read((site / name).read_text("utf-8")) for name in sorted(files) if name.endswith(".html")}
    found = [
        Finding(name, line, problem) for name, page in pages.items() for line, problem in page_problems(name, page)
    ]
    found += [
        Finding(name, line, problem) for name, page in pages.items() for line, problem in broken(name, pages, files)
    ]
    for name in sorted(files):
        if judge := {".css": style_problems, ".svg": drawing_problems}.get(Path(name).suffix):
            found += [Finding(name, 1, problem) for problem in judge((site / name).read_text("utf-8"))]
    return sorted(found)


def read(html: str) -> Reading:
    """Read one page; a page that has not changed since the last build of `make serve` is not read again."""
    key = hashlib.sha256(html.encode()).digest()
    if key not in _READ:
        reader = _Reader(html)
        reader.feed(html)
        reader.close()
        _READ[key] = reader.reading
    return _READ[key]


def page_problems(name: str, page: Reading) -> Iterator[tuple[int, str]]:
    """What is wrong with a page whatever else is on the site."""
    yield from page.problems
    if page.policy is None:
        yield 1, "states no content security policy"
    for line, address in page.loads + page.links:
        # "Page not found" is shown for addresses of any depth, so its own start at the root.
        if name != "404.html" and address.startswith("/") and not address.startswith("//"):
            yield line, f"leads to {address}, which is not there when the site is in a folder of a host"
    for line, address in page.loads:
        if urlsplit(address).scheme not in {"", "data"} or address.startswith("//"):
            yield line, f"loads {address}, which is not of this site"


def broken(name: str, pages: Mapping[str, Reading], files: set[str]) -> Iterator[tuple[int, str]]:
    """The links and loads of a page that lead nowhere."""
    page = pages[name]
    for line, address in page.links:
        scheme = urlsplit(address).scheme
        if scheme and scheme not in OFF_SITE_LINKS and not SCRIPT.match(address):
            yield line, f"links to {address}, which is no page"
    for line, address in page.loads + page.links:
        parts = urlsplit(address)
        if parts.scheme or parts.netloc or address.startswith("/"):
            continue
        target = normpath(join(dirname(name), unquote(parts.path))) if parts.path else name
        if target not in files:
            yield line, f"leads to {address}, which is not on this site"
        elif target in pages and not _is_there(unquote(parts.fragment), pages[target]):
            yield line, f"leads to {address}, but that page has no such place"


def _is_there(fragment: str, page: Reading) -> bool:
    """Whether a fragment names a place; "limit=..." is not a place but a question to a tool."""
    return not fragment or "=" in fragment or fragment in page.ids


class _Reader(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.reading = Reading()
        self.line_ends = [found.start() for found in re.finditer("\n", html)]
        self.at = 0

    def updatepos(self, i: int, j: int) -> int:
        """Note the place only: the parser counts lines at every mark, and few of them are asked for."""
        del i
        self.at = j
        return j

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if not attrs and tag not in WATCHED:
            return
        values = {name: value or "" for name, value in attrs}
        page, line = self.reading, bisect_left(self.line_ends, self.at) + 1
        if values.get("http-equiv", "").lower() == "content-security-policy":
            if page.loads:
                page.problems.append((line, "states its policy after it has loaded something"))
            page.policy = values.get("content", "")
        self._refuse(tag, values, line)
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

    handle_startendtag = handle_starttag

    def _refuse(self, tag: str, values: Mapping[str, str], line: int) -> None:
        problems = self.reading.problems
        if tag == "script" and "src" not in values and values.get("type") not in DATA_BLOCKS:
            problems.append((line, "has a script inside the page"))
        if tag in {"style", "base"}:
            problems.append((line, f"has a <{tag}>"))
        for name, value in values.items():
            if name == "style" or name.startswith("on"):
                problems.append((line, f"has the attribute {name} on <{tag}>"))
            if SCRIPT.match(value):
                problems.append((line, f"has a script as an address on <{tag}>"))

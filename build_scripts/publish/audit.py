"""Reads a built site as a browser would and lists what must not be published: see RULES."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from posixpath import dirname, join, normpath
from urllib.parse import unquote, urlsplit

from build_scripts.publish.audit_html import PageContent, read
from build_scripts.publish.audit_svg import SCRIPT, drawing_problems, style_problems

RULES = """
No script, style or handler inside a page. Nothing that a page loads comes from another site.
Every link inside the site leads to a file that is there, and to a place that is on it.
Every page states its policy before it loads anything.
""".strip()

OFF_SITE_LINKS = {"http", "https", "mailto", "tel"}


@dataclass(frozen=True, slots=True, order=True)
class AuditProblem:
    """One thing wrong with one file of the site."""

    file: str
    line: int
    problem: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.problem}"


@dataclass(frozen=True, slots=True)
class Judged:
    """What is wrong with a file by itself, its places, and where its addresses lead: file, place, line, as written."""

    problems: tuple[tuple[int, str], ...]
    ids: frozenset[str] | None = None
    """None for what is no page."""
    leads: tuple[tuple[str, str, int, str], ...] = ()


def audit(site: Path, only: Collection[str] | None = None, *, folders: bool = False) -> list[AuditProblem]:
    """Everything wrong with a built site, in order of file and line; `only` names the files that are judged.

    `folders` is true where a link may lead to a folder, whose index.html the host then sends.
    """
    files = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    if folders:
        files |= {name.removesuffix("index.html").rstrip("/") or "." for name in files if name.endswith("index.html")}
    judged = {
        name: JUDGES[suffix](name, (site / name).read_text("utf-8"))
        for name in sorted(files)
        if (only is None or name in only)
        if (suffix := Path(name).suffix) in JUDGES
    }
    return sorted(
        AuditProblem(name, line, problem)
        for name, file in judged.items()
        for line, problem in (*file.problems, *broken(file, judged, files))
    )


def judge_page(name: str, html: str) -> Judged:
    """A page as far as it can be judged without the rest of the site."""
    page = read(html)
    leads: dict[tuple[str, str], tuple[str, str, int, str]] = {}
    for line, address in page.loads + page.links:
        parts = urlsplit(address)
        if parts.scheme or parts.netloc or address.startswith("/"):
            continue
        target = normpath(join(dirname(name), unquote(parts.path))) if parts.path else name
        place = unquote(parts.fragment)
        leads.setdefault((target, place), (target, place, line, address))
    return Judged(tuple(page_problems(name, page)), frozenset(page.ids), tuple(leads.values()))


def page_problems(name: str, page: PageContent) -> Iterator[tuple[int, str]]:
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
    for line, address in page.links:
        scheme = urlsplit(address).scheme
        if scheme and scheme not in OFF_SITE_LINKS and not SCRIPT.match(address):
            yield line, f"links to {address}, which is no page"


def broken(page: Judged, judged: Mapping[str, Judged], files: Collection[str]) -> Iterator[tuple[int, str]]:
    """The links and loads of a page that lead nowhere, each address once."""
    for target, place, line, address in page.leads:
        if target not in files:
            yield line, f"leads to {address}, which is not on this site"
        # "limit=..." is not a place but a question to a tool.
        elif place and "=" not in place and target in judged:
            ids = judged[target].ids
            if ids is not None and place not in ids:
                yield line, f"leads to {address}, but that page has no such place"


def _judge_style(_name: str, style: str) -> Judged:
    return Judged(tuple((1, problem) for problem in style_problems(style)))


def _judge_drawing(_name: str, drawing: str) -> Judged:
    return Judged(tuple((1, problem) for problem in drawing_problems(drawing)))


JUDGES: Mapping[str, Callable[[str, str], Judged]] = {
    ".html": judge_page,
    ".css": _judge_style,
    ".svg": _judge_drawing,
}

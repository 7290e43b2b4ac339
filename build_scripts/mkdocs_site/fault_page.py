"""What is wrong with the last change while the site is being written: for the terminal and for the browser."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from markupsafe import Markup
from mkdocs.exceptions import MkDocsException

from build_scripts.reference import PROBLEMS
from build_scripts.source.problems import Problem, ProblemsError
from build_scripts.support.templates import environment

LONGEST_LINE = 120
# As YAML ends lines, so that the numbers are the ones that it gave.
_LINE_ENDS = re.compile("\r\n|[\n\r\x85\u2028\u2029]")
_BODY_END = re.compile(rb"</body>(?!.*</body>)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A line of a file, fit to be shown, and how many characters stand before the place that is meant."""

    line: int
    text: str
    before: int

    def __str__(self) -> str:
        margin = f"{self.line:>6} | "
        return f"{margin}{self.text}\n{'':{len(margin) - 2}}| {'':{self.before}}^"


@dataclass(frozen=True, slots=True)
class Report:
    """One thing that is wrong: what is printed, the line itself, and the site path of what is documented."""

    text: str
    excerpt: Excerpt | None = None
    page: str = ""


@dataclass(frozen=True, slots=True)
class Fault:
    """Why the last build made no site."""

    reports: tuple[Report, ...]

    def as_text(self, site: str) -> str:
        """For the terminal; `site` is the address that is served, with a slash at its end, or empty if nothing is."""
        return "\n\n".join("\n".join(_lines(each, site)) for each in self.reports)

    def as_page(self, root: str) -> bytes:
        """A page of its own, for when there is no site yet; it loads itself again until there is one."""
        return self._rendered("serve/page.html.j2", root)

    def with_bar(self, page: bytes, root: str) -> bytes:
        """A page of the version before, with a bar that says what is wrong now."""
        bar = self._rendered("serve/bar.html.j2", root)
        changed, found = _BODY_END.subn(lambda end: bar + end[0], page, count=1)
        return changed if found else page + bar

    def _rendered(self, template: str, root: str) -> bytes:
        return environment().get_template(template).render(fault=self, root=Markup.escape(root)).encode()


def fault_of(error: BaseException, complaints: Sequence[str], root: Path) -> Fault:
    """What ended a build, from its error and from the warnings that came before; files are read below `root`."""
    for each in _causes(error):
        if isinstance(each, ProblemsError):
            return Fault(tuple(_report(problem, root) for problem in each.problems))
    if isinstance(error, MkDocsException):
        return Fault(tuple(Report(text) for text in complaints or [str(error)]))
    return Fault((Report(f"{type(error).__name__}: {error}. The terminal shows where in the code that is."),))


def excerpt(problem: Problem, root: Path) -> Excerpt | None:
    """The line that a problem points at; none if it is not there."""
    try:
        text = (root / problem.file).read_bytes().decode("utf-8-sig", errors="replace")
    except OSError:
        return None
    lines = _LINE_ENDS.split(text)
    if not 1 <= problem.line <= len(lines):
        return None
    line = "".join(mark if mark.isprintable() else "\N{REPLACEMENT CHARACTER}" for mark in lines[problem.line - 1])
    before = min(problem.column - 1, len(line))
    # Of a long line, the part around the place.
    start = max(0, min(before - LONGEST_LINE // 2, len(line) - LONGEST_LINE))
    return Excerpt(problem.line, line[start : start + LONGEST_LINE].rstrip(), before - start)


def _report(problem: Problem, root: Path) -> Report:
    page = PROBLEMS.removesuffix(".md") + f".html#{problem.code}"
    return Report(str(problem), excerpt(problem, root), page)


def _lines(report: Report, site: str) -> Iterator[str]:
    yield report.text
    if report.excerpt:
        yield str(report.excerpt)
    if report.page and site:
        yield f"         {site}{report.page}"


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__

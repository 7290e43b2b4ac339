"""The whole site as values: Markdown pages, files, and the names of assets. Two adapters use it: MkDocs, and a folder."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from build_scripts import browser_data, calendar_folder, charts, checks, pages, runtime, web
from build_scripts.problems import Problem
from build_scripts.reader import Library, read_library
from navigator.policy import Policy
from navigator.words import ENGLISH, Language

CACHE = ".cache"
PROCEDURES = "procedures"


class ProblemsError(Exception):
    """The content has faults; each is one line for the author."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = problems


@dataclass(frozen=True, slots=True)
class Site:
    """Markdown by source address, other files by site path, asset names for templates, and where each page is written."""

    pages: Mapping[str, str]
    files: Mapping[str, bytes]
    assets: Mapping[str, str]
    runtime: Mapping[str, object]
    sources: Mapping[str, str]


def read_checked(root: Path) -> Library:
    """The content under procedures/; ProblemsError when any of it has a fault."""
    library, problems = read_library(root / PROCEDURES)
    problems = tuple(sorted((*problems, *checks.check(library, calendar_folder.load(root / PROCEDURES / "calendars")))))
    if problems:
        raise ProblemsError(problems)
    return library


def policies(library: Library) -> dict[str, Policy]:
    """Every procedure with its publisher, by publisher/procedure."""
    return {key: Policy(library.publisher(key), library.procedure(key)) for key in sorted(library.procedures)}


def render_all(root: Path, words: Language = ENGLISH) -> Site:
    """Make everything that is published, apart from the hand-written pages."""
    library = read_checked(root)
    calendars_folder = root / PROCEDURES / "calendars"
    calendars = calendar_folder.load(calendars_folder)
    held = policies(library)
    cache = root / CACHE
    bundle = web.bundle(root, cache)
    started = runtime.build(root, json.dumps({"calendars": calendar_folder.read_data(calendars_folder), "language": words.code}))
    data = browser_data.browser_data(held, calendars, words)
    drawn = charts.draw(held, words, root)
    shelf = pages.Shelf(
        policies=held,
        publishers={key: library.publisher(key) for key in library.publishers},
        cases={key: written.value for key, written in library.cases.items()},
        calendars=calendars,
        words=words,
        charts=drawn,
    )
    files: dict[str, bytes] = {**bundle.files, **started.contents, **data.files}
    for key, chart in drawn.items():
        files[f"{pages.FOLDER}/{key}/flowchart.svg"] = chart.standalone
    for key, policy in held.items():
        files[f"api/{key}.json"] = (json.dumps(policy.as_data(), ensure_ascii=False, indent=1) + "\n").encode()
    return Site(
        pages=pages.all_pages(shelf),
        files=files,
        assets={**bundle.assets, **data.assets},
        runtime=started.for_page(),
        sources={pages.page_of(key): written.file for key, written in library.procedures.items()},
    )

"""The whole site as values: Markdown pages, files, and the names of assets; adapters write them out."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from build_scripts import content, reference
from build_scripts.assets import bundle as web
from build_scripts.data import api_files, browser_data, search_entries
from build_scripts.flowchart import charts
from build_scripts.pages import (
    accessibility,
    amendments,
    compare,
    embed,
    finder,
    glossary,
    home,
    licences,
    posters,
    tools,
)
from build_scripts.pages import policy as pages
from build_scripts.pages.policy_text import FOLDER
from build_scripts.publish import build_number, finish
from build_scripts.runtime import files as runtime
from build_scripts.source import accessibility_statement
from build_scripts.support import program, progress
from navigator.words import ENGLISH, Language

CACHE = ".cache"
DOCS = "docs"
WRITTEN = ("adopt/index.md", "privacy/index.md")
"""Hand-written pages that generated ones lead to where a site has them."""


@dataclass(frozen=True, slots=True)
class Site:
    """Markdown by source address, other files by site path, names of assets, and where each page is written.

    Every page may name an asset of these; those that change with a procedure are named by the pages of tools alone.
    """

    pages: Mapping[str, str]
    files: Mapping[str, bytes]
    filled: Mapping[str, str]
    """Hand-written pages with what is made in its places, to stand for the written ones."""
    assets: Mapping[str, str]
    sources: Mapping[str, str]
    danger: bool
    """Whether any of its publishers says what to do in danger."""


def render_all(
    root: Path,
    today: date,
    words: Language = ENGLISH,
    *,
    lean: bool = True,
    only: str | None = None,
    whole: bool = True,
    for_authors: bool = True,
    drafts: bool = False,
    address: str = "",
    say: progress.Say = progress.silent,
) -> Site:
    """Make everything that is published, apart from the hand-written pages.

    `today` is for what may not be out of date.
    `lean` is for readers: Python starts faster for them, and the build takes longer after each change.
    `only` is the one publisher whose pages are wanted, with those that it refers to.
    `whole` is false for a part of somebody's site, which may have its accessibility statement elsewhere.
    `for_authors` adds the pages about the language of procedures.
    `drafts` adds the procedures that are not agreed yet. `address` is where the site will be, if that is known.
    `say` gets a line about how far long work is.
    ProblemsError, WebError, NodeError, IncompleteProgramError or Refusal when it cannot be made.
    """
    procedures = root / content.PROCEDURES
    held = content.read(procedures, only, drafts=drafts)
    if held.drafts:
        say(f"Left out, because they are drafts: {', '.join(held.drafts)}; navigator build --drafts publishes them")
    words = words.naming({name: calendar.title for name, calendar in held.calendars.items()})
    ready = program.ready()
    bundle = web.ready_made(ready) if ready else web.bundle(program.ROOT, root / CACHE)
    start = json.dumps({"calendars": content.calendar_data(procedures), "language": words.code})
    if ready:
        started = runtime.ready_made(ready, start, root / CACHE)
    else:
        from build_scripts.runtime import making  # noqa: PLC0415  an installed copy lacks what this imports

        started = making.build(program.ROOT, start, root / CACHE, held.policies.values() if lean else None)
    data = browser_data.browser_data(held.policies, held.calendars, words, held.earlier, say, built=today)
    drawn = charts.draw(held.policies.values(), words, say)
    engine = {"build": build_number.MARK, **started.for_page()}
    changed = amendments.amendments(held, words)
    components = licences.shipped(program.parts())
    host_script = bundle.files[bundle.assets[embed.SCRIPT]]
    statement = accessibility.page(root, today, words) if whole or accessibility_statement.is_there(root) else {}
    brought = program.pages(whole=whole)
    others = {*statement, *(page for page in WRITTEN if page in brought or (root / DOCS / page).is_file())}
    files: dict[str, bytes] = {
        **bundle.files,
        embed.HOST_SCRIPT: host_script,
        **started.contents,
        **data.files,
        **api_files.files(held),
        # The search of somebody's own site reads the pages themselves.
        **({finish.ENTRIES: search_entries.as_json(held, words)} if whole else {}),
        **licences.files(components),
        **amendments.feed(changed, words, address),
        **posters.files(held.policies.values(), words, address),
    }
    for key, chart in drawn.items():
        files[f"{FOLDER}/{key}/flowchart.svg"] = chart.standalone
    return Site(
        pages={
            **pages.all_pages(held, drawn, words, say, others, today, address),
            **amendments.page(changed, words),
            **tools.all_pages(bundle.assets, data.index, engine, words, others, for_families=held.for_families),
            **embed.all_pages(
                held, drawn, words, bundle.assets, data.index, engine, host_script.decode(), address, today
            ),
            **finder.page(held, words, bundle.assets),
            **compare.page(held, words, bundle.assets, others),
            **licences.pages(components, words),
            **(reference.all_pages() if for_authors else {}),
            **glossary.page(held, words),
            **statement,
        },
        files=files,
        filled=_home(root, held, words) if whole else {},
        assets=bundle.assets,
        sources={pages.page_of(key): file for key, file in held.sources.items()},
        danger=any(policy.publisher.danger for policy in held.policies.values()),
    )


def _home(root: Path, held: content.Content, words: Language) -> dict[str, str]:
    """The home page with its lists, where its author has left places for them."""
    page = root / DOCS / home.PAGE
    written = page.read_text("utf-8") if page.is_file() else ""
    text = home.filled(written, held, words)
    return {} if text == written else {home.PAGE: text}

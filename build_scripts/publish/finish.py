"""What is done to a site after any builder has written it: its search, the files for hosts, and a last look at it."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from build_scripts.assets.bundle import FOLDER
from build_scripts.publish.audit import AuditProblem, audit
from build_scripts.publish.host_headers import host_files
from build_scripts.publish.site_map import PACKED, SITE_MAP, leave_out_hidden

# The index that MkDocs writes and the one that Zensical writes, each with the name of its list of sections.
INDEXES = {"search/search_index.json": "docs", "search.json": "items"}
SEARCH = "search/search_index.js"
ENTRIES = "search/entries.json"
"""Rows for the index besides those that the builder makes: what there is of procedures."""
SCRIPT = re.compile(rf'<script src="[^"]*?(?P<path>{re.escape(FOLDER)}(?P<name>\w+)-[0-9a-f]+\.js)"(?! integrity)')
"""A script of ours that a page loads, without a hash."""
UNCHECKED = ("early",)
"""It loads the others without their hashes where browsers refuse a file with one: on a disk, and in some sandboxes."""


def finish(site: Path, address: str, *, folders: bool = False) -> list[AuditProblem]:
    """Put what readers and hosts need into a built site; what is returned must not be published.

    `address` is where the site will be, or nothing when that is not known; `folders` as for the audit.
    """
    write_search_script(site)
    write_integrity(site, [path.relative_to(site).as_posix() for path in site.rglob("*.html")])
    for name, text in host_files(urlsplit(address or "/").path, top_of(site)).items():
        (site / name).write_text(text, encoding="utf-8")
    if address:
        leave_out_hidden(site, address)
    else:
        # A site map of addresses that nobody knows helps no search engine.
        for name in (SITE_MAP, PACKED):
            (site / name).unlink(missing_ok=True)
    return audit(site, folders=folders)


def top_of(site: Path) -> list[str]:
    """What pages and folders stand at the top of a site; the name of a folder ends with a slash."""
    folders = [f"{path.name}/" for path in site.iterdir() if path.is_dir()]
    return [*folders, *(path.name for path in site.glob("*.html"))]


def finish_part(site: Path, pages: Collection[str], *, folders: bool) -> list[AuditProblem]:
    """The same for these pages of a site that somebody else made: the rest is not ours to change or to judge."""
    write_search_script(site, keep=True)
    write_integrity(site, pages)
    return audit(site, pages, folders=folders)


def leave_out(site: Path, docs: Path, folders: Iterable[str]) -> None:
    """Remove from these folders of a site what a builder's theme put there; what docs/ has stays."""
    for folder in folders:
        for path in sorted((site / folder).rglob("*"), reverse=True):
            if path.is_dir() and not any(path.iterdir()):
                path.rmdir()
            elif path.is_file() and not (docs / path.relative_to(site)).is_file():
                path.unlink()
        if (site / folder).is_dir() and not any((site / folder).iterdir()):
            (site / folder).rmdir()


def write_search_script(site: Path, *, keep: bool = False) -> None:
    """Put a script in the place of the index, because a page opened from a disk cannot fetch a file.

    `keep` leaves the index where it is, for pages of another theme.
    """
    entries = site / ENTRIES
    own = json.loads(entries.read_text("utf-8")) if entries.is_file() else []
    for name, sections in INDEXES.items():
        index = site / name
        if index.is_file():
            script = site / SEARCH
            script.parent.mkdir(exist_ok=True)
            script.write_text(search_script(json.loads(index.read_text("utf-8"))[sections], own), encoding="utf-8")
            if not keep:
                index.unlink()
    entries.unlink(missing_ok=True)


def write_integrity(site: Path, pages: Iterable[str]) -> None:
    """Put the hash of each script of ours into the pages that load it: a browser runs no other script in its place."""

    def checked(found: re.Match[str]) -> str:
        path = site / found["path"]
        if found["name"] in UNCHECKED or not path.is_file():
            return found[0]
        return f'{found[0]} integrity="sha256-{base64.b64encode(hashlib.sha256(path.read_bytes()).digest()).decode()}"'

    for page in pages:
        path = site / page
        text = path.read_bytes().decode("utf-8")
        if (changed := SCRIPT.sub(checked, text)) != text:
            path.write_bytes(changed.encode("utf-8"))


def search_script(sections: Iterable[Mapping[str, Any]], own: Sequence[Sequence[Any]] = ()) -> str:
    """What the search finds as a script that sets one global: a list of address, title, page, text, words and weight.

    `own` are rows of that form, for procedures; they come first, and stand for all pages in the folders that they name.
    The sections of all other pages follow, page by page.
    """
    covered = tuple({row[0].partition("#")[0].removesuffix("index.html") for row in own})
    left = (section for section in sections if not section["location"].startswith(covered))
    in_order = sorted(left, key=lambda section: str(section["location"]).partition("#")[0])
    titles = {section["location"]: plain(section["title"]) for section in in_order}
    rows = [
        [place, titles[place], titles.get(place.partition("#")[0], ""), plain(section["text"]), "", 1]
        for section in in_order
        for place in (section["location"],)
    ]
    text = json.dumps([*own, *rows], ensure_ascii=False, separators=(",", ":"))
    return f"globalThis.navigatorSearchIndex={text};\n"


def plain(html: str) -> str:
    """The text of a section of the index, without its tags and with single spaces."""
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", html)).split())

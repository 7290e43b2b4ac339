"""Under `make serve`, pages and files that would come out as they are on the last good site are taken from there.

MkDocs can leave out files that have not changed (`dirty`), but knows only a file's own date. Here a page is left out
when its Markdown is the same and so is everything that any page may depend on: see `_world`.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.utils.yaml import yaml_load

from build_scripts.assets.bundle import FOLDER

NAME = "navigator/keeper"
SEARCH = "material/search"
# Of any other plugin or hook it is not known what it makes pages of.
KNOWN_PLUGINS = {SEARCH, NAME}
KNOWN_HOOKS = {
    "build_scripts/hook.py",
    "build_scripts/mkdocs_site/theme.py",
    "build_scripts/mkdocs_site/build_report.py",
}

_Entry = dict[str, Any]


class KeptFile(File):
    """A file that is on the last good site as it would be written now."""

    def __init__(self, file: File) -> None:
        self.__dict__.update(file.__dict__)
        self.changed = False

    def is_modified(self) -> bool:
        """What MkDocs asks before it reads, renders or copies."""
        return self.changed


@dataclass(slots=True)
class _Built:
    """What one build was made of, and its part of the search, by the address of the page."""

    world: bytes
    contents: Mapping[str, bytes]
    entries: dict[str, list[_Entry]] = field(default_factory=dict)


class NoSettings(Config):  # type: ignore[no-untyped-call]  # MkDocs is not typed there
    """The plugin is not named in mkdocs.yml, so nothing is set there."""


class Keeper(BasePlugin[NoSettings]):  # type: ignore[no-untyped-call]
    """A plugin of MkDocs for the builds of one server; `place` is where the last good site is."""

    def __init__(self, place: Path) -> None:
        super().__init__()
        self.place = place
        self.good: _Built | None = None
        self.now: _Built | None = None
        self.kept: list[KeptFile] = []

    def settle(self) -> None:
        """The build that has just ended is the last good site."""
        self.good = self.now

    @event_priority(-200)  # when every file is there
    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Mark what can be taken from the last good site."""
        contents = {file.src_uri: file.content_bytes for file in files}
        good, self.now = self.good, _Built(_world(config, files), contents)
        same = good is not None and good.world == self.now.world and _is_known(config)
        marked: list[File] = []
        for file in files:
            keep = same and good is not None and good.contents.get(file.src_uri) == contents[file.src_uri]
            marked.append(KeptFile(file) if keep and (self.place / file.dest_uri).is_file() else file)
        self.kept = [file for file in marked if isinstance(file, KeptFile)]
        return Files(marked)

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:  # noqa: ARG002 - MkDocs's
        """Read what the menu takes its own title from."""
        for page in nav.pages:
            if "title" not in vars(page) and isinstance(page.file, KeptFile):
                page.file.changed = True
        return nav

    @event_priority(100)  # before the search is written
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Put what was left out into the new site and into its search."""
        kept = [file for file in self.kept if not file.changed]
        for file in kept:
            _link(self.place / file.dest_uri, Path(config.site_dir, file.dest_uri))
        if self.now is None or not isinstance(search := config.plugins.get(SEARCH), BasePlugin):
            return
        index: Any = search
        listed: list[_Entry] = index.search_index.entries
        for entry in listed:
            self.now.entries.setdefault(entry["location"].partition("#")[0], []).append(entry)
        for file in kept:
            if self.good and (entries := self.good.entries.get(file.url)):
                self.now.entries[file.url] = entries
                listed += entries


def _world(config: MkDocsConfig, files: Files) -> bytes:
    """A digest of what every page may depend on: settings, words, scripts, templates, and which files there are."""
    digest = hashlib.sha256()
    with Path(config.config_file_path).open("rb") as text:
        settings = yaml_load(text)  # with what it inherits and takes from the environment
    digest.update(json.dumps([settings, config.site_url, config.extra], sort_keys=True, default=str).encode())
    # Those have the hash of their content in their name, and no page finds them by a link.
    addresses = sorted((file.src_uri, file.dest_uri) for file in files if not file.src_uri.startswith(FOLDER))
    digest.update(json.dumps(addresses).encode())
    if config.theme.custom_dir:
        for path in sorted(Path(config.theme.custom_dir).rglob("*")):
            if path.is_file():
                digest.update(f"\0{path}\0".encode() + path.read_bytes())
    return digest.digest()


def _is_known(config: MkDocsConfig) -> bool:
    hooks = set(config.hooks)
    return hooks <= KNOWN_HOOKS and set(config.plugins) - hooks <= KNOWN_PLUGINS


def _link(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        os.link(source, target)
    except OSError:  # a file system without hard links
        shutil.copyfile(source, target)

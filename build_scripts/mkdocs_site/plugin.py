"""The MkDocs plugin `procedures`: puts the generated pages and files beside the pages of a site."""

from __future__ import annotations

import gc
import logging
import os
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import Literal

from jinja2 import Environment, TemplateNotFound
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, ConfigurationError, PluginError
from mkdocs.plugins import BasePlugin, event_priority, get_plugin_logger
from mkdocs.structure import StructureItem
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page
from mkdocs.utils import CountHandler
from mkdocs.utils.templates import TemplateContext

from build_scripts import content, render
from build_scripts.assets.accent import AccentError
from build_scripts.assets.bundle import WebError
from build_scripts.assets.nodejs import NodeError
from build_scripts.mkdocs_site import build_report, frame, html_stash, template_data, theme
from build_scripts.mkdocs_site.options import WHOLE_SITE, Options
from build_scripts.publish import brotli, build_number, service_worker
from build_scripts.publish import finish as finishing
from build_scripts.runtime.snapshot import RuntimeFaultError
from build_scripts.source import published
from build_scripts.source.problems import ProblemsError, one_of
from build_scripts.source.reader import publishers_in
from build_scripts.support import program
from build_scripts.support.build_date import BuildDayError, build_day
from build_scripts.support.build_options import BuildOptionError, build_options
from build_scripts.support.compiled_templates import compiled
from build_scripts.support.progress import Progress
from navigator.dates.refusals import Refusal
from navigator.words import LANGUAGES

FAULTS = (
    *(BuildDayError, BuildOptionError, ProblemsError, WebError, NodeError, RuntimeFaultError, Refusal),
    *(program.IncompleteProgramError, published.PublishedError),
)
"""What ends a build with a line for its author."""
MENU = "procedures/index.md"
MOVED = ("accent", "exit_to")
"""What stood under `extra` before there was a plugin."""
SELDOM = 50_000, 20, 100
"""How many new values, and how many looks at the young and the older ones, before garbage is looked for."""

log = get_plugin_logger("procedures")


class ProceduresPlugin(BasePlugin[Options]):  # type: ignore[no-untyped-call]  # MkDocs has no type for it
    """Pages, flowcharts, dates and questions from the files under procedures/, beside mkdocs.yml."""

    def __init__(self) -> None:
        self._serving = False
        self._generated: set[str] = set()
        self._ours: set[str] = set()
        self._own: MkDocsConfig | None = None
        self._read = self._written = Progress("Pages", 0, log.info)
        self._published: Mapping[str, published.Published] = {}
        self._made: render.Site
        self._accents: Mapping[str, str] = {}
        self._warnings = CountHandler()
        self._warnings.setLevel(logging.WARNING)

    @property
    def is_whole(self) -> bool:
        """Whether every page of the site has the frame."""
        return bool(self.config.frame == WHOLE_SITE)

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:  # noqa: ARG002
        """Remember whether an author is at work, and count warnings from the start."""
        self._serving = command == "serve"
        # A build makes many values that last to its end, and few circles: to look for those as often as Python does by
        # itself takes a twentieth of its time.
        gc.set_threshold(*SELDOM)
        logging.getLogger("mkdocs").addHandler(self._warnings)

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Refuse what cannot be meant, and take over the frame of the site if that is asked for."""
        self._own = None  # MkDocs keeps a plugin that it has started, also for other settings
        for name in MOVED:
            if name in config.extra:
                raise ConfigurationError(
                    f"mkdocs.yml: extra.{name} is an option of the plugin: write it under plugins, procedures"
                )
        if "i18n" in config.plugins:
            raise ConfigurationError(
                "mkdocs.yml: plugins: i18n knows no pages that another plugin makes; build the procedures as a site "
                "of their own, with navigator init, and lead to it"
            )
        try:
            self._accents = theme.accent_styles(self.config.accent, self.config.accents)
        except AccentError as fault:
            raise ConfigurationError(f"mkdocs.yml: plugins.procedures.{fault}") from None
        config.extra["exit_to"] = self.config.exit_to
        root = self._root(config)
        there = {
            name for name in publishers_in(root / content.PROCEDURES) if (root / content.PROCEDURES / name).is_dir()
        }
        for name in self.config.accents:
            if name not in there:
                said = f"there is no publisher {name!r}; {one_of(there, name)}"
                raise ConfigurationError(f"mkdocs.yml: plugins.procedures.accents: {said}")
        config.watch.append(str(root / content.PROCEDURES))
        if self.is_whole:
            frame.take_over(config)
            config.markdown_extensions.append(html_stash.HtmlStash())
        if self.config.menu and config.nav is not None and not frame.in_menu(config.nav, MENU):
            config.nav.append({LANGUAGES[self._language(config)]("page.procedures"): MENU})
        return config

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Make the site; a fault in the content ends the build with one line for each.

        After this MkDocs empties the folder of the site: until then, whoever serves it has the last good one.
        """
        root, words = self._root(config), LANGUAGES[self._language(config)]
        try:
            options = build_options(os.environ, serving=self._serving)
            # Before the long work, so that a file that cannot be read costs nobody a minute.
            self._published = published.read(options.published) if options.published else {}
            self._made = render.render_all(
                root,
                build_day(os.environ),
                words,
                lean=not (self._serving or options.quick),
                only=options.only,
                drafts=options.drafts,
                address="" if self._serving else config.site_url or "",
                whole=self.is_whole,
                for_authors=self._serving or self.config.for_authors,
                say=log.info,
            )
        except FAULTS as fault:
            raise PluginError(str(fault)) from fault  # make serve looks there for the places

    @event_priority(50)  # before a plugin that asks which pages there are
    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add what was made to the files of the site."""
        words, made = LANGUAGES[self._language(config)], self._made
        del self._made  # it is large, and the files hold what is needed of it
        config.extra[template_data.KEY] = template_data.frame(
            words, made.assets, danger=made.danger, live_reload=self._serving
        )
        if self.is_whole:
            theme.leave_out(files, config.docs_dir)
        else:
            self._own = frame.own_settings(config, words.code)
        styles, config.extra[theme.ADDRESSES] = theme.style_sheets(
            theme.material_style((self._own or config).theme), self._accents
        )
        if self._own:
            self._own["extra"] |= {key: config.extra[key] for key in (template_data.KEY, theme.ADDRESSES)}
        self._generated = set(made.pages)
        # By where it is written to: glossary.md and glossary/index.md can become the same page.
        standing = {each.dest_uri: each for each in files}
        for address, text in made.pages.items():
            page = self._page(config, address, text)
            if there := standing.get(page.dest_uri):
                raise PluginError(
                    f"{there.abs_src_path or address}: is where a page of the procedures goes; give yours another name"
                )
            page.edit_uri = made.sources.get(address)
            files.append(page)
        for address, text in made.filled.items():
            if written_page := files.get_file_from_path(address):
                files.remove(written_page)
            files.append(File.generated(config, address, content=text))
        # A page that the site has written itself stays.
        brought = program.pages(whole=self.is_whole)
        standing = {each.dest_uri: each for each in files}
        written = {name: path for name, path in brought.items() if _page_of(config, name) not in standing}
        for address, path in written.items():
            files.append(self._page(config, address, path.read_text("utf-8")))
        self._ours = self._generated | set(written)
        contents: dict[str, bytes | str] = {**made.files, **styles}
        if files.get_file_from_path(frame.FAVICON) is None:
            contents[frame.FAVICON] = program.favicon().read_bytes()
        for address, each in contents.items():
            files.append(File.generated(config, address, content=each))
        return files

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Count the pages, which are all there now; in a menu the list of procedures is no group of one."""
        if config.nav is None and not self.is_whole:
            nav.items = [_without_group(item) for item in nav.items]
        self._read = Progress("Pages read", len(files.documentation_pages()), log.info)
        return nav

    def on_page_markdown(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG002
        """Mark generated pages, whose tables and drawings Markdown would only take its time over."""
        self._read.step()
        address = page.file.src_uri
        if self._own and address in self._ours:
            page.meta["template"] = frame.TEMPLATE
            page.canonical_url = frame.address_in_map(page.canonical_url, config)
            # In the language of our own pages, whatever the site does to the text of its own.
            page.render = partial(_rendered, page, self._own)  # type: ignore[method-assign]
        return html_stash.MARK + markdown if address in self._generated else markdown

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:  # noqa: ARG002
        """Begin to count what is written; templates are compiled once and kept."""
        env.bytecode_cache = compiled(self._root(config) / render.CACHE)
        if self._own:
            frame.add_templates(env, self._own.theme)
        self._written = Progress("Pages written", self._read.total, log.info)
        return env

    def on_page_context(
        self,
        context: TemplateContext,
        *,
        page: Page,
        config: MkDocsConfig,  # noqa: ARG002
        nav: Navigation,  # noqa: ARG002
    ) -> TemplateContext:
        """Our own pages see settings of their own."""
        if self._own and page.file.src_uri in self._ours:
            context["config"] = self._own
        return context

    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:  # noqa: ARG002
        """Count the pages that are written."""
        self._written.step()
        return output

    @event_priority(-100)  # after every other plugin has written what it writes
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Finish the site, refuse one that must not be published, and say what was built."""
        site, root = Path(config.site_dir), self._root(config)
        if self.is_whole:
            findings = finishing.finish(site, config.site_url or "", folders=config.use_directory_urls)
        else:
            findings = finishing.finish_part(
                site, {_page_of(config, address) for address in self._ours}, folders=config.use_directory_urls
            )
        said = "\n".join(str(finding) for finding in findings)
        if said and self._serving:
            log.warning(said)  # an author in the middle of a change sees the page all the same
        elif said:
            raise PluginError(said)
        if self._serving:
            service_worker.write_none(site)
            return
        brotli.write(site, root / theme.CACHE)
        if self.is_whole:
            service_worker.write(site, config.extra[template_data.KEY]["assets"]["service_worker.js"])
        else:
            build_number.stamp(site, {path.relative_to(site).as_posix(): path for path in self._files_of_ours(config)})
        warnings = sum(count for _, count in self._warnings.get_counts())
        for line in build_report.of_project(site, root, build_day(os.environ), warnings, self._published):
            log.info(line)

    def on_build_error(self, error: Exception) -> None:
        """End with one line where a disk is full, or a file or folder cannot be read or written."""
        if isinstance(error, OSError) and not isinstance(error, TemplateNotFound):  # which is one by name alone
            reason = (error.strerror or "unknown reason").lower()
            allowed = "make room, or name a folder that you may write to with --site-dir"
            raise Abort(f"{error.filename or 'the site'}: cannot be read or written: {reason}; {allowed}") from None

    @staticmethod
    def _root(config: MkDocsConfig) -> Path:
        return Path(config.config_file_path).parent

    def _language(self, config: MkDocsConfig) -> str:
        code = self.config.language or config.theme.get("language") or str(config.theme.locale)
        if code not in LANGUAGES:
            known = " or ".join(LANGUAGES)
            raise PluginError(
                f"mkdocs.yml: theme.language: {code!r} has no words here; "
                f"write language: {known} under plugins, procedures"
            )
        return str(code)

    def _page(self, config: MkDocsConfig, address: str, text: str) -> File:
        # A site without a menu of its own lists its pages; of ours, the list of procedures is enough.
        listed = self.config.menu and not self.is_whole and address == MENU
        inclusion = InclusionLevel.INCLUDED if listed else InclusionLevel.NOT_IN_NAV
        return File.generated(config, address, content=text, inclusion=inclusion)

    def _files_of_ours(self, config: MkDocsConfig) -> list[Path]:
        site = Path(config.site_dir)
        return sorted(path for address in self._ours if (path := site / _page_of(config, address)).is_file())


def _without_group(item: StructureItem) -> StructureItem:
    if isinstance(item, Section) and [page.file.src_uri for page in item.children if isinstance(page, Page)] == [MENU]:
        (page,) = item.children
        page.parent = item.parent
        return page
    return item


def _rendered(page: Page, own: MkDocsConfig, config: MkDocsConfig, files: Files) -> None:  # noqa: ARG001
    Page.render(page, own, files)


def _page_of(config: MkDocsConfig, address: str) -> str:
    return File(address, config.docs_dir, config.site_dir, config.use_directory_urls).dest_uri

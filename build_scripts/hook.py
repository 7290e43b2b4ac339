"""MkDocs adapter: puts the generated pages and files beside the hand-written ones."""

import os
from pathlib import Path
from typing import Literal

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, PluginError
from mkdocs.plugins import event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from build_scripts import render
from build_scripts.assets.bundle import WebError
from build_scripts.assets.nodejs import NodeError
from build_scripts.mkdocs_site import html_stash, template_data
from build_scripts.publish import service_worker
from build_scripts.runtime.snapshot import RuntimeFaultError
from build_scripts.source.problems import ProblemsError
from build_scripts.support.build_date import BuildDayError, build_day
from build_scripts.support.build_options import BuildOptionError, build_options
from build_scripts.support.compiled_templates import compiled
from build_scripts.support.progress import Progress
from navigator.dates.refusals import Refusal
from navigator.words import LANGUAGES

FAULTS = (BuildDayError, BuildOptionError, ProblemsError, WebError, NodeError, RuntimeFaultError, Refusal)
"""What ends a build with a line for its author."""

log = get_plugin_logger("navigator")
_serving = False
_read = Progress("Pages read", 0, log.info)
_written = Progress("Pages written", 0, log.info)


def on_startup(*, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:  # noqa: ARG001 - MkDocs says so
    """Remember whether an author is at work: then a quick build counts for more than a quick start in the browser."""
    global _serving  # noqa: PLW0603 - MkDocs reports it to a hook only here
    _serving = command == "serve"


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Let Markdown leave out what is finished in a generated page."""
    config.markdown_extensions.append(html_stash.HtmlStash())
    return config


def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    """Make the site and add it; a fault in the content ends the build with one line for each."""
    root = Path(config.config_file_path).parent
    language = LANGUAGES.get(config.theme["language"])
    if language is None:
        known = " or ".join(LANGUAGES)
        raise PluginError(f"mkdocs.yml: theme.language: {config.theme['language']!r} has no words here; use {known}")
    try:
        options = build_options(os.environ, serving=_serving)
        lean = not (_serving or options.quick)
        made = render.render_all(root, build_day(os.environ), language, lean=lean, only=options.only, say=log.info)
    except FAULTS as fault:
        raise PluginError(str(fault)) from fault  # make serve looks there for the places
    config.extra[template_data.KEY] = template_data.frame(language, made.assets, live_reload=_serving)
    for address, text in made.pages.items():
        page = File.generated(config, address, content=text, inclusion=InclusionLevel.NOT_IN_NAV)
        page.edit_uri = made.sources.get(address)
        files.append(page)
    for address, content in made.files.items():
        files.append(File.generated(config, address, content=content))
    return files


def on_nav(nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:  # noqa: ARG001  as above
    """Count the pages, which are all there now."""
    global _read  # noqa: PLW0603 - as above
    _read = Progress("Pages read", len(files.documentation_pages()), log.info)
    return nav


def on_page_markdown(markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG001  as above
    """Mark generated pages, whose tables and drawings Markdown would only take its time over."""
    _read.step()
    return markdown if page.file.generated_by is None else html_stash.MARK + markdown


def on_env(env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:  # noqa: ARG001  as above
    """Begin to count what is written; the theme's templates are compiled once and kept."""
    env.bytecode_cache = compiled(Path(config.config_file_path).parent / render.CACHE)
    global _written  # noqa: PLW0603 - as above
    _written = Progress("Pages written", _read.total, log.info)
    return env


def on_post_page(output: str, *, page: Page, config: MkDocsConfig) -> str:  # noqa: ARG001  as above
    """Count the pages that are written."""
    _written.step()
    return output


@event_priority(-200)  # after every other hook: the list holds what they wrote
def on_post_build(*, config: MkDocsConfig) -> None:
    """Write what keeps the site in a browser; nothing is kept of a site that an author is at work on."""
    folder = Path(config.site_dir)
    if _serving:
        service_worker.write_none(folder)
    else:
        service_worker.write(folder, config.extra[template_data.KEY]["assets"]["service_worker.js"])


def on_build_error(error: Exception) -> None:
    """End with one line where a disk is full, or a file or folder cannot be read or written."""
    if isinstance(error, OSError):
        reason = (error.strerror or "unknown reason").lower()
        allowed = "make room, or name a folder that you may write to with --site-dir"
        raise Abort(f"{error.filename or 'the site'}: cannot be read or written: {reason}; {allowed}") from None

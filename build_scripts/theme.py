"""What this site does to the Material theme: keeps its templates, style and search index, leaves its scripts out."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from html import unescape
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urlsplit

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import ConfigurationError, PluginError
from mkdocs.plugins import event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files

from build_scripts.accent import AccentError, style, tokens
from build_scripts.audit import audit
from build_scripts.host_headers import host_files
from build_scripts.security import content_security_policy
from navigator.words import LANGUAGES

STYLE = "assets/stylesheets/material.css"
ACCENT = "assets/stylesheets/accent.css"
TOKENS = Path(__file__).parent.parent / "navigator/web/styles/_tokens.scss"
SCRIPTS = "assets/javascripts/"
STYLES = "assets/stylesheets/"
INDEX = "search/search_index.json"
SITE_MAPS = ("sitemap.xml", "sitemap.xml.gz")

log = get_plugin_logger("theme")
_serving = False


def on_startup(*, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:  # noqa: ARG001  MkDocs names it
    """Remember whether pages are for a developer, whose live reload is a script inside the page."""
    global _serving  # noqa: PLW0603  MkDocs has no other place to keep it between events
    _serving = command == "serve"


def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    """Leave out the theme's own scripts, and put its style into a layer under the site's own."""
    for file in list(files):
        if file.src_uri.startswith(SCRIPTS):
            files.remove(file)
        elif file.src_uri.startswith(STYLES) and file.abs_src_path and config.docs_dir not in file.abs_src_path:
            files.remove(file)
            if re.fullmatch(r"main\.\w+\.min\.css", Path(file.src_uri).name):
                files.append(File.generated(config, STYLE, content=layered(file.content_string)))
    if "accent_style" in config.extra:
        files.append(File.generated(config, ACCENT, content=config.extra["accent_style"]))
    return files


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Refuse an accent colour that cannot be read, before anything is built."""
    accent = config.extra.get("accent")
    if accent:
        try:
            config.extra["accent_style"] = style(accent, tokens(TOKENS.read_text("utf-8")))
        except AccentError as fault:
            raise ConfigurationError(f"mkdocs.yml: extra.{fault}") from None
    return config


def on_env(env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:  # noqa: ARG001  MkDocs names it
    """Give the templates the words of the site's language, the addresses of its assets, and its policy."""
    assets: Mapping[str, str] = config.extra.get("assets", {})
    env.globals["asset"] = lambda name: assets[name]
    env.globals["words"] = LANGUAGES[config.theme["language"]]
    env.globals["content_security_policy"] = lambda *, tool=False: content_security_policy(
        tool=bool(tool), live_reload=_serving
    )
    return env


@event_priority(-100)  # after every other hook has written what it writes
def on_post_build(*, config: MkDocsConfig) -> None:
    """Write the search index and the files for hosts, then refuse a site that must not be published."""
    write_search_script(Path(config.site_dir, INDEX))
    for name, text in host_files(urlsplit(config.site_url or "/").path).items():
        Path(config.site_dir, name).write_text(text, encoding="utf-8")
    if not config.site_url:
        # A site map of addresses that nobody knows helps no search engine.
        for name in SITE_MAPS:
            Path(config.site_dir, name).unlink(missing_ok=True)
    findings = "\n".join(str(finding) for finding in audit(Path(config.site_dir)))
    if findings and _serving:
        log.warning(findings)  # an author in the middle of a change sees the page all the same
    elif findings:
        raise PluginError(findings)


def write_search_script(index: Path) -> None:
    """Put a script in the place of the index, because a page opened from a disk cannot fetch a file."""
    if index.is_file():
        index.with_suffix(".js").write_text(search_script(json.loads(index.read_text("utf-8"))), encoding="utf-8")
        index.unlink()


def layered(style: str) -> str:
    """A style sheet in a cascade layer, so that every rule outside a layer wins over it whatever its selector."""
    return "@layer material{" + style.removeprefix("\ufeff").removeprefix('@charset "UTF-8";') + "}"


def search_script(index: Mapping[str, Any]) -> str:
    """The sections of all pages as a script that sets one global: a list of address, title and text."""
    rows = [[doc["location"], plain(doc["title"]), plain(doc["text"])] for doc in index["docs"]]
    text = json.dumps(rows, ensure_ascii=False, separators=(",", ":"))
    return f"globalThis.navigatorSearchIndex={text};\n"


def plain(html: str) -> str:
    """The text of a section of the index, without its tags and with single spaces."""
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", html)).split())

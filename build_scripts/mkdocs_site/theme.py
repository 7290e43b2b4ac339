"""What this site does to the Material theme: keeps its templates, style and search index, leaves its scripts out."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Literal

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import ConfigurationError, PluginError
from mkdocs.plugins import event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files

from build_scripts.assets.accent import AccentError, style, tokens
from build_scripts.assets.bundle import FOLDER, hashed_name
from build_scripts.assets.nodejs import NodeError
from build_scripts.publish import brotli
from build_scripts.publish.finish import finish

STYLE, ACCENT = "material.css", "accent.css"
ADDRESSES = "theme_styles"
"""Under extra: the addresses of the style sheets of Material and of the accent, for main.html."""
CACHE = ".cache/brotli"
TOKENS = Path(__file__).parents[2] / "navigator/web/styles/_tokens.scss"
SCRIPTS = "assets/javascripts/"
STYLES = "assets/stylesheets/"
MATERIAL = re.compile(r"main\.\w+\.min\.css")

log = get_plugin_logger("theme")
_serving = False


def on_startup(*, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:  # noqa: ARG001  MkDocs names it
    """Remember whether pages are for a developer, who sees a faulty site all the same."""
    global _serving  # noqa: PLW0603  MkDocs has no other place to keep it between events
    _serving = command == "serve"


def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    """Leave out the theme's own scripts, and put its style into a layer under the site's own."""
    material = ""
    for file in list(files):
        if file.src_uri.startswith(SCRIPTS):
            files.remove(file)
        elif file.src_uri.startswith(STYLES) and file.abs_src_path and config.docs_dir not in file.abs_src_path:
            files.remove(file)
            if MATERIAL.fullmatch(Path(file.src_uri).name):
                material = file.content_string
    styles, config.extra[ADDRESSES] = style_sheets(material, config.extra.get("accent_style"))
    for address, text in styles.items():
        files.append(File.generated(config, address, content=text))
    return files


def style_sheets(material: str, accent_style: str | None) -> tuple[dict[str, str], dict[str, str]]:
    """The style sheets of Material and of the accent by address, and their addresses for main.html."""
    styles = {STYLE: layered(material), **({ACCENT: accent_style} if accent_style else {})}
    # A name with the content in it, so that a browser may keep the file for ever.
    addresses = {name: FOLDER + hashed_name(name, text.encode()) for name, text in styles.items()}
    by_address = {addresses[name]: text for name, text in styles.items()}
    return by_address, {name.partition(".")[0]: address for name, address in addresses.items()}


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Refuse an accent colour that cannot be read, before anything is built."""
    accent = config.extra.get("accent")
    if accent:
        try:
            config.extra["accent_style"] = style(accent, tokens(TOKENS.read_text("utf-8")))
        except AccentError as fault:
            raise ConfigurationError(f"mkdocs.yml: extra.{fault}") from None
    return config


@event_priority(-100)  # after every other hook has written what it writes
def on_post_build(*, config: MkDocsConfig) -> None:
    """Refuse a site that must not be published."""
    findings = "\n".join(str(finding) for finding in finish(Path(config.site_dir), config.site_url or ""))
    if findings and _serving:
        log.warning(findings)  # an author in the middle of a change sees the page all the same
    elif findings:
        raise PluginError(findings)
    if not _serving:
        root = Path(config.config_file_path).parent
        try:
            brotli.write(Path(config.site_dir), root, root / CACHE)
        except NodeError as fault:
            raise PluginError(str(fault)) from fault


def layered(style: str) -> str:
    """A style sheet in a cascade layer, so that every rule outside a layer wins over it whatever its selector."""
    return "@layer material{" + style.removeprefix("\ufeff").removeprefix('@charset "UTF-8";') + "}"

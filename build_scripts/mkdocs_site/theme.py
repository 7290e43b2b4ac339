"""What this site does to the Material theme: keeps its templates, style and search index, leaves its scripts out."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from mkdocs.structure.files import Files
from mkdocs.theme import Theme

from build_scripts.assets import accent
from build_scripts.assets.bundle import FOLDER, hashed_name
from build_scripts.mkdocs_site.material_style import pruned
from build_scripts.support import program

STYLE, ACCENT = "material.css", "accent.css"
ADDRESSES = "theme_styles"
"""Under extra: the addresses of the style sheets of Material and of the accents, for main.html."""
CACHE = ".cache/brotli"
SCRIPTS = "assets/javascripts/"
STYLES = "assets/stylesheets/"
MATERIAL = re.compile(r"main\.\w+\.min\.css")
WEATHER = "https://www.bbc.co.uk/weather"


def leave_out(files: Files, docs: str) -> None:
    """Leave out the theme's own scripts and styles; what the site's own docs hold in these folders stays."""
    for file in list(files):
        is_styles = file.src_uri.startswith(STYLES) and file.abs_src_path and docs not in file.abs_src_path
        if file.src_uri.startswith(SCRIPTS) or is_styles:
            files.remove(file)


def material_style(theme: Theme) -> str:
    """The style sheet of Material, from wherever a theme finds its files."""
    styles = (path for folder in theme.dirs for path in Path(folder, STYLES).glob("*.css"))
    return next(path for path in styles if MATERIAL.fullmatch(path.name)).read_text("utf-8")


def accent_styles(own: Mapping[str, str], of_publishers: Mapping[str, Mapping[str, str]]) -> dict[str, str]:
    """The style sheets of the site's accent and those of publishers, by name.

    AccentError when one cannot be read against the site's other colours.
    """
    tokens = accent.tokens(program.tokens())
    made = {ACCENT: accent.style(own, tokens)} if own else {}
    for publisher, given in of_publishers.items():
        try:
            made[f"accent-{publisher}.css"] = accent.style(given, tokens)
        except accent.AccentError as fault:
            raise accent.AccentError(f"accents.{publisher}: {fault}") from None
    return made


def style_sheets(material: str, accents: Mapping[str, str]) -> tuple[dict[str, str], dict[str, str]]:
    """The style sheets of Material and of accents by address, and their addresses for main.html."""
    styles = {STYLE: layered(pruned(material)), **accents}
    # A name with the content in it, so that a browser may keep the file for ever.
    addresses = {name: FOLDER + hashed_name(name, text.encode()) for name, text in styles.items()}
    by_address = {addresses[name]: text for name, text in styles.items()}
    return by_address, {name.partition(".")[0]: address for name, address in addresses.items()}


def layered(style: str) -> str:
    """A style sheet in a cascade layer, so that every rule outside a layer wins over it whatever its selector."""
    return "@layer material{" + style.removeprefix("\ufeff").removeprefix('@charset "UTF-8";') + "}"

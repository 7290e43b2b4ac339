"""The templates around pages: for a whole site in place of the theme's, or for the pages of the procedures alone."""

from __future__ import annotations

import copy
from collections.abc import Callable, Mapping
from typing import Any

from jinja2 import ChoiceLoader, Environment, FileSystemLoader, TemplateNotFound
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import ConfigurationError
from mkdocs.theme import Theme

from build_scripts.mkdocs_site import html_stash
from build_scripts.support import program
from navigator.words import ENGLISH, LANGUAGES

PREFIX = "procedures-frame"
TEMPLATE = f"{PREFIX}/main.html"
MATERIAL = "material"
INSTANT = "navigation.instant"
FAVICON = "assets/favicon.svg"
NOT_KEPT = "not-kept.html"
"""What the service worker shows in place of a page that is not kept."""
# What the pages are written in; the theme of the rest of a site may know less, or other things.
EXTENSIONS: Mapping[str, Mapping[str, object]] = {
    "abbr": {},
    "admonition": {},
    "attr_list": {},
    "def_list": {},
    "md_in_html": {},
    # The other way writes style attributes, which the content security policy refuses.
    "tables": {"use_align_attribute": True},
    "toc": {"permalink": "#", "toc_depth": "2-3"},
}


def _extensions(language: str) -> dict[str, dict[str, object]]:
    """The extensions with what they say in the language of the site; in English where it has no words here."""
    words = LANGUAGES.get(language, ENGLISH)
    settings = {name: dict(options) for name, options in EXTENSIONS.items()}
    settings["toc"]["permalink_title"] = words("page.permalink")
    return settings


def take_over(config: MkDocsConfig) -> None:
    """Put the frame around every page of a site that is built with Material; ConfigurationError for another theme."""
    theme = config.theme
    if theme.name != MATERIAL:
        raise ConfigurationError(
            f"mkdocs.yml: plugins.procedures.frame is site, which needs theme.name: {MATERIAL}; it is {theme.name}. "
            "With frame: procedures any theme will do"
        )
    theme.dirs.insert(1 if theme.custom_dir else 0, str(program.overrides()))
    theme.static_templates.add(NOT_KEPT)
    # What would be loaded from elsewhere, or needs the theme's scripts.
    for name, value in {"font": False, "features": [], "palette": {}}.items():
        theme[name] = value
    if theme["favicon"] == Theme(MATERIAL)["favicon"]:
        theme["favicon"] = FAVICON
    config.extra.setdefault("generator", False)
    settings = dict(config.mdx_configs)
    for name, options in _extensions(theme["language"]).items():
        settings[name] = {**options, **settings.get(name, {})}
        if name not in config.markdown_extensions:
            config.markdown_extensions.append(name)
    config.mdx_configs = settings


def own_settings(config: MkDocsConfig, language: str) -> MkDocsConfig:
    """The settings of a site as its pages of procedures need them, whatever its theme and its own settings are."""
    logo = config.theme.get("logo") if config.theme.name == MATERIAL else None
    theme = Theme(
        MATERIAL,
        custom_dir=str(program.overrides()),
        language=language,
        font=False,
        features=[],
        palette={},
        favicon=FAVICON,
        logo=logo,
    )
    own = copy.copy(config)
    own.theme = theme
    changed = {"generator": False, "alternate": None, "version": None, "analytics": None}
    own["extra"] = {**config.extra, **changed}
    own.extra_css, own.extra_javascript = [], []
    own.markdown_extensions = [*EXTENSIONS, html_stash.HtmlStash()]
    own.mdx_configs = _extensions(language)
    return own


def add_templates(env: Environment, theme: Theme) -> None:
    """Let an environment find the templates of another theme under PREFIX, and these one another."""
    env.loader = ChoiceLoader([_Own(theme.dirs), *([env.loader] if env.loader else [])])
    usual: Callable[[str, str], str] = env.join_path

    def join_path(template: str, parent: str) -> str:
        return f"{PREFIX}/{template}" if parent.startswith(f"{PREFIX}/") else usual(template, parent)

    env.join_path = join_path  # type: ignore[method-assign]


class _Own(FileSystemLoader):
    """Templates by names with PREFIX, which they keep: PrefixLoader of Jinja takes it off before they are compiled."""

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        """A template of the frame."""
        if not template.startswith(f"{PREFIX}/"):
            raise TemplateNotFound(template)
        return super().get_source(environment, template.removeprefix(f"{PREFIX}/"))


def address_in_map(address: str | None, config: MkDocsConfig) -> str | None:
    """What the site map calls a page of ours: not as links do, where Material opens what it lists inside its own page.

    There the reader would have the text alone, without what this frame says of danger and without "Exit this page".
    """
    if not address or INSTANT not in (config.theme.get("features") or []):
        return address
    index = "index.html"
    return f"{address}{index}" if address.endswith("/") else address.removesuffix(index)


def in_menu(nav: Any, page: str) -> bool:
    """Whether a menu, as it stands in mkdocs.yml, names a page."""
    if isinstance(nav, Mapping):
        return any(in_menu(item, page) for item in nav.values())
    if isinstance(nav, list):
        return any(in_menu(item, page) for item in nav)
    return bool(nav == page)

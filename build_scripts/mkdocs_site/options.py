"""The options of the plugin, as they stand in mkdocs.yml under `plugins`, `procedures`."""

from __future__ import annotations

from mkdocs.config import config_options as c
from mkdocs.config.base import Config, ConfigErrors, ConfigWarnings, ValidationError

from build_scripts.mkdocs_site.theme import WEATHER
from build_scripts.source.problems import one_of
from navigator.words import LANGUAGES

OWN_PAGES, WHOLE_SITE = "procedures", "site"


class WebAddress(c.URL):
    """An address that a browser opens as a page."""

    def run_validation(self, value: object) -> str:
        """The address as it is; ValidationError for anything that a link does not open."""
        address: str = super().run_validation(value)
        if not address.casefold().startswith(("https://", "http://")) or " " in address:
            raise ValidationError(f"{address!r} does not lead to a page; write one that begins with https://")
        return address


PAIR = '{light: "#5b2a86", dark: "#d7b8f3"}'


class Colours(c.DictOfItems[str]):
    """A colour for light pages and one for dark ones; what a colour is, the style sheet says."""

    def __init__(self) -> None:
        super().__init__(c.Type(str), default={})

    def run_validation(self, value: object) -> dict[str, str]:
        """The colours as they are; ValidationError for what is no map of texts, with one that is."""
        if not isinstance(value, dict) or not all(isinstance(each, str) for each in value.values()):
            raise ValidationError(f"write a colour for light pages and one for dark ones: {PAIR}")
        return value


class ColoursOfPublishers(c.DictOfItems[dict[str, str]]):
    """Such colours by the name of a publisher's folder."""

    def __init__(self) -> None:
        super().__init__(Colours(), default={})

    def run_validation(self, value: object) -> dict[str, dict[str, str]]:
        """The colours as they are; ValidationError for what is no map of them, with one that is."""
        if not isinstance(value, dict):
            raise ValidationError(f"name each publisher: {{a-publisher: {PAIR}}}")
        for name, colours in value.items():
            try:
                Colours().run_validation(colours)
            except ValidationError as error:
                raise ValidationError(f"{name}: {error}") from None
        return value


class Options(Config):  # type: ignore[no-untyped-call]  # MkDocs has no type for it
    """Each option, with what it does if it is left out."""

    frame = c.Choice((OWN_PAGES, WHOLE_SITE), default=OWN_PAGES)
    """Which pages get this project's frame: head, menu, search, colours, and a strict policy.

    `procedures`: its own pages alone. Every other page of the site, its theme and its settings stay as they are.
    `site`: every page. The theme must be Material; its scripts, fonts and features are left out. The site then gets its
    headers for hosts, its copy for use without a network, and is refused if it must not be published.
    """
    language = c.Optional(c.Choice(tuple(LANGUAGES)))
    """The language of the words on its pages; left out, the language of the theme."""
    accent = Colours()
    """The site's own colour, for links, buttons and the head of each page: {light: "#5b2a86", dark: "#d7b8f3"}.

    The build refuses one that cannot be read.
    """
    accents = ColoursOfPublishers()
    """The colours of publishers, where a site has several: {far-board: {light: "#5b2a86", dark: "#d7b8f3"}}.

    Their pages for frames have them, because those stand in a publisher's own website. Left out, they have that of the
    site.
    """
    exit_to = WebAddress(default=WEATHER)
    """Where the button "Exit this page" leads; left out, the weather forecast of the BBC."""
    menu = c.Type(bool, default=True)
    """Put a link to the procedures at the end of the menu if `nav` has none."""
    for_authors = c.Type(bool, default=False)
    """Publish the language of procedures and the messages too; `mkdocs serve` always has these pages."""

    def validate(self) -> tuple[ConfigErrors, ConfigWarnings]:
        """The faults and warnings of all options. A name that is none is a fault: MkDocs would pass over it."""
        errors, warnings = super().validate()
        known = {name for name, _ in self._schema}
        unknown = sorted(set(self) - known)
        errors += [(name, ValidationError(f"there is no such option; {one_of(known, name)}")) for name in unknown]
        return errors, [(name, warning) for name, warning in warnings if name not in unknown]

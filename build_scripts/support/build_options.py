"""How a build was asked for, from the environment."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

QUICK = "QUICK_BUILD"
ONLY = "ONLY"
DRAFTS = "DRAFTS"
PUBLISHED = "PUBLISHED"


class BuildOptionError(ValueError):
    """The environment asks for something that there is not; the message says what is allowed."""


@dataclass(frozen=True, slots=True)
class BuildOptions:
    """What may differ from the build that is published."""

    quick: bool = False
    """Python is not started once at build time, which takes half a minute after each change; readers then wait."""
    only: str | None = None
    """The publisher whose pages alone are built, while somebody writes them."""
    drafts: bool = False
    """Procedures that are not agreed yet are on the site too, each marked as a draft."""
    published: Path | None = None
    """The list of procedures of the published site, api/index.json, with which the texts are compared."""


def build_options(environment: Mapping[str, str], *, serving: bool) -> BuildOptions:
    """The options of a build; BuildOptionError for a value that is not allowed.

    A part of a site is for its author alone, so ONLY is refused where the whole is about to be published.
    """
    quick = environment.get(QUICK, "0")
    if quick not in {"0", "1", ""}:
        raise BuildOptionError(f"{QUICK} is {quick!r}; write 1 for a quick build, or 0 for one that is published")
    only = environment.get(ONLY) or None
    if only and not serving:
        raise BuildOptionError(f"{ONLY} is {only!r}; it is for make serve alone, a build is of the whole site")
    drafts = environment.get(DRAFTS, "0")
    if drafts not in {"0", "1", ""}:
        raise BuildOptionError(f"{DRAFTS} is {drafts!r}; write 1 to publish drafts too, or 0 to leave them out")
    published = environment.get(PUBLISHED)
    return BuildOptions(
        quick == "1", only, serving or drafts == "1", None if serving or not published else Path(published)
    )

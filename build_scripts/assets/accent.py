"""A site's own accent colour: checked for contrast in light and dark, and written as a style sheet."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

# WCAG 2.2, 1.4.3: text against what is behind it.
ENOUGH = 4.5
# How much of the accent tints the paper behind limits and answers; _tokens.scss mixes the same.
TINT = 0.09
# Where the curve of sRGB begins, as WCAG defines relative luminance.
KNEE = 0.04045
SCHEMES = ("light", "dark")

Tokens = Mapping[str, Mapping[str, str]]


class AccentError(ValueError):
    """The accent cannot be used; the message says which value, why, and what is allowed."""


@dataclass(frozen=True, slots=True)
class Colour:
    """Red, green and blue, each 0 to 255."""

    red: float
    green: float
    blue: float

    def __str__(self) -> str:
        return "#" + "".join(f"{round(part):02x}" for part in (self.red, self.green, self.blue))

    @property
    def luminance(self) -> float:
        """Relative luminance as WCAG defines it, 0 to 1."""
        parts = (part / 255 for part in (self.red, self.green, self.blue))
        red, green, blue = (part / 12.92 if part <= KNEE else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def colour(text: str) -> Colour:
    """Read "#0b5a5e"; AccentError for anything else."""
    if not re.fullmatch(r"#[0-9a-fA-F]{6}", text):
        raise AccentError(f"{text!r} is not a colour. Write # and 6 digits or letters a to f, such as #0b5a5e.")
    return Colour(*(int(text[at : at + 2], 16) for at in (1, 3, 5)))


def contrast(one: Colour, other: Colour) -> float:
    """The contrast ratio of WCAG, 1 to 21."""
    darker, lighter = sorted((one.luminance, other.luminance))
    return (lighter + 0.05) / (darker + 0.05)


def mixed(one: Colour, other: Colour, share: float) -> Colour:
    """A colour that is `share` of the one and the rest of the other."""
    pairs = zip((one.red, one.green, one.blue), (other.red, other.green, other.blue), strict=True)
    return Colour(*(a * share + b * (1 - share) for a, b in pairs))


def tokens(scss: str) -> Tokens:
    """The colours of _tokens.scss: scheme -> name without "--nav-" -> "#..."."""
    found = {}
    for scheme in SCHEMES:
        block = re.search(rf"@mixin {scheme} \{{(.*?)\n\}}", scss, re.DOTALL)
        found[scheme] = dict(re.findall(r"--nav-([\w-]+): (#[0-9a-f]{6});", block.group(1))) if block else {}
    return found


def style(accent: Mapping[str, str], tokens: Tokens) -> str:
    """The style sheet for an accent such as {"light": "#0b5a5e", "dark": "#7fcfcb"}.

    AccentError when one is missing, is no colour, or cannot be read against the site's other colours.
    """
    if set(accent) != set(SCHEMES):
        raise AccentError('accent needs two colours: "light" for a white page and "dark" for a black one.')
    light, dark = (_rules(scheme, colour(str(accent[scheme])), tokens[scheme]) for scheme in SCHEMES)
    # In the dark the band of the home page is the colour of the light scheme, dimmed.
    band = mixed(colour(accent["light"]), colour(tokens["dark"]["paper"]), 0.45)
    dark += f";--nav-band:{band}"
    return (
        f":root{{{light}}}"
        f'@media screen and (prefers-color-scheme:dark){{:root:not([data-scheme="light"]){{{dark}}}}}'
        f'@media screen{{:root[data-scheme="dark"]{{{dark}}}}}\n'
    )


def _rules(scheme: str, accent: Colour, names: Mapping[str, str]) -> str:
    for ground, behind in _grounds(accent, names):
        ratio = contrast(accent, behind)
        if ratio < ENOUGH:
            raise AccentError(
                f"accent.{scheme}: {accent} against {ground} ({behind}) has a contrast of {ratio:.1f}. "
                f"Text needs {ENOUGH}: choose a {'darker' if scheme == 'light' else 'lighter'} colour."
            )
    ink = max((colour(names[name]) for name in ("paper", "ink")), key=lambda each: contrast(each, accent))
    return f"--nav-accent:{accent};--nav-accent-ink:{ink}"


def _grounds(accent: Colour, names: Mapping[str, str]) -> Iterator[tuple[str, Colour]]:
    paper = colour(names["paper"])
    yield "the page", paper
    yield "a box", colour(names["surface"])
    yield "its own tint", mixed(accent, paper, TINT)

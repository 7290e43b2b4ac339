"""A site's own accent, and the contrast of every pair of colours that the style sheet puts together."""

from __future__ import annotations

from pathlib import Path

import pytest

from build_scripts.assets.accent import AccentError, colour, contrast, mixed, style, tokens

TOKENS = tokens(Path("navigator/web/styles/_tokens.scss").read_text("utf-8"))

KINDS = ("warn", "danger", "good")

# Text on what is behind it, as the style sheet pairs them.
TEXT = [
    *[
        (text, ground)
        for text in ("ink", "ink-soft", "accent", "warn", "danger", "good")
        for ground in ("paper", "surface")
    ],
    ("accent-ink", "accent"),
    ("focus-ink", "focus"),
    ("paper", "ink"),
    ("paper", "danger"),
    ("ink", "mark"),
    *[(text, f"{kind}-soft") for kind in KINDS for text in ("ink", "ink-soft", kind)],
]
# Lines that show where a control is, and where the focus is: WCAG 2.2, 1.4.11.
LINES = [(line, ground) for line in ("line-strong", "focus", "accent") for ground in ("paper", "surface")]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("text", "ground"), TEXT)
def test_text_can_be_read(scheme: str, text: str, ground: str) -> None:
    names = TOKENS[scheme]
    assert contrast(colour(names[text]), colour(names[ground])) >= 4.5


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("line", "ground"), LINES)
def test_lines_of_controls_can_be_seen(scheme: str, line: str, ground: str) -> None:
    names = TOKENS[scheme]
    assert contrast(colour(names[line]), colour(names[ground])) >= 3


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        ("#000000", "#ffffff", 21.0),
        ("#ffffff", "#ffffff", 1.0),
        ("#777777", "#ffffff", 4.48),
        ("#ff0000", "#ffffff", 4.0),
    ],
)
def test_contrast_is_that_of_wcag(one: str, other: str, ratio: float) -> None:
    assert contrast(colour(one), colour(other)) == pytest.approx(ratio, abs=0.005)


def test_the_projects_own_accent_passes() -> None:
    own = {scheme: TOKENS[scheme]["accent"] for scheme in TOKENS}
    assert f"--nav-accent:{own['light']};--nav-accent-ink:#ffffff" in style(own, TOKENS)


def test_a_dark_accent_gets_light_text_and_a_light_one_dark_text() -> None:
    made = style({"light": "#5b2a86", "dark": "#d7b8f3"}, TOKENS)
    assert "--nav-accent:#5b2a86;--nav-accent-ink:#ffffff" in made
    assert "--nav-accent:#d7b8f3;--nav-accent-ink:#111817" in made


@pytest.mark.parametrize(
    ("accent", "message"),
    [
        (
            {"light": "#ffcc00", "dark": "#ffcc00"},
            "accent.light: #ffcc00 against the page (#ffffff) has a contrast of 1.5",
        ),
        ({"light": "#0b5a5e", "dark": "#0b5a5e"}, "choose a lighter colour"),
        ({"light": "#0b5a5e"}, "accent needs two colours"),
        ({"light": "teal", "dark": "#7fcfcb"}, "'teal' is not a colour"),
        ({"light": "#0b5", "dark": "#7fcfcb"}, "'#0b5' is not a colour"),
        ({"light": "#0b5a5e;}", "dark": "#7fcfcb"}, "is not a colour"),
    ],
)
def test_an_accent_that_cannot_be_read_is_refused(accent: dict[str, str], message: str) -> None:
    with pytest.raises(AccentError) as refused:
        style(accent, TOKENS)
    assert message in str(refused.value)


def test_a_mixture_lies_between() -> None:
    assert str(mixed(colour("#000000"), colour("#ffffff"), 0.25)) == "#bfbfbf"

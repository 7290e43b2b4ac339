"""Text in a drawing is measured, broken into lines, and written as XML."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from build_scripts.flowchart.text_metrics import FILL, Style, escape, is_measured, plain, width, wrap

STYLES = st.sampled_from(Style)


@given(text=st.text(max_size=200), room=st.floats(60, 400), style=STYLES)
def test_lines_fit_the_room_and_lose_nothing(text: str, room: float, style: Style) -> None:
    wrapped = wrap(text, room, style)
    assert wrapped.width <= room
    assert "".join("".join(wrapped.lines).split()) == "".join(plain(text).split())


@given(words=st.lists(st.sampled_from(["a", "complaint", "is", "acknowledged"]), min_size=1, max_size=40), style=STYLES)
def test_there_are_no_more_lines_than_the_words_need(words: list[str], style: Style) -> None:
    room = 260.0
    lines = 1
    used = ""
    for word in words:
        if used and width(f"{used} {word}", style) > room * FILL:
            lines, used = lines + 1, word
        else:
            used = f"{used} {word}".strip()
    assert len(wrap(" ".join(words), room, style).lines) == lines


def test_no_word_is_left_alone_in_the_last_line() -> None:
    lines = wrap("The Chair must acknowledge that it has arrived", 300, Style.BODY).lines
    assert lines == ("The Chair must acknowledge", "that it has arrived")


def test_a_word_longer_than_a_line_is_cut() -> None:
    lines = wrap("W" * 60, 200, Style.BODY).lines
    assert len(lines) > 1
    assert "".join(lines) == "W" * 60


@pytest.mark.parametrize("style", Style)
def test_wider_letters_are_wider(style: Style) -> None:
    widths = [width(mark * 10, style) for mark in "itaMW"]
    assert all(one < other for one, other in pairwise(widths))


def test_the_width_of_a_sentence_in_arial() -> None:
    # Measured in Chromium with Liberation Sans, which is made to the measure of Arial.
    assert width("within 15 working days of receipt", Style.STRONG) == pytest.approx(220.16, abs=0.1)
    assert width("The Coordinator must send a full written reply", Style.BODY) == pytest.approx(282.46, abs=0.1)


def test_only_known_letters_are_fitted_to_their_width() -> None:
    assert is_measured("Café, 15 days (“ideally”)")
    assert not is_measured("日本語")


def test_escaped_text_cannot_leave_its_place() -> None:
    assert escape("<a href='x' b=\"y\">&amp;") == "&lt;a href=&#39;x&#39; b=&quot;y&quot;&gt;&amp;amp;"


def test_what_xml_cannot_hold_and_what_turns_text_round_is_left_out() -> None:
    assert plain("a\x00b\u202ec\ufffe d\n\ne") == "a b c d e"
    assert escape("a\x00\u202e\ud800b") == "ab"
    assert plain("\x07") == "…"

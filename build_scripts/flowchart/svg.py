"""A drawing as SVG: classes for the page's style sheet, and plain attributes for a file on its own."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from build_scripts.flowchart.shapes import (
    Box,
    Dash,
    Drawing,
    Figure,
    Icon,
    Outline,
    Picture,
    Placed,
    Point,
    Shape,
    Stroke,
    Tone,
)
from build_scripts.flowchart.text_metrics import Style, escape, is_measured, wrap
from navigator.words import Language

# The colours of a file on its own and of a page without its style sheet; each text has 7:1 on its ground.
PAPER = "#ffffff"
SURFACE = "#eef4f4"
INK = "#14211f"
SOFT = "#44524f"
ACCENT = "#0b5a5e"
LINE = "#4b5956"

FONT = "-apple-system, BlinkMacSystemFont, 'Segoe UI', Roboto, 'Noto Sans', 'Liberation Sans', Arial, sans-serif"

_DASHES = {Dash.ON: "", Dash.BACK: "7 4", Dash.CONFLICT: "2 3"}
_ARROW = 8.0
_TURN = 8.0
_CUT = 10.0

_ICONS = {
    Icon.CLOCK: ("M7 1.5a5.5 5.5 0 1 0 0 11a5.5 5.5 0 1 0 0-11zM7 4v3.2l2.2 1.6", ""),
    Icon.END: ("M7 1.5a5.5 5.5 0 1 0 0 11a5.5 5.5 0 1 0 0-11z", "M7 4.6a2.4 2.4 0 1 0 0 4.8a2.4 2.4 0 1 0 0-4.8z"),
    Icon.OUT: ("M3.5 10.5l7-7M5 3.5h5.5V9", ""),
    Icon.DOWN: ("M7 2v10M3 8l4 4l4-4", ""),
    Icon.UP: ("M7 12V2M3 6l4-4l4 4", ""),
}
_TONES = {Tone.INK: INK, Tone.SOFT: SOFT, Tone.LIMIT: INK}


def inline(drawing: Drawing, title: str, prefix: str, form: str, words: Language) -> str:
    """The drawing inside a page, on one line: its boxes and lines are links to the clauses."""
    prefix = escape(prefix)
    names = f'aria-labelledby="{prefix}-title {prefix}-desc"'
    size = f'width="{_n(drawing.width)}" height="{_n(drawing.height)}"'
    head = (
        f'<svg class="nav-chart__drawing nav-chart__drawing--{form}" role="group" {names} {size} '
        f'viewBox="0 0 {_n(drawing.width)} {_n(drawing.height)}" fill="none">'
    )
    drawn = _Pen(words, linked=True).drawn(drawing)
    return "".join((head, *_about(title, prefix, words), f'<g id="{drawing_name(prefix)}">', *drawn, "</g></svg>"))


def drawing_name(prefix: str) -> str:
    """The name under which a page shows a drawing a second time."""
    return f"{prefix}-drawing"


def standalone(drawing: Drawing, title: str, words: Language) -> bytes:
    """The drawing as a file on its own, under its title, in colours for a light ground, without links."""
    margin = 16.0
    heading = Placed(wrap(title, drawing.width, Style.TITLE), 1.5, 0)
    above = heading.wrapped.height + margin
    ground = Box(-margin, -margin - above, drawing.width + 2 * margin, drawing.height + above + 2 * margin)
    pen = _Pen(words, linked=False)
    head = (
        '<?xml version="1.0" encoding="UTF-8"?>\n<svg xmlns="http://www.w3.org/2000/svg" role="group" '
        f'aria-labelledby="chart-title chart-desc" lang="{escape(words.code)}" '
        f'viewBox="{_n(ground.x)} {_n(ground.y)} {_n(ground.width)} {_n(ground.height)}" '
        f'width="{_n(ground.width)}" height="{_n(ground.height)}" fill="none" font-family="{FONT}">'
    )
    paper = f'<rect {_place(ground)} fill="{PAPER}"/>'
    named = pen.text(replace(heading, y=-above))
    parts = (head, *_about(title, "chart", words), paper, *named, *pen.drawn(drawing), "</svg>\n")
    return "".join(parts).encode()


def _about(title: str, prefix: str, words: Language) -> Iterator[str]:
    yield f'<title id="{prefix}-title">{escape(words("chart.title", title=title))}</title>'
    yield f'<desc id="{prefix}-desc">{escape(words("chart.desc"))}</desc>'


class _Pen:
    """Writes figures; with links it also writes what a page marks and what a link needs."""

    def __init__(self, words: Language, *, linked: bool) -> None:
        self.words = words
        self.linked = linked

    def drawn(self, drawing: Drawing) -> Iterator[str]:
        for figure in drawing.figures:
            yield from self._figure(figure)

    def _figure(self, figure: Figure) -> Iterator[str]:
        yield f'<g class="{" ".join(figure.classes)}"{_data(figure)}>'
        for stroke in figure.strokes:
            yield from self._stroke(stroke)
        if figure.shape:
            yield from self._shape(figure.shape, figure.classes)
        yield from self._texts(figure.block.texts, figure.clause)
        for picture in figure.block.pictures:
            yield self._picture(picture)
        if figure.sign:
            yield from self._sign(figure, figure.sign)
        if figure.shape and self.linked and "nav-chart__node--stage" in figure.classes:
            yield from self._here(figure.shape.box)
        yield "</g>"

    def _sign(self, figure: Figure, sign: Shape) -> Iterator[str]:
        """The signpost of a line, which names the stage the line goes to."""
        yield '<g class="nav-chart__sign">'
        yield from self._shape(sign, figure.classes)
        yield from self._texts(figure.signed.texts, figure.signed_to)
        for picture in figure.signed.pictures:
            yield self._picture(picture)
        yield "</g>"

    def _texts(self, texts: tuple[Placed, ...], clause: str | None) -> Iterator[str]:
        for text in texts:
            if text.link and clause and self.linked:
                box = text.box
                yield f'<a href="#{escape(clause)}">'
                # At least 24 pixels high, so that a finger finds it.
                room = Box(box.x - 4, box.y - 3, box.width + 8, box.height + 6)
                yield f'<rect class="nav-chart__hit" {_place(room)} rx="4" fill="#fff" fill-opacity="0"/>'
                yield from self.text(text)
                yield f'<path class="nav-chart__under" d="{_under(text)}" stroke="{LINE}"/></a>'
            else:
                yield from self.text(text)

    def text(self, text: Placed) -> Iterator[str]:
        """A text in its lines, each fitted to the width it was planned for."""
        style = text.wrapped.style
        weight = ' font-weight="700"' if style.bold else ""
        yield (
            f'<text class="nav-chart__text nav-chart__text--{text.tone.value}" font-size="{style.size}"{weight} '
            f'fill="{_TONES[text.tone]}">'
        )
        for number, line in enumerate(text.wrapped.lines):
            baseline = text.y + number * style.leading + style.leading / 2 + style.size * 0.35
            fitted = (
                f' textLength="{_n(text.wrapped.widths[number])}" lengthAdjust="spacingAndGlyphs"'
                if is_measured(line)
                else ""
            )
            space = " " if number else ""
            yield f'{space}<tspan x="{_n(text.x)}" y="{_n(baseline)}"{fitted}>{escape(line)}</tspan>'
        yield "</text>"

    def _picture(self, picture: Picture) -> str:
        line, filled = _ICONS[picture.icon]
        place = f'transform="translate({_n(picture.x)} {_n(picture.y)})"'
        dot = f'<path class="nav-chart__fill" d="{filled}" fill="{INK}"/>' if filled else ""
        pen = f'stroke="{INK}" stroke-width="1.6" stroke-linecap="round" stroke-linejoin="round"'
        return (
            f'<g class="nav-chart__icon" aria-hidden="true" {place}>'
            f'<path class="nav-chart__line" d="{line}" {pen}/>{dot}</g>'
        )

    def _shape(self, shape: Shape, classes: tuple[str, ...]) -> Iterator[str]:
        box = shape.box
        stage = "nav-chart__node--stage" in classes
        end = shape.outline is Outline.PILL
        fill = SURFACE if stage else PAPER
        stroke = ACCENT if stage else INK if end else LINE
        dash = ' stroke-dasharray="2 3"' if "nav-chart__node--instead" in classes else ""
        paint = f'class="nav-chart__shape" fill="{fill}" stroke="{stroke}" stroke-width="{2.5 if end else 1.5}"{dash}'
        match shape.outline:
            case Outline.CUT:
                yield f'<path {paint} d="{_cut(box)}"/>'
            case Outline.BARRED:
                yield f'<path {paint} d="{_barred(box)}"/>'
            case _:
                rounding = {Outline.PILL: min(box.height / 2, 17.0), Outline.ROUND: 18.0, Outline.SIGN: 4.0}
                yield f'<rect {paint} {_place(box)} rx="{_n(rounding.get(shape.outline, 8.0))}"/>'

    def _stroke(self, stroke: Stroke) -> Iterator[str]:
        dash = f' stroke-dasharray="{_DASHES[stroke.dash]}"' if _DASHES[stroke.dash] else ""
        points = stroke.points
        if stroke.arrow:
            yield f'<path class="nav-chart__fill" d="{_head(points[-2], points[-1])}" fill="{LINE}"/>'
            points = (*points[:-1], _short_of(points[-2], points[-1], _ARROW - 1))
        yield f'<path class="nav-chart__line" d="{_rounded(points)}" stroke="{LINE}" stroke-width="1.75"{dash}/>'

    def _here(self, box: Box) -> Iterator[str]:
        """The mark "you are here" on a stage; the style sheet shows it when the stage has the class for it."""
        text = self.words("chart.here")
        mark = Box(box.x + 36, box.y - 12, 100, 24)
        yield '<g class="nav-chart__here" display="none">'
        yield f'<rect class="nav-chart__flag" {_place(mark)} rx="12" fill="{ACCENT}"/>'
        yield (
            f'<text class="nav-chart__flagged" x="{_n(mark.x + 50)}" y="{_n(mark.y + 16.5)}" font-size="13" '
            f'font-weight="700" text-anchor="middle" fill="{PAPER}">{escape(text)}</text></g>'
        )


def _data(figure: Figure) -> str:
    values: Mapping[str, str | None] = (
        {"data-edge": figure.id, "data-from": figure.ends[0], "data-to": figure.ends[1], "data-clause": figure.clause}
        if figure.ends
        else {"data-node": figure.id, "data-clause": figure.clause}
    )
    return "".join(f' {name}="{escape(value)}"' for name, value in values.items() if value)


def _place(box: Box) -> str:
    return f'x="{_n(box.x)}" y="{_n(box.y)}" width="{_n(box.width)}" height="{_n(box.height)}"'


def _under(text: Placed) -> str:
    """The underlines of a link: drawn, because browsers do not colour those of text in a drawing."""
    leading = text.wrapped.style.leading
    feet = ((text.y + number * leading + leading - 1.5, wide) for number, wide in enumerate(text.wrapped.widths))
    return "".join(f"M{_n(text.x)} {_n(foot)}h{_n(wide)}" for foot, wide in feet)


def _cut(box: Box) -> str:
    return (
        f"M{_n(box.x + _CUT)} {_n(box.y)}H{_n(box.right - _CUT)}L{_n(box.right)} {_n(box.y + _CUT)}"
        f"V{_n(box.bottom - _CUT)}L{_n(box.right - _CUT)} {_n(box.bottom)}H{_n(box.x + _CUT)}"
        f"L{_n(box.x)} {_n(box.bottom - _CUT)}V{_n(box.y + _CUT)}Z"
    )


def _barred(box: Box) -> str:
    rim = f"M{_n(box.x)} {_n(box.y)}H{_n(box.right)}V{_n(box.bottom)}H{_n(box.x)}Z"
    return f"{rim}M{_n(box.x + 5)} {_n(box.y)}V{_n(box.bottom)}M{_n(box.right - 5)} {_n(box.y)}V{_n(box.bottom)}"


def _rounded(points: tuple[Point, ...]) -> str:
    """A path along the points whose corners are quarter circles, or smaller where there is no room."""
    points = tuple(point for at, point in enumerate(points) if not at or point != points[at - 1])
    path = f"M{_n(points[0][0])} {_n(points[0][1])}"
    for before, corner, after in zip(points, points[1:], points[2:], strict=False):
        turn = min(_TURN, _length(before, corner) / 2, _length(corner, after))
        start, end = _short_of(before, corner, turn), _short_of(after, corner, turn)
        path += f"L{_n(start[0])} {_n(start[1])}Q{_n(corner[0])} {_n(corner[1])} {_n(end[0])} {_n(end[1])}"
    return path + f"L{_n(points[-1][0])} {_n(points[-1][1])}"


def _head(before: Point, tip: Point) -> str:
    base = _short_of(before, tip, _ARROW)
    across = ((tip[1] - base[1]) * 0.6, (tip[0] - base[0]) * 0.6)
    return (
        f"M{_n(tip[0])} {_n(tip[1])}L{_n(base[0] - across[0])} {_n(base[1] - across[1])}"
        f"L{_n(base[0] + across[0])} {_n(base[1] + across[1])}Z"
    )


def _short_of(start: Point, end: Point, by: float) -> Point:
    length = _length(start, end)
    if length == 0:
        return end
    share = (length - by) / length
    return start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share


def _length(start: Point, end: Point) -> float:
    return abs(end[0] - start[0]) + abs(end[1] - start[1])


def _n(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")

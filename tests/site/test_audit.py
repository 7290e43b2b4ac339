"""The audit that ends every build: what it lets through and what it refuses."""

from __future__ import annotations

from pathlib import Path

import pytest

from build_scripts.publish.audit import audit

POLICY = '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'">'

ALLOWED = [
    '<a href="https://example.org/">elsewhere</a>',
    '<a href="mailto:a@example.org">write</a><a href="tel:999">ring</a>',
    '<a href="other/index.html#there">there</a>',
    '<a href="other/index.html#limit=x/y">a question to a tool</a>',
    '<a href="#">top</a>',
    '<script src="own.js"></script><link rel="stylesheet" href="own.css">',
    '<script type="application/json">{"a": "<b>"}</script>',
    '<img src="data:image/svg+xml,x" alt="">',
    '<link rel="canonical" href="https://example.org/">',
    "<p>onclick=x style=y javascript:z</p>",
]

REFUSED = [
    ("<script>1</script>", "a script inside the page"),
    ('<script type="module">1</script>', "a script inside the page"),
    ("<style>a{}</style>", "has a <style>"),
    ('<base href="/">', "has a <base>"),
    ('<p style="color:red">', "the attribute style"),
    ('<P STYLE="color:red">', "the attribute style"),
    ("<p onclick=x>", "the attribute onclick"),
    ("<svg OnLoad=x>", "the attribute onload"),
    ('<a href="javascript:alert(1)">x</a>', "a script as an address"),
    ('<a href=" \tJavaScript:alert(1)">x</a>', "a script as an address"),
    ('<a href="&#106;avascript:alert(1)">x</a>', "a script as an address"),
    ('<a href="data:text/html,x">x</a>', "which is no page"),
    ('<script src="https://cdn.example/x.js"></script>', "not of this site"),
    ('<script src="//cdn.example/x.js"></script>', "not of this site"),
    ('<img src="http://example.org/x.png" alt="">', "not of this site"),
    ('<img srcset="own.css 1x, https://example.org/x.png 2x" alt="">', "not of this site"),
    ('<link rel="stylesheet" href="https://example.org/x.css">', "not of this site"),
    ('<link rel="preconnect" href="https://example.org">', "not of this site"),
    ('<iframe src="https://example.org"></iframe>', "not of this site"),
    ('<form action="https://example.org"></form>', "not of this site"),
    ('<img src="/own.png" alt="">', "in a folder of a host"),
    ('<a href="/other/index.html">x</a>', "in a folder of a host"),
    ('<a href="gone/index.html">x</a>', "not on this site"),
    ('<a href="other/">x</a>', "not on this site"),
    ('<a href="other/index.html#gone">x</a>', "no such place"),
    ('<a href="#gone">x</a>', "no such place"),
    ('<script src="gone.js"></script>', "not on this site"),
    ('<p id="a"></p><p id="a"></p>', "two places called a"),
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "index.html").write_text(f'{POLICY}<h1 id="there">There</h1>', "utf-8")
    for name in ("own.js", "own.css"):
        (tmp_path / name).write_text("", "utf-8")
    return tmp_path


@pytest.mark.parametrize("html", ALLOWED)
def test_what_may_be_published(folder: Path, html: str) -> None:
    (folder / "index.html").write_text(POLICY + html, "utf-8")
    assert audit(folder) == []


@pytest.mark.parametrize(("html", "problem"), REFUSED)
def test_what_may_not_be_published(folder: Path, html: str, problem: str) -> None:
    (folder / "index.html").write_text(POLICY + html, "utf-8")
    findings = audit(folder)
    assert [finding.file for finding in findings] == ["index.html"]
    assert problem in findings[0].problem


def test_a_page_states_its_policy_before_it_loads_anything(folder: Path) -> None:
    (folder / "index.html").write_text('<script src="own.js"></script>' + POLICY, "utf-8")
    assert "after it has loaded" in audit(folder)[0].problem
    (folder / "index.html").write_text("<p>No policy</p>", "utf-8")
    assert "no content security policy" in audit(folder)[0].problem


@pytest.mark.parametrize(
    "style",
    ["a{background:url(https://example.org/x.png)}", '@import "//example.org/x.css";', "a{background:url('/x.png')}"],
)
def test_a_style_sheet_fetches_nothing_from_elsewhere(folder: Path, style: str) -> None:
    (folder / "own.css").write_text(style, "utf-8")
    assert [finding.file for finding in audit(folder)] == ["own.css"]


DRAWINGS = [
    ("<svg><script>1</script></svg>", "holds a script"),
    ('<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>', "holds a script"),
    ('<svg onload="x"/>', "has a script in the attribute onload of <svg>"),
    ('<svg><a href=" javascript:x">x</a></svg>', "has a script in the attribute href of <a>"),
    ('<svg><image href="https://example.org/x.png"/></svg>', "loads https://example.org/x.png"),
    ('<svg fill="url(//example.org/x)"/>', "loads //example.org/x"),
    ("<svg><style>@import 'https://example.org/x.css'</style></svg>", "loads https://example.org/x.css"),
    ("<svg><p></svg>", "is no well-formed drawing"),
]


@pytest.mark.parametrize(("drawing", "problem"), DRAWINGS)
def test_a_drawing_with_a_script_or_a_load_from_elsewhere_is_refused(folder: Path, drawing: str, problem: str) -> None:
    (folder / "chart.svg").write_text(drawing, "utf-8")
    (finding,) = audit(folder)
    assert str(finding).startswith(f"chart.svg:1: {problem}")


def test_the_text_of_a_drawing_may_say_anything(folder: Path) -> None:
    text = "&lt;script&gt; onclick=x javascript:x url(https://example.org)"
    drawing = f'<svg><title>{text}</title><a href="https://example.org"><text>{text}</text></a><use href="#a"/></svg>'
    (folder / "chart.svg").write_text(drawing, "utf-8")
    assert audit(folder) == []


def test_a_finding_says_where(folder: Path) -> None:
    (folder / "index.html").write_text(f"{POLICY}\n\n<p onclick=x>", "utf-8")
    assert str(audit(folder)[0]) == "index.html:3: has the attribute onclick on <p>"

"""What is kept from Markdown comes back as it was."""

import pytest

from build_scripts.mkdocs_site.html_stash import put_back, take_out

TABLE = '<table class="a">\n<thead><tr></tr></thead>\n<tbody role="x">\n<tr><td>1</td></tr>\n</tbody>\n</table>\n'


def test_the_body_of_a_table_and_a_drawing_are_taken_out_and_put_back() -> None:
    svg = '<svg id="s"><path d=""/></svg><svg></svg>'
    page = f'# A\n\n<div markdown="1">\n\n{TABLE}\n<figure>{svg}</figure>\n\n</div>\n'
    short, parts, _ = take_out(page)
    assert "<td>" not in short
    assert "<path" not in short
    assert "<thead>" in short
    assert len(parts) == 3
    assert put_back(short, parts) == page


@pytest.mark.parametrize("page", ["# A\n\ntext\n", '<tbody markdown="1">\n\n*a*\n\n</tbody>\n', "<tbody>\n"])
def test_what_markdown_reads_stays(page: str) -> None:
    assert take_out(page) == (page, (), frozenset())


def test_a_page_that_holds_such_a_mark_itself_is_left_alone() -> None:
    page = f"\ue0000\ue001\n\n{TABLE}"
    assert take_out(page) == (page, (), frozenset())
    assert put_back(page, ()) == page


def test_the_inside_of_an_element_that_stands_by_itself_is_taken_out_with_its_places() -> None:
    page = '# A\n\n<dl class="a">\n<div id="b"><dt>c</dt><dd><dl><dt>d</dt></dl></dd></div>\n</dl>\n\n*e*\n'
    short, parts, places = take_out(page)
    assert short == '# A\n\n<dl class="a">\ue0000\ue001</dl>\n\n*e*\n'
    assert places == {"b"}
    assert put_back(short, parts) == page


@pytest.mark.parametrize(
    "page",
    [
        '# A\n\n<div markdown="1">\n\n*a*\n\n</div>\n',
        '# A\n\n<ol>\n<li markdown="block">\n*a*\n</li>\n</ol>\n',
        "# A\n\n<div>\n\n*a*\n\n</div>\n",
        "# A\n\n<div>\n*a*\n",
        "# A\n\n<div></div>\n",
        "text <ul><li>a</li></ul>\n",
    ],
)
def test_an_element_in_which_markdown_finds_something_stays(page: str) -> None:
    assert take_out(page) == (page, (), frozenset())

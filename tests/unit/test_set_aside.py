"""What is kept from Markdown comes back as it was."""

import pytest

from build_scripts.set_aside import put_back, take_out

TABLE = '<table class="a">\n<thead><tr></tr></thead>\n<tbody role="x">\n<tr><td>1</td></tr>\n</tbody>\n</table>\n'


def test_the_body_of_a_table_and_a_drawing_are_taken_out_and_put_back() -> None:
    page = f'# A\n\n{TABLE}\n<figure><svg id="s"><path d=""/></svg><svg></svg></figure>\n'
    short, parts = take_out(page)
    assert "<td>" not in short
    assert "<path" not in short
    assert "<thead>" in short
    assert len(parts) == 3
    assert put_back(short, parts) == page


@pytest.mark.parametrize("page", ["# A\n\ntext\n", '<tbody markdown="1">\n\n*a*\n\n</tbody>\n', "<tbody>\n"])
def test_what_markdown_reads_stays(page: str) -> None:
    assert take_out(page) == (page, ())


def test_a_page_that_holds_such_a_mark_itself_is_left_alone() -> None:
    page = f"\ue0000\ue001\n\n{TABLE}"
    assert take_out(page) == (page, ())
    assert put_back(page, ()) == page

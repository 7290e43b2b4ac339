"""The quick way to read a page sees what the parser sees, and hands over every page that it could misread."""

from __future__ import annotations

from typing import Any

import pytest

from build_scripts.publish.audit_html import parsed_tags, read, simple_tags

PLAIN = '<!doctype html>\n<table><tbody>\n<tr><th scope="row">a &lt; b > c</th><td>1</td></tr>\n</tbody></table>'


def seen(tags: Any) -> list[tuple[int, str, list[tuple[str, str]]]]:
    """Tags that say more than their name, and those that matter without."""
    return [
        (at, tag, [(name, value or "") for name, value in attributes])
        for at, tag, attributes in tags
        if attributes or tag in {"script", "style", "base"}
    ]


@pytest.mark.parametrize(
    "html",
    [
        PLAIN,
        '<A HREF="x&amp;y" id=z>b</A><br /><img src=a/><input disabled>',
        "<p class='a' onclick='b()'>c</p>",
        "<script></script><style></style><base><STYLE></STYLE>",
        "<!-- a comment --><svg:use xlink:href='#a'/><p data-x>",
    ],
)
def test_what_both_ways_see_is_the_same(html: str) -> None:
    quick = simple_tags(html)
    assert quick is not None
    assert seen(quick) == seen(parsed_tags(html))


@pytest.mark.parametrize(
    "html",
    [
        "<!-- <p> --><p onclick=x>",
        "<!-- a > b -->",
        '<a title="<b>" href="c">d</a>',
        "<textarea><!--</textarea><p onclick=x>--></p>",
        "<p a='b'onclick=x>",
        "a < b",
        "<p onclick=x",
        "<?php ?><![CDATA[ ]]>",
        "</p onclick=x>",
    ],
)
def test_what_could_hide_something_is_left_to_the_parser(html: str) -> None:
    assert simple_tags(html) is None


def test_what_a_tag_without_attributes_hides_is_nothing() -> None:
    assert read("<td><script>1</script></td>").problems == [(1, "has a script inside the page")]


def test_lines_are_counted_through_runs_of_tags() -> None:
    assert read(f'{PLAIN}\n<p id="a"></p>\n<p id="a"></p>').problems == [(6, "has two places called a")]


def test_of_an_attribute_that_is_written_twice_the_first_counts() -> None:
    assert read('<a href="one" href="two">').links == [(1, "one")]

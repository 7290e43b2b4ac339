"""What is read from a page is what a browser would take from it."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from build_scripts.publish import audit_html
from build_scripts.publish.audit_html import read


@pytest.mark.parametrize(
    ("html", "problem"),
    [
        ("<p onclick=x>", "has the attribute onclick on <p>"),
        ("<!-- <p> --><p onclick=x>", "has the attribute onclick on <p>"),
        ("<p a='b'onclick=x>", "has the attribute onclick on <p>"),
        ("<svg:use onload='a'/>", "has the attribute onload on <svg:use>"),
        ("<STYLE></STYLE>", "has a <style>"),
        ("<base>", "has a <base>"),
        ("<td><script>1</script></td>", "has a script inside the page"),
    ],
)
def test_what_would_run_or_be_refused_is_named(html: str, problem: str) -> None:
    assert read(html).problems == [(1, problem)]


@pytest.mark.parametrize("html", ["<!-- <p onclick=x> -->", '<a title="<b onclick=x>">d</a>', "a < b onclick=x"])
def test_what_only_looks_like_it_is_not(html: str) -> None:
    assert read(html).problems == []


def test_lines_are_those_of_the_file() -> None:
    assert read('<p>a\n</p>\n<p id="a"></p>\n<p id="a"></p>').problems == [(4, "has two places called a")]


def test_of_an_attribute_that_is_written_twice_the_first_counts() -> None:
    assert read('<a href="one" href="two">').links == [(1, "one")]


def test_an_address_is_read_as_a_browser_reads_it() -> None:
    assert read('<A HREF="x&amp;y" id=z>b</A>').links == [(1, "x&y")]


PIECES = (
    *("<td>", "</td>", '<p class="a">', '<th scope="row">', '<li class="a" scope="b">', "<tr", "</tr", "<p class='a'>"),
    *('<b class="a&quot;>', '<b class=">', '<a href="x">', "</a>", '<p id="a">', "<P>", "<td/>", "<td >", "</td >"),
    *("<script>", "</script>", "<style>", "</style>", "<title>", "</title>", "<textarea>", "<!--", "-->", "<!", "<?"),
    *('<p class="a" onclick="x">', '<p class="a"id="b">', '<td scope="a"class="b">', "</td x>", "</script x>", "<tdx>"),
    *("<", ">", '"', "'", "=", " ", "/", "&", "\n", "x", "<svg onload=x>", "<img src=y>", "<base>", " onclick="),
)


@settings(max_examples=500)
@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join))
def test_what_is_passed_over_is_what_the_parser_would_make_nothing_of(html: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(audit_html, "PLAIN", re.compile("(?!)"))
        by_the_parser_alone = read(html)
    assert read(html) == by_the_parser_alone


def test_most_tags_of_a_table_are_passed_over() -> None:
    row = '<tr class="a">\n<th scope="row">1</th><td>2</td>\n</tr>'
    assert audit_html.PLAIN.fullmatch(row)

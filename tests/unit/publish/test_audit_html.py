"""What is read from a page is what a browser would take from it."""

from __future__ import annotations

import pytest

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

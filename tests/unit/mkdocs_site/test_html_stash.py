"""What goes past Markdown comes out as Markdown itself would have given it."""

import re
from html.parser import HTMLParser

import pytest
from markdown import Markdown
from markdown.preprocessors import Preprocessor

from build_scripts.mkdocs_site.html_stash import MARK, PLACE, HtmlStash, taken_out

EXTENSIONS = ["attr_list", "md_in_html", "tables", "toc"]
TABLE = '<table class="a">\n<thead><tr></tr></thead>\n<tbody role="x">\n<tr><td>1</td></tr>\n</tbody>\n</table>\n'
SVG = '<svg id="s"><path d=""/></svg><svg></svg>'
IN_MARKDOWN = f'# A\n\n<div markdown="1">\n\n{TABLE}\n<figure>{SVG}</figure>\n\n</div>\n'
LIST = '# A\n\n<dl class="a">\n<div id="b"><dt>c</dt><dd><dl><dt>d</dt></dl></dd></div>\n</dl>\n\n*e*\n'
FOR_MARKDOWN = [
    "# A\n\ntext\n",
    '<tbody markdown="1">\n\n*a*\n\n</tbody>\n',
    "<tbody>\n",
    '# A\n\n<div markdown="1">\n\n*a*\n\n</div>\n',
    '# A\n\n<ol>\n<li markdown="block">\n*a*\n</li>\n</ol>\n',
    "# A\n\n<div>\n\n*a*\n\n</div>\n",
    "# A\n\n<div>\n*a*\n",
    "# A\n\n<div></div>\n",
    "text <ul><li>a</li></ul>\n",
]


def parts(page: str) -> list[str]:
    """What is taken out of a page."""
    found: list[str] = []

    def store(part: str) -> str:
        found.append(part)
        return "*"

    taken_out(page, store)
    return found


def test_the_body_of_a_table_and_a_drawing_are_taken_out() -> None:
    assert parts(IN_MARKDOWN) == [
        '<tbody role="x">\n<tr><td>1</td></tr>\n</tbody>',
        '<svg id="s"><path d=""/></svg>',
        "<svg></svg>",
    ]


def test_the_inside_of_an_element_that_stands_by_itself_is_taken_out() -> None:
    assert parts(LIST) == ['\n<div id="b"><dt>c</dt><dd><dl><dt>d</dt></dl></dd></div>\n']


@pytest.mark.parametrize("text", FOR_MARKDOWN)
def test_what_markdown_reads_stays(text: str) -> None:
    assert parts(text) == []


def without_space(html: str) -> str:
    """Markdown inside HTML puts each tag on a line of its own; between blocks that is nothing to see."""
    return re.sub(r">\s+<", "><", html)


@pytest.mark.parametrize("text", [IN_MARKDOWN, LIST, f"# A\n\n{TABLE}\n{SVG}\n\ntext {SVG}\n", *FOR_MARKDOWN])
def test_the_page_is_the_one_that_markdown_makes_of_it(text: str) -> None:
    plain = Markdown(extensions=EXTENSIONS).convert(text)
    assert without_space(Markdown(extensions=[*EXTENSIONS, HtmlStash()]).convert(MARK + text)) == without_space(plain)


def test_a_page_that_an_author_wrote_is_markdowns_alone() -> None:
    page = "    <svg><path/></svg>\n\n`<tbody></tbody>`\n"
    plain = Markdown().convert(page)
    assert "&lt;svg&gt;" in plain
    assert Markdown(extensions=[HtmlStash()]).convert(page) == plain


class ReadByMkDocs(Preprocessor):  # type: ignore[misc]  # Python-Markdown is not typed
    """Stands where MkDocs reads which places a page has."""

    def run(self, lines: list[str]) -> list[str]:
        self.read = lines
        return lines


@pytest.mark.parametrize("text", [f"{MARK}# A\n\n{TABLE}\n{LIST}\n{SVG}\n", f"# A\n\n{TABLE}\n{LIST}\n{SVG}\n"])
def test_mkdocs_reads_every_place_and_of_a_generated_page_little_else(text: str) -> None:
    markdown = Markdown(extensions=[*EXTENSIONS, HtmlStash()])
    by_mkdocs = ReadByMkDocs(markdown)
    markdown.preprocessors.register(by_mkdocs, "mkdocs_raw_html", 21)
    markdown.convert(text)
    read = "\n".join(by_mkdocs.read)
    assert 'id="s"' in read
    assert 'id="b"' in read
    assert ("<td>1</td>" in read) is not text.startswith(MARK)


@pytest.mark.parametrize(
    "tag", ['<p id="x">', "<p ID = x>", "<a\nname='x'>", "<p class='a'id=x>", "<br/id=x>", '<p title=">" id="x">']
)
def test_a_place_is_known_however_it_is_written(tag: str) -> None:
    found: list[str | None] = []

    class Reader(HTMLParser):
        def handle_starttag(self, _tag: str, attrs: list[tuple[str, str | None]]) -> None:
            found.extend(value for name, value in attrs if name in {"id", "name"})

    reader = Reader()
    reader.feed(tag)
    reader.close()
    assert found == ["x"]
    assert PLACE.search(tag)

"""What a file holds besides its text: changes that nobody has accepted, comments, what stands around each page."""

import io
import re
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from xml.etree import ElementTree as ET

from build_scripts.document import page_edges
from build_scripts.document.files import HEADING, pdf_pages

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PARTS = re.compile(r"word/(?:document|footnotes|endnotes)\.xml")
_AROUND = re.compile(r"word/(?:header|footer)[0-9]*\.xml")
_COMMENTS = "word/comments.xml"
_LONGEST = 90
_MOST = 20


def asides_of(file: Path) -> tuple[str, ...]:
    """One line for each part of a file that the text does not show as a reader of the file sees it.

    For a file that `text_of` reads. A part that cannot be read has no line.
    """
    finder = _FINDERS.get(file.suffix.lower())
    found = tuple(dict.fromkeys(finder(file))) if finder else ()
    more = len(found) - _MOST
    return (*found[:_MOST], f"and {more} more of this kind") if more > 0 else found


def _word(file: Path) -> Iterator[str]:
    with zipfile.ZipFile(io.BytesIO(file.read_bytes())) as held:
        names = sorted(held.namelist())
        for name in names:
            if _PARTS.fullmatch(name):
                yield from _changes(_tree(held, name))
            elif _AROUND.fullmatch(name):
                yield from _told("at the head or foot of a page, not read", [_tree(held, name)])
        if _COMMENTS in names:
            yield from _told("a comment, not read", _tree(held, _COMMENTS).iter(f"{_W}comment"))
        if any(name.startswith("word/media/") for name in names):
            yield "pictures, whose words are not read"


def _tree(held: zipfile.ZipFile, name: str) -> ET.Element:
    raw = held.read(name)
    try:
        # A document of Word declares no entities; one that does is not opened.
        return ET.Element("none") if b"<!" in raw[:2000] else ET.fromstring(raw)  # noqa: S314
    except ET.ParseError:
        return ET.Element("none")


def _changes(tree: ET.Element) -> Iterator[str]:
    yield from _told("struck out as a tracked change, not read", tree.iter(f"{_W}del"))
    yield from _told("put in as a tracked change, read", tree.iter(f"{_W}ins"))
    yield from _told("moved away as a tracked change, read", tree.iter(f"{_W}moveFrom"))
    hidden = (run for run in tree.iter(f"{_W}r") if run.find(f"{_W}rPr/{_W}vanish") is not None)
    yield from _told("hidden on paper, read", hidden)


def _told(kind: str, parts: Iterable[ET.Element]) -> Iterator[str]:
    for part in parts:
        words = "".join(each.text or "" for each in part.iter() if each.tag in {f"{_W}t", f"{_W}delText"})
        shown = " ".join(words.split())
        if shown:
            yield f"{kind}: “{shown[:_LONGEST]}{'…' if len(shown) > _LONGEST else ''}”"


def _pdf(file: Path) -> Iterator[str]:
    pages = pdf_pages(file)
    for line in page_edges.edges(pages):
        yield f"at the head or foot of a page, not read: “{line.strip(HEADING)[:_LONGEST]}”"
    for number, page in enumerate(pages, start=1):
        if not re.search(r"\w", page):
            yield f"page {number} is a picture or empty, and has no text to read"


_FINDERS: Mapping[str, Callable[[Path], Iterator[str]]] = {".docx": _word, ".pdf": _pdf}

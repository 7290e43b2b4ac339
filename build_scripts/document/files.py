"""The text of a document's file: plain text, HTML, Word or PDF."""

import io
import re
from collections.abc import Callable, Mapping
from html.parser import HTMLParser
from importlib import import_module
from pathlib import Path
from typing import Any

MOST_BYTES = 50_000_000


class DocumentError(Exception):
    """A file that cannot be read as a document, as one plain line."""


HEADING, NUMBERED, BULLET = "\ue001", "\ue002", "\ue003"
"""What stands before a heading, a numbered item and another item where the file says what it is. None is a word."""
_UNMARKED = dict.fromkeys(map(ord, (HEADING, NUMBERED, BULLET)))


def text_of(file: Path, *, structure: bool = False) -> str:
    """What a document says; DocumentError when the file cannot be read.

    With `structure` HEADING, NUMBERED or BULLET stands before each part that HTML or Word calls so.
    """
    reader = _READERS.get(file.suffix.lower())
    if reader is None:
        raise DocumentError(f"{file}: this kind of file is not read; allowed: {', '.join(sorted(_READERS))}")
    try:
        raw = file.read_bytes()
    except OSError as error:
        reason = (error.strerror or "unknown reason").lower()
        raise DocumentError(f"{file}: cannot be read: {reason}; name a file that is there") from None
    if len(raw) > MOST_BYTES:
        raise DocumentError(f"{file}: it has {len(raw)} bytes; at most {MOST_BYTES} are allowed")
    text = reader(file, raw)
    if not structure:
        text = text.translate(_UNMARKED)
    if not re.search(r"\w", text):
        raise DocumentError(f"{file}: there is no text in it; a scanned page has to be typed or recognised first")
    return text


def _plain(file: Path, raw: bytes) -> str:
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        wrong = f"byte {error.start + 1} is not UTF-8 text"
        raise DocumentError(f"{file}: {wrong}; save the file as UTF-8") from None


def _html(file: Path, raw: bytes) -> str:
    return _from_html(_plain(file, raw))


def _from_html(source: str) -> str:
    parser = _Shown()
    parser.feed(source)
    parser.close()
    return "".join(parser.found)


class _Shown(HTMLParser):
    """The words that a page shows, with a line's end wherever the page has one."""

    _INLINE = frozenset(("a", "abbr", "b", "cite", "code", "em", "i", "mark", "q", "s", "small", "span", "strong", "u"))
    _HIDDEN = frozenset(("head", "script", "style", "template", "noscript"))

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []
        self._inside = 0
        self._lists: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        self._inside += tag in self._HIDDEN
        self._break(tag)
        if tag in {"ol", "ul"}:
            self._lists.append(NUMBERED if tag == "ol" else BULLET)
        elif re.fullmatch("h[1-6]", tag):
            self.found.append(HEADING)
        elif tag == "li":
            self.found.append(self._lists[-1] if self._lists else BULLET)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        self._break(tag)

    def handle_endtag(self, tag: str) -> None:
        self._inside -= tag in self._HIDDEN and self._inside > 0
        if tag in {"ol", "ul"} and self._lists:
            self._lists.pop()
        self._break(tag)

    def handle_data(self, data: str) -> None:
        if not self._inside:
            self.found.append(data)

    def _break(self, tag: str) -> None:
        if tag not in self._INLINE:
            self.found.append("\n\n" if re.fullmatch(r"p|h[1-6]|li|div|tr|table|ul|ol", tag) else "\n")


def _word(file: Path, raw: bytes) -> str:
    mammoth = _package("mammoth", file)
    try:
        return _from_html(mammoth.convert_to_html(io.BytesIO(raw)).value)
    except Exception as error:  # noqa: BLE001 - whatever the package makes of a broken file
        raise DocumentError(f"{file}: it cannot be read as a Word document: {_first_line(error)}") from None


def _pdf(file: Path, raw: bytes) -> str:
    pypdf = _package("pypdf", file)
    try:
        pages = [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(raw)).pages]
    except Exception as error:  # noqa: BLE001 - whatever the package makes of a broken file
        raise DocumentError(f"{file}: it cannot be read as a PDF: {_first_line(error)}") from None
    # A word that is broken at the end of a line.
    return re.sub(r"(?<=[a-z])-\n(?=[a-z])", "", "\n\n".join(pages))


def _package(name: str, file: Path) -> Any:
    try:
        return import_module(name)
    except ImportError:
        raise DocumentError(
            f"{file}: reading {file.suffix.lower()} needs the package {name}, which is not installed; "
            "install the group documents, or save the document as text"
        ) from None


def _first_line(error: Exception) -> str:
    return (str(error).splitlines() or [type(error).__name__])[0][:120]


_READERS: Mapping[str, Callable[[Path, bytes], str]] = {
    ".txt": _plain,
    ".md": _plain,
    ".html": _html,
    ".htm": _html,
    ".docx": _word,
    ".pdf": _pdf,
}

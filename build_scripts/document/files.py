"""The text of a document's file: plain text, HTML, Word or PDF."""

import io
import logging
import re
import zipfile
from collections.abc import Callable, Mapping
from html.parser import HTMLParser
from importlib import import_module
from pathlib import Path
from typing import Any

import markdown

from build_scripts.document import page_edges, page_type
from build_scripts.document.tokens import words_of

MOST_BYTES = 50_000_000
MOST_UNPACKED = 200_000_000


class DocumentError(Exception):
    """A file that cannot be read as a document, as one plain line."""


HEADING, NUMBERED, BULLET, ROW, CELL = "\ue001", "\ue002", "\ue003", "\ue004", "\ue005"
"""What stands before a heading, a numbered item, another item and a row of a table, and between two cells of a row,
where the file says what it is. None is a word."""
STRUCTURE = (HEADING, NUMBERED, BULLET, ROW, CELL)
_UNMARKED = {ord(mark): " " if mark == CELL else None for mark in STRUCTURE}


def text_of(file: Path, *, structure: bool = False) -> str:
    """What a document says; DocumentError when the file cannot be read.

    With `structure` one of STRUCTURE stands before each part that HTML or Word calls so.
    """
    reader = _READERS.get(file.suffix.lower())
    if reader is None:
        allowed = ", ".join(sorted(_READERS))
        save = "; save it as .docx" if file.suffix.lower() in _SAVED_AS_WORD else ""
        raise DocumentError(f"{file}: this kind of file is not read; allowed: {allowed}{save}")
    try:
        raw = file.read_bytes()
    except OSError as error:
        reason = (error.strerror or "unknown reason").lower()
        raise DocumentError(f"{file}: cannot be read: {reason}; name a file that is there") from None
    if len(raw) > MOST_BYTES:
        raise DocumentError(f"{file}: it has {len(raw)} bytes; at most {MOST_BYTES} are allowed")
    if not raw:
        raise DocumentError(f"{file}: the file is empty; a file with the document in it")
    text = reader(file, raw)
    if structure and reader is _plain:
        text = _with_rows(text)
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


def _with_rows(text: str) -> str:
    """A plain text with its tables as rows: two lines or more, one below the other, with bars or tabs between cells."""
    made: list[str] = []
    run: list[str] = []
    for line in (*text.splitlines(), ""):
        bare = line.strip().strip("|")
        if _BETWEEN_CELLS.search(bare):
            run.append(line)
            continue
        rows = [_BETWEEN_CELLS.split(each.strip().strip("|")) for each in run]
        told = [row for row in rows if any(re.search(r"\w", cell) for cell in row)]
        if len(told) > 1:
            made += [f"\n{ROW}{CELL.join(cell.strip() for cell in row)}\n" for row in told]
        else:
            made += run
        run = []
        made.append(line)
    return "\n".join(made)


# Between the cells of a table in plain text; a tab in front of a line is none.
_BETWEEN_CELLS = re.compile(r"\s*\|\s*|[ ]*\t+\s*")


def _html(file: Path, raw: bytes) -> str:
    return _from_html(_plain(file, raw))


# What a Markdown file says of itself before its text, and the title in it.
_FRONT_MATTER = re.compile(r"\A---[ \t]*\r?\n(?P<said>.*?)\r?\n---[ \t]*(?:\r?\n|\Z)", re.DOTALL)
_FRONT_TITLE = re.compile(r"(?m)^title:[ \t]*[\"']?(?P<title>[^\r\n]*?)[\"']?[ \t]*$")
_FIRST_HEADING = re.compile(r"(?m)^#[ \t]+\S|^\S[^\r\n]*\r?\n=+[ \t]*$")


def _markdown(file: Path, raw: bytes) -> str:
    """As the page that it makes; the title that stands before the text heads one that has none."""
    source = _plain(file, raw)
    front = _FRONT_MATTER.match(source)
    title = _FRONT_TITLE.search(front["said"]) if front else None
    source = source[front.end() :] if front else source
    # One heading of the first order is the title itself; several are those of parts.
    own = len(_FIRST_HEADING.findall(source)) == 1
    heading = f"# {title['title']}\n\n" if title and title["title"] and not own else ""
    shown = _as_page(heading + source)
    # The words, by which a document is known, stay those of the page; a number that is a sign there is none of them.
    deeper = (_as_page(heading + each) for each in (_as_deep(source, spell=True), _as_deep(source, spell=False)))
    return next((each for each in deeper if words_of(each) == words_of(shown)), shown)


def _as_page(source: str) -> str:
    return _from_html(markdown.markdown(source, extensions=["tables", "fenced_code", "sane_lists"]))


# An item that stands inside another one, and what is shown as it stands.
_ITEM_INSIDE = re.compile(r"(?m)^(?P<spaces> +)(?:[-*+]|[0-9]{1,2}[.)])\s")
_FENCE = re.compile(r"\s*(?:```|~~~)")
_DEEPER = 4


def _as_deep(source: str, *, spell: bool) -> str:
    """A text whose items stand 2 or 3 spaces in where they are inside another one, with 4, as the reader needs it.

    With `spell` the number of such an item is a word of it, after a sign.
    """
    deep = min((len(each["spaces"]) for each in _ITEM_INSIDE.finditer(source)), default=_DEEPER)
    if not 1 < deep < _DEEPER:
        return source
    made: list[str] = []
    fenced = False
    for line in source.splitlines():
        fenced = fenced != (_FENCE.match(line) is not None)
        spaces = len(line) - len(line.lstrip(" "))
        if spaces and not fenced:
            own = re.sub(r"^([0-9]{1,2})([.)])\s", r"- \1\\\2 ", line.lstrip(" ")) if spell else line.lstrip(" ")
            line = " " * (spaces // deep * _DEEPER + spaces % deep) + own  # noqa: PLW2901 - as it stands deeper
        made.append(line)
    return "\n".join(made)


_LONGEST_BOLD = 12


def _from_html(source: str) -> str:
    parser = _Shown()
    parser.feed(source)
    parser.close()
    return "".join(parser.found)


# The end of a line inside a sentence; what begins with the sign of an item begins a line of its own.
_LINE_INSIDE = re.compile(r"(?<=\S)[^\S\r\n]*\r?\n[^\S\r\n]*(?=\S)(?!(?:[*+\W-]|\(?\w{1,3}[.)])\s)")


class _Shown(HTMLParser):
    """The words that a page shows, with a line's end wherever the page has one."""

    _INLINE = frozenset(("a", "abbr", "b", "cite", "code", "em", "i", "mark", "q", "s", "small", "span", "strong", "u"))
    # The title too, where a page leaves out the tag of its head: it would be read twice.
    _HIDDEN = frozenset(("head", "title", "script", "style", "template", "noscript"))
    _AS_IT_STANDS = frozenset(("pre", "textarea"))

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []
        self._inside = 0
        self._as_it_stands = 0
        """How many of pre and textarea are open."""
        self._lists: list[str] = []
        self._cells: list[int] = []
        """Where the cells of the row that is open begin in what was found."""
        self._depth = 0
        """How many tables are open; one inside another is no table of data."""
        self._bold = 0
        self._opened: int | None = None
        """Where the paragraph that is open begins, while all its words are bold."""
        self._run_in: tuple[int, int] | None = None
        """Where the words in bold begin and end that open a paragraph."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        self._inside += tag in self._HIDDEN
        self._as_it_stands += tag in self._AS_IT_STANDS
        self._break(tag)
        self._depth += tag == "table"
        if tag in {"tr", "table"}:
            self._cells = []
        elif tag in {"td", "th"}:
            self._cells.append(len(self.found))
        if tag in {"ol", "ul"}:
            self._lists.append(NUMBERED if tag == "ol" else BULLET)
        elif re.fullmatch("h[1-6]", tag):
            self.found.append(HEADING)
        elif tag == "p":
            self._opened, self._run_in = len(self.found), None
        elif tag in {"b", "strong"}:
            self._bold += 1
        elif tag == "li":
            # As often as lists are open, so that the next item of the outer one is known for one.
            self.found.append(self._lists[-1] * len(self._lists) if self._lists else BULLET)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        self._break(tag)

    def handle_endtag(self, tag: str) -> None:
        self._inside -= tag in self._HIDDEN and self._inside > 0
        self._as_it_stands -= tag in self._AS_IT_STANDS and self._as_it_stands > 0
        if tag in {"ol", "ul"} and self._lists:
            self._lists.pop()
        if tag == "p":
            self._close_paragraph()
        self._bold -= tag in {"b", "strong"} and self._bold > 0
        if tag == "tr":
            self._close_row()
        self._depth -= tag == "table" and self._depth > 0
        self._break(tag)

    def handle_data(self, data: str) -> None:
        if not self._inside:
            # A page shows the end of a line of its file as a space, but for what is set as it stands.
            self.found.append(data if self._as_it_stands else _LINE_INSIDE.sub(" ", data))
            if not self._bold and self._opened is not None and re.search(r"\w", data):
                self._run_in = (self._opened, len(self.found) - 1)
                self._opened = None

    def _close_paragraph(self) -> None:
        """A short paragraph in bold alone is a heading, unless it stands in a list or opens one."""
        if self._opened is not None and not self._lists and not self._cells:
            line = "".join(self.found[self._opened :]).strip()
            few = len(re.findall(r"\w+", line)) <= _LONGEST_BOLD
            if re.search(r"\w", line) and few and "\n" not in line and not line.endswith((".", ":", ",", ";")):
                self.found.insert(self._opened, HEADING)
        elif self._run_in and not self._lists and not self._cells:
            start, end = self._run_in
            rest = "".join(self.found[end:]).lstrip(" \n:.-\N{EN DASH}")
            if page_type.calls_itself("".join(self.found[start:end])) and rest[:1].isupper():
                self.found.insert(end, "\n\n")
                self.found.insert(start, HEADING)
        self._opened = self._run_in = None

    def _close_row(self) -> None:
        """The row as one block, where each of its cells is one; a cell with a list or headings stands by itself."""
        if not self._cells or self._depth > 1:
            return
        first, *_ = self._cells
        ends = (*self._cells[1:], len(self.found))
        cells = ["".join(self.found[start:end]).strip() for start, end in zip(self._cells, ends, strict=True)]
        filled = [cell for cell in cells if re.search(r"\w", cell)]
        whole = all(re.search(rf"[{HEADING}{NUMBERED}{BULLET}]|\n\s*\n", cell) is None for cell in filled)
        if len(filled) > 1 and whole:
            row = CELL.join(" ".join(cell.split()) for cell in cells)
            self.found[first:] = [f"\n\n{ROW}{row}\n\n"]
        elif len(filled) > 1:
            self.found[first:] = [f"\n\n{_as_cells(cell)}\n\n" for cell in filled]
        self._cells = []

    def _break(self, tag: str) -> None:
        if tag not in self._INLINE:
            self.found.append("\n\n" if re.fullmatch(r"p|h[1-6]|li|div|tr|table|ul|ol", tag) else "\n")


def _as_cells(cell: str) -> str:
    """A cell of several blocks; a short one in it is no heading because of that."""
    blocks = [block.strip() for block in re.split(r"\n\s*\n", cell) if re.search(r"\w", block)]
    marked = re.compile(rf"[{HEADING}{NUMBERED}{BULLET}]")
    return "\n\n".join(block if marked.match(block) else ROW + block for block in blocks)


# How a compound file of Microsoft begins: Word before 2007, and whatever Word keeps behind a password.
_OLD_WORD = b"\xd0\xcf\x11\xe0"


def _word(file: Path, raw: bytes) -> str:
    mammoth = _package("mammoth", file)
    if raw.startswith(_OLD_WORD):
        raise DocumentError(f"{file}: it is an old Word document or has a password; save it as .docx without one")
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as held:
            size = sum(each.file_size for each in held.infolist())
        page = mammoth.convert_to_html(io.BytesIO(raw)).value if size <= MOST_UNPACKED else None
    except Exception as error:  # noqa: BLE001 - whatever the package makes of a broken file
        raise DocumentError(f"{file}: it cannot be read as a Word document: {_first_line(error)}") from None
    if page is None:
        raise DocumentError(f"{file}: it unpacks to {size} bytes; at most {MOST_UNPACKED} are allowed")
    return _from_html(page)


def pdf_pages(file: Path, raw: bytes | None = None) -> tuple[str, ...]:
    """The text of each page of a PDF; DocumentError when it cannot be read."""
    pypdf = _package("pypdf", file)
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # its warnings say nothing that the one line does not
    try:
        reader = pypdf.PdfReader(io.BytesIO(file.read_bytes() if raw is None else raw))
        locked = reader.is_encrypted and not reader.decrypt("")
        pages = () if locked else page_type.marked(reader.pages, HEADING)
    except Exception as error:  # noqa: BLE001 - whatever the package makes of a broken file
        raise DocumentError(f"{file}: it cannot be read as a PDF: {_first_line(error)}") from None
    if locked:
        raise DocumentError(f"{file}: it opens with a password alone; save a copy without one")
    return pages


def _pdf(file: Path, raw: bytes) -> str:
    pages = pdf_pages(file, raw)
    # A word that is broken at the end of a line.
    return re.sub(r"(?<=[a-z])-\n(?=[a-z])", "", page_edges.text(pages))


def _package(name: str, file: Path) -> Any:
    try:
        return import_module(name)
    except ImportError:
        raise DocumentError(
            f"{file}: reading {file.suffix.lower()} needs the package {name}, which is not installed; "
            f"pip install {name}, or save the document as text"
        ) from None


def _first_line(error: Exception) -> str:
    return (str(error).splitlines() or [type(error).__name__])[0][:120]


_SAVED_AS_WORD = frozenset((".doc", ".dot", ".docm", ".odt", ".rtf", ".pages", ".wps"))
_READERS: Mapping[str, Callable[[Path, bytes], str]] = {
    ".txt": _plain,
    ".md": _markdown,
    ".html": _html,
    ".htm": _html,
    ".docx": _word,
    ".pdf": _pdf,
}

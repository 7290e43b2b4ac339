"""A workbook as a package of parts (ECMA-376, part 2): a zip file whose other parts come out as they went in."""

import io
import posixpath
import re
import zipfile
import zlib
from collections.abc import Mapping

from build_scripts.commands.sheets.columns import TableError
from build_scripts.commands.sheets.markup import tags

UNREADABLE = "is no workbook that can be read. Open it in Excel and save it as .xlsx."
_STRICT = "http://purl.oclc.org/ooxml/"
_FORMULA = re.compile(rb"<(?:\w+:)?f[\s/>]")


class Package:
    """The parts of one workbook: of its first sheet, its styles, and itself."""

    def __init__(self, data: bytes) -> None:
        """Open it; TableError for what is none, or is of the form Strict, which next to no program reads."""
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            self.book = self._named("", "officeDocument")[0]
            if _STRICT in self.text(self.book):
                raise TableError('is a "Strict Open XML" workbook. Save it in Excel as "Excel Workbook (.xlsx)".')
            ids = [
                value
                for tag in tags(self.text(self.book))
                if tag.name == "sheet" and tag.opens
                for name, value in tag.attributes().items()
                if name.endswith(":id")
            ]
            sheets = self._related(self.book, "worksheet")
            self.sheet = next(sheets[name] for name in ids if name in sheets)
            self.styles = self._named(self.book, "styles")[0]
        except (zipfile.BadZipFile, KeyError, IndexError, StopIteration):
            raise TableError(UNREADABLE) from None

    @property
    def suffix(self) -> str:
        """What Excel wants the name of the file to end with."""
        return ".xlsm" if b"macroEnabled" in self._read("[Content_Types].xml") else ".xlsx"

    def text(self, part: str) -> str:
        """A part that is XML; TableError where it is not UTF-8, as every spreadsheet program writes it."""
        try:
            return self._read(part).decode()
        except UnicodeDecodeError:
            raise TableError(UNREADABLE) from None

    def has_formulas(self) -> bool:
        """True when any sheet works something out."""
        return any(
            _FORMULA.search(self._read(name))
            for name in self._zip.namelist()
            if name.endswith(".xml") and "sheets/" in name
        )

    def replaced(self, parts: Mapping[str, str]) -> bytes:
        """The workbook with other texts for some of its parts; the rest with its order, dates and packing."""
        written = io.BytesIO()
        with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as target:
            target.comment = self._zip.comment
            for entry in self._zip.infolist():
                name = entry.filename
                target.writestr(entry, parts[name].encode() if name in parts else self._read(entry))
        return written.getvalue()

    def _read(self, part: str | zipfile.ZipInfo) -> bytes:
        """A part as it is stored; TableError where it is missing, broken, locked, or packed in a way nobody uses."""
        try:
            return self._zip.read(part)
        except (zipfile.BadZipFile, zlib.error, KeyError, EOFError, NotImplementedError, RuntimeError):
            raise TableError(UNREADABLE) from None

    def _named(self, part: str, kind: str) -> list[str]:
        return list(self._related(part, kind).values())

    def _related(self, part: str, kind: str) -> dict[str, str]:
        """The parts that a part names as being of a kind, by the names it gives them."""
        folder, name = posixpath.split(part)
        stored = {entry.lower(): entry for entry in self._zip.namelist()}
        found = {}
        for tag in tags(self.text(posixpath.join(folder, "_rels", f"{name}.rels"))):
            of = tag.attributes()
            if tag.name == "Relationship" and of.get("Type", "").endswith(f"/{kind}"):
                target = posixpath.normpath(posixpath.join("/", folder, of["Target"])).lstrip("/")
                found[of["Id"]] = stored[target.lower()]
        return found

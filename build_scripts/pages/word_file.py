"""A procedure as a Word file (.docx)."""

import io
import zipfile
from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from typing import cast

import docx
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph as Written

from build_scripts.pages.word_text import Kind, Paragraph, paragraphs
from build_scripts.source.titles import headed
from navigator.dates.calendars import Calendar
from navigator.model.policy import Policy
from navigator.words import Language

ID = "Clause id"
"""The style of the ids of clauses."""
_QUIET = RGBColor(0x44, 0x44, 0x44)
_SIGNATURES = 4
# Word counts its own pages; the number that it shows first is filled in when it opens the file.
_FIELDS = ("PAGE", "NUMPAGES")


def word_file(policy: Policy, words: Language, calendars: Mapping[str, Calendar], today: date) -> bytes:
    """The file; the same text gives the same bytes on the same day."""
    made = docx.Document()
    _prepare(made, policy, words, today)
    for each in paragraphs(policy, words, calendars):
        _write(made.add_paragraph(style=each.kind.value), each)
    _signatures(made, words)
    raw = io.BytesIO()
    made.save(raw)
    return _without_times(raw)


def _prepare(made: docx.document.Document, policy: Policy, words: Language, today: date) -> None:
    about = made.core_properties
    about.title, about.author, about.language = headed(policy, words), policy.publisher.name, "en-GB"
    about.comments, about.last_modified_by = "", ""
    about.created = about.modified = datetime.combine(today, time(), UTC)
    # The library's empty document has a picture of itself, which folders would show.
    for name in [name for name, held in made.part.package.rels.items() if held.reltype.endswith("/thumbnail")]:
        del made.part.package.rels[name]
    for language in made.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), "en-GB")
    (page,) = made.sections
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = Mm(22)
    page.header.paragraphs[0].text = f"{policy.publisher.name}: {headed(policy, words)}"
    foot = page.footer.paragraphs[0]
    foot.add_run(f"{words('page.source_version', version=policy.procedure.version)} {words('word.page')} ")
    for at, name in enumerate(_FIELDS):
        field = OxmlElement("w:fldSimple")
        field.set(qn("w:instr"), name)
        foot._p.append(field)  # noqa: SLF001 - the library has no call for fields
        if not at:
            foot.add_run(" / ")
    _styles(made)


def _styles(made: docx.document.Document) -> None:
    style = made.styles.add_style(ID, WD_STYLE_TYPE.CHARACTER)
    style.font.size, style.font.color.rgb = Pt(8.5), _QUIET
    for kind in (Kind.CLAUSE, Kind.LIMIT, Kind.SOURCE):
        own = cast(ParagraphStyle, made.styles.add_style(kind.value, WD_STYLE_TYPE.PARAGRAPH))
        own.base_style = made.styles[Kind.TEXT.value]
        own.paragraph_format.keep_with_next = kind is not Kind.SOURCE
        own.paragraph_format.space_before = Pt(8 if kind is Kind.CLAUSE else 0)
        own.paragraph_format.space_after = Pt(8 if kind is Kind.SOURCE else 2)
        own.font.bold = kind is Kind.LIMIT
        if kind is Kind.SOURCE:
            own.font.size, own.font.color.rgb = Pt(8.5), _QUIET


def _write(place: Written, each: Paragraph) -> None:
    place.add_run(each.text)
    if each.id:
        place.add_run(" ")
        place.add_run(f"[{each.id}]", style=ID)


def _signatures(made: docx.document.Document, words: Language) -> None:
    made.add_paragraph(words("word.agreed"), style=Kind.PART.value).paragraph_format.keep_with_next = True
    titles = [words(f"word.{name}") for name in ("name", "role", "date", "signature")]
    table = made.add_table(rows=1 + _SIGNATURES, cols=len(titles), style="Table Grid")
    for cell, title in zip(table.rows[0].cells, titles, strict=True):
        cell.text = title
    # So that a screen reader, and a second page, know the first row for a heading.
    marked = OxmlElement("w:tblHeader")
    table.rows[0]._tr.get_or_add_trPr().append(marked)  # noqa: SLF001 - the library has no call for it
    for row in table.rows[1:]:
        row.height = Mm(14)


def _without_times(raw: io.BytesIO) -> bytes:
    """The same archive without the time at which each part was written."""
    made = io.BytesIO()
    with zipfile.ZipFile(raw) as parts, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as kept:
        for part in parts.infolist():
            kept.writestr(zipfile.ZipInfo(part.filename), parts.read(part), zipfile.ZIP_DEFLATED)
    return made.getvalue()

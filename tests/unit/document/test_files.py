"""What a document says is read from text, HTML, Word and PDF; what cannot be read is one plain line."""

import sys
import zipfile
from pathlib import Path

import pytest

from build_scripts.document.files import DocumentError, text_of
from build_scripts.document.tokens import words_of

SENTENCE = "A reply will be sent within 15 working days of receipt."
WORDS = words_of(SENTENCE)

CONTENT_TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
RELATIONS = (
    '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r1" Target="word/document.xml" Type='
    '"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"/></Relationships>'
)
SPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def word_file(path: Path, *paragraphs: str) -> Path:
    """A Word document with a paragraph for each text, each in two runs, as Word leaves them."""
    body = "".join(
        f"<w:p><w:r><w:t>{text[:7]}</w:t></w:r><w:r><w:t>{text[7:]}</w:t></w:r></w:p>" for text in paragraphs
    )
    with zipfile.ZipFile(path, "w") as file:
        file.writestr("[Content_Types].xml", CONTENT_TYPES)
        file.writestr("_rels/.rels", RELATIONS)
        document = f'<w:document xmlns:w="{SPACE}"><w:body>{body}</w:body></w:document>'
        file.writestr("word/document.xml", f'<?xml version="1.0"?>{document}')
    return path


def pdf_file(path: Path, *lines: str) -> Path:
    """A PDF with one page and a line for each text."""
    return typed_pdf(path, *(("F1", 12, line) for line in lines))


def typed_pdf(path: Path, *lines: tuple[str, int, str]) -> Path:
    """A PDF with one page and a line for each text, in its font, F1 or F2 which is bold, and size."""
    shown = " ".join(f"/{font} {size} Tf ({line}) Tj 0 -20 Td" for font, size, line in lines)
    stream = f"BT 50 700 Td {shown} ET".encode("ascii")
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F1 5 0 R/F2 6 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica-Bold>>",
    ]
    raw, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, start=1):
        places.append(len(raw))
        raw += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"xref\n0 7\n0000000000 65535 f \n%strailer<</Size 7/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (table, len(raw))
    path.write_bytes(raw + end)
    return path


def test_every_kind_of_file_gives_the_same_words(tmp_path: Path) -> None:
    text = tmp_path / "a.txt"
    text.write_text(f"\ufeff{SENTENCE}", encoding="utf-8")
    page = tmp_path / "a.html"
    page.write_text(
        "<html><head><title>No</title><style>p { }</style></head><body><p>A reply will be <b>sent</b>"
        "<br>within&nbsp;15 working days</p><script>no()</script><ul><li>of receipt.</li></ul></body></html>",
        encoding="utf-8",
    )
    files = [text, page, word_file(tmp_path / "a.docx", "A reply will be sent within", "15 working days of receipt.")]
    files.append(pdf_file(tmp_path / "a.pdf", "A reply will be sent within 15 work-", "ing days of receipt."))
    assert {file.suffix: words_of(text_of(file)) for file in files} == {file.suffix: WORDS for file in files}


def test_the_title_of_a_page_without_the_tag_of_its_head_is_no_paragraph(tmp_path: Path) -> None:
    page = tmp_path / "a.html"
    page.write_text("<!doctype html><title>Complaints</title><h1>Complaints</h1><p>We reply.</p>", encoding="utf-8")
    assert words_of(text_of(page)) == words_of("Complaints We reply.")


@pytest.mark.parametrize(
    ("name", "raw", "says"),
    [
        ("a.doc", b"x", "this kind of file is not read; allowed: .docx, .htm, .html, .md, .pdf, .txt"),
        ("a.txt", b"caf\xe9", "byte 4 is not UTF-8 text; save the file as UTF-8"),
        ("a.txt", b" \n", "there is no text in it; a scanned page has to be typed or recognised first"),
        ("a.docx", b"no zip", "it cannot be read as a Word document: File is not a zip file"),
        ("a.pdf", b"%PDF-1.4 broken", "it cannot be read as a PDF: "),
    ],
)
def test_a_file_that_cannot_be_read_is_one_line(tmp_path: Path, name: str, raw: bytes, says: str) -> None:
    file = tmp_path / name
    file.write_bytes(raw)
    with pytest.raises(DocumentError) as refused:
        text_of(file)
    assert str(refused.value).startswith(f"{file}: {says}")
    assert "\n" not in str(refused.value)


def test_a_file_that_is_not_there_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match="cannot be read: no such file or directory; name a file that is there"):
        text_of(tmp_path / "none.txt")


def test_a_gap_between_the_lines_of_a_pdf_begins_a_paragraph(tmp_path: Path) -> None:
    """A list, a letter and a policy without headings were one paragraph each."""
    lines = ("The clerk replies", "within 5 days.", "", "The chair decides", "within 9 days", "of that.")
    assert text_of(pdf_file(tmp_path / "a.pdf", *lines)).split("\n\n") == [
        "The clerk replies\nwithin 5 days.",
        "The chair decides\nwithin 9 days\nof that.",
    ]


def test_lines_of_a_pdf_that_all_stand_far_apart_are_no_paragraphs(tmp_path: Path) -> None:
    lines = ("The clerk replies", "", "within 5 days", "", "of that.")
    assert "\n\n" not in text_of(pdf_file(tmp_path / "a.pdf", *lines))


@pytest.mark.parametrize(("name", "package"), [("a.docx", "mammoth"), ("a.pdf", "pypdf")])
def test_a_package_that_is_missing_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, package: str
) -> None:
    file = tmp_path / name
    file.write_bytes(b"x")
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(DocumentError) as refused:
        text_of(file)
    assert f"needs the package {package}, which is not installed; pip install {package}, or" in str(refused.value)

"""What a file holds besides its text is told, and a table of it keeps its rows together."""

import zipfile
from pathlib import Path

import pypdf
import pytest

from build_scripts.document.asides import asides_of
from build_scripts.document.files import CELL, HEADING, ROW, DocumentError, text_of
from build_scripts.document.tokens import words_of
from tests.unit.document.test_files import CONTENT_TYPES, RELATIONS, SPACE, pdf_file


def word(path: Path, body: str, **parts: str) -> Path:
    """A Word document with a body, and further parts by the name of each."""
    with zipfile.ZipFile(path, "w") as file:
        file.writestr("[Content_Types].xml", CONTENT_TYPES)
        file.writestr("_rels/.rels", RELATIONS)
        file.writestr("word/document.xml", f'<w:document xmlns:w="{SPACE}"><w:body>{body}</w:body></w:document>')
        for name, text in parts.items():
            file.writestr(f"word/{name}.xml", f'<w:{name} xmlns:w="{SPACE}">{text}</w:{name}>')
    return path


def run(text: str, kind: str = "t", style: str = "") -> str:
    return f"<w:r><w:rPr>{style}</w:rPr><w:{kind}>{text}</w:{kind}></w:r>"


def test_changes_that_nobody_accepted_are_told_with_what_was_read(tmp_path: Path) -> None:
    changed = f"<w:del>{run('ten', 'delText')}</w:del><w:ins>{run('5')}</w:ins>"
    moved = f"<w:p><w:moveFrom>{run('Ring.')}</w:moveFrom></w:p>"
    file = word(tmp_path / "a.docx", f"<w:p>{run('Within')}{changed}{run('days.')}</w:p>{moved}")
    assert words_of(text_of(file))[:1] == ("within5days",)
    assert asides_of(file) == (
        "struck out as a tracked change, not read: “ten”",
        "put in as a tracked change, read: “5”",
        "moved away as a tracked change, read: “Ring.”",
    )


def test_hidden_text_comments_and_the_foot_of_a_page_are_told(tmp_path: Path) -> None:
    body = f"<w:p>{run('Seen.')}{run('Unseen.', style='<w:vanish/>')}</w:p>"
    comments = f"<w:comment><w:p>{run('Really?')}</w:p></w:comment>"
    file = word(tmp_path / "a.docx", body, comments=comments, footer1=f"<w:p>{run('Reviewed 2025')}</w:p>")
    assert asides_of(file) == (
        "hidden on paper, read: “Unseen.”",
        "at the head or foot of a page, not read: “Reviewed 2025”",
        "a comment, not read: “Really?”",
    )


def test_many_of_them_are_counted(tmp_path: Path) -> None:
    body = "".join(f"<w:p><w:ins>{run(f'word{number}')}</w:ins></w:p>" for number in range(30))
    told = asides_of(word(tmp_path / "a.docx", body))
    assert (len(told), told[-1]) == (21, "and 10 more of this kind")


def test_a_plain_document_has_none(tmp_path: Path) -> None:
    assert asides_of(word(tmp_path / "a.docx", f"<w:p>{run('Seen.')}</w:p>")) == ()
    assert asides_of(pdf_file(tmp_path / "a.pdf", "Seen.")) == ()
    (tmp_path / "a.txt").write_text("Seen.", encoding="utf-8")
    assert asides_of(tmp_path / "a.txt") == ()


def pdf_of(path: Path, *pages: str, password: str = "") -> Path:
    made = pypdf.PdfWriter()
    for text in pages:
        made.append(pdf_file(path.with_name("page.pdf"), text))
    if password:
        made.encrypt(password, algorithm="RC4-128")
    made.write(path)
    return path


def test_a_page_that_is_a_picture_is_told(tmp_path: Path) -> None:
    file = pdf_of(tmp_path / "a.pdf", "Seen.", " ")
    assert asides_of(file) == ("page 2 is a picture or empty, and has no text to read",)


@pytest.mark.parametrize(
    ("name", "raw", "says"),
    [
        ("a.docx", b"", "the file is empty; a file with the document in it"),
        (
            "a.docx",
            b"\xd0\xcf\x11\xe0 old",
            "it is an old Word document or has a password; save it as .docx without one",
        ),
        (
            "a.odt",
            b"x",
            "this kind of file is not read; allowed: .docx, .htm, .html, .md, .pdf, .txt; save it as .docx",
        ),
    ],
)
def test_what_to_do_with_a_file_that_is_not_read_is_said(tmp_path: Path, name: str, raw: bytes, says: str) -> None:
    (tmp_path / name).write_bytes(raw)
    with pytest.raises(DocumentError, match=f"{name}: {says}"):
        text_of(tmp_path / name)


def test_a_word_file_that_unpacks_to_too_much_is_one_line(tmp_path: Path) -> None:
    file = tmp_path / "a.docx"
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as made, made.open("word/document.xml", "w") as part:
        for _ in range(201):
            part.write(bytes(1_000_000))
    with pytest.raises(DocumentError, match="it unpacks to 201000000 bytes; at most 200000000 are allowed"):
        text_of(file)


def test_a_locked_pdf_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match="it opens with a password alone; save a copy without one"):
        text_of(pdf_of(tmp_path / "a.pdf", "Seen.", password="secret"))  # noqa: S106 - of a file that is made here


def test_a_row_of_a_table_is_one_block_and_a_cell_with_a_list_stands_alone(tmp_path: Path) -> None:
    file = tmp_path / "a.html"
    file.write_text(
        "<h1>Times</h1><table><tr><th>Who</th><th>When</th></tr><tr><td><p>The\nhead</p></td><td>5 days</td></tr>"
        "<tr><td>Stage 1</td><td><ul><li>Reply</li></ul></td></tr><tr><td>Alone</td></tr></table>",
        encoding="utf-8",
    )
    blocks = [block for block in text_of(file, structure=True).split("\n\n") if words_of(block)]
    assert [block.strip() for block in blocks] == [
        f"{HEADING}Times",
        f"{ROW}Who{CELL}When",
        f"{ROW}The head{CELL}5 days",
        f"{ROW}Stage 1",
        "\ue003Reply",
        "Alone",
    ]
    assert words_of(text_of(file)) == words_of(text_of(file, structure=True))


@pytest.mark.parametrize(
    "table",
    [
        "| Who | When |\n| --- | --- |\n| The head | 5 days |",
        "Who\tWhen\nThe head\t5 days",
        "Who | When\nThe head | 5 days",
    ],
)
def test_a_table_in_plain_text_has_rows_too(tmp_path: Path, table: str) -> None:
    file = tmp_path / "a.txt"
    file.write_text(f"Times\n{table}\nThat is all.", encoding="utf-8")
    text = text_of(file, structure=True)
    assert [line for line in text.splitlines() if words_of(line)] == [
        "Times",
        f"{ROW}Who{CELL}When",
        f"{ROW}The head{CELL}5 days",
        "That is all.",
    ]
    assert words_of(text) == words_of(text_of(file))


def test_a_single_line_with_a_bar_or_a_tab_is_no_table(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("Yes | no\n\n\tThe head replies.\n\tThe clerk writes.", encoding="utf-8")
    assert ROW not in text_of(file, structure=True)

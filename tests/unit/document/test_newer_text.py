"""A newer text of a document is held against the marks of the one that was read.

The made-up documents are always compared. The five real ones may not be kept here: where the variable
NAVIGATOR_DOCUMENTS names a folder with their texts, they are compared as well.
"""

import os
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from build_scripts import content
from build_scripts.cli import main
from build_scripts.document import claims, outline
from build_scripts.document.comparing import Comparison, compare
from build_scripts.document.cutting import CutError, marked
from build_scripts.document.tokens import digest, read
from build_scripts.reference.excerpts import EXAMPLE
from build_scripts.source.coverage import Coverage, Paragraph, Record, Section
from build_scripts.source.problems import ProblemsError
from build_scripts.source.reader import Library, read_library
from navigator.model.procedure import Procedure
from tests.support.samples import ROOT

NUMBER = re.compile(
    r"\b(?:[0-9]+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty)\b",
    re.IGNORECASE,
)
WORDS = "words-not-in-paragraph"
FOLDER = os.environ.get("NAVIGATOR_DOCUMENTS")


@dataclass(frozen=True)
class Document:
    """A document, its marks and the procedures that were written from it."""

    text: str
    coverage: Coverage
    procedures: dict[str, Procedure]


def example() -> Document:
    library, _ = read_library(EXAMPLE)
    text = (EXAMPLE / "anytown" / "comments-policy.txt").read_text("utf-8")
    return Document(text, library.coverage["anytown"].value, dict(library.covered_by("anytown")))


def made_up(publisher: str, library: Library) -> Document:
    """A document of our own that has the shape of a real one: its headings, openings and quotations, and filler."""
    held: Coverage = library.coverage[publisher].value
    parts: list[str] = []
    sections: list[Section] = []
    for at, section in enumerate(held.sections):
        parts += [f"Part {at} begins", ""]
        paragraphs: list[Paragraph] = []
        for each in section.paragraphs:
            opening = f"paragraph {at} of {each.number} opens"
            pieces = [opening]
            for place, piece in enumerate(each.text):
                sealed = re.match(r"\d+ words? [0-9a-f]{16}$", piece)
                pieces.append(f"then {place} words of ours follow" if sealed else piece)
            parts += [" ".join(pieces) + " at its end.", ""]
            paragraphs.append(replace(each, opening=opening, text=()))
        sections.append(replace(section, printed=(f"Part {at} begins",), paragraphs=tuple(paragraphs)))
    text = "\n".join(parts)
    procedures = dict(library.covered_by(publisher))
    made = marked(replace(held, sections=tuple(sections)), read(text), claims.by_place(procedures))
    return Document(text, made, procedures)


def real() -> Iterator[tuple[str, Document]]:
    library, _ = read_library(ROOT / "procedures")
    texts = [path.read_text("utf-8") for path in sorted(Path(FOLDER).glob("*.txt"))] if FOLDER else []
    for publisher, written in library.coverage.items():
        for text in texts:
            if digest(read(text).words) == written.value.document.sha256:
                yield publisher, Document(text, written.value, dict(library.covered_by(publisher)))


REAL = dict(real())
LIBRARY, _ = read_library(ROOT / "procedures")
DOCUMENTS = {"example": example(), **{f"like {name}": made_up(name, LIBRARY) for name in LIBRARY.coverage}, **REAL}


def test_the_real_documents_are_the_ones_that_were_read() -> None:
    assert set(REAL) == (set(LIBRARY.coverage) if FOLDER else set())


@pytest.mark.parametrize("name", DOCUMENTS)
def test_the_text_that_was_read_is_the_same(name: str) -> None:
    document = DOCUMENTS[name]
    assert compare(document.coverage, read(document.text)) == Comparison(same=True, found=1.0, touched=())


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_changed_number_is_found_in_its_paragraph_and_names_the_limit_it_belongs_to(name: str) -> None:
    document = DOCUMENTS[name]
    quotes = list(claims.quotes(document.procedures))
    limits: set[str] = set()
    for number in NUMBER.finditer(document.text):
        other = "7" if number.group() != "7" else "9"
        changed = document.text[: number.start()] + other + document.text[number.end() :]
        found = compare(document.coverage, read(changed))
        assert not found.same
        place = place_of(document, number.start())
        assert [(each.heading, each.number) for each in found.touched] == [place], number
        (touched,) = found.touched
        held = {each.clause for each in quotes if each.place == place and each.is_limit and each.words in touched.gone}
        expected = {
            each.clause for each in quotes if each.place == place and each.is_limit and around(document, number, each)
        }
        assert held == expected, (number, touched.gone)
        limits |= held
    assert limits == {each.clause for each in quotes if each.is_limit}


def place_of(document: Document, at: int) -> tuple[str, int | None]:
    """The paragraph in which a letter stands, by counting words from the front."""
    before = len(read(f"{document.text[:at]}x").words) - 1  # the number may stand inside a word, as in an address
    done = 0
    for section in document.coverage.sections:
        done += len(read(" ".join(section.lines)).words)
        if before < done:
            return section.heading, None
        for each in section.paragraphs:
            done += sum(int(piece.split()[0]) if is_sealed(piece) else len(piece.split()) for piece in each.text)
            if before < done:
                return section.heading, each.number
    raise AssertionError(at)


def is_sealed(piece: str) -> bool:
    return bool(re.fullmatch(r"\d+ words? [0-9a-f]{16}", piece))


def around(document: Document, number: re.Match[str], quote: claims.Quote) -> bool:
    """True if the quotation stands in the text so that the number is inside of it."""
    words = [re.escape(word) for word in quote.words]
    found = re.finditer(r"[^\w]+".join(words), document.text, re.IGNORECASE)
    return any(each.start() <= number.start() < each.end() for each in found)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_paragraph_that_was_taken_out_is_named(name: str) -> None:
    document = DOCUMENTS[name]
    text = read(document.text)
    section = next(each for each in document.coverage.sections if len(each.paragraphs) > 1)
    gone = section.paragraphs[-1]
    start = next(at for at in range(len(text.words)) if text.words[at : at + 4] == read(gone.opening).words[:4])
    length = sum(int(piece.split()[0]) if is_sealed(piece) else len(piece.split()) for piece in gone.text)
    kept = " ".join((*text.words[:start], *text.words[start + length :]))
    found = compare(document.coverage, read(kept))
    assert [(each.heading, each.number, each.now) for each in found.touched] == [(section.heading, gone.number, "")]


def test_a_new_sentence_is_named_with_the_paragraph_before_it() -> None:
    document = example()
    newer = document.text.replace("on our letters.", "on our letters. Nobody has to give a name.")
    (touched,) = compare(document.coverage, read(newer)).touched
    assert (touched.heading, touched.number, touched.gone) == ("Telling us", 1, ())
    assert touched.now.endswith("Nobody has to give a name")


def test_another_layout_is_no_other_text() -> None:
    document = example()
    newer = document.text.upper().replace("\n\n", "\n").replace("'", "\N{RIGHT SINGLE QUOTATION MARK}")
    assert compare(document.coverage, read(newer)).same


def test_every_word_belongs_to_a_paragraph_or_a_heading() -> None:
    document = example()
    with pytest.raises(CutError, match="the document begins with “Strictly private"):
        marked(document.coverage, read(f"Strictly private. {document.text}"), {})
    with pytest.raises(CutError, match="“What we do” with what follows it is not in the document"):
        marked(document.coverage, read(document.text.replace("What we do", "What is done")), {})
    with pytest.raises(CutError, match="paragraph 2: “We tell the board” is not in the document"):
        marked(document.coverage, read(document.text.replace("We tell", "We write to")), {})


# The first outline of a document.


def test_a_first_outline_has_every_word_in_its_place() -> None:
    text = (
        "A policy\n\nIntroduction\n\nWe are glad of comments.\n\n"
        "The reply will:\n\n- say what was found\n- say why\n\nThe end\n\nWe stop here."
    )
    made = outline.coverage(text, "A policy", date(2026, 11, 27))
    assert [(section.heading, section.printed, len(section.paragraphs)) for section in made.sections] == [
        ("Introduction", ("A policy", "Introduction"), 2),
        ("The end", (), 1),
    ]
    assert compare(made, read(text)).same


def test_an_outline_of_a_text_without_headings_begins_with_its_first_words() -> None:
    text = "We are glad of comments, whatever they are.\n\nWe answer them all in time."
    made = outline.coverage(text, "x", date(2026, 11, 27))
    assert [section.heading for section in made.sections] == ["Before the first heading"]
    assert compare(made, read(text)).same


# The commands.


@pytest.fixture
def board(tmp_path: Path) -> Path:
    procedures = tmp_path / "procedures"
    shutil.copytree(EXAMPLE, procedures)
    shutil.copy(ROOT / "procedures/calendars/bank-holidays.json", procedures / "calendars")
    return procedures


def run(*args: str) -> tuple[int, str]:
    result = CliRunner().invoke(main, list(args), catch_exceptions=False)
    return result.exit_code, result.output


def test_the_check_names_limit_act_and_paragraph(board: Path, tmp_path: Path) -> None:
    newer = tmp_path / "newer.html"
    text = (EXAMPLE / "anytown" / "comments-policy.txt").read_text("utf-8").replace("5 working", "10 working")
    newer.write_text("".join(f"<p>{line}</p>" for line in text.split("\n\n")), encoding="utf-8")
    code, output = run("check", str(board), "--document", str(newer))
    assert code == 1
    assert "1 place is no longer as it was." in output
    assert "“What we do”, paragraph 1, which begins “The clerk will thank”" in output
    assert "the time limit “within 5 working days of its arrival” is no longer there: comments#thank" in output
    assert "also carried from here: comments#answered" in output
    assert "within 10 working days of its arrival" in output


def test_the_check_says_that_nothing_has_changed(board: Path) -> None:
    code, output = run("check", str(board), "--document", str(EXAMPLE / "anytown" / "comments-policy.txt"))
    assert (code, output.splitlines()[-1]) == (0, "The text is the same.")


def test_another_document_is_refused_in_one_line(board: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    other.write_text("Something else entirely.", encoding="utf-8")
    code, output = run("check", str(board), "--document", str(other))
    assert code == 2
    assert "this is none of the documents that were read; they are: Comments policy of Anytown" in output


def test_the_command_writes_the_same_marks_again(board: Path) -> None:
    held = board / "anytown" / "coverage.yml"
    code, output = run(
        "document", str(board / "anytown/comments-policy.txt"), "--into", str(held), "--on", "2026-05-20"
    )
    assert (code, output) == (0, held.read_text("utf-8"))


@pytest.mark.parametrize(
    ("file", "old", "new", "code"),
    [
        ("comments-policy.txt", "5 working", "6 working", "kept-text"),
        (
            "comments.yml",
            "words: within 5 working days of its arrival",
            "words: within 5 working days of its arrivals",
            WORDS,
        ),
        ("comments.yml", "What we do, paragraph: 1", "What we do, paragraph: 2", WORDS),
        ("coverage.yml", "  - within 5 working days of its arrival", "  - within 5 working days", "marks-changed"),
    ],
)
def test_what_is_not_as_the_document_stops_the_build_as_it_stops_the_check(
    board: Path, file: str, old: str, new: str, code: str
) -> None:
    changed = board / "anytown" / file
    text = changed.read_text("utf-8")
    assert old in text
    changed.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(ProblemsError) as stopped:
        content.read(board)
    assert f"({code})" in str(stopped.value)
    assert run("check", str(board)) == (1, f"{stopped.value}\n")


def test_a_record_goes_with_the_document_of_its_title() -> None:
    record = Record(title="x", publisher="x", address="the publisher has it", read=date(2026, 1, 1), sha256="x")
    assert Coverage(document=record, sections=(), seal="").has("Anything", None) is False

"""The document behind procedures: every paragraph has its place, and what is quoted stands where it is said to."""

from collections.abc import Iterator, Mapping
from pathlib import Path as File

from build_scripts.document import claims, marks, sentences
from build_scripts.document.cutting import CutError, marked
from build_scripts.document.files import DocumentError, text_of
from build_scripts.document.tokens import read
from build_scripts.source.contact_details import WEB
from build_scripts.source.coverage import Coverage, Holds, Sentence
from build_scripts.source.problems import Problem, one_of, shown
from build_scripts.source.reader import Library, Written
from build_scripts.source.traverse import Path
from navigator.model.procedure import Procedure


def problems(library: Library) -> Iterator[Problem]:
    """What is wrong between coverage files, the procedures that were written from their documents, and kept texts."""
    for key, written in library.coverage.items():
        owner = key.partition("/")[0]
        if owner in library.unreadable or any(name.startswith(f"{owner}/") for name in library.unreadable):
            continue  # what a file with problems of its own carries is not known
        procedures = library.covered_by(key)
        if not procedures:
            titles = {held.value.document.title for name, held in library.procedures.items() if _of(name, owner)}
            wrong = f"no procedure names {shown(written.value.document.title)} as its document"
            yield written.problem(("document", "title"), wrong, one_of(titles), "unknown-document")
            continue
        yield from _address(written)
        yield from _names(written, library, owner, procedures)
        yield from _paragraphs(written, procedures)
        yield from _sources(written.value, library, procedures)
        yield from _quotes(written.value, library, procedures)
        yield from _marks(written, procedures)


def _of(name: str, owner: str) -> bool:
    return name.partition("/")[0] == owner


def _address(written: Written) -> Iterator[Problem]:
    """An address that would become a link and leads nowhere, or elsewhere than it seems to."""
    text = written.value.document.address
    if text.startswith(("https://", "http://")) and not WEB.fits(text):
        allowed = f"{WEB.allowed}; or who has the document"
        yield written.problem(("document", "address"), f"{shown(text)} {WEB.wrong}", allowed, WEB.code)


def _names(written: Written, library: Library, owner: str, procedures: Mapping[str, Procedure]) -> Iterator[Problem]:
    """Names that lead nowhere."""
    coverage: Coverage = written.value
    publisher = library.publishers.get(owner)
    if publisher is None:
        return
    known = claims.known(publisher.value, procedures)
    for path, names in _listed(coverage):
        for at, name in enumerate(names):
            if name not in known:
                yield written.problem((*path, at), f"there is no {shown(name)}", one_of(known, name), "unknown-carrier")


def _listed(coverage: Coverage) -> Iterator[tuple[Path, tuple[str, ...]]]:
    for at, section in enumerate(coverage.sections):
        yield ("sections", at, "carried_by"), section.carried_by
        for place, each in enumerate(section.paragraphs):
            here: Path = ("sections", at, "paragraphs", place)
            yield (*here, "carried_by"), each.carried_by
            for number, sentence in enumerate(each.sentences):
                yield (*here, "sentences", number, "carried_by"), sentence.carried_by
    for at, ours in enumerate(coverage.ours):
        yield ("ours", at, "ids"), ours.ids


def _paragraphs(written: Written, procedures: Mapping[str, Procedure]) -> Iterator[Problem]:
    """Paragraphs that nothing carries, and that nobody says are left out."""
    coverage: Coverage = written.value
    carried = claims.carriers(coverage, procedures)
    allowed = "a clause that names it as its source, carried_by, or left_out with the reason"
    for at, section in enumerate(coverage.sections):
        if not section.paragraphs and not section.left_out:
            path: Path = ("sections", at, "heading")
            wrong = f"nothing is said of the heading {shown(section.heading)}"
            yield written.problem(path, wrong, "paragraphs, or left_out with the reason", "unclaimed-paragraph")
        asking = next((line for line in section.lines if sentences.asks(line)), None)
        if asking and not section.carried_by and not section.left_out:
            wrong = f"nothing carries what the heading {shown(asking)} asks"
            yield written.problem(
                ("sections", at), wrong, "carried_by, or left_out with the reason", "unclaimed-sentence"
            )
        for place, each in enumerate(section.paragraphs):
            here = (section.heading, each.number)
            if not carried.get(here) and not claims.left_out(section.heading, each, procedures, carried):
                wrong = f"nothing carries {_named(*here)}"
                path = ("sections", at, "paragraphs", place)
                yield written.problem(path, wrong, allowed, "unclaimed-paragraph")
            left_out = not carried.get(here)
            for number, sentence in enumerate(each.sentences):
                if sentence.carried_by or sentence.left_out or (left_out and not sentence.holds):
                    continue
                path = ("sections", at, "paragraphs", place, "sentences", number)
                wrong = f"nothing carries the sentence {_held(sentence)}that begins {shown(sentence.opening)}"
                yield written.problem(path, wrong, "carried_by, or left_out with the reason", "unclaimed-sentence")


def _held(sentence: Sentence) -> str:
    held = [f"a {each.value}" if each is not Holds.AMOUNT else "an amount" for each in sentence.holds]
    return f"with {' and '.join(held)} " if held else ""


def _sources(coverage: Coverage, library: Library, procedures: Mapping[str, Procedure]) -> Iterator[Problem]:
    """Sources that name a paragraph which the document does not have."""
    for each in claims.claims(procedures):
        if not coverage.has(*each.place):
            places = [section.heading for section in coverage.sections]
            wrong = f"the document has no {_named(*each.place)}"
            allowed = one_of(places, each.place[0]) if each.place[0] not in places else "a paragraph of that heading"
            yield library.procedures[each.procedure].problem(each.path, wrong, allowed, "no-such-paragraph")


def _quotes(coverage: Coverage, library: Library, procedures: Mapping[str, Procedure]) -> Iterator[Problem]:
    """Words that are not quoted under the paragraph that they are said to come from."""
    for each in claims.quotes(procedures):
        paragraph = coverage.paragraph(*each.place)
        if paragraph and not marks.is_quoted(each.words, paragraph.text):
            wrong = f"{shown(' '.join(each.words))} is not quoted in {_named(*each.place)}"
            allowed = "words of that paragraph, or another source; navigator document writes the marks anew"
            yield library.procedures[each.procedure].problem(each.path, wrong, allowed, "words-not-in-paragraph")


def _marks(written: Written, procedures: Mapping[str, Procedure]) -> Iterator[Problem]:
    """Marks that were changed by hand, and marks that are not those of a text that is kept."""
    coverage: Coverage = written.value
    if coverage.seal != marks.seal_of(coverage):
        wrong = "the marks are not those that were sealed"
        yield written.problem(
            ("seal",), wrong, "navigator document writes marks and seal from the document", "marks-changed"
        )
    if coverage.document.kept is None:
        return
    file = File(written.file).parent / coverage.document.kept
    path = ("document", "kept")
    try:
        text = read(text_of(file))
        same = marked(coverage, text, claims.by_place(procedures)).document.sha256 == coverage.document.sha256
    except (DocumentError, CutError) as error:
        wrong = str(error).partition("; ")[0]
        yield written.problem(path, wrong, "the text that was read, beside this file", "kept-text")
        return
    if not same:
        wrong = f"{shown(coverage.document.kept)} is not the text that was read"
        yield written.problem(path, wrong, "navigator document writes the marks of the new text", "kept-text")


def _named(heading: str, number: int | None) -> str:
    return f"{shown(heading)}, paragraph {number}" if number else shown(heading)

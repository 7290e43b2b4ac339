"""Writes what the code says of itself into docs/developers/architecture.md: its rooms, their picture, the file tree.

`make architecture` runs it. The rooms and what each may look into come from the tables of two tests, the lines beside
them from docstrings and the first comments of scripts. A test compares.
"""

import ast
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from build_scripts.dev.architecture_picture import Panel, picture

ROOT = Path(__file__).parents[2]
PAGE = Path("docs/developers/architecture.md")
PICTURE = Path("docs/developers/architecture.svg")

WHAT: Mapping[str, str] = {
    "procedures": "The content: a folder for each publisher, with its procedures and their worked examples.",
    "procedures/calendars": "Bank holidays with their source and the dates they cover; a board's own closure days.",
    "navigator/web": "The scripts and styles of the pages, as plain ES modules and Sass.",
    "navigator/web/answer": "What a deadline came to, its working, and what can be exported of it.",
    "navigator/web/base": "Days, words, templates of the page, what a browser can do.",
    "navigator/web/search": "The search: its dialog, its index, and which results come first.",
    "navigator/web/chrome": "What every page does: menu, colours, folded parts, print, exit.",
    "navigator/web/compare": "The page that puts procedures side by side.",
    "navigator/web/deadline": "The page that works out a deadline.",
    "navigator/web/embedded": "Pages inside another website: their height, their links, and the script around them.",
    "navigator/web/engine": "Python in a worker, and what the page says about it.",
    "navigator/web/fields": "Questions, typed dates and errors.",
    "navigator/web/finder": "The page that finds the right procedure.",
    "navigator/web/links": "What the fragment of a link holds, and answers carried from one tool to the next.",
    "navigator/web/lookup": "Due dates from the tables of the build.",
    "navigator/web/storage": "What the browser holds for this site, and what one page hands to the next.",
    "navigator/web/newest": "Which build a page is of, and what it says when there is a newer one.",
    "navigator/web/offline": "The copy of the site for when there is no network.",
    "navigator/web/styles": "The look of the site, as Sass.",
    "navigator/web/wizard": "The page that finds out where a case is.",
    "build_scripts/assets/node": "What runs in Node.js to bundle scripts and styles.",
    "build_scripts/example": "The made-up board: an example of every construct, for reference, demo and tests.",
    "build_scripts/runtime/node": "What runs in Node.js to make the snapshot of Python's memory.",
    "build_scripts/templates": "Jinja templates of generated pages: Markdown, YAML of new files, HTML of reports.",
    "docs": "The hand-written pages of the site, and docs for developers, which the site leaves out.",
    "docs/.overrides": "The templates around every page.",
    "docs/decisions": "What was decided, why, and what it costs; a page each.",
    "docs/developers": "How the program works; tasks/ has a page for each common change.",
    "docs/screenshots": "Pictures for the README, taken by make screenshots.",
    "tests": "Everything that shows that it works.",
    "tests/browser": "The built site in a real Chromium.",
    "tests/fuzz": "Broken files and requests, at random and guided by coverage.",
    "tests/hostile": "Input that means harm, or that has holes.",
    "tests/hosts": "The built site on real web servers.",
    "tests/oracles": "A second implementation of the counting, which shares no code with the engine.",
    "tests/proofs": "The engine against other opinions, and against itself in Pyodide.",
    "tests/site": "The site as it was built.",
    "tests/support": "Samples and made-up boards.",
    "tests/unit": "One folder for each package, and the rules of the house.",
    "tests/vectors": "Dates from courts, regulators and statutes.",
    "tests/web": "Scripts in Node.js, in the same rooms as navigator/web.",
}
"""What is in a folder that has no docstring."""
NO_PAGES = ("docs/assets", "docs/adopt")
MODULES = {".py", ".mjs"}


def main() -> None:
    """Write the page and its picture anew."""
    page = ROOT / PAGE
    page.write_text(filled(page.read_text("utf-8"), ROOT), encoding="utf-8")
    (ROOT / PICTURE).write_text(drawn(ROOT), encoding="utf-8")


def filled(page: str, root: Path) -> str:
    """The page with each of its made parts as the code has it now."""
    for name, lines in _made(root).items():
        place = re.compile(rf"(?<=<!-- made: {name} -->\n).*?(?=<!-- end -->)", re.DOTALL)
        if len(place.findall(page)) != 1:
            raise ValueError(f"{PAGE}: <!-- made: {name} --> and its end have to stand there once")
        before, after = place.split(page)
        page = "\n".join((before + lines[0], *lines[1:], after))
    return page


def drawn(root: Path) -> str:
    """The picture of the rooms."""
    arrows = _arrows(root)
    build, engine = (_inside(arrows, house) for house in ("build_scripts", "navigator"))
    return picture(
        Panel("build_scripts/", "at build time", build),
        Panel("navigator/", "at build time and in the browser: the engine", engine),
        Panel(
            "navigator/case/", "where a case stands: the largest room of the engine", _rooms_of(root, "navigator.case")
        ),
        Panel("navigator/web/", "in the browser: scripts", _web(root)),
    )


def _made(root: Path) -> Mapping[str, list[str]]:
    arrows = _arrows(root)
    return {
        "navigator": _table(root, "navigator", _inside(arrows, "navigator")),
        "case": _table(root, "navigator/case", _rooms_of(root, "navigator.case")),
        "drafting": _table(root, "build_scripts/drafting", _rooms_of(root, "build_scripts.drafting")),
        "web": _table(root, "navigator/web", _web(root)),
        "build_scripts": _table(root, "build_scripts", _inside(arrows, "build_scripts")),
        "tree": ["```text", *_tree(root), "```"],
    }


def _arrows(root: Path) -> Mapping[str, list[str]]:
    table = literal(root / "tests/unit/test_architecture.py", "ARROWS")
    return {room: names.split() for room, names in table.items()}


def _rooms_of(root: Path, large: str) -> Mapping[str, list[str]]:
    table = literal(root / "tests/unit/test_architecture.py", "INSIDE")[large]
    return {room: names.split() for room, names in table.items()}


def _inside(arrows: Mapping[str, list[str]], house: str) -> Mapping[str, list[str]]:
    start = f"{house}."
    return {room.removeprefix(start): names for room, names in arrows.items() if room.startswith(start)}


def _web(root: Path) -> Mapping[str, list[str]]:
    return {
        room: sorted(names) for room, names in literal(root / "tests/unit/web/test_web_rooms.py", "ALLOWED").items()
    }


def literal(file: Path, name: str) -> Any:
    """The value that a module gives to a name, without running the module."""
    for node in ast.parse(file.read_bytes()).body:
        if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name) and node.target.id == name:
            return ast.literal_eval(node.value or ast.Constant(None))
    raise ValueError(f"{file.name} has no {name}")


def _table(root: Path, house: str, arrows: Mapping[str, list[str]]) -> list[str]:
    rows = ["| room | what is in it | looks into |", "| --- | --- | --- |"]
    for room, names in arrows.items():
        place = _place(root, house, room)
        rows.append(f"| `{place}` | {said(root, root / place)} | {', '.join(names) or 'none'} |")
    return rows


def _place(root: Path, house: str, room: str) -> str:
    return f"{house}/{room}/" if (root / house / room).is_dir() else f"{house}/{room}.py"


def _tree(root: Path) -> Iterator[str]:
    for house in ("procedures", "navigator", "build_scripts"):
        yield from _branch(root, root / house, 0)
    for house in ("docs", "tests"):
        yield _line(root, root / house, 0)
        for folder in _folders(root / house):
            if folder.relative_to(root).as_posix() in WHAT:
                yield _line(root, folder, 1)


def _branch(root: Path, folder: Path, depth: int) -> Iterator[str]:
    """A folder, what is in it, and so on; publishers and files that are no modules are not listed."""
    yield _line(root, folder, depth)
    for each in _folders(folder):
        if folder.name == "procedures" and each.relative_to(root).as_posix() not in WHAT:
            continue
        if folder.name not in {"templates", "example"}:
            yield from _branch(root, each, depth + 1)
    for each in sorted(folder.iterdir()):
        if each.suffix in MODULES and each.name != "__init__.py":
            yield _line(root, each, depth + 1)


def _folders(folder: Path) -> list[Path]:
    return sorted(each for each in folder.iterdir() if each.is_dir() and each.name != "__pycache__")


def _line(root: Path, path: Path, depth: int) -> str:
    name = f"{'  ' * depth}{path.name}{'/' if path.is_dir() else ''}"
    return f"{name:<34} {said(root, path)}"


def said(root: Path, path: Path) -> str:
    """The first sentence that a module or a folder says of itself; ValueError where it says nothing."""
    name = path.relative_to(root).as_posix()
    text = WHAT.get(name)
    if text is None and path.suffix == ".mjs":
        comment = re.match(r"(?://.*\n)+", path.read_text("utf-8"))
        text = re.sub(r"(?m)^// ?", "", comment[0]) if comment else None
    elif text is None:
        module = path / "__init__.py" if path.is_dir() else path
        text = ast.get_docstring(ast.parse(module.read_bytes())) if module.is_file() else None
    if not text:
        raise ValueError(
            f"{name}: a docstring, a first comment, or a line of {Path(__file__).name} has to say what it is"
        )
    return re.split(r"(?<=[.?!])\s", " ".join(text.partition("\n\n")[0].split()))[0]


if __name__ == "__main__":
    main()

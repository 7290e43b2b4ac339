"""Bad files: each gives its one clear line, with place and code, and never a traceback."""

import pytest

from build_scripts.source.reader import read_text
from navigator.model.publisher import Publisher

GOOD = """id: board
name: The Board
short_name: the board
about: A made-up board.
counting: {calendar: england-and-wales}
counting_note: Made up.
contacts:
  - {id: office, name: The office}
danger: {text: Ring 999.}
"""


def lines(raw: bytes) -> list[str]:
    return [str(problem) for problem in read_text(Publisher, "p.yml", raw)[1]]


def test_good_file_has_no_problem() -> None:
    written, problems = read_text(Publisher, "p.yml", GOOD.encode())
    assert written is not None
    assert problems == ()


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        (b"", "p.yml:1:1: the file is empty; write a procedure or a publisher (empty-file)"),
        (b" \n\n", "p.yml:1:1: the file is empty; write a procedure or a publisher (empty-file)"),
        (b"# only a comment\n", "p.yml:1:1: the file is empty; write a procedure or a publisher (empty-file)"),
        (b"just words\n", "p.yml:1:1: a map of keys is meant here;"),
        (b"- a\n- b\n", "p.yml:1:1: a map of keys is meant here;"),
        (b"id: board\nid: other\n", 'p.yml:2:1: "id" stands twice, first on line 1; keep one of them (duplicate-key)'),
        (b"id: &a board\n", "p.yml:1:5: &a names this place; take it out; anchors are not read (anchor)"),
        (b"id: *a\n", "p.yml:1:5: *a refers to another place; write the value out; aliases are not read (alias)"),
        (b"id: !!python/object:os.system x\n", "p.yml:1:5: tag:yaml.org,2002:python/object:os.system is a tag;"),
        (b"id: board\n---\nid: other\n", "p.yml:2:1: a second document starts here; one document in a file"),
        (b"id:\tboard\n\tname: x\n", "p.yml:2:1: this cannot be read as YAML:"),
        (b"id: [a\n", "p.yml:2:1: this cannot be read as YAML:"),
        (b"? [a, b]\n: c\n", "p.yml:1:3: a key is not a word; one word before the colon (key-not-text)"),
        (
            "id: café\n".encode("latin-1"),
            "p.yml:1:8: a byte here is not UTF-8 text; save the file as UTF-8 (not-utf-8)",
        ),
        (b"id: " + b"[" * 30 + b"]" * 30, "p.yml:1:24: values are nested too deeply; at most 20 levels are allowed"),
        (b"[" * 5000, "p.yml:1:21: values are nested too deeply; at most 20 levels are allowed"),
        (b"a: b\n" * 60_000, "p.yml:1:1: the file has 300000 bytes; at most 262144 are allowed (file-too-large)"),
        (b"id: a\x00b\n", "a character that YAML does not allow;"),
    ],
)
def test_file_that_cannot_be_read(raw: bytes, expected: str) -> None:
    assert expected in lines(raw)[0]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("name: The Board", "nam: The Board", 'p.yml:2:1: "nam" is not a key here; did you mean "name"? allowed:'),
        ("name: The Board\n", "", "p.yml:1:1: name is missing; write a line that starts with name: (missing-key)"),
        ("name: The Board", "name: ''", "p.yml:2:7: the value is empty; write some words, or take the line out"),
        ("name: The Board", "name: null", "p.yml:2:7: null says nothing; write some words, or take the line out"),
        ("name: The Board", "name: ~", "p.yml:2:7: ~ says nothing; write some words, or take the line out"),
        ("name: The Board", "name: [a]", "p.yml:2:7: a list stands where one value is meant; one value on the line"),
        ("name: The Board", "name: {a: b}", "p.yml:2:7: a map stands where one value is meant; one value on the line"),
        ("name: The Board", 'name: "a\u202eb"', "p.yml:2:7: a hidden character (U+202E) in"),
        ("name: The Board", 'name: "a\u200bb"', "p.yml:2:7: a hidden character (U+200B) in"),
        ("name: The Board", 'name: "a\\u0007b"', "p.yml:2:7: a hidden character (U+0007) in"),
        ("name: The Board", "name: " + "x" * 3000, "p.yml:2:7: 3000 characters; at most 2000 are allowed"),
        ("id: board", "id: ../etc", 'p.yml:1:5: "../etc" cannot be a name here; lower-case letters'),
        ("id: board", "id: Board", 'p.yml:1:5: "Board" cannot be a name here; lower-case letters'),
        ("id: board", "id: con", 'p.yml:1:5: "con" cannot be a name here; lower-case letters'),
        ("id: board", "id: b\u00f6ard", "cannot be a name here; lower-case letters"),
        ("calendar: england-and-wales", "first_day: maybe", '"maybe" is not known here; allowed: excluded, included'),
        ("calendar: england-and-wales", "last_day: stay", '"stay" is not known here; did you mean "stays"?'),
        (
            "contacts:\n  - {id: office, name: The office}",
            "contacts: none",
            "contacts is not a list; a list: lines that",
        ),
        (
            "danger: {text: Ring 999.}",
            "danger: ring",
            "p.yml:9:9: a map of keys is meant here; allowed: contacts, text",
        ),
    ],
)
def test_value_that_does_not_fit(old: str, new: str, expected: str) -> None:
    assert old in GOOD
    assert any(expected in line for line in lines(GOOD.replace(old, new).encode()))


def test_words_that_yaml_would_turn_into_something_else_stay_words() -> None:
    for word in ("no", "010", "12:30", "1_000", "2026-06-05", "3.0"):
        written, problems = read_text(Publisher, "p.yml", GOOD.replace("The Board", word).encode())
        assert written is not None, problems
        assert written.value.name == word


def test_windows_line_ends_and_a_byte_order_mark_are_read() -> None:
    written, problems = read_text(Publisher, "p.yml", b"\xef\xbb\xbf" + GOOD.replace("\n", "\r\n").encode())
    assert written is not None, problems


def test_all_problems_come_at_once() -> None:
    bad = (
        GOOD.replace("name: The Board", "nam: x")
        .replace("id: board", "id: B")
        .replace("about: A made", "abuot: A made")
    )
    codes = [line.rpartition("(")[2] for line in lines(bad.encode())]
    assert codes == ["missing-key)", "missing-key)", "bad-id)", "unknown-key)", "unknown-key)"]


def test_aliases_cannot_grow_the_file() -> None:
    bomb = b"a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\n"
    assert "anchors are not read" in lines(bomb)[0]

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
        (b"id:\tboard\n\tname: x\n", "p.yml:2:1: a tab stands here; spaces; YAML takes no tabs there (yaml-syntax)"),
        (b"id: [a\n", "p.yml:1:7: the file ends inside the [ of line 1; a ] behind its last entry (yaml-syntax)"),
        (b"? [a, b]\n: c\n", "p.yml:1:3: a key is not a word; one word before the colon (key-not-text)"),
        (
            "id: café\n".encode("latin-1"),
            "p.yml:1:8: a byte here is not UTF-8 text; save the file as UTF-8 (not-utf-8)",
        ),
        (b"id: " + b"[" * 30 + b"]" * 30, "p.yml:1:24: values are nested too deeply; at most 20 levels are allowed"),
        (b"[" * 5000, "p.yml:1:21: values are nested too deeply; at most 20 levels are allowed"),
        (b"a: b\n" * 60_000, "p.yml:1:1: the file has 300000 bytes; at most 262144 are allowed (file-too-large)"),
        (
            b"id: c\nname: a\x00b\n",
            "p.yml:2:8: a character that YAML does not allow (U+0000); take it out (yaml-syntax)",
        ),
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


SLIPS = [
    ('id: a\nversion "1"\nname: x\n', "2:1", "no colon stands on this line"),
    ("a:\n  b: c\n  d\n  e: f\n", "3:3", "no colon stands on this line"),
    ("id a\nname: x\n", "1:1", "no colon stands on this line"),
    ('id: a\nversion:"1"\nname: x\n', "2:9", "no space stands behind the colon"),
    ("id\uff1aa\nname: x\n", "1:3", "a full-width colon stands here"),
    ("id: a\nname\uff1ax\nb: c\n", "2:5", "a full-width colon stands here"),
    ("id: a\nx:\n\t- b\n", "3:1", "a tab stands here"),
    ("id: a\n\n  \tb: c\n", "3:3", "a tab stands here"),
    ("id: a\nb: \t@c\n", "2:5", "@ begins this value"),
    # One space too many or too few: the fewer lines are the slip, wherever the library noticed it.
    ("id: a\n   calendar: b\nc: d\n", "2:4", "the key of this line begins in column 4, that of line 1 in column 1"),
    ("x:\n   a: c\n  b: d\n  c: e\n", "2:4", "the key of this line begins in column 4, that of line 3 in column 3"),
    ("x:\n  a: c\n   b: d\n  c: e\n", "3:4", "the key of this line begins in column 4, that of line 2 in column 3"),
    ("x:\n  a: c\n b: d\ny: e\n", "3:2", "the key of this line begins in column 2, that of line 2 in column 3"),
    ("a:\n  - b: x\n   c: y\n  - b: z\n", "3:4", "the key of this line begins in column 4, that of line 2 in column 5"),
    ("a:\n  - b: x\n     c: y\n", "3:6", "the key of this line begins in column 6, that of line 2 in column 5"),
    ("a:\n - b: x\n    c: y\n    d: z\n", "2:4", "the key of this line begins in column 4, that of line 3 in column 5"),
    ("a:\n  - b\n   c: y\n", "3:4", "the key of this line begins in column 4, that of line 2 in column 5"),
    ("a:\n  - b x\n    c: y\n", "2:5", "no colon stands on this line"),
    ("  id: a\nname: b\n", "1:3", "the key of this line begins in column 3, that of line 2 in column 1"),
    ("x: A: b\n", "1:5", "a second colon stands in this value"),
    ("x: {a: 1 b: 2}\n", "1:11", "a second colon stands in one entry"),
    ('x: {a: "1" b}\n', "1:12", "something stands behind the end of a value"),
    ("x: {a: 1, b\ny: c\n", "1:4", "the { here has no end"),
    ("x: [a,\n  - b\ny: c\n", "2:3", "a hyphen stands between brackets"),
    ("x: {says: within {stated:5 days}.}\n", "1:18", "a { stands inside a value"),
    ("x: {stated:5 days} to do\ny: z\n", "1:4", "this value begins with { and goes on behind }"),
    ("x: {a: b,\n  c: \n\n", "2:5", "the file ends inside the { of line 1"),
    ("x: [{a: b}, {c: [d], e: ", "1:24", "the file ends inside the { of line 1"),
    ("x\ty: [", "1:7", "the file ends inside the [ of line 1"),
    ("x: ]\n", "1:4", "this ] closes nothing"),
    ("x: {a: , }\ny: [, b]\n", "2:5", "a value is missing here"),
    ('x: "a" b\ny: c\n', "1:8", "something stands behind the closing quotation mark"),
    ('x: "a\ny: "b"\nz: c\n', "1:4", "the quotation mark here has no second one on its line"),
    ("x: 'a\ny: b\n", "1:4", "the quotation mark here has no second one"),
    ("x: 'it's'\ny: b\n", "1:8", "something stands behind the closing quotation mark"),
    ("x: **b** c\n", "1:4", "* begins this value"),
    ("x: & co\n", "1:4", "& begins this value"),
    ("x: `b`\n", "1:4", "` begins this value"),
    ("x: - b\n", "1:4", "a list begins on the line of its key"),
    ("x: b\n- c\n", "2:1", "a hyphen stands among the keys of a map"),
    ("x:\n  - b\n  c: d\n", "3:3", "this stands among the entries of a list"),
    ('x: "a\\qb"\n', "1:6", "a backslash between double quotation marks begins nothing that YAML knows"),
    ("x: |text\n  b\n", "1:5", "something stands behind the | or > of its line"),
    ("x: b\n...\ny: c\n", "3:1", "YAML cannot read this place"),
    # A comma of the text ends the value: what follows is read as a key.
    ("x: {what: the reply, which was late, ask: When?}\n", "1:22", '"which was late" has no colon and no value'),
    ("x: {a: b, c}\n", "1:11", '"c" has no colon and no value'),
]


@pytest.mark.parametrize(("text", "place", "wrong"), SLIPS)
def test_a_slip_of_yaml_is_told_in_plain_words_at_its_own_line(text: str, place: str, wrong: str) -> None:
    (problem,) = read_text(Publisher, "p.yml", text.encode())[1]
    assert (f"{problem.line}:{problem.column}", problem.wrong, problem.code) == (place, wrong, "yaml-syntax")
    assert problem.allowed


@pytest.mark.parametrize("end", ["\r\n", "\r", "\x85"])
def test_a_slip_has_its_line_however_lines_end(end: str) -> None:
    text = 'id: a\nversion "1"\nname: x\n'.replace("\n", end)
    (problem,) = read_text(Publisher, "p.yml", b"\xef\xbb\xbf" + text.encode())[1]
    assert (problem.line, problem.wrong) == (2, "no colon stands on this line")


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

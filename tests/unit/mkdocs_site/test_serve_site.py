"""What a served site says of a build that failed, and what stays up."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest
from mkdocs.exceptions import Abort, PluginError

from build_scripts.mkdocs_site import serve_site
from build_scripts.mkdocs_site.fault_page import Excerpt, Fault, Report, excerpt, fault_of
from build_scripts.mkdocs_site.serve_site import STYLE, Server, attempt, with_fault
from build_scripts.source.problems import Problem, ProblemsError

PROBLEM = Problem("board.yml", 2, 5, '"x" is not known here', "allowed: y", "unknown-word")
FAULT = Fault((Report("a <b>fault</b>"),))
SITE = "http://127.0.0.1:8000/"


def as_mkdocs_raises_it() -> Abort:
    """The problems of files inside the error of the hook inside the error of MkDocs."""
    try:
        try:
            raise PluginError("lines") from ProblemsError((PROBLEM,))  # noqa: TRY301 - as MkDocs has it
        except PluginError:
            raise Abort("Aborted with a BuildError!")  # noqa: B904 - so does MkDocs
    except Abort as error:
        return error


def test_the_terminal_shows_the_line_and_where_the_message_is_explained(tmp_path: Path) -> None:
    (tmp_path / "board.yml").write_text("id: a\nb:  x\n")
    assert fault_of(as_mkdocs_raises_it(), ["lines"], tmp_path).as_text(SITE) == (
        'board.yml:2:5: "x" is not known here; allowed: y (unknown-word)\n'
        "     2 | b:  x\n"
        "       |     ^\n"
        "         http://127.0.0.1:8000/authors/problems/index.html#unknown-word"
    )


def test_without_a_site_no_address_is_named(tmp_path: Path) -> None:
    assert "http" not in fault_of(as_mkdocs_raises_it(), [], tmp_path).as_text("")


@pytest.mark.parametrize(
    ("raw", "line", "column", "expected"),
    [
        (b"\xef\xbb\xbfid: a\r\nb: x\r\n", 2, 4, Excerpt(2, "b: x", 3)),
        (b"a\nb: \xe9\n", 2, 4, Excerpt(2, "b: \N{REPLACEMENT CHARACTER}", 3)),
        (b"\tb: \x1b[31m\n", 1, 2, Excerpt(1, "\N{REPLACEMENT CHARACTER}b: \N{REPLACEMENT CHARACTER}[31m", 1)),
        (b"a\n", 2, 1, Excerpt(2, "", 0)),
        (b"a\n", 1, 9, Excerpt(1, "a", 1)),
        (b"x" * 500 + b"!" + b"y" * 500, 1, 501, Excerpt(1, "x" * 60 + "!" + "y" * 59, 60)),
        (b"a\n", 7, 1, None),
    ],
)
def test_the_line_is_shown_safely(tmp_path: Path, raw: bytes, line: int, column: int, expected: Excerpt | None) -> None:
    (tmp_path / "f.yml").write_bytes(raw)
    assert excerpt(Problem("f.yml", line, column, "", "", ""), tmp_path) == expected


def test_a_file_that_has_gone_has_no_line(tmp_path: Path) -> None:
    assert excerpt(PROBLEM, tmp_path) is None


def test_a_fault_of_mkdocs_is_told_by_its_warnings(tmp_path: Path) -> None:
    assert fault_of(Abort("Aborted with 1 warnings"), ["a link leads nowhere"], tmp_path) == Fault(
        (Report("a link leads nowhere"),)
    )
    assert fault_of(Abort("no such theme"), [], tmp_path) == Fault((Report("no such theme"),))


def failing(error: Exception) -> Callable[[Path], object]:
    def make(_folder: Path) -> None:
        raise error

    return make


def good(folder: Path) -> None:
    (folder / "index.html").write_text("good")


def fault_now(standing: Server) -> Fault | None:
    return standing.fault


def test_a_failed_build_leaves_the_last_site_up(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    standing = Server()
    place = tmp_path / "site"
    attempt(good, standing, place, SITE)
    attempt(failing(as_mkdocs_raises_it()), standing, place, SITE)
    assert (place / "index.html").read_text() == "good"
    assert fault_now(standing)
    assert list(tmp_path.iterdir()) == [place]
    said = capsys.readouterr().err
    assert "The site stays as it was before this; a save of a file tries again." in said
    assert "Traceback" not in said
    attempt(good, standing, place, SITE)
    assert fault_now(standing) is None
    assert list(tmp_path.iterdir()) == [place]
    assert "The fault is fixed" in capsys.readouterr().err


def test_a_fault_of_the_program_itself_stays_findable(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    standing = Server()
    attempt(failing(KeyError("page.title")), standing, tmp_path / "site", SITE)
    assert standing.fault == Fault((Report("KeyError: 'page.title'. The terminal shows where in the code that is."),))
    assert "Traceback" in capsys.readouterr().err


def got(standing: Server, path: str, kind: str = "text/html", body: bytes = b"<body>p</body>") -> tuple[str, bytes]:
    def app(_environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        start_response("200 OK", [("Content-Type", kind), ("Content-Length", str(len(body)))])
        return [body]

    answered: list[tuple[str, dict[str, str]]] = []
    answer = with_fault(app, standing, "/policies/")
    content = b"".join(answer({"PATH_INFO": path}, lambda status, headers: answered.append((status, dict(headers)))))
    ((status, headers),) = answered
    assert int(headers["Content-Length"]) == len(content)
    return status, content


def test_pages_get_the_bar_and_files_stay_as_they_are() -> None:
    standing = Server(built=True, fault=FAULT)
    status, page = got(standing, "/policies/")
    assert status == "200 OK"
    assert page.startswith(b"<body>p<link")
    assert b"a &lt;b&gt;fault&lt;/b&gt;" in page
    assert got(standing, "/policies/a.json", "application/json", b"{}") == ("200 OK", b"{}")
    assert got(Server(built=True), "/policies/") == ("200 OK", b"<body>p</body>")


def test_links_lead_into_the_folder_that_is_served() -> None:
    standing = Server(built=True, fault=Fault((Report("wrong", page="authors/problems/index.html#tag"),)))
    assert b'href="/policies/authors/problems/index.html#tag"' in got(standing, "/policies/")[1]


def test_without_a_site_every_page_says_so() -> None:
    status, page = got(Server(built=False, fault=FAULT), "/policies/anywhere/")
    assert status == "503 Service Unavailable"
    assert b"The site cannot be made yet" in page
    assert b'http-equiv="refresh"' in page


def test_the_style_comes_with_the_bar() -> None:
    assert b".author-fault" in got(Server(built=False, fault=FAULT), STYLE)[1]


def test_no_page_of_a_fault_holds_script_or_style() -> None:
    for page in (FAULT.as_page(""), FAULT.with_bar(b"", "/")):
        assert not any(refused in page for refused in (b"<script", b"<style", b" style=", b" onclick"))


def test_settings_that_cannot_be_read_end_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert serve_site.main("127.0.0.1:0") == 1
    assert "mkdocs.yml" in capsys.readouterr().err

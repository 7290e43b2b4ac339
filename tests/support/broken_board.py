"""The made-up board of the language reference with one thing wrong, as the documentation of a problem says."""

import contextlib
import shutil
import tempfile
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from build_scripts import checks, content, findings
from build_scripts.checks import idle, unannounced
from build_scripts.commands import check
from build_scripts.findings.finding import Finding
from build_scripts.findings.kinds import KINDS
from build_scripts.pages import accessibility
from build_scripts.reference import excerpts
from build_scripts.reference.codes import Documented
from build_scripts.reference.excerpts import EXAMPLE
from build_scripts.source import accessibility_statement, calendar_files
from build_scripts.source.calendar_files import CALENDARS
from build_scripts.source.problems import ProblemsError
from build_scripts.source.published import Published, fingerprint
from build_scripts.source.reader import read_library

TODAY = date(2026, 12, 1)


def lines_of(documented: Documented) -> list[str]:
    """Every line that the made-up board with this change gives."""
    with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder):
        if documented.file == excerpts.STATEMENT:
            return _statement_lines(documented)
        procedures = _copy()
        before = _published(procedures, documented.code)
        _break(procedures, documented)
        if documented.code == "not-yaml":
            return [str(problem) for problem in check.checked(procedures / documented.place).problems]
        read, library, problems = content.with_calendars(procedures, *read_library(procedures))
        calendars = calendar_files.made(read)
        found = checks.faults(library, problems, calendars)
        if documented.is_warning:
            assert found == ()
            every = (*idle.warnings(library), *unannounced.warnings(library, before))
            return [str(warning) for warning in every if warning.file.endswith(documented.place)]
        return [str(problem) for problem in found]


def _published(procedures: Path, code: str) -> Mapping[str, Published]:
    """The list of the board as it was published before the change, where the code is about that."""
    if code not in {"untold-change", "not-compared"}:
        return {}
    library, _ = read_library(procedures)
    policies = content.policies(library)
    told = code != "not-compared"
    return {key: Published(fingerprint(each) if told else None, frozenset()) for key, each in policies.items()}


@cache
def findings_of_the_board() -> Mapping[str, Finding]:
    """Every finding about the made-up board as it is, by what it says."""
    with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder):
        return _findings(_copy())


def new_findings_of(documented: Documented) -> list[str]:
    """The findings of one kind that the made-up board has only with this change, each with its working.

    The change makes no problem.
    """
    before = findings_of_the_board()
    with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder):
        procedures = _copy()
        _break(procedures, documented)
        after = _findings(procedures, {documented.code})
    new = [found for says, found in after.items() if says not in before and found.code == documented.code]
    return ["\n    ".join((str(found), *found.sums)) for found in new]


def _findings(procedures: Path, only: AbstractSet[str] = frozenset(KINDS)) -> Mapping[str, Finding]:
    library, problems = read_library(procedures)
    calendars = content.calendars_of(procedures)
    assert [str(problem) for problem in (*problems, *checks.check(library, calendars))] == []
    subjects = findings.subjects(library, calendars, TODAY)
    # The procedure that is based on the other one has the same findings once more.
    own = [each for each in subjects if each.key != excerpts.LIKE_IT]
    return {each.key + found.code + found.says: found for each in own for found in findings.find(each, only)}


def _copy() -> Path:
    procedures = Path("procedures")
    shutil.copytree(EXAMPLE, procedures)
    shutil.copy(CALENDARS / "bank-holidays.json", procedures / "calendars")
    return procedures


def _statement_lines(documented: Documented) -> list[str]:
    if documented.old:
        Path("docs").mkdir()
        text = (EXAMPLE / documented.file).read_text("utf-8")
        assert text.count(documented.old) == 1
        Path(accessibility_statement.FILE).write_text(text.replace(documented.old, documented.new), "utf-8")
    if documented.is_warning:
        return [
            str(warning) for warning in accessibility_statement.warnings(accessibility_statement.read(Path()), TODAY)
        ]
    with pytest.raises(ProblemsError) as refused:
        accessibility.page(Path(), TODAY)
    return str(refused.value).splitlines()


def _break(procedures: Path, documented: Documented) -> None:
    source, target = procedures / documented.file, procedures / documented.place
    if documented.code == "unreadable":
        target.symlink_to("nowhere")
        return
    text = source.read_text("utf-8")
    assert not documented.old or text.count(documented.old) == 1, f"{documented.code}: {documented.old!r}"
    changed = text.replace(documented.old, documented.new) if documented.old else documented.new
    target.parent.mkdir(exist_ok=True)
    target.write_bytes(changed.encode("utf-8", "surrogateescape"))

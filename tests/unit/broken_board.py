"""The made-up board of the language reference with one thing wrong, as the documentation of a problem says."""

import contextlib
import shutil
import tempfile
from datetime import date
from pathlib import Path

import pytest

from build_scripts import accessibility, checks, content, procedure_commands
from build_scripts.calendar_folder import CALENDARS
from build_scripts.reader import read_library
from build_scripts.reference import excerpts
from build_scripts.reference.codes import Documented
from build_scripts.reference.excerpts import EXAMPLE

TODAY = date(2026, 12, 1)


def lines_of(documented: Documented) -> list[str]:
    """Every line that the made-up board with this change gives."""
    with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder):
        if documented.file == excerpts.STATEMENT:
            return _statement_lines(documented)
        procedures = Path("procedures")
        shutil.copytree(EXAMPLE, procedures)
        shutil.copy(CALENDARS / "bank-holidays.json", procedures / "calendars")
        _break(procedures, documented)
        if documented.code == "not-yaml":
            found_by_command, _ = procedure_commands._checked(procedures / documented.place)
            return [str(problem) for problem in found_by_command]
        library, problems = read_library(procedures)
        found = checks.check(library, content.calendars_of(procedures))
        return [str(problem) for problem in sorted({*problems, *found})]


def _statement_lines(documented: Documented) -> list[str]:
    if documented.old:
        Path("docs").mkdir()
        text = (EXAMPLE / documented.file).read_text("utf-8")
        assert text.count(documented.old) == 1
        Path(accessibility.FILE).write_text(text.replace(documented.old, documented.new), "utf-8")
    with pytest.raises(content.ProblemsError) as refused:
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

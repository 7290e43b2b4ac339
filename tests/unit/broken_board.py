"""The made-up board of the language reference with one thing wrong, as the documentation of a problem says."""

import contextlib
import shutil
import tempfile
from pathlib import Path

from build_scripts import checks, content, procedure_commands
from build_scripts.calendar_folder import CALENDARS
from build_scripts.reader import read_library
from build_scripts.reference.codes import Documented
from build_scripts.reference.excerpts import EXAMPLE


def lines_of(documented: Documented) -> list[str]:
    """Every line that the made-up board with this change gives."""
    with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder):
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

"""What stands around the procedures in a board's own repository: settings, pages, workflow, and a README."""

from datetime import date

from build_scripts.commands.starter.answers import Answers
from build_scripts.support import program
from build_scripts.support.templates import environment

NORTHERN_IRELAND = "northern-ireland"
# The file that is written -> its template.
FILES = {
    "mkdocs.yml": "mkdocs.yml.j2",
    "README.md": "README.md.j2",
    "requirements.txt": "requirements.txt.j2",
    ".gitignore": "gitignore.j2",
    ".vscode/extensions.json": "extensions.json.j2",
    "docs/index.md": "index.md.j2",
    "docs/accessibility.yml": "accessibility.yml.j2",
    "procedures/calendars/README.md": "calendars.md.j2",
    ".github/workflows/publish.yml": "publish.yml.j2",
    ".github/workflows/calendars.yml": "calendars.yml.j2",
}


def files(answers: Answers, today: date) -> dict[str, str]:
    """Each file by its path in the repository."""
    given = {
        "name": answers.publisher_name,
        "publisher": answers.publisher,
        "calendar": answers.calendar,
        "email": answers.email,
        "nation": "Northern Ireland" if answers.calendar == NORTHERN_IRELAND else "Great Britain",
        "today": today.isoformat(),
        "year": today.year,
        "version": program.version(),
    }
    return {path: environment().get_template(f"board/{template}").render(**given) for path, template in FILES.items()}

"""Templates in the form that Jinja runs, kept from one build to the next."""

from pathlib import Path

from jinja2 import FileSystemBytecodeCache


def compiled(cache: Path) -> FileSystemBytecodeCache | None:
    """Where compiled templates are kept, by the hash of their text; None where nothing can be written."""
    folder = cache / "templates"
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return None
    return FileSystemBytecodeCache(str(folder))

"""A folder that a command writes whole: only what has changed is written, and what is no longer wanted goes."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

LIST = "written-files.txt"
"""Names every file that was written, one a line; nothing else in the folder is ever removed."""


class FolderError(Exception):
    """The folder cannot be used; the message says why and what is allowed."""


@dataclass(frozen=True, slots=True)
class Written:
    """How many files a run wrote, left as they were, and removed."""

    written: int
    same: int
    removed: int


def write(folder: Path, files: Mapping[str, bytes]) -> Written:
    """Make a new, an empty or an earlier folder hold these files; FolderError, and nothing changed, for any other."""
    try:
        refuse(folder)
        earlier = set(_listed(folder))
        outside = [name for name in (*files, *earlier) if not _is_inside(folder, name)]
        if outside:
            raise FolderError(f"{folder / outside[0]}: lies outside {folder}; name a folder without links in it")
        folder.mkdir(parents=True, exist_ok=True)
        _write(folder / LIST, "".join(f"{name}\n" for name in sorted({*files, *earlier})).encode())
        written = sum(_write(folder / name, content) for name, content in files.items())
        gone = earlier - set(files)
        for name in gone:
            _remove(folder, name)
        _write(folder / LIST, "".join(f"{name}\n" for name in sorted(files)).encode())
    except OSError as error:
        reason = (error.strerror or "unknown reason").lower()
        where = error.filename or folder
        raise FolderError(f"{where}: cannot be written: {reason}; name a folder that you may write to") from None
    return Written(written, len(files) - written, len(gone))


def refuse(folder: Path) -> None:
    """FolderError for a folder that holds somebody else's files, and for what is no folder."""
    if folder.exists() and not folder.is_dir():
        raise FolderError(f"{folder}: is a file; name a new folder, or one that this command has written")
    if folder.is_dir() and any(folder.iterdir()) and not (folder / LIST).is_file():
        raise FolderError(f"{folder}: holds other files; name a new folder, or one that this command has written")


def _listed(folder: Path) -> list[str]:
    listed = folder / LIST
    return listed.read_text("utf-8").splitlines() if listed.is_file() else []


def _is_inside(folder: Path, name: str) -> bool:
    return (folder / name).resolve().is_relative_to(folder.resolve())


def _write(path: Path, content: bytes) -> bool:
    """True if the file was not so already."""
    if path.is_file() and path.read_bytes() == content:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return True


def _remove(folder: Path, name: str) -> None:
    path = folder / name
    path.unlink(missing_ok=True)
    for parent in path.parents:
        if parent == folder or not parent.is_dir() or any(parent.iterdir()):
            return
        parent.rmdir()

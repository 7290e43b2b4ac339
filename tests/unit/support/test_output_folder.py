"""A folder that a command writes whole: what it changes, what it removes, and what it refuses to touch."""

from pathlib import Path

import pytest

from build_scripts.support.output_folder import LIST, FolderError, Written, write

FILES = {"mkdocs.yml": b"site_name: x\n", "docs/a/index.md": b"# A\n", "docs/b/index.md": b"# B\n"}


def held(folder: Path) -> dict[str, bytes]:
    files = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}
    return {name: path.read_bytes() for name, path in files.items() if name != LIST}


def test_a_new_folder_holds_the_files_and_nothing_else(tmp_path: Path) -> None:
    assert write(tmp_path / "new" / "folder", FILES) == Written(3, 0, 0)
    assert held(tmp_path / "new" / "folder") == FILES


def test_again_it_writes_only_what_has_changed_and_removes_what_is_gone(tmp_path: Path) -> None:
    write(tmp_path, FILES)
    before = (tmp_path / "mkdocs.yml").stat().st_mtime_ns
    changed = {"mkdocs.yml": FILES["mkdocs.yml"], "docs/a/index.md": b"# Another A\n"}

    assert write(tmp_path, changed) == Written(1, 1, 1)
    assert held(tmp_path) == changed
    assert not (tmp_path / "docs" / "b").exists()
    assert (tmp_path / "mkdocs.yml").stat().st_mtime_ns == before


def test_files_that_somebody_put_there_later_stay(tmp_path: Path) -> None:
    write(tmp_path, FILES)
    (tmp_path / "docs" / "b" / "own.md").write_text("mine")
    write(tmp_path, {})
    assert held(tmp_path) == {"docs/b/own.md": b"mine"}


def test_a_run_that_was_cut_short_leaves_nothing_that_the_next_one_forgets(tmp_path: Path) -> None:
    write(tmp_path, FILES)
    (tmp_path / "docs" / "a" / "index.md").unlink()
    (tmp_path / "docs" / "a" / "index.md").mkdir()  # so that the run fails half-way
    with pytest.raises(FolderError, match="cannot be written: is a directory"):
        write(tmp_path, {"docs/new.md": b"", "docs/a/index.md": b""})
    (tmp_path / "docs" / "a" / "index.md").rmdir()
    write(tmp_path, {"docs/a/index.md": b""})
    assert held(tmp_path) == {"docs/a/index.md": b""}


def test_a_folder_with_other_files_is_refused_and_left_alone(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("mine")
    with pytest.raises(FolderError) as refused:
        write(tmp_path, FILES)
    assert str(refused.value) == (
        f"{tmp_path}: holds other files; name a new folder, or one that this command has written"
    )
    assert held(tmp_path) == {"letter.txt": b"mine"}


def test_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("mine")
    with pytest.raises(FolderError, match=r"letter\.txt: is a file; name a new folder"):
        write(tmp_path / "letter.txt", FILES)


@pytest.mark.parametrize("name", ["../outside.md", "docs/../../outside.md", "/outside.md"])
def test_nothing_is_written_outside_the_folder(tmp_path: Path, name: str) -> None:
    with pytest.raises(FolderError, match="lies outside"):
        write(tmp_path / "inside", {**FILES, name: b"x"})
    assert list(tmp_path.iterdir()) == []


def test_nothing_outside_is_removed_because_a_list_names_it(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("mine")
    write(tmp_path / "inside", FILES)
    (tmp_path / "inside" / LIST).write_text("../letter.txt\n")
    with pytest.raises(FolderError, match="lies outside"):
        write(tmp_path / "inside", FILES)
    assert (tmp_path / "letter.txt").is_file()


def test_nothing_is_written_through_a_link_that_leads_outside(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    write(tmp_path / "inside", {})
    (tmp_path / "inside" / "docs").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(FolderError, match="name a folder without links in it"):
        write(tmp_path / "inside", FILES)
    assert list((tmp_path / "elsewhere").iterdir()) == []

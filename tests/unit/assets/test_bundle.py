"""Scripts and styles as the build makes them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from build_scripts.assets import bundle, nodejs

ROOT = Path(__file__).parents[3]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with one script and one style, which uses this one's packages."""
    folder = tmp_path / bundle.SOURCES
    folder.mkdir(parents=True)
    (tmp_path / "node_modules").symlink_to(ROOT / "node_modules")
    (tmp_path / "package.json").write_text("{}", encoding="utf-8")
    (tmp_path / "package-lock.json").write_text("{}", encoding="utf-8")
    entries = {"pages": ["page.mjs"], "modules": [], "styles": ["site.scss"]}
    (folder / "entries.json").write_text(json.dumps(entries), encoding="utf-8")
    (folder / "other.mjs").write_text('export const greeting = "Grüße";', encoding="utf-8")
    (folder / "page.mjs").write_text(
        'import { greeting } from "./other.mjs";\ndocument.title = greeting;\n', encoding="utf-8"
    )
    (folder / "site.scss").write_text("$gap: 4px;\np { margin: $gap * 2; }\n", encoding="utf-8")
    return tmp_path


def test_a_page_script_is_classic_so_that_it_runs_from_a_folder(project: Path) -> None:
    made = bundle.bundle(project, project / ".cache")
    script = made.files[made.assets["page.js"]].decode()
    assert "Grüße" in script
    assert "import" not in script
    assert "export" not in script


def test_names_carry_a_hash_that_changes_with_the_content_alone(project: Path) -> None:
    before = bundle.bundle(project, project / ".cache").assets
    (project / bundle.SOURCES / "other.mjs").write_text('export const greeting = "Bye";', encoding="utf-8")
    after = bundle.bundle(project, project / ".cache").assets
    assert before["page.js"] != after["page.js"]
    assert before["site.css"] == after["site.css"]


def test_nothing_is_started_when_no_source_has_changed(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = bundle.bundle(project, project / ".cache")
    monkeypatch.setattr(nodejs, "run", lambda *_: pytest.fail("Node.js was started"))
    assert bundle.bundle(project, project / ".cache") == first


def test_a_script_that_has_moved_is_missed_where_it_was(project: Path) -> None:
    bundle.bundle(project, project / ".cache")
    (project / bundle.SOURCES / "other").mkdir()
    (project / bundle.SOURCES / "other.mjs").rename(project / bundle.SOURCES / "other" / "other.mjs")
    with pytest.raises(bundle.WebError, match=r"other\.mjs"):
        bundle.bundle(project, project / ".cache")


def test_no_path_of_this_machine_gets_into_a_file(project: Path) -> None:
    files = bundle.bundle(project, project / ".cache").files
    assert files
    for content in files.values():
        assert str(project).encode() not in content
        assert b"sourceMappingURL" not in content


def test_what_does_not_compile_is_named_with_its_place(project: Path) -> None:
    (project / bundle.SOURCES / "other.mjs").write_text("export const greeting = ;", encoding="utf-8")
    (project / bundle.SOURCES / "site.scss").write_text("p {\n  margin: $gap;\n}\n", encoding="utf-8")
    with pytest.raises(bundle.WebError) as raised:
        bundle.bundle(project, project / ".cache")
    script, style = raised.value.problems
    assert script.startswith("navigator/web/other.mjs:1:25: ")
    assert style.startswith("navigator/web/site.scss:2:11: ")
    assert "\n" not in script + style


def test_an_entry_without_a_file_is_named(project: Path) -> None:
    (project / bundle.SOURCES / "page.mjs").unlink()
    with pytest.raises(bundle.WebError, match=r"entries\.json:1:1: there is no file navigator/web/page\.mjs"):
        bundle.bundle(project, project / ".cache")

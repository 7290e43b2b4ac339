"""Which pages of a site are taken from the last good one, on a project of three pages."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from build_scripts.mkdocs_site.serve_site import Standing, builder

SETTINGS = {
    "INHERIT": "base.yml",
    "site_name": "Small",
    "strict": True,
    "theme": {"name": "material", "custom_dir": "overrides", "font": False},
    "plugins": ["search"],
    "nav": [{"Start": "index.md"}, "untitled.md"],
    "use_directory_urls": False,
}


class Served:
    """The small project while it is served; it tells which pages the last build took over."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.place = root.with_name("site")
        self.standing = Standing()
        self.rebuild: Callable[[], None] = builder(
            "127.0.0.1:8000", self.place, self.standing, "http://127.0.0.1:8000/"
        )

    def write(self, name: str, text: str) -> None:
        (self.root / name).parent.mkdir(parents=True, exist_ok=True)
        (self.root / name).write_text(text, "utf-8")

    def kept(self) -> set[str]:
        before = self.inodes()
        self.rebuild()
        return {name for name, inode in self.inodes().items() if before.get(name) == inode}

    def inodes(self) -> dict[str, int]:
        return {path.relative_to(self.place).as_posix(): path.stat().st_ino for path in self.place.rglob("*.html")}

    def page(self, name: str) -> str:
        return (self.place / name).read_text("utf-8")

    def search(self) -> str:
        return (self.place / "search/search_index.json").read_text("utf-8")


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Served:
    root = tmp_path / "small"
    served = Served(root)
    served.write("mkdocs.yml", yaml.safe_dump(SETTINGS))
    served.write("base.yml", "extra: {}")
    served.write("overrides/main.html", '{% extends "base.html" %}')
    served.write("docs/index.md", "# Start\n\n[Other](other.md)\n")
    served.write("docs/untitled.md", "# Its own title\n")
    served.write("docs/other.md", "# Other\n\nsought\n")
    monkeypatch.chdir(root)
    served.rebuild()
    return served


def test_a_change_of_one_page_builds_that_page_and_those_that_name_themselves_in_the_menu(small: Served) -> None:
    small.write("docs/index.md", "# Start\n\nNew\n")
    assert small.kept() == {"other.html"}
    assert "New" in small.page("index.html")
    assert "Its own title" in small.page("index.html")
    assert "sought" in small.search()


def test_what_has_gone_from_a_page_goes_from_the_search(small: Served) -> None:
    small.write("docs/other.md", "# Other\n")
    assert small.kept() == {"index.html"}
    assert "sought" not in small.search()


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("base.yml", "extra: {any: thing}"),
        ("overrides/main.html", '{% extends "base.html" %}{% block footer %}Foot{% endblock %}'),
        ("docs/more.md", "# More\n"),
        ("mkdocs.yml", yaml.safe_dump({**SETTINGS, "site_name": "Other name"})),
        ("mkdocs.yml", yaml.safe_dump({**SETTINGS, "hooks": ["hook.py"]})),
    ],
)
def test_what_any_page_may_depend_on_builds_all_of_them(small: Served, name: str, text: str) -> None:
    small.write("hook.py", "")
    small.write(name, text)
    assert small.kept() == set()


def test_a_hook_that_is_not_known_may_make_pages_of_anything(small: Served) -> None:
    small.write("hook.py", "")
    small.write("mkdocs.yml", yaml.safe_dump({**SETTINGS, "hooks": ["hook.py"]}))
    small.rebuild()
    assert small.kept() == set()


def test_after_a_fault_the_last_good_site_is_taken_up_again(small: Served, capsys: pytest.CaptureFixture[str]) -> None:
    small.write("docs/index.md", "# Start\n\n[Nowhere](nowhere.md)\n")
    assert small.kept() == {"index.html", "untitled.html", "other.html", "404.html"}
    assert small.standing.fault
    small.write("docs/index.md", "# Start\n\n[Other](other.md)\n")
    assert small.kept() == {"index.html", "other.html"}
    assert not small.standing.fault
    capsys.readouterr()

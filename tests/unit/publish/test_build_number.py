"""The number of a build."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from build_scripts.publish import build_number, service_worker

PAGE = f'<meta name="navigator-build" content="{build_number.MARK}"><script src="../assets/navigator/a.js"></script>'


@pytest.fixture
def site(tmp_path: Path) -> Path:
    for name, text in {
        "index.html": PAGE,
        "one/index.html": f"{PAGE}<p>one</p><img src='x'><a href=\"index.html\">",
        "assets/navigator/a.js": "1",
        "api/index.json": "{}",
        "service-worker.js": "",
        "_headers": "",
    }.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path


def published(site: Path) -> str:
    """The number that a publication of the site gets; pages, the number's own file and the worker agree on it."""
    service_worker.write(site, "assets/navigator/worker.js")
    worker = (site / service_worker.SERVICE_WORKER).read_text(encoding="utf-8")
    number = str(json.loads(worker.partition("= ")[2].partition(";")[0])["build"])
    assert (site / build_number.NEWEST).read_text(encoding="utf-8") == build_number.script(number)
    for page in site.rglob("*.html"):
        found = build_number.META.search(page.read_text(encoding="utf-8"))
        assert found
        assert found[1] == number
    return number


@pytest.mark.parametrize("file", ["one/index.html", "assets/navigator/a.js", "api/index.json"])
def test_a_change_anywhere_is_another_number_and_the_same_content_the_same(site: Path, file: str) -> None:
    first = published(site)
    assert published(site) == first
    text = (site / file).read_text(encoding="utf-8")
    (site / file).write_text(text + " ", encoding="utf-8")
    assert published(site) != first
    (site / file).write_text(text, encoding="utf-8")
    assert published(site) == first


def test_the_day_of_the_build_is_no_content_but_what_is_kept_is_told_apart_by_it(site: Path) -> None:
    page = site / "one/index.html"
    text = page.read_text(encoding="utf-8")
    numbers, workers = set(), set()
    for built in ("2026-11-26", "2026-11-27"):
        page.write_text(f'{text}<script type="application/json">{{"built":"{built}"}}</script>', encoding="utf-8")
        numbers.add(published(site))
        workers.add((site / service_worker.SERVICE_WORKER).read_text(encoding="utf-8"))
        assert built in page.read_text(encoding="utf-8")
    assert (len(numbers), len(workers)) == (1, 2)


def test_what_only_hosts_read_does_not_count(site: Path) -> None:
    first = published(site)
    (site / "_headers").write_text("more", encoding="utf-8")
    assert published(site) == first


def test_the_list_knows_what_each_page_names(site: Path) -> None:
    published(site)
    (listed,) = (site / "assets/navigator").glob("files-*.json")
    made = json.loads(listed.read_text(encoding="utf-8"))
    assert made["names"][made["files"]["one/index.html"][2]] == ["assets/navigator/a.js"]
    assert made["names"][made["files"]["index.html"][2]] == []
    assert build_number.NEWEST not in made["files"]

"""A site that knows its address: what only then can be right, and that nothing else depends on it."""

from __future__ import annotations

import gzip
import os
import re
from pathlib import Path

import pytest

from build_scripts.pages.embed import UNKNOWN_ADDRESS
from build_scripts.publish.audit import audit
from build_scripts.publish.audit_html import read
from tests.conftest import ROOT
from tests.support import builds
from tests.support.built_on import BUILT


@pytest.fixture(scope="module")
def addressed(built_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    assert built_site.is_dir()  # built first, so that this build finds everything in the cache
    site = tmp_path_factory.mktemp("addressed") / "site"
    builds.built(
        ROOT,
        *("--site-dir", str(site)),
        SOURCE_DATE_EPOCH=os.environ.get("SOURCE_DATE_EPOCH", BUILT),
        SITE_URL="https://example.org/policies/",
    )
    return site


def test_it_passes_the_audit(addressed: Path) -> None:
    assert audit(addressed) == []


def test_page_not_found_finds_its_files_from_an_address_of_any_depth(addressed: Path) -> None:
    page = read((addressed / "404.html").read_text("utf-8"))
    inside = [address for _, address in page.loads + page.links if not address.startswith(("tel:", "#"))]
    assert inside
    for address in inside:
        assert address.startswith("/policies/")
        assert (addressed / address.removeprefix("/policies/")).is_file()


def test_the_site_map_and_the_header_files_name_the_address(addressed: Path) -> None:
    assert "<loc>https://example.org/policies/index.html</loc>" in (addressed / "sitemap.xml").read_text("utf-8")
    assert (addressed / "_headers").read_text("utf-8").startswith("/policies/*\n")
    assert "ErrorDocument 404 /policies/404.html" in (addressed / ".htaccess").read_text("utf-8")


def test_the_site_map_lists_no_page_that_asks_not_to_be_listed(addressed: Path) -> None:
    listed = (addressed / "sitemap.xml").read_text("utf-8")
    assert list((addressed / "embed").rglob("*.html"))
    assert "/embed/" not in listed
    pages = {path.relative_to(addressed).as_posix() for path in addressed.rglob("*.html")}
    shown = {page for page in pages if 'content="noindex"' not in (addressed / page).read_text("utf-8")}
    found = set(re.findall("<loc>https://example.org/policies/(.*?)</loc>", listed))
    assert found == shown - {"404.html"}
    assert gzip.decompress((addressed / "sitemap.xml.gz").read_bytes()).decode() == listed


def test_what_others_copy_into_their_pages_names_the_address(addressed: Path, built_site: Path) -> None:
    page = "embedding/index.html"
    copied = re.findall("src=&#34;(.*?)&#34;", (addressed / page).read_text("utf-8"))
    assert len(copied) > 20
    assert all(address.startswith("https://example.org/policies/embed/") for address in copied)
    assert UNKNOWN_ADDRESS in (built_site / page).read_text("utf-8")


def test_without_an_address_there_is_no_site_map(built_site: Path) -> None:
    assert not (built_site / "sitemap.xml").exists()


def test_no_other_page_depends_on_it(addressed: Path, built_site: Path) -> None:
    pages = list(built_site.rglob("*.html"))
    assert pages
    for path in pages:
        page = path.relative_to(built_site)
        if page in {Path("404.html"), Path("embedding/index.html")}:
            continue
        assert _apart_from_the_address(addressed / page) == _apart_from_the_address(path)


def _apart_from_the_address(page: Path) -> list[str]:
    """The lines of a page without its address, the picture of that, and the number of its build, which is over all."""
    text = page.read_text("utf-8")
    (number,) = re.findall(r'<meta name="navigator-build" content="(\w+)">', text)
    text = re.sub(r'<div class="nav-only-print nav-qr">.*?</div>', "", text, flags=re.DOTALL)
    lines = text.replace(number, "").splitlines()
    return [line for line in lines if line.strip() and 'rel="canonical"' not in line]

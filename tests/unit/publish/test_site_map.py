"""The site map lists no page that asks search engines not to list it."""

import gzip
from pathlib import Path

import pytest

from build_scripts.publish.site_map import leave_out_hidden

HIDDEN = '<head><meta name="robots" content="noindex"></head>'
LISTED = """<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
    <url>
         <loc>https://example.org/a/index.html</loc>
         <lastmod>2026-11-27</lastmod>
    </url>
    <url>
         <loc>https://example.org/a/embed/</loc>
    </url>
</urlset>
"""


@pytest.mark.parametrize("address", ["https://example.org/a", "https://example.org/a/"])
def test_what_is_hidden_is_left_out_of_both_files(tmp_path: Path, address: str) -> None:
    (tmp_path / "embed").mkdir()
    (tmp_path / "index.html").write_text("<head></head>", "utf-8")
    (tmp_path / "embed/index.html").write_text(HIDDEN, "utf-8")
    (tmp_path / "sitemap.xml").write_text(LISTED, "utf-8")
    (tmp_path / "sitemap.xml.gz").write_bytes(gzip.compress(LISTED.encode(), mtime=12))
    leave_out_hidden(tmp_path, address)
    left = (tmp_path / "sitemap.xml").read_text("utf-8")
    assert left.count("<url>") == left.count("</url>") == 1
    assert "a/index.html" in left
    assert "embed" not in left
    packed = (tmp_path / "sitemap.xml.gz").read_bytes()
    assert gzip.decompress(packed).decode() == left
    assert int.from_bytes(packed[4:8], "little") == 12, "the time of the builder"


def test_a_site_without_a_map_stays_as_it_is(tmp_path: Path) -> None:
    leave_out_hidden(tmp_path, "https://example.org/")
    assert list(tmp_path.iterdir()) == []

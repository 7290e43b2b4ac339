"""Every page has a title of its own, which says whose site it is."""

from __future__ import annotations

import html
import re
from collections import Counter
from pathlib import Path

NAME = "Procedure navigator"


def test_every_title_is_the_pages_own_and_names_the_site_once(built_site: Path) -> None:
    titles = {
        path.relative_to(built_site).as_posix(): html.unescape(re.findall(r"<title>(.*?)</title>", text)[0])
        for path in built_site.rglob("*.html")
        if (text := path.read_text("utf-8"))
    }
    assert titles["index.html"] == NAME
    assert [title for title in titles.values() if title.count(NAME) != 1] == []
    assert [title for title, times in Counter(titles.values()).items() if times > 1] == []


def test_the_sign_behind_a_heading_is_neither_read_aloud_nor_a_stop_of_the_focus(built_site: Path) -> None:
    signs = [
        sign
        for path in built_site.rglob("*.html")
        for sign in re.findall(r"<a[^>]*headerlink[^>]*>", path.read_text("utf-8"))
    ]
    assert signs
    assert [sign for sign in signs if 'aria-hidden="true" tabindex="-1"' not in sign] == []

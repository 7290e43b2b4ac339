"""The scenes that `make screenshots` photographs can still be reached."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from build_scripts.dev.scenes import SCENES, TODAY
from tests.browser.served import Site, watch


@pytest.mark.parametrize("name", SCENES)
def test_a_scene_is_reached(page: Page, site: Site, name: str) -> None:
    watched = watch(page, site.url)
    page.clock.set_fixed_time(TODAY)
    SCENES[name](page, site.url)
    assert watched.complaints == []

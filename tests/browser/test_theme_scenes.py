"""The scenes that `make screenshots` photographs can still be reached."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from build_scripts.dev.scenes import SCENES, TODAY, wizard_question
from tests.browser.served import Site, watch


# The scene of the wizard's answer begins with that of its question.
@pytest.mark.parametrize("name", [name for name, scene in SCENES.items() if scene is not wizard_question])
def test_a_scene_is_reached(page: Page, site: Site, name: str) -> None:
    watched = watch(page, site.url)
    page.clock.set_fixed_time(TODAY)
    SCENES[name](page, site.url)
    assert watched.complaints == []

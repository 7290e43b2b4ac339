"""The handbook of a publisher as a printer gets it: contents, each procedure on a sheet of its own, numbered sheets."""

import io
import re

from playwright.sync_api import Page
from pypdf import PdfReader

from tests.browser.served import Site
from tests.support.samples import library

BOARD = "milton-keynes-safeguarding-children-board"
PROCEDURES = [each.procedure for key, each in library().policies.items() if key.startswith(f"{BOARD}/")]


def test_the_whole_handbook_is_printed(page: Page, site: Site) -> None:
    page.goto(f"{site.url}procedures/{BOARD}/index.html")
    page.get_by_role("link", name="Everything on one page, to print").click()
    page.wait_for_selector("html[data-ready]")
    # The parts are closed on the screen, and paper has all of them.
    assert page.locator("details.nav-fold[open]").count() == 0
    printed = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True, outline=True, tagged=True)))
    sheets = [" ".join(sheet.extract_text().split()) for sheet in printed.pages]
    # Each sheet has its number and how many there are.
    assert 15 <= len(sheets) <= 24
    unnumbered = [n for n, text in enumerate(sheets, 1) if f"{n} / {len(sheets)}" not in text]
    assert unnumbered == []
    # The first one has the contents, whose entries lead to their places.
    for procedure in PROCEDURES:
        for title in (procedure.title, *(stage.title for stage in procedure.stages)):
            assert title in sheets[0]
    places = {str(link["/Dest"]) for link in links_of(printed) if "/Dest" in link}
    for procedure in PROCEDURES:
        assert f"/{procedure.id}--page-start" in places
        assert {f"/{procedure.id}--{stage.id}" for stage in procedure.stages} <= places
    # Each procedure begins on a sheet of its own, and has its flowchart on others.
    begun = [
        [n for n, text in enumerate(sheets[1:], 2) if re.match(rf"(\d+ / \d+ )?{re.escape(procedure.title)}", text)]
        for procedure in PROCEDURES
    ]
    assert [len(each) for each in begun] == [1] * len(PROCEDURES)
    for procedure, (first,) in zip(PROCEDURES, begun, strict=True):
        assert f"Flowchart: {procedure.title}" in sheets[first]
    # A reader on a screen finds the way by the outline.
    assert {procedure.title for procedure in PROCEDURES} <= set(titles(printed.outline))


def links_of(printed: PdfReader) -> list[dict[str, object]]:
    return [each.get_object() for sheet in printed.pages for each in sheet.get("/Annots", ())]


def titles(outline: object) -> list[str]:
    if isinstance(outline, list):
        return [title for each in outline for title in titles(each)]
    return [outline["/Title"]]  # type: ignore[index]

"""The strip that says whom to ring in danger stands on the pages of a site on which somebody can be in danger."""

from types import SimpleNamespace

from jinja2 import Environment, FileSystemLoader

from build_scripts.mkdocs_site import template_data
from navigator.words import ENGLISH
from tests.support.samples import ROOT


def foot(*, danger: bool, meta: dict[str, str] | None = None) -> str:
    made = Environment(loader=FileSystemLoader(ROOT / "docs/.overrides"), autoescape=True)
    made.filters["url"] = str
    extra = {template_data.KEY: template_data.frame(ENGLISH, {}, danger=danger)}
    page = made.get_template("partials/site-footer.html")
    return page.render(config={"extra": extra}, nav=SimpleNamespace(items=[]), meta=meta or {}, page=None)


def test_the_strip_stands_where_a_publisher_says_what_to_do_in_danger() -> None:
    assert "999" in foot(danger=True)


def test_it_stands_on_no_page_of_a_site_without_danger() -> None:
    assert "999" not in foot(danger=False)


def test_it_stands_on_no_page_that_has_its_own() -> None:
    assert "999" not in foot(danger=True, meta={"danger": "own"})

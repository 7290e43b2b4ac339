"""The options of the plugin: what is not meant is refused where it is written."""

import pytest

from build_scripts.mkdocs_site.options import Options


def said_of(**given: object) -> list[str]:
    options = Options()
    options.load_dict(given)
    errors, warnings = options.validate()
    return [f"{name}: {problem}" for name, problem in (*errors, *warnings)]


@pytest.mark.parametrize("address", ["ftp://example.org/a", "file://host/a", "https://example.org/ b"])
def test_the_way_out_leads_to_a_page(address: str) -> None:
    assert said_of(exit_to=address) == [
        f"exit_to: {address!r} does not lead to a page; write one that begins with https://"
    ]


def test_a_page_of_the_web_is_a_way_out() -> None:
    assert said_of(exit_to="https://example.org/") == []


ALLOWED = "allowed: accent, accents, exit_to, for_authors, frame, language, menu"


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("exit_too", f'did you mean "exit_to"? {ALLOWED}'),
        ("theme", ALLOWED),
        ("Menu", f'did you mean "menu"? {ALLOWED}'),
    ],
)
def test_an_option_that_is_none_is_refused_with_the_nearest_that_is(name: str, told: str) -> None:
    options = Options()
    options.load_dict({name: "https://example.org/"})
    errors, warnings = options.validate()
    assert [(key, str(error)) for key, error in errors] == [(name, f"there is no such option; {told}")]
    assert warnings == []


@pytest.mark.parametrize("given", ["purple", ["#5b2a86"], {"light": 5}, {"light": "#5b2a86", "dark": None}])
def test_colours_that_are_no_pair_are_answered_with_a_pair(given: object) -> None:
    told = 'write a colour for light pages and one for dark ones: {light: "#5b2a86", dark: "#d7b8f3"}'
    assert said_of(accent=given) == [f"accent: {told}"]
    assert said_of(accents={"anytown": given}) == [f"accents: anytown: {told}"]


def test_colours_of_publishers_need_their_names() -> None:
    told = 'name each publisher: {a-publisher: {light: "#5b2a86", dark: "#d7b8f3"}}'
    assert said_of(accents="purple") == [f"accents: {told}"]

"""The search: by keyboard, from a disk, and of what a reader would look for."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.served import Site, Watched


def search(page: Page, words: str) -> list[str]:
    page.get_by_role("button", name="Search").click()
    page.get_by_label("What are you looking for?").fill(words)
    expect(page.get_by_role("status")).not_to_be_empty()
    return page.locator(".nav-search__link").all_inner_texts()


def test_a_reader_finds_a_page_by_keyboard_alone(watched: Watched) -> None:
    page = watched.open("index.html")
    button = page.get_by_role("button", name="Search")
    button.focus()
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog", name="Search this site")
    expect(dialog).to_be_visible()
    expect(page.get_by_label("What are you looking for?")).to_be_focused()

    page.keyboard.type("cookies")
    expect(page.get_by_role("status")).to_contain_text("result")
    page.keyboard.press("Enter")
    expect(page.locator(".nav-search__link").first).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url("**/privacy/index.html*")
    assert watched.violations() == []


def test_escape_closes_the_search_and_gives_the_focus_back(watched: Watched) -> None:
    page = watched.open("index.html")
    page.get_by_role("button", name="Search").press("Enter")
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()
    expect(page.get_by_role("button", name="Search")).to_be_focused()


def test_the_search_works_in_a_copy_on_a_disk(page: Page, site: Site) -> None:
    page.goto((site.folder / "privacy" / "index.html").as_uri())
    assert search(page, "staying safe")
    page.locator(".nav-search__link").first.click()
    page.wait_for_url("file://**/staying-safe-online/index.html*")


def test_a_slip_of_the_finger_and_a_plural_still_find(watched: Watched) -> None:
    page = watched.open("index.html")
    assert search(page, "privcy")
    page.keyboard.press("Escape")
    assert search(page, "cookie")


def test_what_is_typed_is_shown_as_text(watched: Watched) -> None:
    page = watched.open("index.html")
    search(page, "<img src=x onerror=alert(1)>")
    assert page.locator(".nav-search img").count() == 0
    page.get_by_label("What are you looking for?").fill("<qqqqqq>")
    expect(page.get_by_role("status")).to_have_text("Nothing was found. Try fewer words, or other words.")
    assert watched.complaints == []


def test_a_search_that_cannot_load_says_so(page: Page, site: Site) -> None:
    page.route("**/search_index.js", lambda route: route.abort())
    page.goto(site.url)
    search(page, "privacy")
    expect(page.get_by_role("status")).to_contain_text("The search did not load.")

"""Links to answers and to dates: what has changed since, what is no longer known, and links tampered with."""

from __future__ import annotations

import base64
import json
import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.kept import CALCULATOR, GOOD, LATE, WIZARD, coded, made_link, to_the_calculator
from tests.browser.running import Running
from tests.browser.screens import COMPLAINTS, at
from tests.browser.served import Site, watch
from tests.support.every import seldom, some


def test_a_link_of_the_first_form_says_which_date_has_changed(running: Running, site: Site) -> None:
    dates = {"acknowledge": ["2026-12-21", "2026-12-21"], "reply": ["2027-01-06", "2027-01-13"]}
    content = {**GOOD, "dates": dates, "version": "2022-09"}
    page = running.resume(site, coded(content), LATE)
    notice = page.locator("[data-slot=notice]")
    expect(notice).to_contain_text(
        "It says that it was made on Tuesday 15 December 2026. This has changed since then:", timeout=60_000
    )
    expect(notice.get_by_role("listitem")).to_have_count(2)
    expect(notice).to_contain_text("The link says Wednesday 6 January 2027, or Wednesday 13 January 2027")
    expect(notice).to_contain_text(
        "The procedure is not in the version that the link was made with. Now it is 2023-01.1."
    )


def test_answers_that_the_procedure_no_longer_knows_are_asked_again(running: Running, site: Site) -> None:
    page = running.resume(site, coded({**GOOD, "answers": {**GOOD["answers"], "last": {"value": "gone"}}}), LATE)
    at(page, "What have you done so far?")
    expect(page.get_by_text("a question is asked again")).to_be_visible()


ANSWERS = {
    "of no shape": {"reader": 7},
    "both ways": {"reader": {"value": "complainant", "unknown": True}},
    "of a made-up name": {"constructor.prototype": {"value": "x"}},
    "with markup": {"last": {"value": "<img src=x onerror=alert(1)>"}},
    "on a day that is none": {"date:complaint-received": {"from": "2026-02-30", "to": "2026-02-30"}},
    "that end first": {"date:complaint-received": {"from": "2026-12-14", "to": "2026-12-01"}},
    "by the hundred": {f"q:{n}": {"unknown": True} for n in range(100)},
}
PROTO = json.dumps(GOOD)[:-1] + ', "__proto__": {"polluted": true}}'
PROTO_INSIDE = json.dumps(GOOD).replace('"reader"', '"__proto__"')
TAMPERED = {
    "nothing": "#answers=",
    "bad escapes": "#answers=%E0%A4%A",
    "no base64": "#answers=!!!!",
    "no utf-8": "#answers=" + base64.urlsafe_b64encode(b"\xff\xfe{").decode().rstrip("="),
    "bad json": coded('{"form": 1,'),
    "a list": coded([]),
    "a number": coded(7),
    "null": coded("null"),
    "an unknown key": coded({**GOOD, "admin": True}),
    "a key less": coded({key: value for key, value in GOOD.items() if key != "on"}),
    "another form": coded({**GOOD, "form": 2}),
    "another procedure": coded({**GOOD, "procedure": "nobody/none"}),
    "__proto__": coded(PROTO),
    "__proto__ as an answer": coded(PROTO_INSIDE),
    "dates of no shape": coded({**GOOD, "dates": {"acknowledge": "2026-12-21"}}),
    "100 KB": coded({**GOOD, "version": "x" * 100_000}),
    "100 KB of answers": coded({**GOOD, "answers": {f"q:{n}": {"value": "x" * 80} for n in range(800)}}),
    **{f"answers {name}": coded({**GOOD, "answers": answers}) for name, answers in ANSWERS.items()},
}

# One that is not read, one that is no JSON, one of another shape, one that is too long, and one with markup inside.
FEW_TAMPERED = ("no base64", "bad json", "__proto__", "100 KB", "answers with markup")


@pytest.mark.usefixtures("thrifty")
def test_a_link_that_was_tampered_with_gets_one_calm_notice(page: Page, site: Site, subtests: pytest.Subtests) -> None:
    seen = watch(page, site.url)
    for name in some(TAMPERED, FEW_TAMPERED):
        fragment = TAMPERED[name]
        with subtests.test(name):
            page.goto("about:blank")
            page.goto(site.url + WIZARD + fragment)
            expect(page.get_by_text("The answers in this link could not be read.")).to_have_count(1)
            expect(page.get_by_label("Which procedure is it?")).to_be_visible()
            assert page.url == site.url + WIZARD
            assert page.evaluate("[({}).polluted, Object.keys(Object.prototype)]") == [None, []]
            assert (seen.complaints, seen.abroad) == ([], [])


VOICE = "Ring 0900 123 now"
NAME = "ring-0900-123-now"
SPEAKING = {
    "as the version": {**GOOD, "version": VOICE},
    "as a date that is gone": {**GOOD, "dates": {NAME: ["2026-12-21", "2026-12-21"]}},
    "as an answer": {**GOOD, "answers": {**GOOD["answers"], "last": {"value": NAME}}},
    "as a question": {**GOOD, "answers": {**GOOD["answers"], f"date:{NAME}": {"unknown": True}}},
}
EMBEDDED = f"embed/{COMPLAINTS}/calculator/index.html"
DATE_LINKS = tuple(
    page + fragment
    for page in (CALCULATOR, EMBEDDED)
    for fragment in (
        f"#limit={COMPLAINTS}/{NAME}&complaint-received=2026-12-14~2026-12-21..2026-12-21",
        f"#limit={COMPLAINTS}/acknowledge&{NAME}=2026-12-14&complaint-received=2026-12-14~2026-12-21..2026-12-22",
        f"#limit={NAME}/{NAME}/{NAME}",
        f"#procedure={COMPLAINTS}/{NAME}",
    )
)
PAGES = (
    *("index.html", "offline/index.html", "embedding/index.html", "find-a-procedure/index.html", "compare/index.html"),
    *(f"procedures/{COMPLAINTS}/index.html", CALCULATOR, WIZARD, EMBEDDED, f"embed/{COMPLAINTS}/flowchart/index.html"),
)
BEHIND = (
    *(f"?{NAME}", f"?q={NAME}&query={NAME}", f"#{NAME}", f"#search={NAME}", f"#with={NAME}/{NAME}+{COMPLAINTS}"),
    *(f"#here={NAME}", f"#procedure={NAME}/{NAME}", f"?colours={NAME}#{NAME}", "#%3Cb%3ERing%200900%20123%3C/b%3E"),
)
NOT_THERE = re.compile(rf"^[^?#]*/({NAME}|offline/index\.html%)")
OTHER_LINKS = (
    *(page + behind for page in PAGES for behind in BEHIND),
    *(f"{NAME}/", f"{NAME}.html?{NAME}", f"offline/index.html%23procedure={NAME}/{NAME}", f"{NAME}%2523here={NAME}"),
)


def test_a_link_cannot_speak_in_the_voice_of_the_site(page: Page, site: Site, subtests: pytest.Subtests) -> None:
    page.clock.set_fixed_time(LATE)
    for way in some(SPEAKING, ("as the version", "as a question")):
        held = SPEAKING[way]
        with subtests.test(way):
            page.goto("about:blank")
            page.goto(site.url + WIZARD + coded(held))
            expect(page.locator("[data-slot=notice]")).to_contain_text("You opened a link", timeout=60_000)
            says_nothing(page)
    page.route(NOT_THERE, lambda route: route.fulfill(status=404, path=site.folder / "404.html"))
    for address in some((*DATE_LINKS, *OTHER_LINKS), (*DATE_LINKS[:2], f"offline/index.html?{NAME}")):
        with subtests.test(address):
            page.goto("about:blank")
            page.goto(site.url + address)
            expect(page.locator("html[data-ready]")).to_be_visible()
            expect(page.locator("[data-needs-script]:not([data-started])")).to_have_count(0)
            page.evaluate("dispatchEvent(new Event('beforeprint'))")
            says_nothing(page)


def says_nothing(page: Page) -> None:
    """Neither on the page nor in its title, nor for those who listen."""
    expect(page.locator("body")).not_to_contain_text(re.compile("0900"))
    shown = page.evaluate("document.title + [...document.querySelectorAll('*')].map((each) => each.ariaLabel).join()")
    assert "0900" not in shown


def test_a_link_to_a_date_is_opened_with_its_days_filled_in(page: Page, site: Site) -> None:
    seen = to_the_calculator(page, site)
    link = made_link(page)
    fragment = f"#limit={COMPLAINTS}/reply&complaint-received=2026-12-14~2027-01-07..open~"
    assert re.fullmatch(re.escape(f"{site.url}{CALCULATOR}{fragment}") + "[a-z0-9]{10}", link)
    assert page.url.endswith(f"#limit={COMPLAINTS}/reply")
    for opened, says in (
        (f"{link}).", "The answer is still the same"),
        (
            link.replace("~2027-01-07", "~2027-01-06"),
            "The link says Wednesday 6 January 2027 (read another way, there is no date yet).",
        ),
    ):
        page.goto("about:blank")
        page.goto(opened)
        expect(page.locator("#complaint-received-day")).to_have_value("14")
        expect(page.locator("[data-slot=notice]")).to_contain_text(says, timeout=60_000)
        assert page.url.endswith(f"#limit={COMPLAINTS}/reply")
    page.locator("#complaint-received-day").fill("15")
    expect(page.locator("[data-slot=notice]")).to_be_empty()
    assert (seen.complaints, seen.violations(), seen.abroad) == ([], [], [])


TAMPERED_DATES = (
    "#limit=__proto__",
    "#limit=nobody/none/reply",
    f"#limit={COMPLAINTS}/reply&complaint-received=2026-02-30",
    f"#limit={COMPLAINTS}/reply&complaint-received=2026-12-14&x=<b>",
    f"#limit={COMPLAINTS}/reply&complaint-received=%E0%A4%A",
    f"#limit={COMPLAINTS}/reply~2027-01-07",
    f"#limit={COMPLAINTS}/reply" + "&x=2026-12-14" * 8000,
)


@seldom
def test_a_link_to_a_date_that_was_tampered_with_gets_one_calm_notice(
    page: Page, site: Site, subtests: pytest.Subtests
) -> None:
    seen = watch(page, site.url)
    # No place, no date, no text, and too much of it.
    for fragment in some(TAMPERED_DATES, TAMPERED_DATES[::2]):
        with subtests.test(fragment[:90]):
            page.goto("about:blank")
            page.goto(site.url + CALCULATOR + fragment)
            expect(page.get_by_text("This link could not be read.")).to_have_count(1)
            expect(page.get_by_label("Which procedure is it?")).to_have_value("")
            assert (seen.complaints, seen.abroad) == ([], [])
    # Of a time limit that is no longer there, the procedure still is.
    page.goto("about:blank")
    page.goto(f"{site.url}{CALCULATOR}#limit={COMPLAINTS}/no-such-limit")
    expect(page.get_by_label("Which procedure is it?")).to_have_value(COMPLAINTS)
    expect(page.get_by_text("This link could not be read.")).to_have_count(1)
    page.get_by_role("radio").first.check()
    expect(page.get_by_text("This link could not be read.")).to_have_count(0)
    # Nor is a procedure that is gone passed over in silence.
    page.goto(f"{site.url}{WIZARD}#procedure=board/gone")
    expect(page.get_by_label("Which procedure is it?")).to_have_value("")
    expect(page.get_by_text("This link could not be read.")).to_have_count(1)

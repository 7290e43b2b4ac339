"""Keep this: print, copy, calendar file, data, link and letters, on the real procedure; and links tampered with."""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.axe import problems
from tests.browser.running import Running
from tests.browser.screens import open_parts
from tests.browser.served import Site, Watched, watch
from tests.browser.test_main_job import COMPLAINTS, answer_with_the_14th_of_december, heading
from tests.support.every import seldom, some

WIZARD, CALCULATOR = "where-am-i/index.html", "deadline/index.html"
EARLY = datetime(2026, 12, 15, 10, 15, tzinfo=UTC)
LATE = datetime(2026, 12, 29, 10, 15, tzinfo=UTC)
LEFT_BEHIND = "[...Object.keys(localStorage), ...Object.keys(sessionStorage), document.cookie].filter(Boolean)"
# What the page may do with the world outside is noted instead of done.
NOTED = """
window.printed = 0;
window.print = () => { window.printed += 1; };
window.copied = [];
const write = (text) => window.refuses ? Promise.reject(new Error("no")) : Promise.resolve(window.copied.push(text));
Object.defineProperty(navigator, "clipboard", { value: { writeText: write } });
"""


def to_the_result(page: Page, site: Site, day: datetime) -> Watched:
    seen = watch(page, site.url)
    page.add_init_script(NOTED)
    page.clock.set_fixed_time(day)
    seen.open(f"{WIZARD}#procedure={COMPLAINTS}")
    answer_with_the_14th_of_december(page)
    expect(page.locator(".nav-position")).to_be_visible(timeout=60_000)
    open_parts(page)
    return seen


@pytest.fixture(scope="module")
def result(browser: Browser, site: Site) -> Iterator[Page]:
    """The result of a complaint that arrived yesterday, two dates to come; shared, because it takes long to get to."""
    page = browser.new_page()
    to_the_result(page, site, EARLY)
    yield page
    page.close()


@pytest.fixture(scope="module")
def late_result(browser: Browser, site: Site) -> Iterator[Page]:
    """The result of the same complaint two weeks later, when it has not been acknowledged; shared too."""
    page = browser.new_page()
    to_the_result(page, site, LATE)
    yield page
    page.close()


def part(page: Page, name: str) -> Locator:
    """A part of "Keep this", opened by keyboard."""
    details = page.locator("summary", has_text=name).locator("xpath=..")
    if details.get_attribute("open") is None:
        details.locator("summary").press("Enter")
    return details


def downloaded(page: Page, button: str) -> tuple[str, str]:
    """The name and the text of the file that a button makes."""
    with page.expect_download() as download:
        page.get_by_role("button", name=button).press("Enter")
    return download.value.suggested_filename, Path(download.value.path()).read_bytes().decode("utf-8")


def events(text: str) -> list[Any]:
    return list(Calendar.from_ical(text).walk("VEVENT"))


def made_link(page: Page) -> str:
    part(page, "Make a link")
    page.get_by_role("button", name="Make the link").press("Enter")
    return page.get_by_label("Link to these answers").input_value()


def coded(content: object) -> str:
    """A fragment that holds some content, as links/case_link.mjs wrote it in its first form."""
    text = content if isinstance(content, str) else json.dumps(content)
    return "#answers=" + base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


def test_nothing_is_kept_or_in_the_address_unless_asked_for(page: Page, site: Site) -> None:
    seen = to_the_result(page, site, EARLY)
    fragment = f"#procedure={COMPLAINTS}"
    assert page.url.endswith(fragment)
    made_link(page)
    part(page, "Put it in a calendar")
    downloaded(page, "Download the calendar file")
    downloaded(page, "Download as data")
    assert page.url.endswith(fragment)
    assert page.evaluate(LEFT_BEHIND) == []
    assert problems(page) == []
    assert (seen.complaints, seen.violations(), seen.abroad) == ([], [], [])


def test_printing_and_copying(result: Page) -> None:
    # The part that is open bears its name once.
    expect(result.locator(".nav-position__keep > summary")).to_be_visible()
    expect(result.get_by_role("heading", name="Keep this")).to_have_count(0)
    result.get_by_role("button", name="Print", exact=True).press("Enter")
    assert result.evaluate("printed") == 1
    result.get_by_role("button", name="Copy as text").press("Enter")
    expect(result.get_by_role("status").filter(has_text="Copied.")).to_be_visible()
    text = result.evaluate("copied").pop()
    for piece in ("Thursday 7 January 2027", "Christmas Day", "Version of the procedure: 2023-01.1.", f"/{WIZARD}\n"):
        assert piece in text
    assert "#" not in text


def test_where_copying_is_refused_the_text_is_there_to_be_copied_by_hand(result: Page) -> None:
    result.evaluate("refuses = true")
    result.get_by_role("button", name="Copy as text").press("Enter")
    result.evaluate("refuses = false")
    field = result.get_by_label("Text to copy")
    expect(field).to_be_focused()
    selected = field.evaluate("(field) => field.value.slice(field.selectionStart, field.selectionEnd)")
    assert "Thursday 7 January 2027" in selected
    expect(result.get_by_text("does not let the page copy")).to_be_visible()


def test_the_calendar_file_tells_nothing_and_holds_all_dates(result: Page) -> None:
    part(result, "Put it in a calendar").locator("form").evaluate("(form) => form.reset()")
    name, text = downloaded(result, "Download the calendar file")
    assert name == "dates.ics"
    found = events(text)
    assert [event.decoded("dtstart") for event in found] == [date(2026, 12, 21), date(2027, 1, 7)]
    assert {str(event["summary"]) for event in found} == {"A date to remember"}
    assert all(not event.walk("VALARM") for event in found)
    assert found[0].decoded("dtstamp") == EARLY
    expect(result.get_by_role("status").filter(has_text="The file dates.ics is ready.")).to_be_visible()


def test_one_date_with_its_full_title_and_a_reminder(result: Page) -> None:
    part(result, "Put it in a calendar")
    result.get_by_role("radio", name=re.compile("Thursday 7 January 2027")).check()
    result.get_by_label("2 days before").check()
    result.get_by_label("Say in the calendar what it is about").check()
    (event,) = events(downloaded(result, "Download the calendar file")[1])
    assert event["summary"] == "Last day, to be safe: The Coordinator must send a full written reply"
    assert "Read another way, there is no date yet." in event["description"]
    (alarm,) = event.walk("VALARM")
    assert datetime(2027, 1, 7) + alarm.decoded("trigger") == datetime(2027, 1, 5, 9)  # noqa: DTZ001


def test_the_data_hold_answers_position_and_versions(result: Page) -> None:
    name, text = downloaded(result, "Download as data")
    data = json.loads(text)
    assert name == "answer.json"
    assert data["asked"]["answers"]["date:complaint-received"] == {"from": "2026-12-14", "to": "2026-12-14"}
    assert data["answer"]["running"][0]["due"] == "2026-12-21"
    assert data["answer"]["version"] == "2023-01.1"
    assert data["coverage"][0]["calendar"] == "england-and-wales"


def test_a_link_opened_later_finds_the_same_dates_and_leaves_the_address_clean(
    result: Page, page: Page, site: Site
) -> None:
    link = made_link(result)
    assert re.fullmatch(re.escape(site.url + WIZARD) + "#answers=[A-Za-z0-9_-]{1,200}[A-Za-z0-9]", link)
    seen = watch(page, site.url)
    page.clock.set_fixed_time(LATE)
    page.goto(f"{link}.")  # as mail programs do with what stands behind it
    heading(page, "Expect a full written reply by Thursday 7 January 2027")
    open_parts(page)
    expect(
        page.get_by_text("It says that it was made on Tuesday 15 December 2026. The dates are still the same.")
    ).to_be_visible()
    assert page.url == site.url + WIZARD
    assert page.evaluate("history.state") == {"step": 1}
    page.get_by_role("link", name=re.compile("^Change.*When did the Coordinator get")).click()
    expect(page.locator("#on-day")).to_have_value("14")
    expect(page.get_by_text("You opened a link")).to_have_count(0)
    assert seen.complaints == []


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
    heading(page, "What have you done so far?")
    expect(page.get_by_text("a question is asked again")).to_be_visible()


GOOD: dict[str, Any] = {
    "form": 1,
    "procedure": COMPLAINTS,
    "answers": {
        "reader": {"value": "complainant"},
        "last": {"value": "complaint-received"},
        "date:complaint-received": {"from": "2026-12-14", "to": "2026-12-14"},
    },
    "on": "2026-12-15",
    "version": "2023-01.1",
    "through": "2028-12-31",
    "dates": {"acknowledge": ["2026-12-21", "2026-12-21"]},
}
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


def test_the_answer_is_printed_on_one_sheet(late_result: Page, site: Site, tmp_path: Path) -> None:
    page = late_result
    sheet = page.pdf(path=tmp_path / "answer.pdf", format="A4", prefer_css_page_size=False)
    assert len(re.findall(rb"/Type\s*/Page\b(?!s)", sheet)) == 1
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    for text in ("Christmas Day", "Version of the procedure: 2023-01.1.", "Bank holidays", f"{site.url}{WIZARD}"):
        expect(page.locator("body")).to_contain_text(text, use_inner_text=True)
    for name in ("Copy as text", "Make the link"):
        expect(page.get_by_role("button", name=name)).to_have_count(0)
    expect(page.locator(".nav-month").first).to_be_visible()
    sizes = page.locator(".nav-moment > span:visible").evaluate_all(
        "all => all.map(each => getComputedStyle(each).fontSize)"
    )
    assert len(set(sizes)) == 1, "the place of a clause is printed no larger than what it says"
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    page.emulate_media(media="screen")


def test_a_letter_and_the_dates_of_a_case_are_printed_by_themselves(late_result: Page) -> None:
    page = late_result
    page.locator(".nav-step").first.get_by_role("button", name="Print the letter").press("Enter")
    assert page.evaluate("printed") == 1
    page.emulate_media(media="print")
    expect(page.locator(".nav-alone")).to_contain_text("Dear Coordinator,")
    expect(page.locator("main")).to_be_hidden()
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    page.emulate_media(media="screen")
    expect(page.locator(".nav-alone")).to_have_count(0)
    page.get_by_role("button", name="Print the dates and clauses").press("Enter")
    page.emulate_media(media="print")
    expect(page.locator(".nav-alone")).to_contain_text("The Coordinator got your written complaint")
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    page.emulate_media(media="screen")


def test_a_letter_can_be_changed_and_copied(late_result: Page) -> None:
    page = late_result
    letter = page.locator(".nav-step").first
    expect(letter).to_contain_text("Ask the Coordinator for an acknowledgement.")
    part(page, "Read or change the letter")
    field = letter.get_by_label("Draft")
    expect(field).to_have_value(re.compile("The last day for this was Monday 21 December 2026."))
    field.fill("My own words")
    letter.get_by_role("button", name="Copy the letter").press("Enter")
    expect(letter.get_by_role("status")).to_have_text("Copied.")
    assert page.evaluate("copied") == ["My own words"]
    mail = letter.get_by_role("link", name="Open it in my email program")
    mail.evaluate("link => { link.addEventListener('click', (event) => event.preventDefault()); }")
    mail.press("Enter")
    address = mail.get_attribute("href") or ""
    assert address.startswith("mailto:miltonkeyneschildrenscc@live.co.uk?subject=")
    assert address.endswith("&body=My%20own%20words")


def test_the_date_of_a_step_goes_into_a_calendar_with_one_press(result: Page) -> None:
    (event,) = events(downloaded(result, "Add to my calendar")[1])
    assert event.decoded("dtstart") == date(2027, 1, 7)


@seldom
def test_a_reminder_that_lies_in_the_past_is_not_offered(page: Page, site: Site) -> None:
    to_the_result(page, site, datetime(2027, 1, 5, 10, 15, tzinfo=UTC))
    part(page, "Put it in a calendar")
    assert page.locator('[name="keep-reminder"]').evaluate_all("all => all.map(({ value }) => value)") == ["", "1", "2"]


def test_where_nothing_is_late_there_is_no_letter(result: Page) -> None:
    expect(result.locator("[data-slot=letter]")).to_have_count(0)


def test_a_date_of_the_calculator_can_be_kept_too(page: Page, site: Site) -> None:
    seen = to_the_calculator(page, site)
    page.get_by_role("button", name="Copy as text").press("Enter")
    assert "by Thursday 7 January 2027 (read another way, there is no date yet)." in page.evaluate("copied").pop()
    part(page, "Put it in a calendar")
    (event,) = events(downloaded(page, "Download the calendar file")[1])
    assert event.decoded("dtstart") == date(2027, 1, 7)
    page.locator("#complaint-received-day").fill("")
    expect(page.locator(".nav-keep")).to_have_count(0)
    assert (seen.complaints, seen.violations(), seen.abroad) == ([], [], [])


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


def to_the_calculator(page: Page, site: Site) -> Watched:
    seen = watch(page, site.url)
    page.add_init_script(NOTED)
    page.clock.set_fixed_time(LATE)
    seen.open(f"{CALCULATOR}#limit={COMPLAINTS}/reply")
    for name, text in (("day", "14"), ("month", "12"), ("year", "2026")):
        page.locator(f"#complaint-received-{name}").fill(text)
    expect(page.locator(".nav-keep")).to_be_visible(timeout=60_000)
    return seen

"""The accessibility statement says what the regulations ask for, and must not be out of date."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from build_scripts.pages import accessibility
from build_scripts.reference.excerpts import EXAMPLE
from build_scripts.source import accessibility_statement
from build_scripts.source.accessibility_statement import FILE
from build_scripts.source.problems import ProblemsError
from build_scripts.support.build_date import BuildDayError, build_day
from tests.conftest import ROOT

GOOD = (EXAMPLE / "accessibility.yml").read_text("utf-8")
TODAY = date(2026, 12, 1)

Make = Callable[[str], str]


@pytest.fixture
def made(tmp_path: Path) -> Make:
    """The page made from a file's text."""
    (tmp_path / "docs").mkdir()

    def page(text: str, today: date = TODAY) -> str:
        (tmp_path / FILE).write_text(text, "utf-8")
        return accessibility.page(tmp_path, today)[accessibility.PAGE]

    return page


def changed(old: str, new: str) -> str:
    assert GOOD.count(old) == 1
    return GOOD.replace(old, new)


# https://www.legislation.gov.uk/uksi/2018/952/regulation/8 and the model accessibility statement.


@pytest.mark.parametrize(
    "required",
    [
        "This accessibility statement applies to www.anytown.example.",
        "Anytown Children&#39;s Board is committed to making its website accessible, in accordance",
        "(Websites and Mobile Applications) (No. 2) Accessibility Regulations 2018.",
        "This website is partially compliant with the Web Content Accessibility Guidelines version 2.2 AA standard",
        "The content listed below is non-accessible for the following reasons.",
        "Some older documents cannot be read by screen readers. Success criterion: 1.3.1 (Info and Relationships). Ask",
        "Ask for the document in another form. We plan to fix this by Wednesday 30 June 2027.",
        'href="mailto:office@anytown.example"',
        'href="https://www.anytown.example/contact"',
        "The Equality and Human Rights Commission (EHRC) is responsible for enforcing",
        'href="https://www.equalityadvisoryservice.com/"',
        "This statement was prepared on Thursday 15 October 2026. It was last reviewed on Thursday 15 October 2026.",
        "This website was last tested on Monday 12 October 2026",
    ],
)
def test_it_says_what_the_regulations_ask_for(made: Make, required: str) -> None:
    assert required in made(GOOD)


def test_what_is_not_accessible_stands_under_its_reason(made: Make) -> None:
    text = made(GOOD)
    parts = [
        text.index(words) for words in ("#reason-1", "older documents", "#reason-2", "maps", "#reason-3", "recordings")
    ]
    assert parts == sorted(parts)


def test_in_northern_ireland_another_commission_enforces_the_regulations(made: Make) -> None:
    text = made(changed("nation: Great Britain", "nation: Northern Ireland"))
    assert "Equality Commission for Northern Ireland (ECNI) is responsible" in text
    assert "equalityadvisoryservice" not in text


def test_a_site_that_keeps_all_of_it_lists_nothing(made: Make) -> None:
    start, _, rest = GOOD.partition("not_accessible:")
    text = made(start.replace("partially", "fully") + rest[rest.index("reach:") :])
    assert "This website is fully compliant" in text
    assert "Non-accessible content" not in text.replace("&#45;", "-")


def test_only_a_demonstration_says_that_it_is_one(made: Make) -> None:
    assert "This copy is a demonstration." not in made(GOOD)
    assert "This copy is a demonstration." in made(changed("demonstration: false", "demonstration: true"))


@pytest.mark.parametrize(
    ("reviewed", "today", "old"),
    [
        ("2026-10-15", date(2027, 10, 15), False),
        ("2026-10-15", date(2027, 10, 16), True),
        ("2028-02-29", date(2029, 3, 1), False),
        ("2028-02-29", date(2029, 3, 2), True),
    ],
)
def test_a_review_holds_for_a_year_to_the_day(tmp_path: Path, reviewed: str, today: date, *, old: bool) -> None:
    (tmp_path / "docs").mkdir()
    text = changed("reviewed: 2026-10-15", f"reviewed: {reviewed}")
    (tmp_path / FILE).write_text(text, "utf-8")
    written = accessibility_statement.read(tmp_path)
    assert [warning.code for warning in accessibility_statement.warnings(written, today)] == (
        ["review-overdue"] if old else []
    )
    assert list(accessibility_statement.problems(written, today)) == []


def test_an_old_statement_is_published_and_says_so(made: Callable[..., str]) -> None:
    told = "This statement was last reviewed over a year ago. Some of it may no longer be true."
    assert told in made(GOOD, date(2027, 10, 16))
    assert told not in made(GOOD, date(2027, 10, 15))


def test_all_faults_come_at_once(made: Make) -> None:
    bad = changed("status: partially compliant", "status: fully compliant").replace("prepared: 2026", "prepared: 2062")
    with pytest.raises(ProblemsError) as refused:
        made(bad)
    assert [problem.code for problem in refused.value.problems] == ["statement-status", "statement-date"]


def test_a_file_that_does_not_fit_is_refused_like_any_other(made: Make) -> None:
    with pytest.raises(
        ProblemsError, match=r"docs/accessibility.yml:3:1: .organization. is not a key here; did you mean"
    ):
        made(changed("organisation: Anytown", "organization: Anytown"))


def test_markup_in_the_file_is_shown_as_text(made: Make) -> None:
    text = made(changed("organisation: Anytown Children's Board", 'organisation: "<b>Board</b>"'))
    assert "<b>" not in text


def test_this_sites_own_statement_is_in_order() -> None:
    statement = accessibility_statement.read(ROOT)
    assert list(accessibility_statement.problems(statement, statement.value.reviewed)) == []


# The day of the build.


def test_the_day_of_a_build_can_be_set_so_that_builds_are_the_same() -> None:
    assert build_day({"SOURCE_DATE_EPOCH": "1764633600"}) == date(2025, 12, 2)
    assert build_day({}) >= date(2026, 1, 1)


@pytest.mark.parametrize("given", ["", "soon", "1e9", "99999999999999999999"])
def test_a_day_that_cannot_be_read_is_refused(given: str) -> None:
    with pytest.raises(BuildDayError, match=r"SOURCE_DATE_EPOCH is .*; write the seconds since"):
        build_day({"SOURCE_DATE_EPOCH": given})

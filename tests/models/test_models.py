"""Procedures of kinds that are not in the published documents: each checks clean, comes out as worked by hand, builds.

They are examples made from public documents, in our own words, and are published nowhere. What the language cannot say
of one stands at the top of its file.
"""

import shutil
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from build_scripts import content, findings
from build_scripts.cli import main
from build_scripts.commands.calendars import comparison
from build_scripts.content import Content
from build_scripts.data import api_files
from build_scripts.flowchart import charts
from build_scripts.pages import policy
from build_scripts.source import calendar_files
from build_scripts.source.reader import read_library
from navigator.case.verdicts.position import position
from navigator.explain.reports import position_report
from navigator.explain.teller import Teller
from navigator.explain.voice import voiced
from navigator.model.cases import Case, parse_fact
from navigator.model.versions import Versions
from navigator.words import ENGLISH
from tests.oracles import engine, worlds
from tests.support.every import EVERY, some

FOLDER = Path(__file__).parent / "procedures"
FILES = sorted(path for path in FOLDER.glob("*/*.yml") if not path.name.endswith((".cases.yml", "publisher.yml")))
KEYS = [f"{path.parent.name}/{path.stem}" for path in FILES if "@" not in path.name]

every_model = pytest.mark.parametrize("key", KEYS)


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The models as a project of their own, with the bank holidays."""
    root = tmp_path_factory.mktemp("models")
    shutil.copytree(FOLDER, root / "procedures")
    shutil.copy(calendar_files.CALENDARS / "bank-holidays.json", root / "procedures" / "calendars")
    return root


@pytest.fixture(scope="module")
def held(project: Path) -> Content:
    """Read and checked; a worked example that comes out otherwise is a fault."""
    return content.read(project / "procedures")


@pytest.fixture(scope="module")
def pages(held: Content) -> Mapping[str, str]:
    return policy.all_pages(held, charts.draw(held.policies.values(), ENGLISH), ENGLISH)


def test_there_are_eight_kinds_and_more(held: Content) -> None:
    assert len(KEYS) >= 8
    assert set(held.policies) == set(KEYS)


@every_model
def test_a_model_has_worked_examples_with_dates_or_an_end(held: Content, key: str) -> None:
    examples = held.cases[key].cases
    assert examples
    assert all(each.expect.dates or each.expect.end or each.expect.body for each in examples)


@every_model
def test_what_is_lost_of_a_model_stands_at_the_top_of_its_file_or_nothing_is(key: str) -> None:
    text = (FOLDER / f"{key}.yml").read_text("utf-8")
    comments = [line for line in text.splitlines() if line.startswith("#")]
    assert comments == text.splitlines()[: len(comments)]
    assert all(line.startswith(("# lost: ", "# An example")) for line in comments)


@pytest.mark.parametrize(
    ("facts", "named"),
    [
        ("asked=2026-06-01", ("weighing the public interest", "notice of a fee", "asked what is meant")),
        ("asked=2026-06-01 fee-asked=no interest-told=no", ("asked what is meant",)),
        ("asked=2026-06-01 fee-asked=no interest-told=no unclear-told=no", ()),
    ],
)
@pytest.mark.parametrize("today", [date(2026, 6, 10), date(2026, 7, 1)])
def test_what_nobody_mentioned_is_named_beside_the_date_that_it_would_move(
    held: Content, facts: str, named: tuple[str, ...], today: date
) -> None:
    policy = held.policies["uk-foi/requests"]
    case = Case(tuple(parse_fact(fact) for fact in facts.split()))
    teller = Teller(policy, ENGLISH)
    told = position_report(teller, position(policy, case, today, held.calendars), held.calendars)
    (answer,) = (each["where"] for each in told["running"] if each["clause"] == "answer")
    lines = " ".join(told["advice"]["lines"])
    for each in ("weighing the public interest", "notice of a fee", "asked what is meant"):
        assert (each in answer, each in lines) == (each in named, each in named)


@pytest.mark.parametrize(
    ("today", "leads"),
    [
        # 30 days from 1 June end on 1 July: after that only somebody who accepted has anything to wait for.
        (date(2026, 7, 1), "Accept the offer of a review today, Wednesday 1 July 2026"),
        (date(2026, 8, 15), "Tell us whether you accepted the offer or the tribunal got the appeal"),
    ],
)
def test_where_all_may_be_over_the_answer_leads_with_what_settles_that(held: Content, today: date, leads: str) -> None:
    policy = held.policies["tax-office/review"]
    found = position(policy, Case((parse_fact("offered=2026-06-01"),)), today, held.calendars)
    told = position_report(Teller(voiced(policy, "taxpayer"), ENGLISH, "taxpayer"), found, held.calendars)["advice"]
    assert told["heading"] == leads
    if found.may_be_ended:
        # Accepted on 1 June at the earliest, and 45 days from there.
        act = "The reviewing officer must tell the conclusion of the review"
        # It is over if they accepted nothing, and gone to the tribunal if that got an appeal.
        late = f"If it is not: {act}: the last day may have been Thursday 16 July 2026."
        assert told["lines"] == ("This may be over.", late)
        assert (told["state"], told["steps"]) == ("", ())


# What was not told of the stages before can be placed in so many ways that going through all takes too long.
TOO_MANY = {("udrp/disputes", each) for each in ("three-decide", "court-in-time", "no-court-case")}
TOO_MANY |= {("wto/trade", "no-time-agreed")}
# As long as all others together: only in `make test-every`.
if not EVERY:
    TOO_MANY |= {("wto/trade", "stopped")}


# Each of these has examples that the second opinion looks at for seconds; of what is in them the others have some too.
LONG = ("children-act/complaints", "example-city/parking", "ireland-health/feedback", "udrp/disputes")


@pytest.mark.parametrize("key", some(KEYS, (key for key in KEYS if key not in LONG)))
def test_the_second_opinion_says_the_same_of_every_worked_example(held: Content, key: str) -> None:
    policy = held.policies[key]
    differ: dict[str, list[str]] = {}
    for each in held.cases[key].cases:
        if (key, each.id) in TOO_MANY:
            continue
        case = Case(tuple(parse_fact(str(fact)) for fact in each.facts), answers=each.answers)
        texts = Versions(policy, held.earlier.get(key, ())).followed(each.version)
        asked = texts.current, held.calendars, case, each.today, texts.earlier
        # Which later fact would move a date is compared where procedures are smaller.
        found = list(
            worlds.differences(
                worlds.verdict(*asked, changed_by=False), engine.verdict(*asked), frozenset({"changed_by"})
            )
        )
        differ |= {each.id: found} if found else {}
    assert differ == {}


def test_nothing_is_lost_of_any_model() -> None:
    lost = {key for key in KEYS if "# lost: " in (FOLDER / f"{key}.yml").read_text("utf-8")}
    assert lost == set()


def test_the_command_finds_nothing(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(project)
    done = CliRunner().invoke(main, ["check"])
    assert (done.exit_code, done.output) == (0, f"No problems in {len(FILES)} procedures.\n")


def test_everything_is_made_of_them(held: Content, pages: Mapping[str, str]) -> None:
    assert {policy.page_of(key) for key in KEYS} <= pages.keys()
    assert {f"api/{key}.json" for key in KEYS} <= api_files.files(held).keys()


def test_the_pages_speak_to_those_who_read_them(pages: Mapping[str, str]) -> None:
    told = {key: pages[policy.page_of(key)] for key in KEYS}
    assert [key for key in KEYS if "families and carers" in told[key]] == []
    assert "If a child is in danger" not in told["udrp/disputes"]
    assert "trade mark owners and holders of domain names" in told["udrp/disputes"]


def test_an_example_on_a_page_is_worked_out_by_the_text_that_it_follows(pages: Mapping[str, str]) -> None:
    """A breach of 2024 has the 24 hours of that time, and one of 19 or 20 August 2025 may have them."""
    page = pages[policy.page_of("breach/notices").replace("index.md", "detail/index.md")]
    assert "We do not have the text" not in page
    assert "the company must tell the rest by Wednesday 30 October 2024" in page
    assert "by Wednesday 20 August 2025, or Saturday 23 August 2025 at the very latest" in page


def test_the_foreign_calendar_is_the_one_that_the_command_writes(project: Path) -> None:
    place = project / "procedures" / "calendars"
    known, data = calendar_files.load(place), calendar_files.read_data(place)
    found = {each.name: each for each in comparison.compared(known, data)}
    assert (found["us-federal"].differences, found["us-federal"].not_compared) == ((), None)


def test_the_local_file_says_only_how_it_differs(held: Content) -> None:
    model, local = held.policies["spso/model"], held.policies["example-council/complaints"]
    texts = {
        key: len((FOLDER / f"{key}.yml").read_text("utf-8")) for key in ("spso/model", "example-council/complaints")
    }
    assert texts["example-council/complaints"] * 3 < texts["spso/model"]
    acts = [duty.id for duty in local.procedure.stages[0].duties]
    assert acts == ["complain", "acknowledge-1", "decide-1", "ask-stage-2"]
    assert [event.id for event in local.procedure.events][:3] == ["aware", "received", "acknowledged-1"]
    first, second = (each.duties["decide-1"].limit for each in (model, local))
    assert first
    assert second
    assert (len(first.extensions), second.extensions) == (1, ())


def test_the_report_can_be_made_of_them(project: Path, held: Content) -> None:
    library, _ = read_library(project / "procedures")
    subjects = list(findings.subjects(library, held.calendars, max(each.today for each in held.cases[KEYS[0]].cases)))
    assert len(subjects) == len(KEYS) + len(held.publishers)
    for subject in subjects:
        assert isinstance(findings.find(subject), tuple)

"""The words of a limit and its data must agree, whatever is changed."""

import dataclasses
import re
import shutil
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from build_scripts.checks import wording
from build_scripts.cli import main
from build_scripts.source import phrases
from build_scripts.source.reader import Written
from build_scripts.source.yaml_tree import Entries, Place
from navigator.dates import periods
from navigator.dates.periods import Days, Hours, Period, Weeks, WorkingDays
from navigator.model.limits import Aspect, Extension, GeneralRules, Grant, Limit, LimitKind, Reading
from navigator.model.procedure import Procedure
from tests.support.samples import ROOT, library, publisher

NAMED = {f"{key}/{clause.id}": limit for key, policy in library().policies.items() for clause, limit in policy.limits()}
LIMITS = list(NAMED.values())
NAMES = list(NAMED)


def problems(limit: Limit) -> list[str]:
    """What the check says of one limit, as if it stood alone in a procedure."""
    place = Place("x.yml", 1, 1)
    written = Written("x.yml", Entries({}, place), _Holder(limit))
    return [problem.code for problem in wording.procedure(written, publisher())]


@dataclasses.dataclass(frozen=True)
class _Holder:
    limit: Limit
    counting: GeneralRules | None = None


@pytest.mark.parametrize("limit", LIMITS, ids=NAMES)
def test_every_limit_agrees_with_its_words(limit: Limit) -> None:
    assert problems(limit) == []


@pytest.mark.parametrize("limit", LIMITS, ids=NAMES)
def test_a_changed_number_is_seen(limit: Limit) -> None:
    changed = type(limit.period)(limit.period.amount + 1)
    assert problems(dataclasses.replace(limit, period=changed))


@pytest.mark.parametrize("limit", LIMITS, ids=NAMES)
def test_a_changed_unit_is_seen(limit: Limit) -> None:
    for kind in periods.UNITS.values():
        if kind is not type(limit.period):
            assert problems(dataclasses.replace(limit, period=kind(limit.period.amount)))


@pytest.mark.parametrize("limit", LIMITS, ids=NAMES)
def test_a_number_or_a_unit_changed_in_the_words_is_seen(limit: Limit) -> None:
    reading = phrases.read(limit.words)
    assert isinstance(reading, phrases.Reading)
    said = reading.periods
    for at, period in enumerate(said):
        numbers = [type(period)(period.amount + step) for step in (-1, 1, 10) if period.amount + step]
        units = [kind(period.amount) for kind in periods.UNITS.values() if kind is not type(period)]
        for changed in (*numbers, *units):
            words = "within " + " or ".join(str(changed if n == at else each) for n, each in enumerate(said))
            assert problems(dataclasses.replace(limit, words=words)), words


@pytest.mark.parametrize("limit", LIMITS, ids=NAMES)
def test_words_that_name_no_time_are_seen(limit: Limit) -> None:
    assert problems(dataclasses.replace(limit, words="as soon as possible")) == ["words-without-period"]


@pytest.mark.parametrize(
    ("words", "period", "found"),
    [
        ("before the notice takes effect", "1 day", []),
        ("prior to the hearing", "1 day", []),
        ("before the notice takes effect", "2 days", ["words-without-period"]),
        ("before the notice takes effect", "1 working day", ["words-without-period"]),
        ("not before the notice takes effect", "1 day", ["words-without-period"]),
        ("once the notice takes effect", "1 day", ["words-without-period"]),
        ("before the end of the day", "1 day", ["words-not-understood"]),
    ],
)
def test_what_is_due_before_what_happens_on_a_day_is_due_the_day_before(
    words: str, period: str, found: list[str]
) -> None:
    back = Limit(words=words, period=periods.parse(period), before=("effect",), states=())
    assert problems(back) == found


@pytest.mark.parametrize("limit", LIMITS, ids=NAMES)
def test_a_number_or_a_unit_changed_in_a_reading_is_seen(limit: Limit) -> None:
    for at, reading in enumerate(limit.readings):
        if reading.period is None:
            continue
        number = type(reading.period)(reading.period.amount + 1)
        units = [kind(reading.period.amount) for kind in periods.UNITS.values() if kind is not type(reading.period)]
        # Plain days can be read as working days and the other way round, and that is all that words leave open.
        open_to_doubt = {str(limit.period), str(WorkingDays(limit.period.amount))}
        for changed in (number, *(unit for unit in units if str(unit) not in open_to_doubt)):
            readings = [
                dataclasses.replace(reading, period=changed) if n == at else r for n, r in enumerate(limit.readings)
            ]
            assert problems(dataclasses.replace(limit, readings=tuple(readings))), changed


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        (
            "period: 5 working days",
            "period: 6 working days",
            "the data say 6 working days, the words say 5 working days",
        ),
        ("period: 5 working days", "period: 5 days", "the data say 5 days, the words say 5 working days"),
        ("words: within 5 working days", "words: within 7 working days", "the words also say 7 working days"),
        ("words: within 5 working days", "words: within 5 weeks", "the words also say 5 weeks"),
        ("words: within 5 working days", "words: soon", "names no period"),
        (
            "words: within 5 working days",
            "words: within nearly 5 working days",
            '"within nearly 5 working days" is not',
        ),
        (
            "words: within 5 working days",
            "words: within twenty-five working days",
            "the words also say 25 working days",
        ),
        ("words: within 5 working days", "words: 5 working days before it", "the words count back from an event"),
        ("words: within 5 working days", "words: after 5 working days", "the words say more than, the data say by"),
        (
            "words: within 5 working days",
            "words: 5 working days beginning with the day of receipt",
            "begins with the day itself, the data with the day after it",
        ),
    ],
)
def test_the_command_fails_and_names_the_line(tmp_path: Path, old: str, new: str, says: str) -> None:
    shutil.copytree(ROOT / "procedures", tmp_path / "procedures")
    file = tmp_path / "procedures/nelscp/multi-agency-dispute-resolution.yml"
    text = file.read_text("utf-8")
    file.write_text(text.replace(old, new, 1), "utf-8")
    result = CliRunner().invoke(main, ["check", str(file.parent)])
    assert result.exit_code == 1
    line = text[: text.index(old)].count("\n") + 1
    assert re.search(rf"{file.name}:{line}:\d+: .*{says}", result.output), result.output


def test_words_that_begin_with_the_day_after_do_not_go_with_a_first_day_that_counts(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "procedures", tmp_path / "procedures")
    file = tmp_path / "procedures/nelscp/multi-agency-dispute-resolution.yml"
    old, new = "words: within 5 working days", "words: 5 working days beginning with the day after receipt"
    text = file.read_text("utf-8").replace(old, new, 1)
    command = ["check", str(file.parent)]
    file.write_text(text, "utf-8")
    assert "begins with the day after" not in CliRunner().invoke(main, command).output
    file.write_text(text.replace(new, f"{new}\n          counting: {{first_day: included}}", 1), "utf-8")
    assert "begins with the day after, the data with the day itself" in CliRunner().invoke(main, command).output


def test_what_is_said_around_the_amount_of_the_limit_counts_and_not_what_the_first_one_says() -> None:
    readings = (Reading(id="ten", says="It is ten."), Reading(id="five", says="It is five.", period=WorkingDays(5)))
    within = dataclasses.replace(PLAIN, words="within 5 working days, or within 10 working days", readings=readings)
    after = dataclasses.replace(within, words="within 5 working days, or at least 10 working days")
    assert (problems(within), problems(after)) == ([], [])
    assert problems(dataclasses.replace(within, words="within 5 working days, or after 10 working days")) == [
        "words-differ"
    ]


PLAIN = Limit(words="10 working days", period=WorkingDays(10), from_=("asked",), states=(Aspect.PERIOD,))
OTHERS: dict[str, Any] = {"how": Grant.AGREED, "event": "agreed", "says": "They agree."}
IN_WORDS = Reading(id="in-words", says="The number in words counts.")
IN_FIGURES = Reading(id="in-figures", says="The number in figures counts.", period=WorkingDays(15))


@pytest.mark.parametrize(
    ("words", "extension", "expected"),
    [
        ("10 working days, or a maximum of 20", Extension(id="more", to=WorkingDays(20), **OTHERS), []),
        ("10 working days, or a maximum of 20", Extension(id="more", by=WorkingDays(10), **OTHERS), []),
        ("10 working days, extended by 10 working days", Extension(id="more", by=WorkingDays(10), **OTHERS), []),
        ("10 working days", Extension(id="more", to=WorkingDays(20), **OTHERS), []),
        ("10 working days, or a maximum of 25", Extension(id="more", to=WorkingDays(20), **OTHERS), ["words-differ"]),
        ("10 working days, or a maximum of 20", None, ["words-differ"]),
    ],
)
def test_words_that_hold_an_extension_are_compared_with_it(
    words: str, extension: Extension | None, expected: list[str]
) -> None:
    limit = dataclasses.replace(PLAIN, words=words, extensions=(extension,) if extension else ())
    assert problems(limit) == expected


@pytest.mark.parametrize(
    ("words", "changed", "expected"),
    [
        ("within twenty-eight days", {"period": Days(28)}, []),
        ("within twenty-eight days", {"period": Days(8)}, ["words-differ", "words-differ"]),
        ("25 to 65 working days", {"period": WorkingDays(65)}, ["words-differ"]),
        ("ten (15) working days", {}, ["words-differ"]),
        ("ten (15) working days", {"readings": (IN_WORDS, IN_FIGURES)}, []),
        ("10 working days before the hearing", {}, ["words-differ"]),
        ("10 working days before the hearing", {"from_": (), "before": ("hearing",)}, []),
        ("within 10 working days of the hearing", {"from_": (), "before": ("hearing",)}, ["words-differ"]),
        ("after 10 working days", {}, ["words-differ"]),
        ("after 10 working days", {"kind": LimitKind.NOT_BEFORE}, []),
        ("within 10 working days", {"kind": LimitKind.NOT_BEFORE}, ["words-differ"]),
        ("after 10 working days", {"kind": LimitKind.AFTER}, []),
        ("within 10 working days", {"kind": LimitKind.AFTER}, ["words-differ"]),
        ("within 10 moon days", {}, ["words-not-understood"]),
    ],
)
def test_words_and_data_that_differ_are_refused(words: str, changed: dict[str, Any], expected: list[str]) -> None:
    assert problems(dataclasses.replace(PLAIN, words=words, **changed)) == expected


def test_procedures_have_limits_to_test() -> None:
    assert len(LIMITS) >= 12
    assert all(isinstance(policy.procedure, Procedure) for policy in library().policies.values())


@pytest.mark.parametrize("words", ["From the fourth day before", "on the fourth working day before the poll"])
def test_a_day_before_an_event_by_its_number_is_asked_for_in_days(words: str) -> None:
    limit = dataclasses.replace(LIMITS[0], words=words, period=Days(4), from_=(), before=("poll",))
    place = Place("x.yml", 1, 1)
    (problem,) = wording.procedure(Written("x.yml", Entries({}, place), _Holder(limit)), publisher())
    assert problem.code == "words-not-understood"
    assert (
        problem.allowed
        == "the number of days, such as from 4 days before the poll; with kind: not before, if it begins then"
    )


def test_what_begins_so_long_before_is_not_over_by_then() -> None:
    limit = dataclasses.replace(
        LIMITS[0],
        words="from 4 days before the poll",
        period=Days(4),
        from_=(),
        before=("poll",),
        unclear=None,
        readings=(),
        states=(),
        kind=LimitKind.BY,
    )
    assert problems(limit) == ["words-differ"]
    assert problems(dataclasses.replace(limit, kind=LimitKind.NOT_BEFORE)) == []
    assert problems(dataclasses.replace(limit, words="4 days before the poll")) == []


@pytest.mark.parametrize(
    ("words", "period", "found"),
    [
        # The policy says itself what it means by 48 hours.
        ("within 48 hours (two working days)", WorkingDays(2), []),
        ("within 48 hours or two working days", WorkingDays(2), ["words-differ"]),
        # Without bank holidays these two are the same, and with them they are not.
        ("within 20 working days (4 weeks)", WorkingDays(20), ["words-differ"]),
        ("within four working weeks", WorkingDays(20), []),
        ("within four working weeks", Days(28), ["words-differ", "words-differ"]),
        ("within 24 hours or the next working day", Hours(24), ["words-differ"]),
    ],
)
def test_what_words_say_in_two_units(words: str, period: Period, found: list[str]) -> None:
    assert problems(dataclasses.replace(PLAIN, words=words, period=period)) == found


def test_working_weeks_can_be_read_as_weeks() -> None:
    readings = tuple(Reading(id=f"r{at}", says="It is.", period=each) for at, each in enumerate((Weeks(4), Weeks(5))))
    limit = dataclasses.replace(PLAIN, words="within four working weeks", period=WorkingDays(20), unclear="It is.")
    assert problems(dataclasses.replace(limit, readings=readings[:1])) == []
    assert problems(dataclasses.replace(limit, readings=readings)) == ["words-differ"]
    # 20 working days are no weeks.
    assert problems(dataclasses.replace(limit, words="within 20 working days", readings=readings[:1])) == [
        "words-differ"
    ]

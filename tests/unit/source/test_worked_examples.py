"""Worked examples are worked out once for what they are made of, and again when any of that changes."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

import pytest

from build_scripts import content
from build_scripts.reference.excerpts import EXAMPLE
from build_scripts.source import worked_examples
from build_scripts.source.worked_examples import come_out
from navigator.case.verdicts.position import Position, position
from navigator.dates.calendars import Calendar, calendars_from_data
from navigator.dates.moments import Moment
from navigator.model.cases import Case, Example
from navigator.model.versions import Versions
from tests.support.samples import ROOT, calendars, library

KEY = "milton-keynes-contact-centre/complaints"


def parts() -> tuple[Versions, Example]:
    (example,) = (each for each in library().cases[KEY].cases if each.id == "reply-over-easter")
    return Versions(library().policies[KEY], library().earlier[KEY]), example


def counted(monkeypatch: pytest.MonkeyPatch) -> list[date]:
    """The days on which the engine is asked from here on."""
    asked: list[date] = []

    def noted(*of: object) -> Position:
        asked.append(of[2])  # type: ignore[arg-type]
        return position(*of)  # type: ignore[arg-type]

    worked_examples.forget()
    monkeypatch.setattr(worked_examples, "position", noted)
    return asked


def closed_on(day: date) -> Mapping[str, Calendar]:
    """The calendars with one working day of them closed."""
    known = calendars()["england-and-wales"]
    (closure, *_) = known.closures.values()
    return {**calendars(), known.id: replace(known, closures={**known.closures, day: closure})}


def test_calendars_that_are_read_again_are_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    texts, example = parts()
    asked = counted(monkeypatch)
    first, second = (calendars_from_data(content.calendar_data(ROOT / "procedures")) for _ in range(2))
    assert all(first[key] is not second[key] for key in first)
    assert come_out(texts, example, first) is come_out(texts, example, second)
    assert len(asked) == 1


def test_calendars_of_a_board_with_days_that_are_worked_can_be_compared() -> None:
    held = content.read(EXAMPLE)
    for key, file in held.cases.items():
        for example in file.cases:
            texts = Versions(held.policies[key], held.earlier[key]).followed(example.version)
            case = Case(example.facts, example.area, example.answers)
            expected = position(texts.current, case, example.today, held.calendars, texts.earlier)
            assert come_out(texts, example, held.calendars).standings == expected.standings


def test_another_text_example_or_day_off_is_worked_out_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    texts, example = parts()
    asked = counted(monkeypatch)
    usual = come_out(texts, example, calendars())
    retitled = replace(texts.current, procedure=replace(texts.current.procedure, title="Another"))
    assert come_out(replace(texts, current=retitled), example, calendars()).journey.policy.procedure.title == "Another"
    later = replace(example, today=example.today + timedelta(days=1))
    assert come_out(texts, later, calendars()).today == later.today
    (first, *others) = later.facts
    assert first.span
    at_nine = replace(first, span=replace(first.span, earliest=Moment.of(first.span.earliest, "09:00")))
    for facts in ((first, *others), (at_nine, *others)):
        come_out(texts, replace(later, facts=facts), calendars())
    closed = come_out(texts, example, closed_on(date(2026, 3, 25)))
    assert closed.standings != usual.standings
    assert len(asked) == 5

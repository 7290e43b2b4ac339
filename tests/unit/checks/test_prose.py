"""Texts mention limits and never state them; a worked example may tell how much time went by."""

import pytest

from build_scripts.checks import prose
from build_scripts.checks.references import REFERENCES
from build_scripts.source.reader import Written, read_text
from navigator.model.cases import CaseFile
from navigator.model.procedure import Procedure
from navigator.model.publisher import Publisher
from tests.support.constructs import BEFORE_ROLES, WITHIN, Shown, answer
from tests.support.samples import PUBLISHER

READINGS = (
    f"{WITHIN}unclear: It is unclear., readings: [{{id: days, says: as it stands}}, "
    "{id: more, says: in another way, period: 28 working days}]"
)
PROCEDURE = Shown(acts=answer(READINGS))
CASE = "cases: [{{id: one, title: One, story: {story}, today: 2026-06-01, facts: [], expect: {{stage: one}}}}]"


def read(cls: type, text: str) -> Written:
    written, problems = read_text(cls, "x.yml", text.encode())
    assert written, problems
    return written


def problems(story: str) -> list[str]:
    procedure = read(Procedure, BEFORE_ROLES + PROCEDURE.body)
    return [str(problem) for problem in prose.cases(read(CaseFile, CASE.format(story=story)), procedure)]


@pytest.mark.parametrize(
    "story",
    [
        "She waits 10 working days.",
        "Ten working days pass.",
        "It takes 28 working days.",
        "Twenty-eight working days pass.",
    ],
)
def test_an_example_that_writes_out_a_limit_of_its_procedure_is_a_problem(story: str) -> None:
    (line,) = problems(story)
    assert line.startswith("x.yml:1:")
    assert "could drift; leave it out; the dates of the example say it" in line


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It takes six months.", ["literal-limit"]),
        ("It takes sixty-five working days or 1.5 hours.", ["literal-limit", "literal-limit"]),
        ("It is kept {stated:for six years}.", []),
        ("It is kept {stated:for six years}, or ten years.", ["literal-limit"]),
        ("Ten {stated:within six years} days.", []),
        ("It is kept {stated:for good}.", ["stated-time"]),
        ("It is kept {stated:}.", ["stated-time"]),
    ],
)
def test_a_text_mentions_limits_or_marks_what_no_limit_can_hold(text: str, expected: list[str]) -> None:
    body = PROCEDURE.body.replace("purpose: To try it.", f"purpose: '{text}'")
    assert [problem.code for problem in prose.problems(read(Procedure, BEFORE_ROLES + body))] == expected


def test_the_days_around_easter_that_do_not_count_are_no_prose() -> None:
    counted = "counting: {not_counted: 7 days before Easter to 7 days after Easter, says: SAYS}"
    left_out = BEFORE_ROLES + PROCEDURE.body + f"\n{counted}"
    told = [
        list(prose.problems(read(Procedure, left_out.replace("SAYS", says)))) for says in ("It is so.", "In 7 days.")
    ]
    assert [len(each) for each in told] == [0, 1]


def test_the_words_of_an_extension_are_told_beside_its_length() -> None:
    more = "extensions: [{id: more, to: 60 days, how: on notice, event: over, says: It is then sixty days.}], "
    body = PROCEDURE.body.replace("states: [period]", f"{more}states: [period]", 1)
    assert more in body
    (problem,) = prose.problems(read(Procedure, BEFORE_ROLES + body))
    assert problem.allowed == "leave it out; how much longer it takes is told beside these words"


def test_ids_and_headings_are_no_prose() -> None:
    body = PROCEDURE.body.replace("  - id: one\n", "  - id: six-months\n").replace(
        "heading: One", "heading: Within 28 days"
    )
    assert body.count("six-months") == 1
    assert body.count("Within 28 days") > 1
    assert [*prose.problems(read(Procedure, BEFORE_ROLES + body))] == []


def test_the_name_of_another_procedure_and_addresses_are_no_prose() -> None:
    body = PROCEDURE.body.replace("to: {end: closed}", "to: {procedure: board/appeal-within-28-days}")
    assert "28-days" in body
    contact = "contacts: [{id: us, name: Us, email: 28-days@x.example, web: https://x.example/within-28-days}]"
    assert [*prose.problems(read(Procedure, f"{BEFORE_ROLES}{body}\n{contact}"))] == []
    case = CASE.replace("expect: {{stage: one}}", "expect: {{procedure: board/in-10-working-days}}")
    procedure = read(Procedure, BEFORE_ROLES + PROCEDURE.body)
    assert [*prose.cases(read(CaseFile, case.format(story="It goes on.")), procedure)] == []


def test_every_reference_is_no_prose() -> None:
    told = {(cls, name) for cls, names in REFERENCES.items() for name in names}
    assert told
    assert not {(cls, name) for cls, name in told if name in prose.text_fields(cls)}


def test_a_publisher_has_no_limit_to_state() -> None:
    text = PUBLISHER.replace("about: ", 'about: "They answer {stated:within six years}." #', 1)
    assert [problem.code for problem in prose.problems(read(Publisher, text))] == ["stated-time"]


@pytest.mark.parametrize("story", ["She writes again 4 days later.", "Nobody can say which of the two days counts."])
def test_other_stretches_of_time_are_part_of_the_story(story: str) -> None:
    assert problems(story) == []


def test_without_its_procedure_an_example_has_no_limits_to_state() -> None:
    assert [*prose.cases(read(CaseFile, CASE.format(story="It takes 10 working days.")), None)] == []

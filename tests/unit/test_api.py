"""The one door of the engine: JSON text in, JSON text out, whatever comes in."""

import json
import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from build_scripts.source import calendar_files
from navigator import api
from tests.support.samples import library

CENTRE = "milton-keynes-contact-centre/complaints"
POSITION = {
    "ask": "position",
    "procedure": CENTRE,
    "facts": ["complaint-received=2026-12-14"],
    "today": "2026-12-15",
}


@pytest.fixture(autouse=True)
def started() -> None:
    bundle = {"calendars": calendar_files.read_data(), "policies": [library().policies[CENTRE].as_data()]}
    assert json.loads(api.start(json.dumps(bundle)))["started"] is True


def ask(**request: Any) -> Any:
    return json.loads(api.ask(json.dumps(request)))


def test_no_list_says_that_something_is_to_be_done_by_a_day_that_has_passed() -> None:
    for facts in (
        ["complaint-received=2026-06-01", "acknowledged=no"],
        ["reply-received=2026-06-01"],
        ["complaint-received=2029-03-28", "acknowledged=no"],
    ):
        today = "2029-04-09" if "2029" in facts[0] else "2026-12-01"
        answer = ask(ask="position", procedure=CENTRE, facts=facts, today=today)
        passed = [each for part in ("next", "may") for each in answer[part] if each["due"] and each["due"] < today]
        assert passed
        for each in passed:
            assert not re.search(r"\b(must|may|should|can)\b.* by [A-Z][a-z]+day ", each["text"]), each["text"]


@pytest.mark.parametrize(
    ("status", "told"),
    [
        (
            "withdrawn",
            "This procedure has been withdrawn. Ask the contact centre what holds for a case that has begun.",
        ),
        ("draft", "This is a draft. It does not hold yet."),
    ],
)
def test_who_asks_by_what_does_not_hold_is_told_so(status: str, told: str) -> None:
    policy = dict(library().policies[CENTRE].as_data())
    policy["procedure"] = {**policy["procedure"], "status": status}
    before = ask(**POSITION)["notes"]
    assert ask(ask="load", policy=policy)["loaded"] == CENTRE
    answers = {"reader": {"value": "complainant"}, "last": {"value": "complaint-received"}}
    answers |= {"since:complaint-received": {"value": "nothing"}, "date:complaint-received": {"from": "2026-12-14"}}
    limit = ask(ask="limit", procedure=CENTRE, clause="reply", **{"from": "2026-12-14"})
    state = ask(ask="wizard", procedure=CENTRE, answers=answers, today="2026-12-15")
    assert [each["text"] for each in ask(**POSITION)["notes"]] == [told, *(each["text"] for each in before)]
    assert [each["text"] for each in state["position"]["notes"]][:1] == [told]
    assert limit["notes"] == [told]


def test_a_limit_is_worked_out_from_one_day_in_each_of_its_readings() -> None:
    answer = ask(ask="limit", procedure=CENTRE, clause="reply", **{"from": "2026-12-14"})
    assert (answer["due"], answer["latest"]) == ("2027-01-07", "2027-01-07")
    assert [each["reading"] for each in answer["readings"]] == ["from-complaint", "from-acknowledgement"]
    counted = [day for day in answer["readings"][0]["working"][0]["days"] if day["counted"]]
    assert len(counted) == 15
    assert {"Christmas Day", "Boxing Day"} <= {
        word
        for day in answer["readings"][0]["working"][0]["days"]
        for word in ("Christmas Day", "Boxing Day")
        if word in day["why"]
    }


def test_the_wizard_asks_and_then_answers() -> None:
    answers: dict[str, Any] = {}
    asked = []
    while (state := ask(ask="wizard", procedure=CENTRE, answers=answers, today="2026-12-29"))["question"]:
        name = state["question"]["name"]
        asked.append(name)
        answers[name] = {
            "reader": {"value": "complainant"},
            "last": {"value": "complaint-received"},
            "date:complaint-received": {"from": "2026-12-14"},
        }[name]
    assert asked == ["reader", "last", "date:complaint-received"]
    found = state["position"]
    assert found["stage"] == "stage-1"
    assert found["heading"] == "Expect a full written reply by Thursday 7 January 2027"
    assert [each["text"] for each in found["advice"]["steps"]] == [
        "Ask the Coordinator for an acknowledgement.",
        "Put the date in your calendar.",
    ]
    assert [each["clause"] for each in found["running"]] == ["acknowledge", "reply"]
    assert found["running"][0]["where"] == "This is 4 working days late."
    assert found["running"][0]["if_late"]


def test_what_is_known_by_its_sending_stands_on_the_day_that_the_text_names() -> None:
    facts = ["complaint-received=first-class:2026-12-07"]
    (done,) = ask(ask="position", procedure=CENTRE, facts=facts, today="2026-12-12")["done"]
    assert (done["on"], done["date"]) == ("2026-12-07", "2026-12-08")
    assert done["when"].replace("\u00a0", " ").endswith("on Monday 7 December 2026")


def test_the_reader_is_spoken_to() -> None:
    facts = ["reply-received=2026-12-14"]
    mine = ask(ask="position", procedure=CENTRE, facts=facts, today="2026-12-15", reader="complainant")
    theirs = ask(ask="position", procedure=CENTRE, facts=facts, today="2026-12-15", reader="chair")
    assert "you must tell the Chair that you want to take it further" in mine["running"][0]["sentence"]
    assert "the person complaining must tell you that they want" in theirs["running"][0]["sentence"]


@pytest.mark.parametrize(
    ("request_text", "code"),
    [
        ("", "malformed"),
        ("null", "malformed"),
        ("[]", "malformed"),
        ("{}", "refused"),
        ('{"ask":"rm"}', "refused"),
        ('{"ask":"position"}', "malformed"),
        ('{"ask":"position","procedure":"x/y","facts":[],"today":"2026-01-01"}', "refused"),
        (f'{{"ask":"position","procedure":"{CENTRE}","facts":["nope=2026-01-01"],"today":"2026-01-01"}}', "refused"),
        (f'{{"ask":"position","procedure":"{CENTRE}","facts":[],"today":"2026-13-01"}}', "refused"),
        (f'{{"ask":"wizard","procedure":"{CENTRE}","answers":{{"reader":7}},"today":"2026-01-01"}}', "malformed"),
        (f'{{"ask":"limit","procedure":"{CENTRE}","clause":"nope","from":"2026-01-01"}}', "refused"),
        ('{"ask":"deadline","period":"15 workdays","from":"2026-01-01","calendar":"scotland"}', "refused"),
        ("[" * 100_000, "malformed"),
    ],
)
def test_a_bad_request_gets_an_answer_and_never_an_exception(request_text: str, code: str) -> None:
    answer = json.loads(api.ask(request_text))
    assert answer["error"]["code"] == code
    assert answer["error"]["text"]


@given(st.text(max_size=200))
def test_any_text_gets_an_answer(text: str) -> None:
    assert "error" in json.loads(api.ask(text))


REQUEST = st.dictionaries(
    st.sampled_from(["ask", "procedure", "facts", "today", "answers", "clause", "from", "period", "calendar"]),
    st.one_of(
        st.none(),
        st.integers(),
        st.text(max_size=20),
        st.sampled_from(["position", "wizard", "limit", "deadline", CENTRE, "2026-01-05", "reply", "15 working days"]),
        st.lists(st.sampled_from(["complaint-received=2026-01-05", "reply-sent=no", "x"]), max_size=3),
    ),
)


@given(REQUEST)
def test_any_request_of_the_right_words_gets_an_answer(request: dict[str, Any]) -> None:
    assert isinstance(json.loads(api.ask(json.dumps(request))), dict)


@given(
    st.sampled_from(["export", "calendar"]),
    st.one_of(REQUEST, st.none(), st.text(max_size=5), st.just(POSITION)),
    st.dictionaries(
        st.sampled_from(["stamp", "clauses", "full", "days_before"]),
        st.one_of(
            st.none(),
            st.booleans(),
            st.integers(),
            st.floats(),
            st.text(max_size=20),
            st.lists(st.text(max_size=5), max_size=2),
            st.just("2026-12-29T10:15:00Z"),
        ),
    ),
)
def test_any_wish_to_keep_something_gets_an_answer(ask_: str, of: Any, wishes: dict[str, Any]) -> None:
    assert isinstance(json.loads(api.ask(json.dumps({"ask": ask_, "of": of, **wishes}))), dict)


def test_a_limit_is_worked_out_from_what_has_happened() -> None:
    facts = ["complaint-received=2026-12-14", "acknowledged=2026-12-16"]
    answer = ask(ask="limit", procedure=CENTRE, clause="reply", facts=facts, **{"from": "2026-12-14"})
    # Christmas Day, Boxing Day's substitute on the 28th and New Year's Day are no working days.
    assert (answer["due"], answer["latest"]) == ("2027-01-07", "2027-01-11")


def test_nothing_is_answered_before_the_engine_is_started(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(api, "_engine", None)
    assert ask(**POSITION)["error"]["code"] == "refused"


def test_a_day_that_is_not_known_is_taken_for_an_answer() -> None:
    answers = {
        "reader": {"value": "complainant"},
        "last": {"value": "complaint-received"},
        "date:complaint-received": {"unknown": True},
    }
    found = ask(ask="wizard", procedure=CENTRE, answers=answers, today="2026-12-15")
    assert found["question"] is None
    # On a day that nobody told it can have come so long ago that the acknowledgement is late.
    where = "It may be late. Tell us when the Coordinator got your written complaint."
    assert found["position"]["running"][0]["where"] == where


@pytest.mark.parametrize(
    ("facts", "kind", "event"),
    [
        (["complaint-received=2026-12-20"], "future", "complaint-received"),
        (["complaint-received=2026-12-14", "acknowledged=2026-12-10"], "out of order", "acknowledged"),
        (["naccc-asked=no", "naccc-finished=2026-12-10"], "left out", "naccc-asked"),
    ],
)
def test_what_cannot_be_right_is_said_in_words(facts: list[str], kind: str, event: str) -> None:
    notes = ask(**{**POSITION, "facts": facts})["notes"]
    assert [(note["kind"], note["event"]) for note in notes] == [(kind, event)]
    assert notes[0]["text"].endswith(".")


def test_a_day_is_told_as_far_as_it_is_known() -> None:
    facts = ["complaint-received=2026-12-01..2026-12-03", "acknowledged=2026-12-04", "reply-sent=yes"]
    done = ask(**{**POSITION, "facts": facts})["done"]
    assert [each["when"] for each in done] == [
        "between Tuesday 1 December 2026 and Thursday 3 December 2026",
        "Friday 4 December 2026",
        "",
    ]

"""Single sentences of answers, in situations that an outsider told. The dates were counted by hand."""

import pytest

from build_scripts.commands.procedure import told_as_text
from navigator.words import ENGLISH
from tests.support.advised import CENTRE, KIRKLEES, NELSCP
from tests.support.advised import told as told_of
from tests.unit.explain.test_told_under_conditions import listed, told


def test_two_dates_in_front_of_who_acts_have_a_comma_on_either_side() -> None:
    # 14 days from 13 June, when it can have come first, and from 16 June, the second working day after posting.
    said = told_of("reply-received=first-class:2026-06-12", today="2026-06-28", reader=None)
    sentence = listed(said["report"], "ask-further")["sentence"]
    assert "then by Saturday 27 June 2026, or Tuesday 30 June 2026 at the very latest, the person" in sentence
    one = told_of("reply-received=2026-06-12", today="2026-06-20", reader=None)
    assert "then by Friday 26 June 2026 the person complaining must" in listed(one["report"], "ask-further")["sentence"]


def test_several_dates_that_are_needed_are_told_apart() -> None:
    said = told_of("scrutineer-told=yes", today="2026-06-20", key=KIRKLEES, reader=None)
    assert listed(said["report"], "whole-process")["where"].endswith(
        "Tell us when the professional with the concern discussed it with their line manager, "
        "Designated Safeguarding Lead or Named Professional, and it was not settled; and when the professional with "
        "the concern discussed it with the person who made the decision, and it was not settled."
    )


def test_parts_of_a_list_that_hold_a_comma_are_parted_by_more_than_one() -> None:
    assert ENGLISH.either(["red, or nearly", "blue"], clauses=True) == "red, or nearly; or blue"
    assert ENGLISH.joined(["red", "green", "blue, or nearly"], clauses=True) == "red; green; and blue, or nearly"
    # Names keep theirs.
    assert ENGLISH.joined(["the Lead, Named Professional", "you"]) == "the Lead, Named Professional and you"
    assert ENGLISH.joined(["red", "green", "blue"], clauses=True) == "red, green and blue"


@pytest.mark.parametrize(
    ("clause", "end"),
    [
        (
            "acknowledge",
            "by Tuesday 30 December 2031 (provisional: bank holidays are known only up to 31 December 2028).",
        ),
        # With a doubt of another kind there is still one bracket.
        (
            "reply",
            (
                "by Wednesday 14 January 2032 (read another way, there is no date yet; provisional: bank holidays are "
                "known only up to 31 December 2028)."
            ),
        ),
    ],
)
def test_a_date_beyond_the_known_bank_holidays_names_the_last_day_that_is_known(clause: str, end: str) -> None:
    said = told_of("complaint-received=2031-12-20", today="2031-12-21", reader=None)
    assert listed(said["report"], clause)["sentence"].endswith(end)


def test_a_date_from_before_the_known_school_holidays_names_the_first_day_that_is_known() -> None:
    report = told("exclusions/permanent", "told=2026-06-01", "2026-06-10", chosen=("no-exam",))
    assert "(provisional: school holidays are known only from 1 September 2026)" in report["heading"]


def test_what_the_reply_has_overtaken_is_not_told_any_more() -> None:
    said = told_of("reply-sent=2026-06-01", "reply-received=no", today="2026-06-10", key=CENTRE, reader=None)
    text = told_as_text(said["report"])
    assert "investigate" not in text
    assert "You did not say" not in text
    # While there is no reply, it is.
    before = told_of("complaint-received=2026-06-01", today="2026-06-10", key=CENTRE, reader=None)
    assert "The Coordinator must investigate the matter" in told_as_text(before["report"])


def test_what_comes_before_its_time_may_be_of_a_new_matter() -> None:
    said = told_of("escalated=2026-06-01", "dispute-received=2026-06-10", today="2026-06-11", key=NELSCP, reader=None)
    (note,) = [each["text"] for each in said["report"]["notes"]]
    assert note.startswith(
        "The date when the dispute was sent on to the Independent Scrutiny Officer is before the date "
    )
    assert note.endswith(" Check both dates. If it is a new matter, ask again with its dates alone.")
    # What the other side does begins no matter.
    other = told("nis2/incident", "aware=2026-06-01 handled=2026-06-02 warned=2026-06-05", "2026-06-11")
    assert all("new matter" not in each["text"] for each in other["notes"])


@pytest.mark.parametrize(
    ("key", "facts", "today", "text"),
    [
        (
            "custody/detention",
            "arrived=2026-06-01T10:00 charged=2026-06-02 released=2026-06-02",
            "2026-06-03",
            "It may also have ended in another way: closed.",
        ),
        ("udrp/disputes", "deficiency-told=2026-06-01", "2026-07-16", "This may also be over, withdrawn."),
    ],
)
def test_another_end_is_told_in_words_that_follow(key: str, facts: str, today: str, text: str) -> None:
    assert text in [each["text"] for each in told(key, facts, today)["notes"]]

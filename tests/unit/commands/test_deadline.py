"""`navigator deadline` prints the date with its working, or says in one line why it cannot."""

import json
from functools import partial

import pytest

from tests.support import commands

run = partial(commands.run, "deadline")


ASKED = ("15 working days", "--from", "2026-12-14", "--calendar", "england-and-wales")


def test_the_answer_comes_as_one_json_object() -> None:
    done = run(*ASKED, "--json")
    answer = json.loads(done.stdout)

    assert (done.exit_code, done.stderr, done.stdout.count("\n")) == (0, "", 1)
    assert (answer["due"], answer["calendar"], answer["provisional"]) == ("2027-01-07", "england-and-wales", False)
    assert len(answer["counted"]) == 15
    assert {"date": "2026-12-25", "why": "Christmas Day"} in answer["skipped"]
    assert "is 3 weeks" in answer["summary"]


def test_the_answer_reads_as_lines() -> None:
    done = run("3 working days", "--from", "2026-12-23", "--calendar", "england-and-wales")

    assert done.exit_code == 0
    assert done.stdout == (
        "3 working days from Wednesday 23 December 2026, England and Wales\n"
        "Due: Wednesday 30 December 2026\n"
        "\n"
        "3 working days with weekends is 5 days. Christmas Day and Boxing Day make it 7 days. "
        "Counted from Wednesday 23 December 2026, the last day is Wednesday 30 December 2026.\n"
        "\n"
        "Wednesday 23 December 2026          The day it starts from is not counted\n"
        "Thursday 24 December 2026        1  Working day\n"
        "Friday 25 December 2026             Christmas Day\n"
        "Saturday 26 December 2026           Saturday\n"
        "Sunday 27 December 2026             Sunday\n"
        "Monday 28 December 2026             Bank holiday in place of Boxing Day\n"
        "Tuesday 29 December 2026         2  Working day\n"
        "Wednesday 30 December 2026       3  Working day\n"
        "\n"
        "Assumed, as nothing was said about it:\n"
        "- The day it starts from is not counted.\n"
        "- It counts from the date given, even if that is a day off.\n"
    )


def test_every_rule_can_be_stated() -> None:
    done = run(
        *("6 days", "--from", "2026-06-05", "--calendar", "scotland", "--first-day", "included"),
        *("--receipt", "next working day", "--last-day", "next working day", "--direction", "after"),
        *("--cutoff", "16:00", "--late"),
    )

    assert "Due: Tuesday 16 June 2026" in done.stdout
    assert "It came at or after 16:00" in done.stdout
    assert "Assumed" not in done.stdout


def test_a_limit_can_be_counted_back() -> None:
    done = run("3 days", "--from", "2026-06-05", "--calendar", "none", "--direction", "before")

    assert "Due: Tuesday 2 June 2026" in done.stdout
    assert done.stdout.index("Tuesday 2 June 2026              3") < done.stdout.index(
        "Thursday 4 June 2026             1"
    )


def test_a_date_that_is_not_firm_is_never_called_due() -> None:
    # 25 and 26 December, 1 and 2 January are off in Scotland every year.
    done = run("20 working days", "--from", "2028-12-14", "--calendar", "scotland")

    assert "No firm date. As far as the calendar is known: Wednesday 17 January 2029" in done.stdout
    assert "known only from 1 January 2005 to 31 December 2028" in done.stdout
    assert "Due:" not in done.stdout


def test_today_says_how_far_the_time_has_run() -> None:
    done = run(*ASKED, "--today", "2026-12-23")

    assert done.stdout.splitlines()[2] == "Today is working day 7 of 15."


def test_counted_back_nothing_is_said_of_a_start_or_of_sending() -> None:
    done = run("3 clear days", "--to", "2026-10-15", "--direction", "before", "--calendar", "england-and-wales")

    assert done.stdout.splitlines()[:3] == [
        "Days for which Thursday 15 October 2026 is the last day, 3 clear days before (England and Wales):",
        "- Monday 19 October 2026",
        "",
    ]


def test_the_starts_that_lead_to_a_date_come_as_lines() -> None:
    done = run("1 working day", "--to", "2026-06-08", "--calendar", "england-and-wales", "--receipt", "any day")

    assert done.stdout == (
        "Days from which 1 working day runs to Monday 8 June 2026 (England and Wales):\n"
        "- Friday 5 June 2026\n"
        "- Saturday 6 June 2026\n"
        "- Sunday 7 June 2026\n"
        "The latest start that ends by then: Sunday 7 June 2026\n"
        "If 1 working day is how long it takes to arrive, send it by Friday 5 June 2026.\n"
        "\n"
        "Assumed, as nothing was said about it:\n"
        "- The day it starts from is not counted.\n"
    )


def test_a_day_may_have_no_start_that_leads_to_it_and_a_date_may_not_be_firm() -> None:
    done = run("1 working day", "--to", "2029-06-10", "--calendar", "england-and-wales")

    assert "(England and Wales):\n- no day\nThe latest start that ends by then: Thursday 7 June 2029\n" in done.stdout
    assert "These dates are not firm" in done.stdout


def test_the_starts_come_as_one_json_object_too() -> None:
    answer = json.loads(run("2 working days", "--to", "2022-09-01", "--calendar", "scotland", "--json").stdout)

    assert (answer["starts"], answer["latest_start"], answer["send_by"], answer["provisional"]) == (
        ["2022-08-30"],
        "2022-08-30",
        "2022-08-30",
        False,
    )


REFUSED = [
    ((*ASKED, "--to", "2027-01-07"), "--to stands alone: it does not go with --from,"),
    ((ASKED[0], "--to", "soon", *ASKED[3:]), "'soon' is not a date."),
    ((*ASKED, "--today", "soon"), "'soon' is not a date."),
    (("1 fortnight", *ASKED[1:]), "'1 fortnight' is not a period."),
    ((*ASKED[:2], "14/12/2026", *ASKED[3:]), "'14/12/2026' is not a date."),
    ((ASKED[0], *ASKED[3:]), "No date is given."),
    (ASKED[:3], "No calendar is named. Name one of: england-and-wales, none,"),
    ((*ASKED[:4], "wales"), "There is no calendar 'wales'."),
    ((*ASKED, "--first-day", "no"), "first_day cannot be 'no'. Use one of: excluded, included."),
    ((*ASKED, "--cutoff", "4pm"), "'4pm' is not an hour."),
    ((*ASKED, "--late"), "Something can only come late"),
    (("200 years", *ASKED[1:]), "The count leaves the years 1900 to 2200."),
    (("5 school days", *ASKED[1:]), "School days need a calendar of school terms."),
]


@pytest.mark.parametrize(("arguments", "reason"), REFUSED, ids=[reason for _, reason in REFUSED])
def test_bad_input_gets_one_clear_line_and_exit_code_2(arguments: tuple[str, ...], reason: str) -> None:
    done = run(*arguments)

    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr.startswith(reason)
    assert done.stderr.count("\n") == 1


# 19 October 2026 is a Monday. Three whole days before it are 18, 17 and 16; without the weekend 16, 15 and 14.
BACK = ("3 clear days", "--from", "2026-10-19", "--direction", "before", "--calendar", "england-and-wales")
EVERY_DAY, WITHOUT_WEEKENDS = "Thursday 15 October 2026", "Tuesday 13 October 2026"


def test_clear_days_say_which_rule_would_leave_out_weekends_and_to_what_date() -> None:
    done = run(*BACK)

    assert f"Due: {EVERY_DAY}\n" in done.stdout
    (said,) = (line for line in done.stdout.splitlines() if "rule 2.8(4)" in line)
    assert said.startswith("- Weekends and bank holidays are counted")
    assert WITHOUT_WEEKENDS in said


def test_the_rule_of_the_courts_for_short_periods_can_be_asked_for_and_is_named() -> None:
    done = run(*BACK, "--short", "civil procedure rules")

    assert f"Due: {WITHOUT_WEEKENDS}\n" in done.stdout
    assert "For 5 days or fewer, weekends and bank holidays are not counted (Civil Procedure Rules" in done.stdout
    assert EVERY_DAY not in done.stdout.split("Assumed")[-1]


def test_that_every_day_counts_can_be_stated() -> None:
    assert "rule 2.8(4)" not in run(*BACK, "--short", "counted").stdout


def test_a_rule_for_short_periods_is_not_named_where_it_changes_nothing() -> None:
    longer = run("6 clear days", *BACK[1:])
    within_a_week = run("1 clear day", *BACK[1:2], "2026-10-21", *BACK[3:])

    assert "Due: Monday 12 October 2026" in longer.stdout
    assert "Due: Monday 19 October 2026" in within_a_week.stdout
    assert "rule 2.8(4)" not in longer.stdout + within_a_week.stdout

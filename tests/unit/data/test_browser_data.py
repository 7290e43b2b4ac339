"""The data scripts of the tools."""

import base64
import hashlib
import json
import re
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from build_scripts.assets.bundle import hashed_name
from build_scripts.data import browser_data
from build_scripts.pages import in_page
from navigator.model.policy import Policy, from_data
from navigator.words import ENGLISH
from tests.oracles import made
from tests.support.samples import library

ROOT = Path(__file__).parents[3]
HELD = library()


@cache
def everything() -> browser_data.BrowserData:
    return browser_data.browser_data(HELD.policies, HELD.calendars, ENGLISH)


def value_of(script: bytes) -> tuple[str, Any]:
    """What a script hands over, read as a browser would: one call with a name and plain data."""
    found = re.fullmatch(r'navigatorData\(("[^"]*"),(.*)\);\n', script.decode(), re.DOTALL)
    assert found
    return json.loads(found[1]), json.loads(found[2])


def index() -> dict[str, Any]:
    return dict(everything().index)


def test_every_script_is_named_by_its_content() -> None:
    assert everything().files
    for path, content_ in everything().files.items():
        name = path.rpartition("/")[2]
        logical = re.sub(r"-[0-9a-f]{12}(?=\.js$)", "", name)
        assert hashed_name(logical, content_) == name


def test_the_index_leads_to_one_script_for_each_procedure() -> None:
    assert [entry["key"] for entry in index()["procedures"]] == list(HELD.policies)
    for entry in index()["procedures"]:
        name, value = value_of(everything().files[entry["data"]["path"]])
        assert name == entry["key"]
        assert from_data(value["policy"]) == HELD.policies[entry["key"]]


def test_each_contact_with_a_telephone_has_the_link_that_rings_it() -> None:
    policy = HELD.policies["kirklees/dispute-resolution"]
    office, *others = policy.publisher.contacts
    abroad = replace(office, phone="+44 (0)1484 414960 ext 12", email=None)
    changed = Policy(replace(policy.publisher, contacts=(abroad, *others)), policy.procedure)
    rings = browser_data.procedure_data(changed, HELD.calendars, ENGLISH)["rings"]
    assert rings[office.id] == "tel:+441484414960"
    assert set(rings.values()) == {"tel:+441484414960", "tel:08000280285", "tel:999"}


def test_the_index_knows_the_hash_of_each_script() -> None:
    told = [index()["calendars"], *(entry["data"] for entry in index()["procedures"])]
    for script in told:
        digest = hashlib.sha256(everything().files[script["path"]]).digest()
        assert script["integrity"] == f"sha256-{base64.b64encode(digest).decode()}"


@pytest.mark.parametrize("text", ["</script>", "<!--", "\u2028", '"', "\\", "\u0000", "é", "\n\n"])
def test_any_text_survives_inside_a_page(text: str) -> None:
    made = str(in_page.block({"text": text}))
    assert json.loads(made) == {"text": text}
    assert not set(made) & {"<", "\n"}


def test_what_every_tool_page_loads_stays_small_however_many_procedures_there_are() -> None:
    one = len(json.dumps(index()["procedures"][0]))
    assert one < 600
    assert len(in_page.block(in_page.spoken(ENGLISH))) < 20_000


def test_every_limit_says_what_starts_it_and_where_its_tables_stand() -> None:
    for entry in index()["procedures"]:
        _, value = value_of(everything().files[entry["data"]["path"]])
        assert [limit["clause"] for limit in value["limits"]] == [
            clause.id for clause, _ in HELD.policies[entry["key"]].limits()
        ]
        for limit in value["limits"]:
            events = {each["event"] for each in limit["events"]}
            for reading in limit["readings"]:
                assert set(reading["events"]) <= events
                assert len(reading["tables"]) == len(reading["events"])
                assert all(0 <= table < len(value["tables"]) for table in reading["tables"])


def test_the_calendars_are_those_that_count_working_days() -> None:
    name, value = value_of(everything().files[index()["calendars"]["path"]])
    assert name == "calendars"
    assert {"england-and-wales", "scotland", "northern-ireland", "uk-any", "none"} <= set(value)
    assert value["england-and-wales"]["through"] == HELD.calendars["england-and-wales"].covers_through.isoformat()


def test_the_words_are_those_that_scripts_say_and_the_names_of_days_and_months() -> None:
    value = in_page.spoken(ENGLISH)
    assert value["months"][0] == "January"
    assert value["weekdays"][0] == "Monday"
    assert value["texts"]["date.full"] == "{weekday} {day} {month} {year}"
    assert not any(key.startswith("refused.") for key in value["texts"])


@pytest.mark.parametrize("text", ["\u2028", "\u2029", "</script>", '"', "\\", "\u0000", "é", "🙂"])
def test_any_text_survives_as_a_script(text: str) -> None:
    made = browser_data.script("name", {"text": text})
    assert value_of(made) == ("name", {"text": text})
    assert not set(made.decode()) & {"\u2028", "\u2029"}


def test_the_words_that_scripts_say_are_all_there() -> None:
    spoken = in_page.spoken(ENGLISH)["texts"]
    said = {
        (path.name, key)
        for path in (ROOT / "navigator" / "web").rglob("*.mjs")
        for key in re.findall(r'"((?:ui|tell|deadline|date|list)\.[\w. ]*\w)"', path.read_text("utf-8"))
    }
    assert len(said) > 50
    assert [(name, key) for name, key in said if key not in spoken] == []


def test_the_calculator_asks_what_decides_which_limits_there_are() -> None:
    read = made.act("read", made.limit("5 days"), makes="read")
    reply = made.act("reply", made.limit("10 days"), makes="replied")
    acts = [
        replace(read, only=("paper",)),
        replace(reply, only=("child", "paper")),
        made.act("tell", made.limit("1 day")),
    ]
    stage = made.stage("first", acts, [made.out("over", "end")], opens=("asked",))
    asked = (
        *made.question("whom", "child", "adult"),
        *made.question("how", "paper", "disk"),
        *made.question("why", "one"),
    )
    policy = made.policy("asked read replied over", stage, questions=asked)
    data = browser_data.browser_data({policy.key: policy}, made.weekdays(), ENGLISH)
    (script,) = (text for path, text in data.files.items() if "/sample-" in path)
    _, value = value_of(script)
    assert [(each["id"], [one["value"] for one in each["options"]]) for each in value["questions"]] == [
        ("whom", ["child", "adult"]),
        ("how", ["paper", "disk"]),
    ]
    assert {each["clause"]: each["only"] for each in value["limits"]} == {
        "read": {"how": ["paper"]},
        "reply": {"whom": ["child"], "how": ["paper"]},
        "tell": {},
    }
    assert all(each["questions"] == [] for each in (value_of(text)[1] for text in procedures()))


def procedures() -> list[bytes]:
    return [everything().files[entry["data"]["path"]] for entry in index()["procedures"]]


def test_the_tables_say_after_which_events_a_case_may_have_begun_under_another_text() -> None:
    """A complaint begins the case; who is asked to look again had complained before."""
    now = HELD.policies["milton-keynes-contact-centre/complaints"]
    dated = replace(now, procedure=replace(now.procedure, in_force_from=date(2026, 6, 1)))
    before = replace(now, procedure=replace(now.procedure, in_force_from=date(2020, 1, 1)))
    found = browser_data.procedure_data(dated, HELD.calendars, ENGLISH, (before,))["begun"]
    assert {"further-asked", "chair-got-complaint", "reply-received"} <= set(found)
    assert "complaint-received" not in found
    assert browser_data.procedure_data(now, HELD.calendars, ENGLISH)["begun"] == []


def test_a_day_alone_names_what_has_to_have_come_before_it() -> None:
    policy = HELD.policies["milton-keynes-contact-centre/complaints"]
    limits = {each["clause"]: each for each in browser_data.procedure_data(policy, HELD.calendars, ENGLISH)["limits"]}
    needs = {each["event"]: each["needs"] for each in limits["reply"]["events"]}
    assert needs == {"complaint-received": [], "acknowledged": ["complaint-received"]}

"""Each letter of each procedure, reader and situation, read as its writer would read it."""

import json
import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

import pytest

from navigator.model.parties import Side
from tests.support.advised import engine
from tests.support.every import some
from tests.support.samples import library

# What only the writer knows. Everything else in square brackets is a gap that the data could fill.
WRITERS_OWN = re.compile(
    r"^(?:your name|your address, email or phone number|say here: .+|what .+|why.*|anything else .+|name of the person"
    r"|the name of the person you help|day|how to reach you|Cross out what you did find in it\.)$"
)
THEY = re.compile(r"\b(?:they|them|their|themselves)\b", re.IGNORECASE)
# Read from the five documents by hand: to whom each act is addressed, as the first line of the address.
ADDRESSEES = {
    ("milton-keynes-contact-centre/complaints", "raise"): "The Coordinator or Team Leader on duty",
    ("milton-keynes-contact-centre/complaints", "write"): "The Coordinator, Milton Keynes Children's Contact Centre",
    ("milton-keynes-contact-centre/complaints", "ask-further"): "The Chair of the management committee, "
    "Milton Keynes Children's Contact Centre",
    ("milton-keynes-contact-centre/complaints", "write-to-naccc"): "The Chief Executive, NACCC",
    (
        "milton-keynes-contact-centre/complaints",
        "acknowledge",
    ): "The Coordinator, Milton Keynes Children's Contact Centre",
    ("milton-keynes-contact-centre/complaints", "decide"): "The committee members",
    ("nelscp/multi-agency-dispute-resolution", "write"): "The chair of the partnership or the SCB Manager",
    ("nelscp/multi-agency-dispute-resolution", "acknowledge"): "The chair of the partnership or the SCB Manager",
    ("nelscp/multi-agency-dispute-resolution", "share-outcome"): "The chair of the partnership",
    ("nelscp/multi-agency-dispute-resolution", "finish"): "The Independent Scrutiny Officer",
    (
        "kirklees/dispute-resolution",
        "ask-own-manager",
    ): "Line manager, Designated Safeguarding Lead or Named Professional",
    ("kirklees/dispute-resolution", "refer-to-kscp-manager"): "The KSCP Manager and the Head of Service",
    # "Between yourselves": which of the agencies it is, nobody but its writer knows.
    ("milton-keynes-safeguarding-children-board/non-compliance", "solve-locally"): "[who this goes to]",
}
READERS = {
    key: [role.id for side in (Side.ASKS, Side.ANSWERS) for role in policy.readers(side)]
    for key, policy in sorted(library().policies.items())
}
SITUATIONS = some(
    [(key, reader) for key, readers in READERS.items() for reader in readers],
    # The first who asks, and the last who answers.
    [(key, reader) for key, readers in READERS.items() for reader in dict.fromkeys((readers[0], readers[-1]))],
)
TODAY = date(2026, 11, 27)


@lru_cache(maxsize=100)  # early and late, the same is asked until the first date
def asked(request: str) -> dict[str, Any]:
    answer: dict[str, Any] = engine().answer(json.loads(request))
    return answer


@pytest.mark.parametrize(("key", "reader"), SITUATIONS)
def test_every_letter_is_one_that_can_be_sent(key: str, reader: str) -> None:
    for letters in situations(key, reader):
        assert len({each["title"] for each in letters}) == len(letters), [each["title"] for each in letters]
        for letter in letters:
            read(key, reader, letter)


def read(key: str, reader: str, letter: dict[str, Any]) -> None:
    text = letter["text"]
    blank = ADDRESSEES.get((key, letter["clause"]), "").startswith("[")
    for gap in re.findall(r"\[([^\]]+)\]", text):
        assert WRITERS_OWN.match(gap) or (blank and gap in {"who this goes to", "name"}), gap
    to = text.split("To:\n")[1].split("\n")[0]
    policy = library().policies[key]
    if letter["purpose"] != "hold" and (key, letter["clause"]) in ADDRESSEES:
        assert to == ADDRESSEES[key, letter["clause"]]
    assert re.search(r"^Dear .+,$", text, re.MULTILINE), text
    assert text.endswith("Yours faithfully,\n\n[your name]\n"), text
    assert "The policy says" in text
    assert policy.procedure.document.title in text
    assert "late, or may be" not in text
    # The writer is "I". Others may be "they" in what the policy says of them, never in the writer's own sentences.
    quoted = "\n".join(line for line in text.splitlines() if not line.startswith(("- ", "About: ")))
    if policy.roles[reader].side is Side.ASKS:
        assert not THEY.search(quoted), quoted
    # Nor does the writer stand in it by name, by the head of a title ("the Chair"), or first of several.
    name = policy.roles[reader].name
    assert not re.search(rf"(?<!of )\b({re.escape(name)}|{re.escape(name.partition(' of ')[0])}\b(?! of))", text), text
    assert not re.search(r"\b(?:or|and) me (?!in |on |by |at )|\bI (?:or|and) the ", text), text
    held = {contact.email for contact in policy.contacts.values() if contact.email}
    assert letter["email"] == "" or letter["email"] in held
    assert letter["email"] in text


def situations(key: str, reader: str) -> Iterator[list[dict[str, Any]]]:
    """The letters after each event, early and late."""
    for event in ("nothing", *library().policies[key].events):
        for gap in (1, 19):
            answers: dict[str, Any] = {"reader": {"value": reader}, "last": {"value": event}}
            day = TODAY - timedelta(40)
            while True:
                of = {"ask": "wizard", "procedure": key, "answers": answers, "today": TODAY.isoformat()}
                state = asked(json.dumps(of))
                if state["position"]:
                    yield engine().answer({"ask": "export", "of": of})["letters"]
                    break
                question = state["question"]
                if question["name"] == "last":
                    answers["last"] = {"value": "nothing"}
                elif question["kind"] == "date":
                    day += timedelta(gap)
                    answers[question["name"]] = {"from": day.isoformat()}
                else:
                    answers[question["name"]] = {"value": question["options"][0]["value"]}


def test_there_is_a_letter_for_the_first_step_of_a_complaint() -> None:
    first = next(situations("milton-keynes-contact-centre/complaints", "complainant"))
    assert {each["clause"] for each in first} == {"raise", "write"}


def test_an_act_that_is_no_answer_is_not_asked_about() -> None:
    key = "milton-keynes-safeguarding-children-board/conflict-between-partners"
    for letters in situations(key, "first-party"):
        assert not [each for each in letters if each["purpose"] == "ask why"]

"""One voice a sentence: "you" for the one who reads, "I" where the reader writes, names for all others."""

import dataclasses
import json
import re
from datetime import date, timedelta
from typing import Any

import pytest

from build_scripts.checks.voices import sentences
from navigator.api import Engine
from navigator.explain.voice import first_person, voiced
from navigator.model.parties import Side
from navigator.model.policy import Policy
from tests.support.constructs import BEFORE_ROLES, WITHIN, Shown, answer
from tests.support.every import some
from tests.support.samples import calendars, library
from tests.support.samples import policy as made_policy

THEY = re.compile(r"\b(?:they|them|their|theirs|themselves)\b", re.IGNORECASE)
YOU = re.compile(r"\byou(?:r|rs|rself|rselves)?\b", re.IGNORECASE)
# A verb that is still that of the name which stood there, and a name that was cut in two.
BROKEN = re.compile(
    r"\byou (?:is|was|has|does|keeps|answers|finds|tells|asks|writes|of)\b|\byour?['\u2019]s\b", re.IGNORECASE
)
READERS = [
    (key, role.id)
    for key, policy in sorted(library().policies.items())
    for side in (Side.ASKS, Side.ANSWERS)
    for role in policy.readers(side)
]
CENTRE = "milton-keynes-contact-centre/complaints"


@pytest.mark.parametrize(("key", "reader"), READERS)
def test_what_a_reader_has_to_do_is_told_in_one_voice(key: str, reader: str) -> None:
    policy = library().policies[key]
    told = list(sentences(policy, policy.roles[reader]))
    for clause, text in told:
        assert not BROKEN.search(text), (clause, text)
        assert not (YOU.search(text) and THEY.search(text)), (clause, text)


@pytest.mark.parametrize(("key", "reader"), some(READERS, READERS[::3]))
def test_no_sentence_of_an_answer_calls_its_reader_by_name_or_breaks_its_verb(key: str, reader: str) -> None:
    policy = library().policies[key]
    name = policy.roles[reader].name
    engine = Engine(calendars())
    engine.answer({"ask": "load", "policy": policy.as_data()})
    for event in ("nothing", *policy.events):
        for gap in (1, 19):
            said = _answer(engine, key, reader, event, gap)["advice"]
            for text in (said["heading"], *said["lines"], *(each["text"] for each in said["steps"])):
                assert not BROKEN.search(text), text
                assert not re.search(rf"(?<!of ){re.escape(name)}\b(?! of| or [A-Z])", text), (name, text)
            json.dumps(said)


def _answer(engine: Engine, key: str, reader: str, event: str, gap: int) -> dict[str, Any]:
    """Where a case stands in which an event came last and everything that is asked was some days apart."""
    today = date(2026, 11, 27)
    day = today - timedelta(40)
    answers: dict[str, Any] = {"reader": {"value": reader}, "last": {"value": event}}
    while True:
        state = engine.answer({"ask": "wizard", "procedure": key, "answers": answers, "today": today.isoformat()})
        if state["position"]:
            found: dict[str, Any] = state["position"]
            return found
        question = state["question"]
        if question["name"] == "last":  # an event that no stage knows
            answers["last"] = {"value": "nothing"}
        elif question["kind"] == "date":
            day += timedelta(gap)
            answers[question["name"]] = {"from": day.isoformat()}
        else:
            answers[question["name"]] = {"value": question["options"][0]["value"]}


@pytest.mark.parametrize(
    ("reader", "event", "says"),
    [
        ("complainant", "reply-received", "the Coordinator's full reply reached you"),
        ("coordinator", "reply-received", "your full reply reached the person complaining"),
        ("coordinator", "complaint-received", "you got the written complaint"),
        ("chair", "further-asked", "you were told that the complaint is to go further"),
        (None, "reply-received", "the Coordinator's full reply reached the person complaining"),
    ],
)
def test_an_event_is_told_to_each_reader_in_its_own_words(reader: str | None, event: str, says: str) -> None:
    assert voiced(library().policies[CENTRE], reader).events[event].what == says


def test_what_holds_in_every_stage_is_told_to_the_reader_too() -> None:
    rest = """
outcomes: [{id: goes, when: the parent tells the public, event: gone, by: parent, to: {end: withdrawn}, @}]
pauses:
  - id: away
    stops: answer
    pause: {id: away, from: seen, until: back, says: The clock stops while the parent is away.}
"""
    body = Shown(acts=answer(WITHIN), events="seen back gone", rest=rest).body
    told = voiced(made_policy(body, BEFORE_ROLES), "parent").procedure
    assert told.outcomes[0].when == "you tell the public"
    assert told.pauses[0].pause.says == "The clock stops while you are away."


def test_the_name_of_a_longer_title_is_left_whole() -> None:
    told = voiced(library().policies[CENTRE], "chair")
    act = told.stages["stage-1"].conflicts[0].act
    assert act.startswith("send the complaint to the Chair of the management committee")


@pytest.mark.parametrize(
    ("said", "written"),
    [
        ("you told the Chair that you want to take it further", "I told the Chair that I want to take it further"),
        ("the Coordinator's full reply reached you", "the Coordinator's full reply reached me"),
        ("You must tell the Chair.", "I must tell the Chair."),
        ("Your dispute and what you are unhappy about", "My dispute and what I am unhappy about"),
        ("you solved it between yourselves", "I solved it between ourselves"),
        ("speak to you and to your manager", "speak to me and to my manager"),
        ("if you were told", "if I was told"),
        ("You or the SCB Manager must acknowledge it.", "The SCB Manager or I must acknowledge it."),
        ("If they differ, you and the Chair may meet.", "If they differ, the Chair and I may meet."),
        ("You must tell the Chair or the panel.", "I must tell the Chair or the panel."),
    ],
)
def test_what_is_said_to_a_reader_is_written_by_the_reader_in_the_first_person(said: str, written: str) -> None:
    assert first_person(said) == written


@pytest.mark.parametrize(
    ("said", "written"),
    [
        ("the Chair or you got the dispute", "the Chair or I got the dispute"),
        ("the dispute reached the Chair or you in writing", "the dispute reached the Chair or me in writing"),
        ("it went to the Chair or you", "it went to the Chair or me"),
        ("it went to the Chair and you on Monday", "it went to the Chair and me on Monday"),
        ("you or the Chair got the dispute", "the Chair or I got the dispute"),
        ("You and the Lead, Deputy or agency should meet.", "The Lead, Deputy or agency and I should meet."),
        ("You or the Chairman got it", "I or the Chairman got it"),
    ],
)
def test_of_several_the_writer_is_named_last_and_as_who_acts_or_who_is_reached(said: str, written: str) -> None:
    assert first_person(said, ("the Chair", "the Lead, Deputy or agency")) == written


@pytest.mark.parametrize(
    ("said", "written"),
    [
        ("Say whether you agree", "Say whether I agree"),
        ("If you agree, it ends", "If I agree, it ends"),
        ("unless you object before you go to court", "unless I object before I go to court"),
        ("Once you have the reply, say where you live", "Once I have the reply, say where I live"),
        ("as you asked, and until you hear", "as I asked, and until I hear"),
        ("the meeting you asked for, so you can be heard", "the meeting I asked for, so I can be heard"),
        ("only you can say whose help you want", "only I can say whose help I want"),
        ("will you be heard", "will I be heard"),
        # Whoever is reached stays so.
        ("the turn before you and after you", "the turn before me and after me"),
        ("who speaks after you in the meeting", "who speaks after me in the meeting"),
        (
            "the manager tells you again, as the letter to you says",
            "the manager tells me again, as the letter to me says",
        ),
    ],
)
def test_whoever_acts_behind_an_author_s_own_words_is_i(said: str, written: str) -> None:
    """Behind "whether", "before", "as" and others the writer of a letter was "me"."""
    assert first_person(said) == written


@pytest.mark.parametrize("reader", ["helper", "complainant"])
@pytest.mark.parametrize(
    ("area", "called", "other"),
    [
        ("cambridgeshire", "the Service Manager and ask", "Deputy"),
        ("peterborough", "the Deputy Safeguarding Lead and ask", "Service Manager and"),
    ],
)
def test_who_named_an_area_reads_of_nobody_in_the_other_one(reader: str, area: str, called: str, other: str) -> None:
    key = "cambridgeshire-and-peterborough/conference-complaints"
    made = Engine(calendars())
    made.answer({"ask": "load", "policy": library().policies[key].as_data()})
    answers = {"reader": reader, "area": area, "last": "since-chairperson-contacted"}
    answers["since:since-chairperson-contacted"] = "nothing"
    told = {name: {"value": value} for name, value in answers.items()}
    asked = {"ask": "wizard", "procedure": key, "answers": told, "today": "2026-11-27"}
    (step,) = made.answer(asked)["position"]["advice"]["steps"]
    (letter,) = made.answer({"ask": "export", "of": asked})["letters"]
    for text in (step["text"], letter["text"]):
        assert called in text
        assert other not in text


@pytest.mark.parametrize(
    ("name", "says", "told"),
    [
        ("the Chair of the committee", "the Chair sent the outcome", "you sent the outcome"),
        ("the Chair of the committee", "The Chair or the Lead decides.", "You or the Lead decides."),
        ("the Chair of the committee", "the Chair of the meeting decides", "the Chair of the meeting decides"),
        # In small letters it may be anybody of that kind.
        ("the person of concern", "the person who decides tells the police", "the person who decides tells the police"),
    ],
)
def test_who_is_called_by_the_head_of_their_title_is_you_all_the_same(name: str, says: str, told: str) -> None:
    policy = _with_a_rule("naccc", name, says)
    assert voiced(policy, "naccc").procedure.rules[0].text == told


def test_the_head_of_a_title_that_another_title_has_too_is_nobodys() -> None:
    policy = _with_a_rule("chairs", "the Chair of the panel", "the Chair sent the outcome")
    assert voiced(policy, "chairs").procedure.rules[0].text == "the Chair sent the outcome"


def _with_a_rule(role: str, name: str, says: str) -> Policy:
    """A procedure of NACCC and the committee's Chair alone: one of them is called so, and a rule says something."""
    policy = library().policies[CENTRE]
    procedure = policy.procedure
    kept = [each for each in procedure.roles if each.id == role] or [procedure.roles[0]]
    other = () if role == "naccc" else (policy.roles["chair"],)
    named = dataclasses.replace(kept[0], id=role, name=name, variants=())
    rule = dataclasses.replace(procedure.rules[0], text=says)
    changed = dataclasses.replace(procedure, roles=(named, *other), rules=(rule,))
    return Policy(policy.publisher, changed)


def test_a_name_without_an_article_is_no_capital_you_and_no_office_of_you() -> None:
    policy = next(each for key, each in library().policies.items() if key.endswith("contact-centre/complaints"))
    spoken = voiced(policy, "naccc")
    assert spoken.duties["write-to-naccc"].act == "write to the Chief Executive of NACCC"
    (way,) = [each for each in spoken.stages["stage-2"].outcomes if each.id == "to-stage-3"]
    assert way.when == "the person complaining is still not happy and writes to you"


@pytest.mark.parametrize(
    ("says", "told"),
    [
        ("NACCC tries other ways.", "You try other ways."),
        ("NACCC makes its final contact.", "You make your final contact."),
        ("NACCC goes on, and NACCC replies.", "You go on, and you reply."),
        ("If NACCC loses its papers, it ends.", "If you lose your papers, it ends."),
        ("NACCC then sends its papers.", "You then send your papers."),
        # Whose they are cannot be said where somebody else was spoken of before.
        ("The Chair writes, and NACCC keeps its papers.", "The Chair writes, and you keep its papers."),
    ],
)
def test_verbs_and_what_belongs_to_the_reader_follow_you(says: str, told: str) -> None:
    policy = next(each for key, each in library().policies.items() if key.endswith("contact-centre/complaints"))
    rule = dataclasses.replace(policy.procedure.rules[0], text=says)
    changed = Policy(policy.publisher, dataclasses.replace(policy.procedure, rules=(rule,)))
    assert voiced(changed, "naccc").procedure.rules[0].text == told


def test_words_for_nobody_in_particular_are_for_who_asks_where_no_act_brings_it_about() -> None:
    policy = library().policies[CENTRE]
    voice = policy.voices["chair-got-complaint"]
    assert (voice.to, policy.producers.get("chair-got-complaint", ())) == ((), ())
    told = {reader: voiced(policy, reader).events["chair-got-complaint"].what for reader in ("complainant", "chair")}
    assert told["complainant"] == "the Chair got your complaint about the Coordinator"
    assert told["chair"] == "you got a complaint about the Coordinator"


def test_what_begins_with_you_is_checked_as_the_readers_own_whatever_brings_it_about() -> None:
    """ "You told the Coordinator that they do not want more" calls one person you and they."""
    policy = library().policies[CENTRE]
    says = "the person complaining told the Coordinator that they do not want more"
    event = dataclasses.replace(policy.events["reply-accepted"], what=says)
    events = tuple(event if each.id == event.id else each for each in policy.procedure.events)
    changed = Policy(policy.publisher, dataclasses.replace(policy.procedure, events=events))
    assert "reply-accepted" not in changed.producers
    told = dict(sentences(changed, changed.roles["complainant"]))
    assert told["reply-accepted"] == "you told the Coordinator that they do not want more"
    # To the one who was told, "they" is somebody else.
    assert "reply-accepted" not in dict(sentences(changed, changed.roles["coordinator"]))

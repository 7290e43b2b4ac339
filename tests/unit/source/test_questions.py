"""The question for a day is made of one plain sentence, and of nothing else."""

from pathlib import Path

import pytest

from build_scripts.source.phrases import questions
from build_scripts.source.reader import read_library
from navigator.explain.voice import voiced
from navigator.model.policy import Policy
from navigator.model.procedure import Procedure
from tests.support.samples import HEAD, PUBLISHER

MADE = """
the review was finished                        | When was the review finished?
the papers for the hearing were sent           | When were the papers for the hearing sent?
the Coordinator got the written complaint      | When did the Coordinator get the written complaint?
The chair sent it on                           | When did the chair send it on?
NACCC finished its work                        | When did NACCC finish its work?
the Named Professional met the parents         | When did the Named Professional meet the parents?
the chair or the manager got it                | When did the chair or the manager get it?
the child, parent or carer was told            | When was the child, parent or carer told?
the family accepted the offer                  | When did the family accept the offer?
the charge was paid or taken back              | When was the charge paid or taken back?
it was confirmed, with no new meeting          | When was it confirmed, with no new meeting?
it was clear that it could not be settled      | When was it clear that it could not be settled?
they met whoever was on duty                   | When did they meet whoever was on duty?
you told the chair what had happened           | When did you tell the chair what had happened?
the decision counted as upheld                 | When did the decision count as upheld?
the time to appeal ran out                     | When did the time to appeal run out?
the misconduct last happened                   | When did the misconduct last happen?
""".strip().splitlines()

# What a rule that only looked for the first verb would make of it.
REFUSED = {
    "the day that the chair named came": "which day",
    "the reconvened meeting made its decision": "did the reconvene meeting",
    "the newly appointed chair met the parents": "did the newly appoint chair",
    "the expert named by the court answered": "did the expert name by the court answered",
    "the copy that was signed came": "was the copy that signed came",
    "it was discussed, and it was not settled": "two things, the second of which has no day",
    "the decision stayed as it was and was accepted": "did the decision stay",
    "the board found no plan, or found it wanting": "did the board find no plan, or found",
    "the complaint was not answered": "when it was not",
    "nobody answered": "did nobody answer",
    "the two managers could not agree": "could the two managers",
    "after the talk the chair decided": "did after the talk the chair decide",
    "in May, the chair decided": "did in May, the chair decide",
    "the chair finalised it": "a verb whose present nobody looked up",
    "the chair heard it. Then it was settled": "two sentences",
    "an answer": "no verb",
    "sent": "nobody who did it",
}


@pytest.mark.parametrize("line", MADE)
def test_a_plain_sentence_is_asked_about_in_its_own_words(line: str) -> None:
    what, asked = (part.strip() for part in line.split("|"))
    assert questions.of(what) == asked


@pytest.mark.parametrize("what", REFUSED)
def test_what_would_be_asked_wrongly_is_not_asked(what: str) -> None:
    assert questions.of(what) is None


@pytest.mark.parametrize("what", ["the parent wrote to the chair", "the letter was posted", "the chair was written to"])
def test_of_what_is_sent_only_its_arrival_is_asked_for(what: str) -> None:
    assert questions.of(what)
    assert questions.of(what, sent=True) is None


@pytest.mark.parametrize(
    "what", ["the chair got the letter", "the letter reached the chair", "the chair was told of it"]
)
def test_what_is_sent_can_be_asked_about_where_its_words_say_that_it_came(what: str) -> None:
    assert questions.of(what, sent=True)


STAGES = """
stages:
  - id: one
    title: One
    purpose: First.
    lead: manager
    opens: asked
    source: {heading: One}
    duties:
      - {id: ask, by: parent, force: may, act: ask for it, no_limit: not stated, produces: asked}
"""


def read(root: Path, events: str, more: str = "", **files: str) -> tuple[dict[str, Procedure], list[str]]:
    (root / "board").mkdir()
    (root / "board/publisher.yml").write_text(PUBLISHER, "utf-8")
    for name, text in {"plain": HEAD + events + STAGES + more, **files}.items():
        (root / f"board/{name}.yml").write_text(text.replace("id: sample", f"id: {name}"), "utf-8")
    found, problems = read_library(root)
    told = [str(each).replace(f"{root.as_posix()}/", "") for each in problems]
    return {key.partition("/")[2]: held.value for key, held in found.procedures.items()}, told


def test_each_reader_is_asked_in_the_words_that_are_told(tmp_path: Path) -> None:
    events = "events: [{id: asked, what: the parent asked for it}]\n"
    voices = "voices: [{id: asked, what: you asked for your copy}]\n"
    found, problems = read(tmp_path, events, voices, told="based_on: plain\nid: told\nwithout: voices\n")
    assert problems == []
    assert found["plain"].events[0].ask == "When did the parent ask for it?"
    assert found["plain"].voices[0].ask == "When did you ask for your copy?"


def test_a_question_of_its_own_stays_for_every_reader(tmp_path: Path) -> None:
    events = "events: [{id: asked, what: the parent asked for it, ask: What is the date on the letter?}]\n"
    found, problems = read(tmp_path, events, "voices: [{id: asked, what: you asked for your copy}]\n")
    assert problems == []
    assert found["plain"].events[0].ask == "What is the date on the letter?"
    assert found["plain"].voices[0].ask is None


@pytest.mark.parametrize(
    "event",
    [
        "{id: asked, what: it was asked for and it was had}",
        "{id: asked, what: it was asked for, sent: true}",
        "{id: asked, what: the talk was held, future: true}",
    ],
)
def test_a_question_that_cannot_be_made_is_asked_for(tmp_path: Path, event: str) -> None:
    _, problems = read(tmp_path, f"events: [{event}]\n")
    (problem,) = problems
    assert (
        "ask is missing, and no question can be made of what; the question for its date, such as ask: When" in problem
    )


def test_without_what_happened_nothing_is_said_of_the_question(tmp_path: Path) -> None:
    _, problems = read(tmp_path, "events: [{id: asked}]\n")
    assert [each.split(";")[0] for each in problems] == ["board/plain.yml:17:10: what is missing"]


def test_other_words_in_a_file_that_is_based_on_this_one_are_asked_in_them(tmp_path: Path) -> None:
    own = "based_on: plain\nid: local\nevents: [{id: asked, what: the carer asked for it}]\n"
    found, problems = read(tmp_path, "events: [{id: asked, what: the parent asked for it}]\n", local=own)
    assert problems == []
    assert found["local"].events[0].ask == "When did the carer ask for it?"


def test_somebody_who_did_it_by_name_needs_no_words_of_their_own(tmp_path: Path) -> None:
    found, _ = read(tmp_path, "events: [{id: asked, what: the parent asked for it}]\n")
    owner = read_library(tmp_path)[0].publisher("board")
    (event,) = voiced(Policy(owner, found["plain"]), "parent").procedure.events
    assert (event.what, event.ask) == ("you asked for it", "When did you ask for it?")

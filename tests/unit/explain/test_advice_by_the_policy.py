"""What an answer says by the words of the policy: whom to ask first, and what it is silent on."""

from dataclasses import replace

import pytest

from navigator.api import Engine
from navigator.explain.advice.steps import with_whom
from navigator.explain.teller import Teller
from navigator.model.procedure import Unsaid
from navigator.words import ENGLISH
from tests.support.advised import CENTRE, KIRKLEES, NELSCP, PARTNERS, told
from tests.support.samples import calendars, library

NON_COMPLIANCE = "milton-keynes-safeguarding-children-board/non-compliance"
DEADLOCK = ("not-settled-locally=2026-11-02", "convener-told=2026-11-05")
STILL_DIFFER = ("step-2-held=2026-11-13", "still-differ-2=2026-11-16")


@pytest.mark.parametrize(
    ("key", "reader", "facts", "clause", "says"),
    [
        (NON_COMPLIANCE, "chair", ("plan-inadequate=2026-11-02",), "speak", "First consult {director}."),
        (PARTNERS, "convener", DEADLOCK, "convene", "First consult {director}."),
        (
            PARTNERS,
            "convener",
            DEADLOCK,
            "agree-agenda",
            "Together with the partner that raises the dispute and the other partner.",
        ),
        (KIRKLEES, "kscp-manager", STILL_DIFFER, "ask-kscp-manager", "Together with {lead}."),
        (KIRKLEES, "designated-lead", STILL_DIFFER, "ask-kscp-manager", "Together with the KSCP Manager."),
        (NELSCP, "chair", ("dispute-received=2026-11-02",), "acknowledge", ""),
    ],
)
def test_whom_to_consult_and_with_whom_to_act_stands_with_the_step(
    key: str, reader: str, facts: tuple[str, ...], clause: str, says: str
) -> None:
    steps = told(*facts, today="2026-11-17", reader=reader, key=key)["steps"]
    (more,) = [each["more"] for each in steps if each["clause"] == clause]
    names = {
        "director": "the Director of Children's Services",
        "lead": "the Designated Safeguarding Lead, Named Professional or agency",
    }
    assert more == says.format(**names)


@pytest.mark.parametrize("consulting", [("adviser",), ()])
def test_whose_agreement_is_needed_is_told_first(consulting: tuple[str, ...]) -> None:
    policy = library().policies[PARTNERS]
    duty = replace(policy.duties["convene"], agreeing=("adviser",), consulting=consulting)
    told_first = list(with_whom(Teller(policy, ENGLISH, "convener"), duty, ""))
    assert told_first == ["First get the agreement of the Director of Children's Services."]


def test_that_there_is_no_time_limit_is_said_once() -> None:
    said = told("decision-sent=2026-12-22", today="2026-12-28")
    assert said["warnings"] == ("The policy gives no time limit for writing to NACCC or for what NACCC does.",)
    assert said["lines"] == ("Only if you are still not happy with the answer.",)


def with_words(gap: str, text: str, *silent_on: Unsaid) -> Engine:
    """The contact centre's procedure with other words for one of its open points."""
    policy = library().policies[CENTRE]
    gaps = tuple(
        replace(each, text=text, silent_on=silent_on) if each.id == gap else each for each in policy.procedure.gaps
    )
    made = Engine(calendars())
    made.answer({"ask": "load", "policy": replace(policy, procedure=replace(policy.procedure, gaps=gaps)).as_data()})
    return made


@pytest.mark.parametrize(
    ("text", "silent_on", "besides"),
    [
        ("Nothing says by when NACCC is written to.", (Unsaid.TIME_LIMIT,), ()),
        # "No time" in another sense, of the same act.
        ("It does not say who helps you where no time is left.", (), ("The policy states no time limit for this.",)),
    ],
)
def test_which_words_say_that_there_is_no_time_limit_is_for_their_author_to_say(
    text: str, silent_on: tuple[Unsaid, ...], besides: tuple[str, ...]
) -> None:
    asked = {"ask": "position", "procedure": CENTRE, "facts": ["decision-sent=2026-12-22"], "reader": "complainant"}
    said = with_words("naccc-time", text, *silent_on).answer({**asked, "today": "2026-12-28"})["advice"]
    assert said["warnings"] == (text,)
    assert said["lines"] == ("Only if you are still not happy with the answer.", *besides)


@pytest.mark.parametrize(
    ("text", "silent_on", "says"),
    [
        ("Nothing says what follows where the centre is slow.", (Unsaid.LATENESS,), "Nothing says what follows "),
        # Who is late here is somebody else.
        ("It does not say who decides when the Chair comes late.", (), "The policy does not say what happens when "),
    ],
)
def test_which_words_are_of_what_comes_late_is_for_their_author_to_say(
    text: str, silent_on: tuple[Unsaid, ...], says: str
) -> None:
    asked = {
        "ask": "position",
        "procedure": CENTRE,
        "facts": ["complaint-received=2026-11-02"],
        "reader": "complainant",
    }
    said = with_words("late-answers", text, *silent_on).answer({**asked, "today": "2026-11-13"})["advice"]
    # The acknowledgement is late, and the reply is waited for.
    assert said["heading"].startswith("Expect a full written reply")
    assert says in said["silence"][-1]

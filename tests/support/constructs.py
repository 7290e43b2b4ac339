"""A small example of each construct that other boards need, with the words that tell of it in each of four places."""

from dataclasses import dataclass
from datetime import date

from tests.support.samples import HEAD

# In the examples @ stands for where a clause comes from.
SOURCE = "source: {heading: One}"

ROLES = """
roles:
  - {id: parent, name: the parent, side: asks}
  - {id: manager, name: the manager, side: answers}
  - {id: director, name: the director, side: answers}
"""

# The usual head of a made-up procedure, without its roles.
BEFORE_ROLES = HEAD.partition("\nroles:")[0]

REVIEWERS = ROLES.replace(
    "the manager, side: answers",
    "the reviewers, side: answers, panel: {members: 5, who: all of them teachers, votes: 3}",
)

AREAS = """
areas: [{id: north, name: North Town}, {id: south, name: South Town}]
roles:
  - {id: parent, name: the parent, side: asks}
  - id: manager
    name: the manager
    side: answers
    variants: [{area: north, name: the Northern Manager}, {area: south, name: the Southern Manager}]
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """One construct, a case on 2 June 2026, and the words that tell of it in each of the four places."""

    construct: str = ""
    acts: str = ""
    """The acts of a procedure of one stage, which begins with "asked" and ends with "over"."""
    stages: str = ""
    """The stages of a procedure of several."""
    events: str = ""
    """The events besides asked, answered and over; those that lie ahead end with a plus sign, those sent with a ~.

    What follows from others is written as both=all_of:one,two, the arrival of what was sent as came~=arrival_of:one.
    """
    rest: str = ""
    roles: str = ROLES
    facts: tuple[str, ...] = ("asked=2026-06-01",)
    answers: tuple[str, ...] = ()
    """The answers to questions about the case."""
    page: tuple[str, ...] = ()
    chart: tuple[str, ...] = ()
    wizard: tuple[str, ...] = ()
    data: tuple[str, ...] = ()
    today: date = date(2026, 6, 2)

    @property
    def body(self) -> str:
        """The procedure without its head, as an author would write it."""
        events = "".join(map(_event, f"asked {self.events} answered over".split()))
        stages = self.stages or ONE_STAGE.format(
            acts="\n".join(f"      {line}" for line in self.acts.strip().split("\n"))
        )
        return f"{self.roles}\nevents:{events}\nstages:{stages}\n{self.rest}".replace("@", SOURCE)


def _event(written: str) -> str:
    named, _, made_of = written.partition("=")
    name, ahead, _ = named.removesuffix("~").partition("+")
    key, _, others = made_of.partition(":")
    made = f", {key}: {others if key == 'arrival_of' else f'[{others}]'}" if made_of else ""
    future, sent = str(bool(ahead)).lower(), ", sent: true" if named.endswith("~") else ""
    return f"\n  - {{id: {name}, what: it was {name}, ask: When was it {name}?, future: {future}{sent}{made}}}"


ONE_STAGE = """
  - id: one
    title: One
    purpose: To try it.
    lead: manager
    opens: asked
    @
    duties:
{acts}
    outcomes:
      - {{id: ends, when: it is over, event: over, to: {{end: closed}}, @}}
"""

TRACKS = """
  - {id: one, title: One, purpose: To begin., lead: manager, @, outcomes: [
      {id: both, when: it is asked, event: asked, to: {stages: [left, right]}, @}]}
  - {id: left, title: Left, purpose: To draw., lead: manager, @, outcomes: [
      {id: left-done, when: it is drawn, event: drawn, to: {stage: last}, @}]}
  - {id: right, title: Right, purpose: To hear., lead: manager, @, outcomes: [
      {id: right-done, when: it is heard, event: heard, to: {stage: last}, @}]}
  - {id: last, title: Last, purpose: To end., lead: manager, joins: [left, right], @, outcomes: [
      {id: ends, when: it is over, event: over, to: {end: closed}, @}]}
"""

STEPS = """
  - {id: one, title: One, purpose: To begin., lead: manager, @, outcomes: [
      {id: to-two, when: it is asked, event: asked, to: {stage: two}, @},
      {id: to-three, when: it is urgent, event: urgent, to: {stage: three}, @}]}
  - {id: two, title: Two, purpose: To answer., lead: manager, @, outcomes: [
      {id: on, when: it is answered, event: answered, to: {stage: three}, @}]}
  - {id: three, title: Three, purpose: To end., lead: manager, @, outcomes: [
      {id: again, when: it is reopened, event: reopened, to: {stage: one}, @},
      {id: ends, when: it is over, event: over, to: {end: closed}, @}]}
"""

ANSWER = "- {{id: answer, by: {by}, force: must, act: answer, {more}produces: answered, @, limit: {{{limit}}}}}"
WITHIN = "words: within 10 working days, period: 10 working days, from: asked, states: [period], "


SOONER = "words: within 3 days, period: 3 days, from: asked, states: [period]"

QUESTIONS = """
questions:
  - id: whom
    ask: Who is it about?
    answers:
      - {id: young, name: A child, when: it is about a child}
      - {id: grown, name: An adult, when: it is about an adult}
"""


def answer(limit: str = WITHIN, by: str = "manager", more: str = "") -> str:
    """An act with a limit, which produces the event answered."""
    return ANSWER.format(limit=limit, by=by, more=more)


def longer(extension: str) -> str:
    """The same act, whose limit can become longer."""
    return answer(f"{WITHIN}extensions: [{{id: more, event: told, says: It may take longer., {extension}}}]")


def several(*extensions: str, more: str = "") -> str:
    """The same act, whose limit can become longer in several ways."""
    return answer(f"{WITHIN}{more}extensions: [{', '.join(extensions)}]")


def stopped(then: str) -> str:
    """The same act, whose clock can stop."""
    return answer(
        f"{WITHIN}pauses: [{{id: wait, from: stopped, until: resumed, then: {then}, says: Papers may be missing.}}]"
    )


def two_starts(pick: str) -> str:
    """The same act, counted from one of two events."""
    return answer(f"words: within 5 days, period: 5 days, from: [asked, seen], pick: {pick}, states: [period]")


SHOWN = (
    Shown(
        construct="two roles jointly",
        acts=answer(by="[manager, director]", more="together: jointly, "),
        page=("The manager and the director must answer",),
        chart=("The manager and the director must answer",),
        wizard=("The manager and the director must answer by Monday 15 June 2026",),
        data=('"together": "jointly"',),
    ),
    Shown(
        construct="either of two roles",
        acts=answer(by="[manager, director]", more="together: either, "),
        page=("The manager or the director must answer",),
        chart=("The manager or the director must answer",),
        wizard=("The manager or the director must answer by Monday 15 June 2026",),
        data=('"together": "either"',),
    ),
    Shown(
        construct="the earlier of two starts",
        acts=two_starts("earlier"),
        events="seen",
        facts=("asked=2026-06-01", "seen=2026-06-02"),
        page=("counted from the first of these days: it was asked or it was seen",),
        chart=("counts from the first of 2 events",),
        wizard=("by Saturday 6 June 2026", "Counted from the first of these days: it was asked or it was seen."),
        data=('"from": ["asked", "seen"]', '"pick": "earlier"'),
    ),
    Shown(
        construct="the later of two starts",
        acts=two_starts("later"),
        events="seen",
        facts=("asked=2026-06-01", "seen=2026-06-02"),
        page=("counted from the last of these days: it was asked or it was seen",),
        chart=("counts from the last of 2 events",),
        wizard=("by Sunday 7 June 2026", "Counted from the last of these days: it was asked or it was seen."),
        data=('"from": ["asked", "seen"]', '"pick": "later"'),
    ),
    Shown(
        construct="the last so far of several starts",
        acts=answer("words: within 5 days, period: 5 days, from: [asked, seen], anew: true, states: [period]"),
        events="seen",
        facts=("asked=2026-06-01", "seen=2026-06-02"),
        page=(
            "counted from the last time so far that it was asked or it was seen",
            "The time begins again each time that it was asked or it was seen.",
        ),
        chart=("within 5 days; it begins again each time",),
        wizard=("by Sunday 7 June 2026", "Counted from the last time so far that it was asked or it was seen."),
        data=('"from": ["asked", "seen"]', '"anew": true'),
    ),
    Shown(
        construct="the last so far of several starts beside another limit",
        acts=answer(
            f"{WITHIN}pick: later, or: [{{words: within 3 weeks, period: 3 weeks, from: [seen, told], anew: true}}]"
        ),
        events="seen told",
        facts=("asked=2026-06-01", "seen=2026-06-01", "told=2026-06-02"),
        page=(
            "within 3 weeks, counted from the last time so far that it was seen or it was told",
            "The time begins again each time that it was seen or it was told.",
        ),
        chart=("begins again each time",),
        wizard=("must answer by Tuesday 23 June 2026", "counted from the last time so far that it was seen or it was"),
        data=('"anew": true',),
    ),
    Shown(
        construct="a clock that begins when another act is done",
        acts=answer()
        + "\n- {id: send, by: director, force: must, act: send it, produces: sent, @, "
        + "limit: {words: within 3 days of the answer, period: 3 days, from: answered, states: [period, start]}}",
        events="sent",
        page=("within 3 days of the answer, counted from the day it was answered",),
        chart=("The director must send it (within 3 days of the answer)",),
        wizard=("The time has not started yet. It starts when this has happened: it was answered.",),
        data=('"from": ["answered"]',),
    ),
    Shown(
        construct="two clocks side by side",
        acts=answer()
        + "\n- {id: note, by: director, force: should, act: note it, produces: noted, @, "
        + "limit: {words: within 3 days, period: 3 days, from: asked, states: [period]}}",
        events="noted",
        page=(
            "within 10 working days, counted from the day it was asked",
            "within 3 days, counted from the day it was asked",
        ),
        chart=("The manager must answer (within 10 working days)", "The director should note it (within 3 days)"),
        wizard=("must answer by Monday 15 June 2026", "should note it by Thursday 4 June 2026"),
        data=('"words": "within 10 working days"', '"words": "within 3 days"'),
    ),
    Shown(
        construct="a limit over several stages, and its steps counted in two ways",
        acts=answer(),
        rest="""
caps:
  - id: whole
    title: All of it
    force: should
    covers: [one]
    steps:
      - {id: two, says: It may have two steps., times: 2, of: answer}
      - {id: three, says: It may have three steps., times: 3, of: answer}
    limit: {words: within one calendar month, period: 1 month, from: asked, states: [period]}
    @
""",
        page=(
            "All of it: this should be kept",
            "within one calendar month, counted from the day it was asked",
            "It may have two steps. 2 times 10 working days, one after another, end on",
            "It may have three steps. 3 times 10 working days, one after another, end on",
        ),
        chart=("All of it (within one calendar month)",),
        wizard=("All of it: by Wednesday 1 July 2026.", "end on Monday 13 July 2026. That is 12 days over."),
        data=('"caps": [{', '"times": 3'),
    ),
    Shown(
        construct="a limit over several stages that runs out and opens a route",
        acts=answer()
        + "\n- {id: go-on, by: parent, force: may, act: go to the director, after: skipped, no_limit: not needed, @}",
        events="skipped",
        facts=("asked=2026-05-01", "answered=2026-05-08"),
        rest="""
caps:
  - id: whole
    title: All of it
    force: must
    covers: [one]
    @
    limit:
      words: within one calendar month
      period: 1 month
      from: asked
      states: [period]
      discretion: director
      expiry: {event: skipped, says: The parent may then go to the director.}
""",
        page=(
            "All of it: this must be kept",
            "The parent may then go to the director. The day after the last day counts as the day it was skipped.",
            "The director may accept it later.",
        ),
        chart=("The parent may then go to the director.", "The director may accept it later."),
        wizard=(
            "The parent may go to the director.",
            '"event": "skipped", "text": "It was skipped.", "date": "2026-06-02"',
        ),
        data=('"expiry": {"event": "skipped"',),
    ),
    Shown(
        construct="more time, to a new total, on notice, once",
        acts=longer("to: 20 working days, how: on notice"),
        events="told",
        page=(
            "It may take longer. This makes the time 20 working days in all. Whoever has to act must say so.",
            "That can happen once.",
        ),
        chart=("can become longer",),
        wizard=("This makes the time 20 working days in all. Whoever has to act must say so.",),
        data=('"to": "20 working days"', '"how": "on notice"'),
    ),
    Shown(
        construct="more time, by an amount, without a decision",
        acts=longer("by: 5 working days, how: automatic"),
        events="told",
        facts=("asked=2026-06-01", "told=2026-06-02"),
        page=("This adds 5 working days to the time. Nobody has to decide that.",),
        chart=("can become longer",),
        wizard=(
            "must answer by Monday 22 June 2026",
            "This adds 5 working days to the time. Nobody has to decide that.",
        ),
        data=('"by": "5 working days"', '"how": "automatic"'),
    ),
    Shown(
        construct="more time that both sides agree",
        acts=longer("by: 1 week, how: agreed"),
        events="told",
        page=("This adds 1 week to the time. Both sides must agree.",),
        chart=("can become longer",),
        wizard=("Both sides must agree.",),
        data=('"how": "agreed"',),
    ),
    Shown(
        construct="more time that a role grants, again",
        acts=longer("by: 5 working days, how: granted, granted_by: director, times: 2"),
        events="told",
        facts=("asked=2026-06-01", "told=2026-06-02", "told=2026-06-02"),
        page=("This adds 5 working days to the time. It is for the director to allow that. That can happen 2 times.",),
        chart=("can become longer",),
        wizard=("must answer by Monday 29 June 2026", "It is for the director to allow that. That can happen 2 times."),
        data=('"granted_by": ["director"]', '"times": 2'),
    ),
    Shown(
        construct="more time that somebody grants, and the policy does not say who",
        acts=longer("by: 5 working days, how: granted"),
        events="told",
        page=("Somebody else must allow it.",),
        chart=("can become longer",),
        wizard=("Somebody else must allow it.",),
        data=('"how": "granted"',),
    ),
    Shown(
        construct="more time that builds on other more time",
        acts=several(
            "{id: first, by: 5 working days, event: told, how: on notice, says: It may take longer.}",
            "{id: then, by: 5 working days, after: first, event: told-again, how: automatic, says: It takes longer.}",
        ),
        events="told told-again",
        facts=("asked=2026-06-01", "told-again=2026-06-02"),
        page=("That can happen once. It counts only if there is more time already because it was told.",),
        chart=("can become longer",),
        wizard=(
            "must answer by Monday 15 June 2026",
            "You said that it was told-again. It counts only if there is more time already because it was told. So it",
        ),
        data=('"after": ["first"]',),
    ),
    Shown(
        construct="more time that does not go with other more time",
        acts=several(
            "{id: five, by: 5 working days, event: told, how: on notice, says: It may take longer.}",
            "{id: ten, by: 10 working days, not_with: five, event: warned, how: on notice, says: It may take longer.}",
        ),
        events="told warned",
        facts=("asked=2026-06-01", "told=2026-06-01", "warned=2026-06-02"),
        page=(
            "That can happen once. It does not count if there is more time already because it was told.",
            "That can happen once. It does not count if there is more time already because it was warned.",
        ),
        chart=("can become longer",),
        wizard=(
            "must answer by Monday 22 June 2026",
            "You said that it was warned. It does not count if there is more time already because it was told. So it",
        ),
        data=('"not_with": ["five"]',),
    ),
    Shown(
        construct="more time that is there once, for one of two limits",
        acts=longer("by: 5 working days, how: on notice")
        + "\n- {id: look, by: director, force: must, act: look again, produces: seen, @, "
        + "limit: {words: within 10 days, period: 10 days, from: asked, states: [period], extensions: "
        + "[{id: again, by: 5 days, not_with: more, event: warned, how: on notice, says: It may take longer.}]}}",
        events="told warned seen",
        facts=("asked=2026-06-01", "told=2026-06-01", "warned=2026-06-02"),
        page=(
            "That can happen once. It does not count if there is more time already because it was told.",
            "That can happen once. It does not count if there is more time already because it was warned.",
        ),
        chart=("can become longer",),
        wizard=(
            "must answer by Monday 22 June 2026",
            "must look again by Thursday 11 June 2026",
            "You said that it was warned. It does not count if there is more time already because it was told. So it",
        ),
        data=('"not_with": ["more"]',),
    ),
    Shown(
        construct="more time for some cases alone",
        acts=longer("by: 5 working days, how: on notice, only: young"),
        events="told",
        rest=QUESTIONS,
        page=("That can happen once. This holds only if it is about a child.",),
        chart=("can become longer",),
        wizard=("This holds only if it is about a child.",),
        data=('"only": ["young"]',),
    ),
    Shown(
        construct="more time for some cases alone, of which this one is none",
        acts=longer("by: 5 working days, how: on notice, only: young"),
        events="told",
        rest=QUESTIONS,
        answers=("grown",),
        facts=("asked=2026-06-01", "told=2026-06-02"),
        page=("That can happen once. This holds only if it is about a child.",),
        chart=("can become longer",),
        wizard=("must answer by Monday 15 June 2026",),
        data=('"only": ["young"]',),
    ),
    Shown(
        construct="the longest that all more time together can make a limit",
        acts=several(
            "{id: five, by: 5 working days, event: told, how: on notice, says: It may take longer.}",
            "{id: ten, by: 10 working days, event: warned, how: on notice, says: It may take longer.}",
            more="at_most: 20 working days, ",
        ),
        events="told warned",
        facts=("asked=2026-06-01", "told=2026-06-01", "warned=2026-06-02"),
        page=("With all of this, the time is 20 working days at most, from the same start.",),
        chart=("can become longer",),
        wizard=("must answer by Monday 29 June 2026", "With all of this, the time is 20 working days at most"),
        data=('"at_most": "20 working days"',),
    ),
    Shown(
        construct="a pause",
        acts=stopped("continue"),
        events="stopped resumed",
        facts=("asked=2026-06-01", "stopped=2026-06-02"),
        page=(
            "Papers may be missing. Days are not counted after the day it was stopped, up to the day it was resumed.",
        ),
        chart=("can stop for a while",),
        wizard=(
            "The clock is stopped, so there is no date at the moment.",
            "Days are not counted after the day it was stopped",
        ),
        data=('"pauses": [{', '"until": "resumed"'),
    ),
    Shown(
        construct="a pause that takes out the day of the stop, and not that of the new start",
        acts=stopped("continue, stop_day: excluded, restart_day: included"),
        events="stopped resumed",
        # 10 working days from Monday 1 June are Monday 15; Tuesday 2 and Wednesday 3 are lost.
        facts=("asked=2026-06-01", "stopped=2026-06-02", "resumed=2026-06-04"),
        today=date(2026, 6, 5),
        page=("Days are not counted from the day it was stopped, up to the day before the day it was resumed.",),
        chart=("can stop for a while",),
        wizard=("must answer by Wednesday 17 June 2026", "from the day it was stopped, up to the day before"),
        data=('"stop_day": "excluded"', '"restart_day": "included"'),
    ),
    Shown(
        construct="a pause that takes out the day after the new start too",
        acts=stopped("continue, restart_day: next day excluded"),
        events="stopped resumed",
        # Wednesday 3, Thursday 4 and Friday 5 are lost.
        facts=("asked=2026-06-01", "stopped=2026-06-02", "resumed=2026-06-04"),
        today=date(2026, 6, 5),
        page=("Days are not counted after the day it was stopped, up to the day after the day it was resumed.",),
        chart=("can stop for a while",),
        wizard=("must answer by Thursday 18 June 2026", "up to the day after the day it was resumed"),
        data=('"restart_day": "next day excluded"',),
    ),
    Shown(
        construct="an act that was told before the end of the time that it waits for",
        acts=answer(f"{WITHIN}expiry: {{event: overdue, says: The parent may then warn the manager.}}")
        + "\n- {id: warn, by: parent, force: may, act: warn the manager, after: overdue, no_limit: not needed, "
        + "produces: warned, @}"
        + "\n- {id: decide, by: director, force: must, act: decide, produces: decided, @, "
        + "limit: {words: within 3 days of the warning, period: 3 days, from: warned, states: [period, start]}}",
        events="overdue warned decided",
        # 10 working days end on Monday 15 June.
        facts=("asked=2026-06-01", "warned=2026-06-02"),
        today=date(2026, 6, 3),
        page=("This is to be done once this has happened: it was overdue.",),
        chart=("When the time to answer has passed: The parent may then warn the manager.",),
        wizard=(
            "You told us this: it was warned. It comes only after this: it was overdue.",
            "The time has not started yet. It starts when this has happened: it was warned.",
        ),
        data=('"after": ["overdue"]',),
    ),
    Shown(
        construct="a limit in hours, from an hour",
        acts=answer("words: within 24 hours, period: 24 hours, from: asked, states: [period]"),
        facts=("asked=2026-06-01T09:20",),
        page=("within 24 hours", "The policy does not say when the first hour begins."),
        chart=("within 24 hours",),
        wizard=(
            "must answer by 09:20 on Tuesday 2 June 2026",
            "The time ends today at 09:20.",
            "24 hours from 09:20 on Monday 1 June 2026 end at 09:20 on Tuesday 2 June 2026.",
        ),
        data=('"period": "24 hours"',),
    ),
    Shown(
        construct="a pause that is possible once",
        acts=stopped("continue, times: 1"),
        events="stopped resumed",
        # 10 working days from Monday 1 June are Monday 15; Wednesday 3 is lost, and Friday 5 is not.
        facts=(
            *("asked=2026-06-01", "stopped=2026-06-02", "resumed=2026-06-03"),
            *("stopped=2026-06-04", "resumed=2026-06-05"),
        ),
        today=date(2026, 6, 8),
        page=("up to the day it was resumed. That can happen once.",),
        chart=("can stop for a while",),
        wizard=("must answer by Tuesday 16 June 2026", "That can happen once."),
        data=('"pauses": [{', '"times": 1'),
    ),
    Shown(
        construct="a restart",
        acts=stopped("restart"),
        events="stopped resumed",
        facts=("asked=2026-05-26", "stopped=2026-05-27", "resumed=2026-06-01"),
        page=("Papers may be missing. All the days are counted again from the day it was resumed.",),
        chart=("can stop for a while",),
        wizard=("must answer by Monday 15 June 2026", "All the days are counted again from the day it was resumed."),
        data=('"then": "restart"',),
    ),
    Shown(
        construct="a repeated duty",
        acts=answer(
            "words: every 20 working days, period: 20 working days, from: asked, states: [period], "
            "every: true, until: over"
        ),
        page=("every 20 working days", "This is done again, each time counted from the last one, until it was over."),
        chart=("every 20 working days, until it was over",),
        wizard=(
            "must answer by Monday 29 June 2026",
            "This is done again, each time counted from the last one, until it was over.",
        ),
        data=('"every": true', '"until": "over"'),
    ),
    Shown(
        construct="a time from the end of another, whether or not that was used",
        acts=answer(f"{SOONER}, expiry: {{event: days-over, done_or_not: true, says: Talks are over.}}")
        + "\n- {id: submit, by: parent, force: may, act: go to the panel, produces: submitted, @, "
        + "limit: {words: within 3 working days, period: 3 working days, from: days-over, states: [period, start]}}",
        events="days-over submitted",
        # The three days are over on Thursday 4 June; Friday 5 is 1, Monday 8 is 2.
        facts=("asked=2026-06-01", "answered=2026-06-02"),
        today=date(2026, 6, 8),
        page=(
            "within 3 working days, counted from the day it was days-over (its last day)",
            "The day after the last day counts as the day it was days-over. That is so whether or not it was done.",
        ),
        chart=("The parent may go to the panel (within 3 working days)", "Talks are over."),
        wizard=(
            "The parent may go to the panel by Tuesday 9 June 2026",
            "Counted from Thursday 4 June 2026, the last day is Tuesday 9 June 2026.",
        ),
        data=('"done_or_not": true',),
    ),
    Shown(
        construct="within a time, or sooner if something happens",
        acts=answer(
            "words: 90 days, period: 90 days, from: asked, states: [period], pick: earlier, "
            "or: [{words: as soon as the report is there, from: reported}]"
        ),
        events="reported",
        facts=("asked=2026-04-01", "reported=2026-06-02"),
        page=(
            "90 days, counted from the day it was asked; or as soon as the report is there, on the day it was reported",
            "The earlier of these dates counts",
        ),
        chart=("90 days or as soon as the report is there, whichever comes first",),
        wizard=(
            "must answer by Tuesday 2 June 2026",
            "As soon as the report is there: this is the earlier date, so it counts.",
            "It is due on the day that this happened: Tuesday 2 June 2026.",
        ),
        data=('"or": [{"words": "as soon as the report is there", "from": ["reported"]}]',),
    ),
    Shown(
        construct="a day of the year",
        acts=answer("words: no later than May 15, period: 15 May, from: asked, states: [period]"),
        facts=("asked=2026-03-02",),
        today=date(2026, 5, 15),
        page=(
            "no later than May 15, that is the first 15 May on or after the day it was asked",
            "The policy does not say what holds where the time starts on 15 May itself.",
        ),
        chart=("no later than May 15",),
        wizard=(
            "must answer by Friday 15 May 2026",
            "The first 15 May on or after Monday 2 March 2026 is Friday 15 May 2026.",
        ),
        data=('"period": "15 May"',),
    ),
    Shown(
        construct="the later of a day of the year and a time from an event",
        acts=answer(
            "words: by 15 May, period: 15 May, from: asked, states: [period], pick: later, "
            "or: [{words: 30 days after the notice, period: 30 days, from: noticed}]"
        ),
        events="noticed",
        facts=("asked=2026-03-02", "noticed=2026-04-28"),
        today=date(2026, 5, 15),
        page=(
            "by 15 May, that is the first 15 May on or after the day it was asked; or 30 days after the notice",
            "The later of these dates counts",
        ),
        chart=("by 15 May or 30 days after the notice, whichever comes last",),
        wizard=(
            "must answer by Thursday 28 May 2026",
            "30 days after the notice: this is the later date, so it counts.",
        ),
        data=('"pick": "later"', '"period": "15 May"'),
    ),
    Shown(
        construct="the earlier of two limits",
        acts=answer(f"{WITHIN}pick: earlier, or: [{{words: within 2 weeks, period: 2 weeks, from: seen}}]"),
        events="seen",
        facts=("asked=2026-06-01", "seen=2026-06-02"),
        page=(
            "within 10 working days, counted from the day it was asked; or within 2 weeks, counted from the day",
            "The earlier of these dates counts",
        ),
        chart=("within 10 working days or within 2 weeks, whichever comes first",),
        wizard=(
            "must answer by Monday 15 June 2026",
            "Within 10 working days: this is the earlier date, so it counts.",
            "Within 2 weeks, counted from the day it was seen.",
        ),
        data=('"or": [{', '"pick": "earlier"'),
    ),
    Shown(
        construct="the later of two limits",
        acts=answer(f"{WITHIN}pick: later, or: [{{words: within 2 weeks, period: 2 weeks, from: seen}}]"),
        events="seen",
        page=("The later of these dates counts, once each time has begun",),
        chart=("within 10 working days or within 2 weeks, whichever comes last",),
        wizard=("The time has not started yet. It starts when this has happened: it was seen.",),
        data=('"pick": "later"',),
    ),
    Shown(
        construct="a day that somebody names",
        acts=answer("words: by the day given, day: given, named_by: director, states: [period]"),
        events="given+",
        page=("by the day given, the day is named by the director",),
        chart=("by the day given",),
        wizard=("No day is known yet. The day is named by the director. Ask for it in writing.",),
        data=('"day": "given"', '"named_by": ["director"]'),
    ),
    Shown(
        construct="a day that two agree, and that a reader has told",
        acts=answer("words: by the day agreed, day: given, named_by: [parent, manager], states: [period]"),
        events="given+",
        facts=("asked=2026-06-01", "given=2026-06-20"),
        page=("the day is agreed by the parent and the manager",),
        chart=("by the day agreed",),
        wizard=(
            "must answer by Saturday 20 June 2026",
            "The last day is the one that was named: Saturday 20 June 2026.",
        ),
        data=('"named_by": ["parent", "manager"]',),
    ),
    Shown(
        construct="more time to a day that is named",
        acts=longer("day: given, how: on notice"),
        events="told given+",
        facts=("asked=2026-06-01", "told=2026-06-02"),
        page=("It may take longer. The last day is then the one that is named.",),
        chart=("can become longer",),
        wizard=("A later day was given. Tell us which day, and the date here moves to it.",),
        data=('"day": "given"',),
    ),
    Shown(
        construct="more time to a day that nobody names, as soon as it can be done",
        acts=longer("day: given, how: automatic, notice: at any time"),
        events="told given+",
        facts=("asked=2026-05-01", "told=2026-05-20"),
        page=("It may take longer. The last day is then the day that is told for this: it was given.",),
        chart=("can become longer",),
        wizard=("There is a later day. Tell us when it was given, and the date here moves to it.",),
        data=('"how": "automatic"',),
    ),
    Shown(
        construct="more time to a day that is named, if that is near",
        acts=longer("day: given, within: 14 days, how: on notice"),
        events="told given+",
        facts=("asked=2026-06-01", "told=2026-06-02", "given=2026-07-10"),
        page=("That can happen once. A day that is later than 14 days after the last day gives no more time.",),
        chart=("can become longer",),
        wizard=(
            "must answer by Monday 15 June 2026",
            "It is too far off to give more time, so the last day stays Monday 15 June 2026.",
        ),
        data=('"within": "14 days"',),
    ),
    Shown(
        construct="more time as often as wanted, up to a most in all",
        acts=longer("by: 5 working days, at_most: 6 working days, again: true, how: on notice, notice: at any time"),
        events="told",
        facts=("asked=2026-06-01", "told=2026-06-02", "told=2026-06-02"),
        page=(
            "That can happen as often as wanted. All that is added is 6 working days at most.",
            "It counts when the last day has passed, too.",
        ),
        chart=("can become longer",),
        wizard=("must answer by Tuesday 23 June 2026", "All that is added is 6 working days at most."),
        data=('"again": true', '"at_most": "6 working days"', '"notice": "at any time"'),
    ),
    Shown(
        construct="more time to a day that is named, up to a most",
        acts=longer("day: given, at_most: 3 working days, how: agreed"),
        events="told given+",
        facts=("asked=2026-06-01", "told=2026-06-02", "given=2026-07-31"),
        page=("The last day is then the one that is named.", "All that is added is 3 working days at most."),
        chart=("can become longer",),
        wizard=("must answer by Thursday 18 June 2026",),
        data=('"day": "given"', '"at_most": "3 working days"'),
    ),
    Shown(
        construct="so much time is left after an event",
        acts=longer("at_least: 1 month, how: automatic"),
        events="told",
        facts=("asked=2026-06-01", "told=2026-06-02"),
        page=("It may take longer. The time then ends no earlier than 1 month after that day.",),
        chart=("can become longer",),
        wizard=("must answer by Thursday 2 July 2026",),
        data=('"at_least": "1 month"',),
    ),
    Shown(
        construct="a time in which nobody has to do anything, and that only ends",
        acts=answer(f"{WITHIN}"),
        events="fortnight-over",
        rest="""
caps:
  - id: fortnight
    title: The fortnight
    force: may
    covers: [one]
    limit:
      words: on the 14th day after it
      period: 14 days
      from: asked
      states: [period]
      expiry: {event: fortnight-over, done_or_not: true, says: The parent can then ask for more.}
    @
""",
        page=("The parent can then ask for more.",),
        chart=("on the 14th day after it", "At the end (The fortnight): The parent can then ask for more."),
        wizard=("The fortnight ends on Monday 15 June 2026.",),
        data=('"done_or_not": true',),
    ),
    Shown(
        construct="an act with a limit that waits for something else",
        acts=answer(f"{WITHIN}", more="after: seen, "),
        events="seen",
        page=("This is to be done once this has happened: it was seen.",),
        chart=("The manager must answer, once it was seen",),
        wizard=("This comes once this has happened: it was seen.",),
        data=('"after": ["seen"]',),
    ),
    Shown(
        construct="a limit over several stages that holds once, and ends with, an event",
        acts=answer(),
        events="seen",
        facts=("asked=2026-06-01", "seen=2026-06-02"),
        rest="""
caps:
  - id: whole
    title: All of it
    force: should
    covers: [one]
    after: seen
    limit: {words: within one calendar month, period: 1 month, from: asked, until: answered, states: [period]}
    @
""",
        page=("This holds once this has happened: it was seen.", "This ends when it was answered."),
        chart=("All of it, once it was seen", "within one calendar month, until it was answered"),
        wizard=("All of it: by Wednesday 1 July 2026.", "This holds once this has happened: it was seen."),
        data=('"until": "answered"', '"after": ["seen"]'),
    ),
    Shown(
        construct="acts that differ with what a case is about, which nobody has said",
        acts=answer(more="only: young, ")
        + "\n"
        + answer(SOONER, more="only: grown, ").replace("id: answer", "id: tell"),
        rest=QUESTIONS,
        page=(
            "If it is about a child, the manager must answer.",
            "If it is about an adult, the manager must answer.",
            "if it is about a child, answer",
        ),
        chart=("If it is about a child, the manager must answer", "If it is about an adult, the manager must answer"),
        wizard=(
            "If it is about a child, the manager must answer by Monday 15 June 2026",
            "If it is about an adult, the manager must answer by Thursday 4 June 2026",
        ),
        data=('"questions": [{', '"only": ["young"]'),
    ),
    Shown(
        construct="acts that differ with what a case is about, which the reader has said",
        acts=answer(more="only: young, ")
        + "\n"
        + answer(SOONER, more="only: grown, ").replace("id: answer", "id: tell"),
        rest=QUESTIONS,
        answers=("grown",),
        page=("If it is about an adult, the manager must answer.",),
        chart=("If it is about an adult, the manager must answer",),
        wizard=("The manager must answer by Thursday 4 June 2026.",),
        data=('"only": ["grown"]',),
    ),
    Shown(
        construct="a body outside that differs with what a case is about",
        acts=answer(),
        rest=QUESTIONS + "\noutcomes:\n  - {id: away, when: it goes outside, event: away, to: {body: ombudsman}, @}\n",
        events="away",
        roles=ROLES.rstrip() + "\n  - {id: ombudsman, name: the Ombudsman, side: outside, "
        "variants: [{area: young, name: the Ombudsman for Children}]}\n",
        page=("The Ombudsman: if it is about a child, the Ombudsman for Children.",),
        chart=("The Ombudsman: if it is about a child, the Ombudsman for Children.",),
        facts=("asked=2026-06-01", "away=2026-06-02"),
        answers=("young",),
        wizard=("This has gone to the Ombudsman for Children",),
        data=('"name": "the Ombudsman for Children"',),
    ),
    Shown(
        construct="a role that differs with what a case is about",
        acts=answer(),
        rest=QUESTIONS,
        roles=ROLES.replace(
            "the manager, side: answers", "the manager, side: answers, variants: [{area: young, name: the head}]"
        ),
        page=("The manager: if it is about a child, the head.",),
        chart=("The manager: if it is about a child, the head.",),
        wizard=("The manager: if it is about a child, the head.",),
        data=('"area": "young"',),
    ),
    Shown(
        construct="a way out of every stage",
        stages=STEPS,
        events="urgent reopened taken",
        rest="""
outcomes:
  - {id: gone, when: it is taken back, event: taken, to: {end: withdrawn}, @}
""",
        page=("At every stage", "If it is taken back It ends here, withdrawn."),
        chart=("At every stage, if it is taken back, it ends here, withdrawn",),
        wizard=("it is taken back",),
        data=('"outcomes": [{"id": "gone"',),
    ),
    Shown(
        construct="each of two roles, and an act that is done with the last of two events",
        acts=answer(by="[manager, director]", more="together: each, ").replace("answered", "both"),
        events="wrote met both=all_of:wrote,met",
        facts=("asked=2026-06-01", "wrote=2026-06-02"),
        page=("Each of the manager and the director must answer", "This is done when it was wrote and it was met."),
        chart=("Each of the manager and the director must answer, done when it was wrote and it was met",),
        wizard=("Each of the manager and the director must answer by Monday 15 June 2026",),
        data=('"together": "each"', '"all_of": ["wrote", "met"]'),
    ),
    Shown(
        construct="an act that is done with the first of two events",
        acts=answer().replace("answered", "either"),
        events="wrote met either=any_of:wrote,met",
        facts=("asked=2026-06-01", "met=2026-06-02"),
        page=("This is done when it was wrote or it was met.",),
        chart=("The manager must answer, done when it was wrote or it was met",),
        wizard=('"event": "either", "text": "It was either."',),
        data=('"any_of": ["wrote", "met"]',),
    ),
    Shown(
        construct="the arrival of what was sent",
        acts=answer(),
        events="came~=arrival_of:answered",
        facts=("asked=2026-06-01", "came=2026-06-02"),
        page=("must answer",),
        chart=("The manager must answer",),
        wizard=('"event": "answered", "text": "It was answered."', '"judged": "In time.'),
        data=('"arrival_of": "answered"',),
    ),
    Shown(
        construct="a waiting period",
        acts=answer("words: 14 days have to pass, period: 14 days, from: asked, kind: not before, states: [period]"),
        page=(
            "14 days have to pass, counted from the day it was asked",
            "This may not be done before that time is over.",
        ),
        chart=("14 days later at the earliest",),
        wizard=("The manager must answer from Monday 15 June 2026", "Until then it is too early."),
        data=('"kind": "not before"',),
    ),
    Shown(
        construct="a limit back from an event",
        acts=answer(
            "words: at least 5 working days before it is held, period: 5 working days, before: held, states: [period]"
        ),
        events="held+",
        facts=("asked=2026-06-01", "held=2026-06-19"),
        page=("at least 5 working days before it is held, counted back from the day it was held",),
        chart=("at least 5 working days before it is held",),
        wizard=("must answer by Friday 12 June 2026", "Counted back from the day it was held."),
        data=('"before": ["held"]',),
    ),
    Shown(
        construct="a first day that is counted back from an event",
        acts=answer(
            "words: 9 days ahead at the earliest, period: 9 days, before: held, kind: not before, states: [period]"
        ),
        events="held+",
        facts=("asked=2026-06-01", "held=2026-06-19"),
        page=(
            "9 days ahead at the earliest, counted back from the day it was held",
            "This may not be done before that day.",
        ),
        chart=("no earlier than 9 days, counted back from the day it was held",),
        wizard=("must answer from Wednesday 10 June 2026", "Counted back from the day it was held."),
        data=('"kind": "not before"', '"before": ["held"]'),
    ),
    Shown(
        construct="a limit in hours, with an hour from which a day is over",
        acts=answer(
            "words: within 24 hours, period: 24 hours, from: asked, states: [period, first day, receipt], "
            'counting: {cutoff: "16:00", receipt: next working day}'
        ),
        page=(
            "within 24 hours",
            "What arrives at 16:00 or later counts as arriving the next day.",
            "What arrives on a day off counts as arriving on the next working day.",
        ),
        chart=("within 24 hours",),
        wizard=(
            "must answer by Tuesday 2 June 2026",
            "What arrives at 16:00 or later counts as arriving the next day.",
        ),
        data=('"period": "24 hours"', '"cutoff": "16:00"'),
    ),
    Shown(
        construct="an hour of the last day",
        acts=answer(
            "words: by 1 pm on the next working day, period: 1 working day, from: asked, "
            'states: [period, kind of day], counting: {last_hour: "13:00"}'
        ),
        page=("by 1 pm on the next working day", "On the last day the time ends at 13:00."),
        chart=("ends at 13:00 on the last day",),
        wizard=("must answer by 13:00 on Tuesday 2 June 2026", "On the last day the time ends at 13:00."),
        data=('"last_hour": "13:00"',),
    ),
    Shown(
        construct="days of every year that do not count",
        acts=answer(
            "words: within 28 days, period: 28 days, from: asked, states: [period], "
            'counting: {not_counted: "24 December to 1 January, August"}'
        ),
        facts=("asked=2026-07-20",),
        today=date(2026, 8, 3),
        page=("within 28 days", "Not counted, in every year: 24 December to 1 January and August."),
        chart=("within 28 days; it leaves out 24 December to 1 January and August",),
        wizard=("must answer by Thursday 17 September 2026", "Today is not counted. 11 of 28 days have passed."),
        data=('"not_counted": "24 December to 1 January, August"',),
    ),
    Shown(
        construct="days around Easter that do not count",
        acts=answer(
            "words: within 30 days, period: 30 days, from: asked, states: [period], "
            'counting: {not_counted: "7 days before Easter to 7 days after Easter, 18 December to 2 January"}'
        ),
        facts=("asked=2026-03-20",),
        today=date(2026, 4, 6),
        page=(
            "within 30 days",
            "Not counted, in every year: 7 days before Easter Sunday to 7 days after Easter Sunday and 18 December",
        ),
        chart=("it leaves out 7 days before Easter Sunday to 7 days after Easter Sunday and 18 December to 2 January",),
        # Eight days from 21 to 28 March, and 22 from 13 April.
        wizard=("must answer by Monday 4 May 2026", "Today is not counted. 8 of 30 days have passed."),
        data=('"not_counted": "7 days before Easter to 7 days after Easter, 18 December to 2 January"',),
    ),
    Shown(
        construct="hours from the next full hour",
        acts=answer(
            "words: within 24 hours, period: 24 hours, from: asked, states: [period, first day], "
            "counting: {first_hour: excluded}"
        ),
        page=("within 24 hours", "Hours are counted from the next full hour."),
        chart=("counts from the next full hour",),
        wizard=("must answer by Tuesday 2 June 2026", "Hours are counted from the next full hour."),
        data=('"first_hour": "excluded"',),
    ),
    Shown(
        construct="a limit in minutes",
        acts=answer("words: within 30 minutes, period: 30 minutes, from: asked, states: [period]"),
        page=("within 30 minutes",),
        chart=("within 30 minutes",),
        wizard=("must answer by Monday 1 June 2026",),
        data=('"period": "30 minutes"',),
    ),
    Shown(
        construct="somebody who had a part in a stage is barred",
        acts=answer(),
        roles=ROLES.replace("the manager, side: answers", "the manager, side: answers, apart_from: one"),
        page=("The manager: nobody who had a part in the stage “One”.",),
        chart=("The manager: nobody who had a part in the stage “One”.",),
        wizard=("The manager: nobody who had a part in the stage “One”.",),
        data=('"apart_from": ["one"]',),
    ),
    Shown(
        construct="what comes in a closure counts on the first open day after it",
        acts=answer(
            "words: within 5 working days, period: 5 working days, from: asked, states: [period, receipt], "
            "counting: {receipt: after a closure}"
        ),
        page=("What arrives in a closure or in school holidays counts as arriving on the first open day after it.",),
        chart=("within 5 working days; it begins after a closure for what comes in it",),
        wizard=(
            "must answer by Monday 8 June 2026",
            "What arrives in a closure or in school holidays counts as arriving on the first open day after it.",
        ),
        data=('"receipt": "after a closure"',),
    ),
    Shown(
        construct="day 1 is a working day",
        acts=answer(
            "words: within 5 days, period: 5 days, from: wrote, states: [period, receipt], "
            "counting: {receipt: last day off}"
        ),
        events="wrote~",
        facts=("asked=2026-05-28", "wrote=2026-05-29"),
        page=("Where the day after it arrives is a day off, the next working day is day 1.",),
        chart=("within 5 days; it begins on a working day",),
        # Written on Friday 29 May: day 1 is Monday 1 June.
        wizard=(
            "must answer by Friday 5 June 2026",
            "Where the day after it arrives is a day off, the next working day is day 1.",
        ),
        data=('"receipt": "last day off"',),
    ),
    Shown(
        construct="when what is posted counts as received, because the policy says so",
        acts=answer("words: within 5 days, period: 5 days, from: wrote, states: [period]"),
        events="wrote~",
        rest="counting: {arrival: [{by: [first-class, second-class], words: on the second working day after posting, "
        "period: 2 working days, @}]}",
        facts=("asked=2026-06-01", "wrote=second-class:2026-06-01"),
        page=("What is sent by post counts as received “on the second working day after posting”.",),
        chart=("within 5 days; it begins 2 working days later for what is sent by post",),
        wizard=(
            "must answer by Monday 8 June 2026",
            "What is sent by post counts as received",
        ),
        data=('"arrival": [{"by": ["first-class", "second-class"]',),
    ),
    Shown(
        construct="the first day counts, and the last day moves, because the policy says so",
        acts=answer(
            "words: within 5 days, period: 5 days, from: asked, states: [period, first day, last day], "
            "counting: {first_day: included, last_day: next working day}"
        ),
        page=(
            "The day that it is counted from is day 1.",
            "If the last day is a day off, it moves to the next working day.",
        ),
        chart=("within 5 days",),
        wizard=("must answer by Friday 5 June 2026", "The day that it is counted from is day 1."),
        data=('"first_day": "included"', '"last_day": "next working day"'),
    ),
    Shown(
        construct="a time that runs out and opens a route",
        acts=answer(f"{WITHIN}expiry: {{event: skipped, says: The parent may then go to the director.}}")
        + "\n- {id: go-on, by: parent, force: may, act: go to the director, after: skipped, no_limit: not needed, @}",
        events="skipped",
        today=date(2026, 6, 16),
        page=("The parent may then go to the director. The day after the last day counts as the day it was skipped.",),
        chart=("When the time to answer has passed: The parent may then go to the director.",),
        wizard=("The parent may go to the director.", '"text": "It was skipped."'),
        data=('"expiry": {"event": "skipped"',),
    ),
    Shown(
        construct="a time that runs out and counts as withdrawal",
        acts=answer(f"{WITHIN}expiry: {{event: over, says: It then counts as withdrawn.}}", by="parent"),
        facts=("asked=2026-06-01", "answered=no"),
        today=date(2026, 6, 16),
        page=("It then counts as withdrawn. The day after the last day counts as the day it was over.",),
        chart=(
            "When the time to answer has passed: It then counts as withdrawn.",
            "If it is over, this procedure ends.",
        ),
        wizard=("This procedure has come to an end", '"event": "over", "text": "It was over.", "date": "2026-06-16"'),
        data=('"says": "It then counts as withdrawn."',),
    ),
    Shown(
        construct="who may still use it, and who may accept it later",
        acts=answer(
            "words: within 12 months of the matter, period: 12 months, from: asked, states: [period], "
            "discretion: director",
            by="parent",
        ),
        page=("within 12 months of the matter", "The director may accept it later."),
        chart=(
            "within 12 months of the matter",
            "When the time to answer has passed: The director may accept it later.",
        ),
        wizard=("must answer by Tuesday 1 June 2027", "The director may accept it later."),
        data=('"discretion": ["director"]',),
    ),
    Shown(
        construct="a stage that is skipped",
        stages=STEPS,
        events="urgent reopened",
        facts=(),
        page=("If it is urgent It goes straight to Three.",),
        chart=("If it is urgent, go on to Three.",),
        wizard=('"if": "it is urgent", "to": "it goes straight to Three"', '"text": "It was urgent"'),
        data=('"event": "urgent", "to": {"stage": "three"}',),
    ),
    Shown(
        construct="a way back to an earlier stage",
        stages=STEPS,
        events="urgent reopened",
        facts=("urgent=2026-06-01",),
        page=("If it is reopened It goes back to One.",),
        chart=("If it is reopened, go back to One.",),
        wizard=('"if": "it is reopened", "to": "it goes back to One"',),
        data=('"event": "reopened", "to": {"stage": "one"}',),
    ),
    Shown(
        construct="tracks side by side",
        stages=TRACKS,
        events="drawn heard",
        facts=(),
        page=("If it is asked It goes to Left and Right at the same time.",),
        chart=("If it is asked, at the same time, go on to Left.",),
        wizard=("it goes to Left and Right at the same time",),
        data=('"stages": ["left", "right"]',),
    ),
    Shown(
        construct="tracks that join",
        stages=TRACKS,
        events="drawn heard",
        facts=("asked=2026-06-01", "drawn=2026-06-02"),
        page=("This begins when Left and Right have ended.", "It goes to Last, which begins when Right has ended too."),
        chart=("Begins when Left and Right have ended",),
        wizard=('"stage": "right"', "it goes to Last, which begins when Left has ended too"),
        data=('"joins": ["left", "right"]',),
    ),
    Shown(
        construct="a vote",
        acts=answer(),
        roles=REVIEWERS,
        page=("The reviewers: 5 people, all of them teachers. At least 3 of them must agree.",),
        chart=("The reviewers: 5 people, all of them teachers. At least 3 of them must agree.",),
        wizard=("The reviewers: 5 people, all of them teachers. At least 3 of them must agree.",),
        data=('"panel": {"members": 5, "votes": 3, "who": "all of them teachers"}',),
    ),
    Shown(
        construct="a role that other people hold in other areas",
        acts=answer(),
        roles=AREAS,
        page=("The manager: in North Town, the Northern Manager; in South Town, the Southern Manager.",),
        chart=("The manager: in North Town, the Northern Manager; in South Town, the Southern Manager.",),
        wizard=("The manager: in North Town, the Northern Manager", "Which area is it in?", '"text": "North Town"'),
        data=('"variants": [{"area": "north", "name": "the Northern Manager"}',),
    ),
    Shown(
        construct="a time that those involved agree",
        acts="- {id: talk, by: manager, force: should, act: talk, no_limit: agreed, urgency: soon, @}",
        page=("The policy says “soon”. The time for this is to be agreed between those involved.",),
        chart=("The manager should talk (the policy says: soon; the time is to be agreed)",),
        wizard=("The policy says “soon”. It names no day, and leaves that to those involved.",),
        data=('"no_limit": "agreed"',),
    ),
    Shown(
        construct="a limit that stands in another paragraph than its act",
        acts=answer(f"{WITHIN}source: {{heading: Times, paragraph: 4}}"),
        page=("The time limit is from “Times”, paragraph 4", "From “One”"),
        chart=("within 10 working days",),
        wizard=("must answer by Monday 15 June 2026",),
        data=('"source": {"heading": "Times", "paragraph": 4}',),
    ),
)

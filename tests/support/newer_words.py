"""A small procedure of the made-up board in which the newer words of the language stand."""

from tests.support.samples import HEAD, PUBLISHER

PROCEDURE = (
    HEAD
    + """
events:
  - {id: opened, what: the year was opened, ask: When was the year opened?}
  - {id: applied, what: the parent applied, ask: When did the parent apply?}
  - {id: wrote, what: the parent wrote a letter, ask: When did the parent write?}
  - {id: first-longer, what: the manager wanted more time, ask: When did the manager want more time?}
  - {id: then-longer, what: the manager wanted still more time, ask: When did the manager want still more time?}
  - {id: long, what: the manager wanted a month, ask: When did the manager want a month?}
  - {id: talks-over, what: the time for talks was over, ask: When was the time for talks over?}
  - {id: meeting, what: the committee met, ask: When is the next meeting?, future: true}
  - {id: talked, what: the manager talked to the parent, ask: When did the manager talk?}
  - {id: answered, what: the manager answered, ask: When did the manager answer?}
  - {id: decided, what: the manager decided, ask: When did the manager decide?}
stages:
  - id: one
    title: The grant
    purpose: To hear what is wanted.
    lead: manager
    opens: opened
    source: {heading: One}
    duties:
      - {id: apply, by: parent, force: should, act: apply, produces: applied, limit: {words: by 15 May, period: 15 May,
          from: opened, states: [period]}}
      - {id: talk, force: must, act: talk to the parent, produces: talked, limit: {words: within 5 days, period: 5 days,
          from: applied, states: [period], expiry: {event: talks-over, done_or_not: true, says: Talks are over.}}}
      - {id: go-on, by: parent, force: may, act: go to the committee, limit: {words: within 3 working days,
          period: 3 working days, from: talks-over, states: [period]}}
      - id: answer
        force: must
        act: answer
        produces: answered
        limit:
          words: within 10 days
          period: 10 days
          from: applied
          states: [period]
          extensions:
            - {id: first, by: 10 days, how: on notice, event: first-longer, says: It may take longer.}
            - {id: then, by: 5 days, after: first, how: on notice, event: then-longer, says: It may take still longer.}
            - {id: month, by: 1 month, not_with: first, how: on notice, event: long, says: It may take a month more.}
      - {id: keep, force: must, act: keep the papers, limit: {words: within 14 days of the last letter, period: 14 days,
          from: [applied, wrote], anew: true, states: [period]}}
      - {id: papers, by: parent, force: should, act: hand in papers, limit: {words: 10 working days before the meeting,
          period: 10 working days, before: meeting, states: [period]}}
      - {id: decide, force: must, act: decide, produces: decided, limit: {words: at the next meeting, day: meeting,
          named_by: manager, states: [period]}}
    outcomes:
      - {id: ends, when: it is decided, event: decided, to: {end: decided}}
"""
)

FILES = {"board/publisher.yml": PUBLISHER, "board/sample.yml": PROCEDURE}
"""Path among the procedures -> text."""

"""What the report can find in a policy, each with a change to the made-up board that brings it about."""

from build_scripts.findings.kinds import KINDS
from build_scripts.reference.codes import Documented

_TIME_TO_ASK = """          words: ideally within 20 days of the reply
          soft: ideally
          period: 20 days
          from: replied
          states: [period, start]
          unclear: The policy does not say what kind of days it means, or whether the first day counts.
          readings:
            - id: every-day
              says: Every day counts, from the day after the reply.
            - id: day-one
              says: Every day counts, and the day of the reply is day 1.
              counting:
                first_day: included
            - id: working-days
              says: Only working days count.
              period: 20 working days
"""

FINDINGS = (
    Documented(
        code="stage-unreachable",
        text=KINDS["stage-unreachable"].why,
        old="        to: {stages: [find-facts, hear-views]}\n",
        new="        to: {stage: find-facts}\n",
        prints="procedures/anytown/complaints.yml:421:5: no way out of another stage leads to “Stage 3: hearing everybody”; say what leads to it, or leave it out (stage-unreachable)",
    ),
    Documented(
        code="dead-end",
        text=KINDS["dead-end"].why,
        old="""    outcomes:
      - id: views-done
        when: everybody has been heard
        event: views-heard
        to: {stage: hearing-day}
        source: {heading: Stage 3, paragraph: 3}
""",
        new="    outcomes: []\n",
        prints="procedures/anytown/complaints.yml:421:5: “Stage 3: hearing everybody” has no way out; say how it ends, and where it can go from there (dead-end)",
    ),
    Documented(
        code="endless-loop",
        text=KINDS["endless-loop"].why,
        old="        event: views-heard\n        to: {stage: hearing-day}\n",
        new="        event: views-heard\n        to: {stage: hear-views}\n",
        prints="procedures/anytown/complaints.yml:421:5: there is no way out of this circle: “Stage 3: hearing everybody”; say when it ends, or who ends it (endless-loop)",
    ),
    Documented(
        code="no-other-route",
        text=KINDS["no-other-route"].why,
        old="        about: manager\n        instead: director\n",
        new="        about: director\n        instead: manager\n",
        prints="procedures/anytown/complaints.yml:191:11: the service manager deals with “Stage 1: talking”. Nobody else is named for when it is about them; name somebody else who takes it on then (no-other-route)",
    ),
    Documented(
        code="no-outside-body",
        text=KINDS["no-outside-body"].why,
        old="        to: {body: ombudsman}\n",
        new="        to: {end: closed}\n",
        prints="procedures/anytown/complaints.yml:188:3: no outside body is named that could look at it at the end; name the body that can look at it afterwards, or say that there is none (no-outside-body)",
    ),
    Documented(
        code="no-addressee",
        text=KINDS["no-addressee"].why,
        old="        to: director\n",
        new="",
        prints="procedures/anytown/complaints.yml:352:14: it is not said to whom this goes: “ask the Director for a review”; name the role under to in the act, or to_any where one of several is enough (no-addressee)",
    ),
    Documented(
        code="no-time-stated",
        text=KINDS["no-time-stated"].why,
        old="        agreeing: complainant\n        no_limit: not needed\n",
        new="        agreeing: complainant\n        no_limit: not stated\n",
        prints="procedures/anytown/complaints.yml:340:9: no time is given: If the complaint is about a school day, the service manager, with the agreement of the person complaining, should ask the school; give a time limit, or say that none is meant (no-time-stated)",
    ),
    Documented(
        code="start-not-stated",
        text=KINDS["start-not-stated"].why,
        old="          states: [period, kind of day, start, calendar]\n",
        new="          states: [period, kind of day, calendar]\n",
        prints="procedures/anytown/complaints.yml:283:11: it is not said what “within 15 working days” is counted from; say what it is counted from, such as the day the complaint arrives (start-not-stated)",
    ),
    Documented(
        code="day-after-an-end",
        text=KINDS["day-after-an-end"].why,
        old="    what: there was no decision in time\n",
        new="    what: the time to decide ran out\n",
        prints="procedures/anytown/complaints.yml:506:16: “after 1 week has passed” is counted from the day after “the time to decide ran out”; write done_or_not: true in that expiry, or the end as a start of its own under or, with first_day: included (day-after-an-end)",
    ),
    Documented(
        code="kind-of-day-not-stated",
        text=KINDS["kind-of-day-not-stated"].why,
        old="          words: within 12 months of the matter\n          period: 12 months\n",
        new="          words: within 365 days of the matter\n          period: 365 days\n",
        prints="procedures/anytown/complaints.yml:215:11: it is not said what kind of days “within 365 days of the matter” means; say working days or calendar days (kind-of-day-not-stated)",
    ),
    Documented(
        code="several-readings",
        text=KINDS["several-readings"].why,
        old="          unclear: The policy does not say whether the decision comes before the hearing or after it.\n",
        new="          unclear: The policy gives the time twice, before the hearing and after it.\n",
        prints="procedures/anytown/complaints.yml:479:11: the policy gives the time twice, before the hearing and after it; say which reading is meant (several-readings)\n    The time runs from the hearing.\n    The time runs from the papers or the hearing, whichever is later.\n    The time is counted back from the hearing.",
    ),
    Documented(
        code="figure-and-word",
        text=KINDS["figure-and-word"].why,
        old=_TIME_TO_ASK,
        new="""          words: within twenty (30) days of the reply
          period: 20 days
          from: replied
          states: [period, start]
          unclear: The policy has one number in words and another in figures.
          readings:
            - id: in-words
              says: The number in words counts.
            - id: in-figures
              says: The number in figures counts.
              period: 30 days
""",
        shows="          words: within twenty (30) days of the reply\n          period: 20 days",
        prints="procedures/anytown/complaints.yml:356:11: “within twenty (30) days of the reply” has one number in words and another in figures; say which of the two is meant (figure-and-word)\n    It can be read as 20 days.\n    It can be read as 30 days.",
    ),
    Documented(
        code="two-units",
        text=KINDS["two-units"].why,
        old=_TIME_TO_ASK,
        new="""          words: within 20 working days (4 weeks)
          period: 20 working days
          from: replied
          states: [period, start, kind of day]
          unclear: The policy gives the time twice.
          readings:
            - id: days
              says: Counted in working days.
            - id: weeks
              says: Counted in weeks.
              period: 4 weeks
""",
        prints="procedures/anytown/complaints.yml:356:11: “within 20 working days (4 weeks)” gives two dates; keep one of the two (two-units)\n    From Friday 6 March 2026:\n    20 working days: Tuesday 7 April 2026.\n    4 weeks: Friday 3 April 2026.",
    ),
    Documented(
        code="vague-speed",
        text=KINDS["vague-speed"].why,
        old="        act: acknowledge the complaint\n",
        new="        act: promptly acknowledge the complaint\n",
        prints="procedures/anytown/complaints.yml:259:9: “promptly” stands beside “within 24 hours”; leave the word out, or say that the limit is the latest date (vague-speed)",
    ),
    Documented(
        code="does-not-fit",
        text=KINDS["does-not-fit"].why,
        old="""      words: within 1 year
      period: 1 year
      from: received
      states: [period, first day]
    force: aims to
    covers: [reply, find-facts, hear-views, hearing-day]
""",
        new="""      words: within 1 month of the complaint
      period: 1 month
      from: received
      states: [period, first day, start]
    force: aims to
    covers: [reply, find-facts]
""",
        prints="procedures/anytown/complaints.yml:578:5: steps that take the whole of their time never fit into “within 1 month of the complaint”; shorten the steps, or give the whole more time (does-not-fit)\n    Send a written reply: within 15 working days, from Friday 2 January 2026 to Friday 23 January 2026.\n    Write down what happened: within 10 school days, from Friday 23 January 2026 to Friday 6 February 2026.\n    Within 1 month of the complaint, from Friday 2 January 2026 to Monday 2 February 2026.\n    Over by 4 days.\n    The policy speaks of two letters, each in that time. 2 times 15 working days, one after another, end on Friday 13 February 2026. That is 11 days over.\n    It also speaks of four stages. 4 times 15 working days, one after another, end on Friday 27 March 2026. That is 53 days over.",
    ),
    Documented(
        code="acknowledged-after-reply",
        text=KINDS["acknowledged-after-reply"].why,
        old="          words: within 24 hours\n          period: 24 hours\n",
        new="          words: within 5 weeks\n          period: 5 weeks\n",
        prints="procedures/anytown/complaints.yml:264:11: it can be acknowledged after the answer is due: The service manager must acknowledge the complaint; make the time for the acknowledgement the shorter one (acknowledged-after-reply)\n    From Friday 2 January 2026:\n    Acknowledge the complaint: by Friday 6 February 2026.\n    Send a written reply: by Friday 23 January 2026.",
    ),
    Documented(
        code="request-before-reply",
        text=KINDS["request-before-reply"].why,
        old=_TIME_TO_ASK,
        new="""          words: within 10 working days of the complaint
          period: 10 working days
          from: [received, went-to-director]
          pick: earlier
          states: [period, start, kind of day]
""",
        prints="procedures/anytown/complaints.yml:356:11: the time can run out before the reply is due: If they are unhappy with the reply, the person complaining may ask the Director for a review; count the time to ask from the reply (request-before-reply)\n    From Friday 2 January 2026:\n    Send a written reply: by Friday 23 January 2026.\n    Ask the Director for a review: by Friday 16 January 2026.",
    ),
    Documented(
        code="nothing-when-late",
        text=KINDS["nothing-when-late"].why,
        old="        if_late:\n          - The person complaining can ask for a review at once.\n",
        new="",
        shows="          words: within 15 working days\n          period: 15 working days\n"
        "          # and nothing under if_late or expiry",
        prints="procedures/anytown/complaints.yml:274:9: nothing is said for when “within 15 working days” has passed: The service manager, after consulting the Director, must send a written reply; say what follows when the date is missed (nothing-when-late)",
    ),
    Documented(
        code="noted-gap",
        text=KINDS["noted-gap"].why,
        old="    text: The policy does not say who pays for an expert.\n",
        new="    text: The policy does not say who chooses an expert.\n",
        prints="procedures/anytown/complaints.yml:600:11: the policy does not say who chooses an expert; say what is meant (noted-gap)",
    ),
    Documented(
        code="no-way-to-reach",
        text=KINDS["no-way-to-reach"].why,
        file="anytown/publisher.yml",
        old="    name: The office in the north\n    phone: 01632 960002\n",
        new="    name: The office in the north\n",
        prints="procedures/anytown/publisher.yml:20:5: “The office in the north” has no phone number, email, address or web page; give a phone number, an email address, a postal address or a web page (no-way-to-reach)",
    ),
    Documented(
        code="review-passed",
        text=KINDS["review-passed"].why,
        old="review: {next: 2027-04-01, every: 12 months}\n",
        new="review: 2026-04-15\n",
        prints="procedures/anytown/complaints.yml:8:9: it was to be reviewed by Wednesday 15 April 2026. It is kept up to date by the board's business manager; review it, or set a new date (review-passed)",
    ),
    Documented(
        code="to-be-written",
        text=KINDS["to-be-written"].why,
        old="    text: Every step is written down.\n",
        new='    text: "REWRITE: What is written down, and by whom."\n',
        prints="procedures/anytown/complaints.yml:551:11: still to be written: “What is written down, and by whom”; write them, or take them out (to-be-written)",
    ),
    Documented(
        code="stated-in-prose",
        text=KINDS["stated-in-prose"].why,
        old="    text: Every step is written down.\n",
        new="    text: Every step is written down and kept {stated:for six years}.\n",
        prints="procedures/anytown/complaints.yml:551:11: “for six years” is no limit of an act, and is not counted; give it as the limit of an act, or leave it out (stated-in-prose)",
    ),
    Documented(
        code="term-unexplained",
        text=KINDS["term-unexplained"].why,
        old="    text: Every step is written down.\n",
        new="    text: Every step goes into the CRM.\n",
        prints="procedures/anytown/complaints.yml:551:11: “CRM” is not explained; explain it in the glossary (shared.yml), or use other words (term-unexplained)",
    ),
    Documented(
        code="long-sentence",
        text=KINDS["long-sentence"].why,
        old="    text: Every step is written down.\n",
        new="    text: Every step is written down by whoever takes it, on the day on which it is taken, "
        "with the name of everybody who was there and what each of them said.\n",
        prints="procedures/anytown/complaints.yml:551:11: 31 words: “Every step is written down by whoever takes it, on the day on which it is taken, with the name of everybody who was there and what each of them said.”; make two sentences of it (long-sentence)",
    ),
    Documented(
        code="reading-age",
        text=KINDS["reading-age"].why,
        old="    text: Every step is written down.\n",
        new=f"    text: {'Notwithstanding aforementioned administrative considerations ' * 32}applies.\n",
        shows="    text: Notwithstanding aforementioned administrative considerations ... (130 words without a full stop)",
        prints="procedures/anytown/complaints.yml:2:1: the reading age is about 17, and for these readers it should be 14 at most; use shorter words and shorter sentences (reading-age)",
    ),
)

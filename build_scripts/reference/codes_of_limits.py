"""Problems of limits, acts and ways out: what does not hold together."""

from build_scripts.reference.codes import REQUESTS, Documented

RECORDS = "anytown/records.yml"

CODES = (
    Documented(
        code="words-differ",
        text="The words of the policy and the data name different amounts or units. One of them is wrong. "
        "Every amount in the words has to be used by the limit, by one of its readings or by an extension. "
        "What stands around the amount has to fit too: before or after the event, no later than or not before, and "
        "the hour of the last day in by 5 pm on the next day (last_hour).",
        old="          period: 15 working days\n",
        new="          period: 14 working days\n",
        shows="          words: within 15 working days\n          period: 14 working days",
        prints="procedures/anytown/complaints.yml:283:18: the words also say 15 working days, which no reading and no extension uses; a reading or an extension for it, or other words (words-differ)\nprocedures/anytown/complaints.yml:284:19: the data say 14 working days, the words say 15 working days; change the one that is wrong (words-differ)",
    ),
    Documented(
        code="words-without-period",
        text="The words that fix a limit name its number and its unit. If the policy names none, there is no limit: "
        "write no_limit: not stated, and the policy's word under urgency.",
        old="          words: within 24 hours\n",
        new="          words: promptly\n",
        prints='procedures/anytown/complaints.yml:264:18: "promptly" names no period; the words of the policy with number and unit, such as within 15 working days (words-without-period)',
    ),
    Documented(
        code="words-not-understood",
        text="The words that fix a limit are read as a whole. A part that may change the amount and is not understood stops "
        "the build, so that no part is taken for the whole. Quote fewer words of the policy, never other ones.",
        old="          words: within 24 hours\n",
        new="          words: within roughly 24 hours\n",
        prints='procedures/anytown/complaints.yml:264:18: "within roughly 24 hours" is not understood; fewer words of the policy, such as within 15 working days of receipt; they are read as a whole or not at all (words-not-understood)',
    ),
    Documented(
        code="kind-not-stated",
        text="The policy says days and nothing more, so the kind of day is not stated. It is shown to readers as our assumption.",
        old="          period: 20 days\n          from: replied\n          states: [period, start]\n",
        new="          period: 20 days\n          from: replied\n          states: [period, start, kind of day]\n",
        prints="procedures/anytown/complaints.yml:360:19: the kind of day is said to be stated, but the words only say days; leave kind of day out (kind-not-stated)",
    ),
    Documented(
        code="literal-limit",
        text="A limit that is written out in a text can drift from the data. Mention it by the id of its act instead. A time "
        "that no act and no other key can hold is marked where it stands, as {stated:within six years}. Readers see the words "
        "without the mark, and the report lists them.",
        old="      - The person complaining can ask for a review at once.\n",
        new="      - The person complaining can ask for a review within 20 days.\n",
        prints="procedures/anytown/complaints.yml:324:13: the text states a limit, 20 days, that could drift; write {limit:ID} with the id of the act it limits, or leave it out; {stated:WORDS} where no limit can hold it (literal-limit)",
    ),
    Documented(
        code="stated-time",
        text="The mark {stated:WORDS} is for a time in a text of a procedure. Its words name a number and a unit.",
        old="    text: The policy does not say who pays for an expert.\n",
        new="    text: The policy does not say who pays for an expert {stated:in the end}.\n",
        prints='procedures/anytown/complaints.yml:600:11: "in the end" names no time; words with number and unit, such as within six years; a day of the year needs no mark (stated-time)',
    ),
    Documented(
        code="too-long",
        text="Dates are counted from 1900 to 2200, and a limit of over 100 years would leave them.",
        old="          words: within 15 working days\n          period: 15 working days\n",
        new="          words: within 101 years\n          period: 101 years\n",
        prints="procedures/anytown/complaints.yml:284:19: 101 years cannot be counted; a limit of at most 100 years (too-long)",
    ),
    Documented(
        code="no-counting",
        text="Nothing is assumed in silence. The publisher's file is the usual place to say how days are counted.",
        old="          states: [period, kind of day]\n          counting:\n            school_calendar: anytown-schools\n",
        new="          states: [period, kind of day]\n",
        shows="          words: within 10 school days\n          period: 10 school days",
        prints="procedures/anytown/complaints.yml:406:11: nothing says the school calendar of this limit; set counting: school_calendar in publisher.yml, in the procedure or here (no-counting)",
    ),
    Documented(
        code="first-day-unit",
        text="Hours run from an hour of the day, and clear days leave out the day at either end. A rule for all limits is "
        "not about them. A limit that says so itself contradicts itself.",
        old='            cutoff: "16:00"\n            receipt: after a closure\n',
        new="            first_day: included\n",
        shows="          words: within 24 hours\n          period: 24 hours\n          counting:\n            first_day: included",
        prints="procedures/anytown/complaints.yml:264:11: the first day cannot count in hours; another unit, or no first_day (first-day-unit)",
    ),
    Documented(
        code="last-day-off",
        text="With receipt: last day off the next working day is day 1. Hours have no day 1, and where the first day counts "
        "it is another one.",
        old='            cutoff: "16:00"\n            receipt: after a closure\n',
        new="            receipt: last day off\n",
        shows="          words: within 24 hours\n          period: 24 hours\n          counting:\n            receipt: last day off",
        prints="procedures/anytown/complaints.yml:264:11: the last day off is the day before day 1, and here no day is; another receipt, or days whose first is excluded (last-day-off)",
    ),
    Documented(
        code="hour-unit",
        text="Hours end at an hour of their own, days have no first hour, and a wait has no hour by which something has to be "
        "done. A rule for all limits is not about them. A limit that says so itself says nothing.",
        old='            cutoff: "16:00"\n            receipt: after a closure\n',
        new='            last_hour: "16:00"\n',
        shows='          words: within 24 hours\n          period: 24 hours\n          counting:\n            last_hour: "16:00"',
        prints="procedures/anytown/complaints.yml:264:11: no hour of the last day is looked at in hours, or of a wait; a limit in days with kind: by, or no last_hour (hour-unit)",
    ),
    Documented(
        code="no-start",
        text="Time runs from an event, or back from one. It cannot do both.",
        old="          before: hearing\n          states: [period, kind of day, start]\n",
        new="          states: [period, kind of day, start]\n",
        shows="          words: at least 7 clear days before the hearing\n          period: 7 clear days\n"
        "          states: [period, kind of day, start]",
        prints="procedures/anytown/complaints.yml:453:11: a limit needs a start event, or an event it is counted back from; either from or before (no-start)",
    ),
    Documented(
        code="no-pick",
        text="When a limit has several start events, it matters which of them counts.",
        old="          from: [received, went-to-director]\n          pick: earlier\n          states: [period, kind of day",
        new="          from: [received, went-to-director]\n          states: [period, kind of day",
        prints="procedures/anytown/complaints.yml:285:17: there are several start events, but not which counts; pick: earlier or later; anew where each counts (no-pick)",
    ),
    Documented(
        code="readings-reason",
        text="Readers are told why a limit can be read in several ways.",
        old="          unclear: The policy does not say what kind of days it means, or whether the first day counts.\n",
        new="",
        shows="          readings:\n            - id: every-day\n              says: Every day counts, from the day after the reply.",
        prints="procedures/anytown/complaints.yml:356:11: readings and the reason for them go together; both unclear and readings, or neither (readings-reason)",
    ),
    Documented(
        code="one-reading",
        text="A limit with one reading is not unclear. Give all the ways to read it, or none.",
        old="""            - id: day-one
              says: Every day counts, and the day of the reply is day 1.
              counting:
                first_day: included
            - id: working-days
              says: Only working days count.
              period: 20 working days
""",
        new="",
        shows="          readings:\n            - id: every-day\n              says: Every day counts, from the day after the reply.",
        prints="procedures/anytown/complaints.yml:363:13: there is only one reading; two or more, or none (one-reading)",
    ),
    Documented(
        code="same-reading",
        text="Each reading but one changes something: the start, the period or how days are counted.",
        old="              says: Only working days count.\n              period: 20 working days\n",
        new="              says: Only working days count.\n",
        prints="procedures/anytown/complaints.yml:363:13: two readings change nothing, so they are the same; from, before, period or counting in all of them but one (same-reading)",
    ),
    Documented(
        code="repeat-end",
        text="An act that is repeated goes on until something happens. Name that event.",
        old="          every: true\n          until: replied\n",
        new="          every: true\n",
        prints="procedures/anytown/complaints.yml:332:11: an act that is repeated needs an end; both every: true and until, or neither (repeat-end)",
    ),
    Documented(
        code="extension-amount",
        text="An extension sets a new total, adds to the limit, moves its end to a day that is named, or leaves some time after an event.",
        old="              to: 25 working days\n",
        new="              to: 25 working days\n              by: 10 working days\n",
        prints="procedures/anytown/complaints.yml:294:15: an extension needs a new total, an amount, a day that is named, or a time that is left; one of to, by, day and at_least (extension-amount)",
    ),
    Documented(
        code="or-alone",
        text="Of two limits side by side the earlier or the later date counts. Each has one clear date, so readings, repeats and new "
        "totals do not go with them.",
        file=REQUESTS,
        old="              by: 2 working days\n              at_most: 5 working days\n              again: true\n",
        new="              to: 15 school days\n",
        prints="procedures/anytown/requests.yml:143:13: a limit with another beside it has readings, repeats, or has a new total; or without readings and every, and extensions with by; a gap for what is unclear (or-alone)",
    ),
    Documented(
        code="or-start",
        text="Each of two limits side by side is counted from one event, or back from one.",
        file=REQUESTS,
        old="              from: asked\n              counting:\n                calendar: england-and-wales\n",
        new="              from: [asked, told-of-right]\n              counting:\n                calendar: england-and-wales\n",
        prints="procedures/anytown/requests.yml:143:15: each of several limits is counted from one event, or back from one; one event in from or in before; several in from with anew (or-start)",
    ),
    Documented(
        code="no-period",
        text="A limit says how long it is, or names the event whose day is its last.",
        file=REQUESTS,
        old="          period: 10 school days\n",
        new="",
        shows="          words: within 10 school days\n          from: asked",
        prints="procedures/anytown/requests.yml:135:11: nothing says how long this limit is; period, or day where somebody names the day (no-period)",
    ),
    Documented(
        code="no-namer",
        text="Where somebody names the last day, readers are told who, so that they can ask. The two keys go together.",
        file=REQUESTS,
        old="          named_by: [person, keeper]\n",
        new="",
        shows="          words: by the day that both agree\n          day: copy-day",
        prints="procedures/anytown/requests.yml:221:16: nobody names the day; named_by with one role or several (no-namer)",
    ),
    Documented(
        code="day-alone",
        text="A day that is named is the last day itself. When another is named in its place, that one is told instead.",
        file=REQUESTS,
        old="          day: copy-day\n          named_by: [person, keeper]\n",
        new="          day: copy-day\n          from: copy-asked\n          named_by: [person, keeper]\n",
        prints="procedures/anytown/requests.yml:221:16: a day that is named is also counted, read, extended or repeated; day and named_by alone; a new day is told in the place of the old one (day-alone)",
    ),
    Documented(
        code="not-ahead",
        text="A day that is named mostly lies ahead when a reader tells it, so its event has future: true. So has an event that is made of one that can lie ahead.",
        file=REQUESTS,
        old="              day: new-day\n",
        new="              day: proof-given\n",
        prints='procedures/anytown/requests.yml:190:20: the day of "proof-given" is named, and cannot lie ahead; future: true in the event (not-ahead)',
    ),
    Documented(
        code="extension-times",
        text="An extension can be used once, a number of times, or as often as wanted. A pause has `times` alone: without it, it can stop the clock as often as wanted.",
        file=REQUESTS,
        old="              again: true\n",
        new="              again: true\n              times: 2\n",
        prints="procedures/anytown/requests.yml:153:22: an extension as often as wanted has a number of times; either again: true or times (extension-times)",
    ),
    Documented(
        code="extension-most",
        text="The most that an extension adds in all is in the unit of what it adds each time. A day that is named counts up to "
        "a most (at_most), or only if it is near (within).",
        file=REQUESTS,
        old="              at_most: 5 working days\n",
        new="              at_most: 1 week\n",
        prints="procedures/anytown/requests.yml:151:24: the most that is added is not in the unit of by; by and at_most in one unit, or day with at_most (extension-most)",
    ),
    Documented(
        code="extension-order",
        text="An extension builds on others, or does not go with them, and names those that stand above it, so that it is said "
        "once. Those that it does not go with can be of other acts; then no two acts have an extension of that id.",
        file=REQUESTS,
        old="          after: busy\n",
        new="          after: later-day\n",
        prints='procedures/anytown/requests.yml:298:18: no extension "later-day" stands above this one; allowed: busy, wanted-late (extension-order)',
    ),
    Documented(
        code="limit-most",
        text="The longest that all extensions together can make a limit is no shorter than the limit itself, or than the total "
        "that one of them sets.",
        file=REQUESTS,
        old="      at_most: 5 months\n",
        new="      at_most: 2 months\n",
        prints="procedures/anytown/requests.yml:307:16: the time is longer than 2 months by the limit itself, or by one extension; at least as much as period, and as each to (limit-most)",
    ),
    Documented(
        code="anew-alone",
        text="A time that runs from the last of its events so far is counted on from them. So it is not counted back or repeated, "
        "and nothing else says which of them counts.",
        file=REQUESTS,
        old="          from: [copy-asked, copy-given]\n",
        new="          before: copy-day\n",
        prints="procedures/anytown/requests.yml:337:17: a time that is counted back does not begin anew; from, or no anew (anew-alone)",
    ),
    Documented(
        code="made-of-an-end",
        text="What runs from the end of a time (done_or_not) is counted from its last day. Where it begins with an event that "
        "is made of that end and of others, nobody would know which of them it was. Name them all in from, with pick. "
        "Nor is a pause from such an event on, or until it: there the expiry is not done_or_not, and comes the day after.",
        file=REQUESTS,
        old='ask: "When was the request closed?"}\n',
        new='ask: "When was the request closed?", any_of: [checking-over, copy-mended]}\n',
        prints='procedures/anytown/requests.yml:119:94: "checking-over" is the end of a time, and a time begins with "closed", which is made of it; the events of which it is made in from, with pick; or an expiry that is not done_or_not (made-of-an-end)',
    ),
    Documented(
        code="pause-notice",
        text="A pause keeps a clock from running. One that has run out is only brought back by a restart.",
        file=REQUESTS,
        old="              then: restart\n",
        new="",
        shows="              until: proof-given\n              notice: at any time",
        prints="procedures/anytown/requests.yml:185:23: a pause stops no clock that has run out; then: restart, or leave notice out (pause-notice)",
    ),
    Documented(
        code="names-nothing",
        text="A key that names events, roles, answers or other clauses can be left out. Written with an empty list it does nothing, and what should stand there was forgotten.",
        file=REQUESTS,
        old="              only: child-record\n",
        new="              only: []\n",
        prints="procedures/anytown/requests.yml:194:21: only is there and names nothing; what it names, or no only (names-nothing)",
    ),
    Documented(
        code="stretch-of-time",
        text="A limit is a day by which something is done, or before which it may not be. For so long as something has to be kept or honoured, no day is its last one to act on. Write it as an act without a limit, and say in its words how long; the time can stand in marks as a stated one.",
        old="          words: within 15 working days\n",
        new="          words: for 15 working days\n",
        prints='procedures/anytown/complaints.yml:283:18: "for 15 working days" is a stretch in which something holds, and no day by which it is done; an act without a limit whose words say how long, or words that name an end, such as within 5 days (stretch-of-time)',
    ),
    Documented(
        code="pause-day",
        text="`stop_day` and `restart_day` say which days a pause takes out. Where all days are counted again after it, or where hours run on a clock, no day is taken out.",
        file=REQUESTS,
        old="              notice: at any time\n              says: The time begins again when it",
        new="              stop_day: excluded\n              notice: at any time\n              says: The time begins again when it",
        prints="procedures/anytown/requests.yml:186:25: all days are counted again, so no day of the pause is taken out; then: continue; or counting: first_day, which says whether the new start counts (pause-day)",
    ),
    Documented(
        code="many-steps",
        text="The times of the steps are added up one after another. A number that no procedure has is a slip.",
        old="        times: 4\n",
        new="        times: 400\n",
        prints="procedures/anytown/complaints.yml:594:16: nobody takes 400 steps; a whole number from 1 to 50 (many-steps)",
    ),
    Documented(
        code="limit-or-none",
        text="Every act says its limit, or why there is none. An act cannot do both.",
        old="        agreeing: complainant\n        no_limit: not needed\n",
        new="        agreeing: complainant\n",
        shows="        act: ask the school\n        agreeing: complainant",
        prints="procedures/anytown/complaints.yml:340:9: there is neither a limit nor a word that none is stated; either limit, or no_limit: not stated, agreed or not needed (limit-or-none)",
    ),
    Documented(
        code="no-actor",
        text="Somebody has to do it. If the policy does not say who, that is a gap: name the role that most likely acts, and the gap.",
        old="        by: [complainant, manager]\n        together: jointly\n",
        new="        by: []\n        together: jointly\n",
        prints="procedures/anytown/complaints.yml:196:13: nobody acts here; at least one role (no-actor)",
    ),
    Documented(
        code="day-of-year",
        text="A day of the year, such as 15 May, can be the period of a limit, of another limit beside it, or of a reading. "
        "It is no length of time: nothing stops it, nothing is longer by it, and what is done each year is not repeated by it. "
        "Where somebody gives a later day, write an extension with day.",
        old="review: {next: 2027-04-01, every: 12 months}\n",
        new="review: {next: 2027-04-01, every: 15 May}\n",
        prints="procedures/anytown/complaints.yml:8:35: 15 May is no length of time; a number and a unit; a day of the year can be the period of a limit alone (day-of-year)",
    ),
    Documented(
        code="how-together",
        text="When several roles are named, it matters whether all of them act or one is enough.",
        old="        by: [complainant, manager]\n        together: jointly\n",
        new="        by: [complainant, manager]\n",
        prints="procedures/anytown/complaints.yml:196:13: several roles act, but not how; together: jointly or either (how-together)",
    ),
    Documented(
        code="to-whom",
        text="An act goes to every one of the roles under to, or to one of several under to_any, and never to whoever does it.",
        old="        to: director\n",
        new="        to: complainant\n",
        prints='procedures/anytown/complaints.yml:353:13: "complainant" would write to itself; roles that do not act here (to-whom)',
    ),
    Documented(
        code="no-stage",
        text="A procedure has at least one stage.",
        written_as="anytown/appeals.yml",
        new="""id: appeals
title: Appeals
summary: Made up.
audience: families
version: "1"
document: {title: A document, revised: never}
scope: {who: [anyone], about: [anything], source: {heading: One}}
roles: []
events: []
stages: []
""",
        prints="procedures/anytown/appeals.yml:10:9: there is no stage; at least one stage (no-stage)",
    ),
    Documented(
        code="no-lead",
        text="Somebody leads every stage.",
        old="    lead: manager\n    opens: matter\n",
        new="    lead: []\n    opens: matter\n",
        prints="procedures/anytown/complaints.yml:191:11: nobody leads this stage; at least one role (no-lead)",
    ),
    Documented(
        code="one-destination",
        text="A way out leads to one place: a stage, several stages side by side, another procedure, an outside body, or the end.",
        old="        to: {body: ombudsman}\n",
        new="        to: {body: ombudsman, end: closed}\n",
        prints="procedures/anytown/complaints.yml:533:13: it must lead to exactly one place; one of stage, stages, procedure, body or end (one-destination)",
    ),
    Documented(
        code="conflict-route",
        text="When the complaint leaves the stage because of whom it is about, an event shows that it did.",
        old="        event: went-to-director\n        to: {stage: reply}\n",
        new="        to: {stage: reply}\n",
        prints="procedures/anytown/complaints.yml:226:9: a conflict route that leaves the stage has no event; an event that shows the route was taken (conflict-route)",
    ),
    Documented(
        code="panel-size",
        text="The smallest number that a panel may be cut to is below its full number.",
        old="      fewest: 2\n",
        new="      fewest: 3\n",
        prints="procedures/anytown/complaints.yml:80:15: the smallest panel is not smaller; fewer than 3 (panel-size)",
    ),
    Documented(
        code="states-source",
        text="What a policy says once about counting, for all of its limits, stands with its own words and with the place "
        "where it says so. Otherwise readers cannot tell it from our assumptions.",
        file=RECORDS,
        old="  source: {heading: Definitions, paragraph: 1}\n",
        new="",
        shows="counting:\n  states: [receipt]\n  says: What comes at 17:00 or later, or on a day off, counts as arriving on the next working day.",
        prints="procedures/anytown/records.yml:134:3: what the policy states of counting, its words and their place go together; states, says and source, or none of the three (states-source)",
    ),
    Documented(
        code="states-of-one-limit",
        text="How long a limit is, and what it is counted from, is stated by the limit itself and never for all of them.",
        file=RECORDS,
        old="  states: [receipt]\n",
        new="  states: [receipt, start]\n",
        prints="procedures/anytown/records.yml:138:21: the start is that of one limit; allowed: calendar, first day, kind of day, last day, receipt (states-of-one-limit)",
    ),
    Documented(
        code="bad-hour",
        text="An hour of the day is written with minutes: that from which a thing counts as received a day later, or that by "
        "which something must be done on its last day.",
        file=RECORDS,
        old='  cutoff: "17:00"\n',
        new="  cutoff: 5pm\n",
        prints='procedures/anytown/records.yml:136:11: "5pm" is not an hour; an hour as HH:MM, 00:00 to 23:59 (bad-hour)',
    ),
    Documented(
        code="bad-stretch",
        text="Days that do not count are told by the year: a day, from a day to a day, a whole month, or so many days before or after Easter.",
        file=RECORDS,
        old="  not_counted: 24 December to 1 January\n",
        new="  not_counted: Christmas\n",
        prints='procedures/anytown/records.yml:168:16: "Christmas" is no stretch of the year; 24 December, 24 December to 1 January, a month such as August, or 7 days before Easter to 7 days after Easter, with commas between several; or none (bad-stretch)',
    ),
    Documented(
        code="months-not-counted",
        text="Days are left out of a time in days or weeks. A month ends on the day with the same number; longer by days "
        "that are left out, it would end later for 23 December than for 2 January. Count it in months alone, and say in a "
        "gap what the policy says.",
        file=RECORDS,
        old="          counting: {not_counted: none}\n",
        new="",
        prints='procedures/anytown/records.yml:83:11: "24 December to 1 January" cannot be left out of months or years; counting: not_counted: none, and a gap for what the policy says (months-not-counted)',
    ),
    Documented(
        code="unknown-zone",
        text="A time zone has the name that computers have for it.",
        file=RECORDS,
        old="  zone: Europe/London\n",
        new="  zone: London\n",
        prints='procedures/anytown/records.yml:137:9: "London" is not a time zone; a zone of the tz database, such as Europe/London (unknown-zone)',
    ),
    Documented(
        code="arrival-rule",
        text="When something sent counts as received is said once for each way of sending, and in days. Where the policy "
        "is unclear about it, leave it out: then we count from the first and the last day on which it can have come.",
        file=RECORDS,
        old="    - by: [first-class, second-class]\n",
        new="    - by: [first-class, first-class]\n",
        prints="procedures/anytown/records.yml:156:11: when something sent first-class counts as received is said twice; each way of sending once, or no rule where the policy is unclear (arrival-rule)",
    ),
    Documented(
        code="arrival-of",
        text="The events of a rule about what is sent are events that are sent. A publisher has no events.",
        file=RECORDS,
        old="      of: asked\n",
        new="      of: sent-out\n",
        prints='procedures/anytown/records.yml:161:11: "sent-out" is not sent; allowed: asked (arrival-of)',
    ),
)

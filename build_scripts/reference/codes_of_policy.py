"""Problems of worked examples that do not come out, and of findings that an author has accepted."""

from build_scripts.reference.codes import REQUESTS, Documented

RECORDS = "anytown/records.yml"

CODES = (
    Documented(
        code="example-differs",
        text="A worked example promises one answer and the procedure gives another. One of them is wrong. "
        "navigator check works the examples through once the files have no other problem.",
        file="anytown/complaints.cases.yml",
        old="          due: 2026-06-22\n          latest: 2026-06-22\n",
        new="          due: 2026-06-15\n          latest: 2026-06-15\n",
        prints="procedures/anytown/complaints.cases.yml:24:11: send-reply is 2026-06-15, late here, and comes out as 2026-06-22, late; correct the example, or the procedure if the example is right (example-differs)",
    ),
    Documented(
        code="unknown-finding",
        text="The report has no finding of that name. They are listed on the page about findings.",
        old="  - finding: no-time-stated\n",
        new="  - finding: no-time\n",
        prints='procedures/anytown/complaints.yml:622:14: there is no finding "no-time"; did you mean "no-time-stated"? allowed: acknowledged-after-reply, day-after-an-end, dead-end, does-not-fit, endless-loop, figure-and-word, kind-of-day-not-stated, long-sentence, no-addressee, no-other-route, no-outside-body, no-time-stated, no-way-to-reach, noted-gap, nothing-when-late, reading-age, request-before-reply, review-passed, several-readings, stage-unreachable, start-not-stated, stated-in-prose, term-unexplained, to-be-written, two-units, vague-speed (unknown-finding)',
    ),
    Documented(
        code="accepts-nothing",
        text="A finding was accepted that the report does not have. If the policy was corrected, the acceptance can go.",
        old="    at: hear\n",
        new="    at: decide\n",
        prints='procedures/anytown/complaints.yml:622:5: the report has no finding no-time-stated at "decide"; take this out, or name the place: hear, meet (accepts-nothing)',
    ),
    Documented(
        code="mixed-voice",
        text="A sentence to the reader calls one person you and they, or keeps a verb of the third person. "
        "Write words for that reader under voices.",
        old="    when: you are unhappy with the reply\n",
        new="    when: they are unhappy with the reply\n",
        prints='procedures/anytown/complaints.yml:642:5: told to the person complaining, this says "they" in "If they are unhappy with the reply, you may ask the Directo…"; words of their own under voices:, with the id ask-review and you for the reader (mixed-voice)\n'
        'procedures/anytown/disputes.yml:2:11: told to the agency with the concern, this says "they" in "If they are unhappy with the reply, you may ask the Directo…", at procedures/anytown/complaints.yml:642:5, on which this is based; words of their own under voices:, with the id ask-review and you for the reader (mixed-voice)',
    ),
    Documented(
        code="opens-nothing",
        text="An event under opens takes a case on to a later stage, where a way out leads there. Where none does, it opens nothing. "
        "What can happen at every stage is a way out under outcomes of the procedure.",
        file=REQUESTS,
        old="        source: {heading: Records, paragraph: 6}\n",
        new="        source: {heading: Records, paragraph: 6}\n"
        "  - id: appeal\n    title: The appeal\n    purpose: To look again.\n    lead: head\n    opens: closed\n"
        "    source: {heading: Records, paragraph: 8}\n",
        shows="stages:\n  - id: appeal\n    title: The appeal\n    opens: closed",
        prints="procedures/anytown/requests.yml:268:12: no stage leads to this one, so no event opens it; a way out that leads here, in another stage or in outcomes of the procedure (opens-nothing)",
    ),
    Documented(
        code="begins-itself",
        text="An act is done when its event has happened. Where that event begins the time of the act again, nobody can tell "
        "the last time from the next. What is done again and again is written with every and until, and counts from what "
        "begins its first time.",
        file=RECORDS,
        old="          from: again-asked\n",
        new="          from: looked-again\n",
        prints='procedures/anytown/records.yml:111:17: "looked-again" shows that the act was done, and begins its time again; every: true and until for an act that is repeated, from what begins its first time (begins-itself)',
    ),
    Documented(
        code="unused-event",
        text="An event that nothing names is never asked for and changes nothing. It is a warning: the site is built.",
        file=RECORDS,
        is_warning=True,
        old="events:\n  - id: asked\n",
        new="events:\n  - id: lost\n    what: the request was lost\n    ask: When was it lost?\n  - id: asked\n",
        prints='procedures/anytown/records.yml:38:9: nothing names the event "lost"; an act, a limit or a way out that names it, or take it out (unused-event)',
    ),
    Documented(
        code="only-sent",
        text="An event that stands under `arrival_of` and nowhere else is the sending of what arrives. Who tells of it is told "
        "that it has no place in the procedure. An act that sends it gives it one. It is a warning: the site is built.",
        file=REQUESTS,
        is_warning=True,
        old="    arrival_of: copy-given\n",
        new="    arrival_of: copy-put-in-post\n  - {id: copy-put-in-post, what: the copy was posted, ask: When was it posted?}\n",
        prints='procedures/anytown/requests.yml:113:17: nothing but this arrival names "copy-put-in-post", so it has no place in the procedure; an act that produces copy-put-in-post; without arrival_of the sending is asked for all the same (only-sent)',
    ),
    Documented(
        code="breaks-sentence",
        text="Some texts go into a sentence that the site writes: an act follows must or may, a condition follows if, an event "
        "stands inside. They say no such word again, begin small and end without a full stop. It is a warning: the site is "
        "built.",
        file=RECORDS,
        is_warning=True,
        old="        when: the person asking asks again\n",
        new="        when: If the person asking asks again\n",
        prints='procedures/anytown/records.yml:92:15: this is to follow "if", and begins with "If"; leave that word out (breaks-sentence)',
    ),
    Documented(
        code="produced-twice",
        text="One event that shows two acts to be done cannot tell which of them was. That is right where both are one act "
        "told at two places: in the same words, nothing is said of it. It is a warning: the site is built.",
        file=REQUESTS,
        is_warning=True,
        old="        produces: copy-given\n",
        new="        produces: written\n",
        prints='procedures/anytown/requests.yml:224:19: "written" is also what the act write produces; an event for each act, if they are not one act told twice (produced-twice)',
    ),
    Documented(
        code="shared-expiry",
        text="A time that runs out counts as an event, such as that an objection was accepted. Where an act brings the same "
        "event about, somebody who says that it has not happened is taken to say so of both. It is a warning: the site is "
        "built.",
        file="anytown/complaints.yml",
        is_warning=True,
        old="            event: too-late\n",
        new="            event: received\n",
        prints='procedures/anytown/complaints.yml:221:20: "received" is also what an act brings about; an event of its own, for what follows when the time has run out (shared-expiry)',
    ),
    Documented(
        code="idle-after",
        text="An act with a time of its own is open once that time has begun and one of the events under after has happened. "
        "An event there that does not begin the time opens nothing by itself. What somebody may do at once, and without a "
        "time, is an act of its own. It is a warning: the site is built.",
        file="anytown/complaints.yml",
        is_warning=True,
        old="from: [decided, no-decision], pick: earlier, kind: after",
        new="from: decided, kind: after",
        shows="after: [decided, no-decision]\nlimit: {words: after 1 week has passed, period: 1 week, from: decided, kind: after}",
        prints='procedures/anytown/complaints.yml:505:16: "no-decision" opens nothing here, for the time runs from "decided" alone; an act of its own for what opens without a time, or take it out (idle-after)',
    ),
    Documented(
        code="idle-readings",
        text="Readings under counting are a doubt about all limits. Where every limit says itself what they read, or the rule is stated, by the procedure or by its publisher, there is no doubt left, and they change no limit. It is a warning: the site is built.",
        file="anytown/comments.yml",
        is_warning=True,
        old="stages:\n",
        new="counting:\n  unclear: The policy does not say which days it means.\n  readings:\n    - {id: every-day, says: Every day counts.}\n    - {id: working, says: Only working days count., days: working days}\nstages:\n",
        prints="procedures/anytown/comments.yml:55:5: these readings change no limit; readings of a rule that nothing states, or take them out (idle-readings)",
    ),
    Documented(
        code="idle-example",
        text="A worked example that promises nothing but a stage does not look at any date. It is a warning: the site is built.",
        written_as="anytown/records.cases.yml",
        is_warning=True,
        new="cases:\n  - id: sent\n    title: The records came\n    story: The records came after two weeks.\n"
        "    today: 2026-06-25\n    facts: [asked=2026-06-05, sent-out=2026-06-19]\n    expect: {stage: request}\n",
        prints="procedures/anytown/records.cases.yml:7:13: the example sent promises nothing but a stage; dates, next, open or how it ended (idle-example)",
    ),
    Documented(
        code="untold-change",
        text="With --published the texts are compared with those of the published site. Where one has changed, an entry in changes tells readers what is different. Nothing has to be done where nothing is different for them, as after a misprint. It is a warning: the site is built.",
        file=RECORDS,
        is_warning=True,
        old="summary: How to ask the board for what it has written about you, and what to do if it refuses.\n",
        new="summary: How to see what the board has written about you, and what to do if it refuses.\n",
        prints="procedures/anytown/records.yml:7:10: the text is not the one that was published, and changes has no new entry; an entry with the day and what is different for readers, if anything is (untold-change)",
    ),
    Documented(
        code="not-compared",
        text="The site was published by a version of the program that did not record which text is which. It is a warning: the site is built, and the next comparison works.",
        file=RECORDS,
        is_warning=True,
        old="audience: families\n",
        new="audience: families\n",
        when="was published by an older version of the program",
        prints="procedures/anytown/records.yml:7:10: the published list is from before it told texts apart, so this one is not compared; publish once with this version of the program (not-compared)",
    ),
)

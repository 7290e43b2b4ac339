"""Problems of worked examples that do not come out, and of findings that an author has accepted."""

from build_scripts.reference.codes import Documented

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
        prints='procedures/anytown/complaints.yml:614:14: there is no finding "no-time"; did you mean "no-time-stated"? allowed: acknowledged-after-reply, dead-end, does-not-fit, endless-loop, figure-and-word, kind-of-day-not-stated, long-sentence, no-other-route, no-outside-body, no-time-stated, no-way-to-reach, noted-gap, nothing-when-late, reading-age, request-before-reply, review-passed, several-readings, stage-unreachable, start-not-stated, stated-in-prose, term-unexplained, to-be-written, two-units, vague-speed (unknown-finding)',
    ),
    Documented(
        code="accepts-nothing",
        text="A finding was accepted that the report does not have. If the policy was corrected, the acceptance can go.",
        old="    at: hear\n",
        new="    at: decide\n",
        prints='procedures/anytown/complaints.yml:614:5: the report has no finding no-time-stated at "decide"; take this out, or name the place: hear, meet (accepts-nothing)',
    ),
    Documented(
        code="mixed-voice",
        text="A sentence to the reader calls one person you and they, or keeps a verb of the third person. "
        "Write words for that reader under voices.",
        old="    when: you are unhappy with the reply\n",
        new="    when: they are unhappy with the reply\n",
        prints='procedures/anytown/complaints.yml:634:5: told to the person complaining, this says "they" in "If they are unhappy with the reply, you may ask the Directo…"; words of their own under voices:, with the id ask-review and you for the reader (mixed-voice)\n'
        'procedures/anytown/disputes.yml:2:11: told to the agency with the concern, this says "they" in "If they are unhappy with the reply, you may ask the Directo…", at procedures/anytown/complaints.yml:634:5, on which this is based; words of their own under voices:, with the id ask-review and you for the reader (mixed-voice)',
    ),
)

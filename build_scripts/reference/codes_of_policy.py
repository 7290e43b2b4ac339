"""Problems of worked examples that do not come out, and of findings that an author has accepted."""

from build_scripts.reference.codes import REQUESTS, Documented

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
        code="opens-nothing",
        text="An event under opens takes a case on to a later stage, where a way out leads there. Where none does, it opens nothing. "
        "What can happen at every stage is a way out under outcomes of the procedure.",
        file=REQUESTS,
        old="        source: {heading: Records, paragraph: 6}\n",
        new="        source: {heading: Records, paragraph: 6}\n"
        "  - id: appeal\n    title: The appeal\n    purpose: To look again.\n    lead: head\n    opens: closed\n"
        "    source: {heading: Records, paragraph: 8}\n",
        shows="stages:\n  - id: appeal\n    title: The appeal\n    opens: closed",
        prints="procedures/anytown/requests.yml:230:12: no stage leads to this one, so no event opens it; a way out that leads here, in another stage or in outcomes of the procedure (opens-nothing)",
    ),
)

"""Problems of names: those that lead nowhere, and those that stand twice."""

from build_scripts.reference.codes import REQUESTS, Documented

CODES = (
    Documented(
        code="leads-to-draft",
        text="A procedure whose status is draft is not published. So nothing that is in force may lead to it.",
        file="anytown/disputes.yml",
        old='version: "1"\n',
        new='version: "1"\nstatus: draft\n',
        prints='procedures/anytown/complaints.yml:23:18: "anytown/disputes" is a draft, which is not published; a procedure that is in force (leads-to-draft)\nprocedures/anytown/complaints.yml:517:25: "anytown/disputes" is a draft, which is not published; a procedure that is in force (leads-to-draft)',
    ),
    Documented(
        code="duplicate-id",
        text="Two things of one kind have the same name. Acts, stages, ways out, rules and gaps share one set of names, "
        "because each is a place on the page.",
        old="  - id: any-time\n    kind: resolution\n",
        new="  - id: company\n    kind: resolution\n",
        prints='procedures/anytown/complaints.yml:558:9: two of the clause names are "company", the first on line 538; each name once (duplicate-id)',
    ),
    Documented(
        code="reserved-id",
        text="The page makes places of its own whose names start so. The wizard has choices of its own too: no role that "
        "asks is called helper or staff, no event nothing, more or no, and no answer unknown.",
        old="  - id: who-pays\n",
        new="  - id: page-costs\n",
        prints='procedures/anytown/complaints.yml:596:9: "page-costs" starts like the page\'s own anchors; a name that does not start with page- or contact- or example- or unclear- or chart- (reserved-id)',
    ),
    Documented(
        code="unknown-role",
        text="No role of this procedure has that name. Every role that is named has to be listed under roles.",
        old="    lead: manager\n    opens: matter\n",
        new="    lead: manger\n    opens: matter\n",
        prints='procedures/anytown/complaints.yml:191:11: there is no role "manger"; did you mean "manager"? allowed: advocate, complainant, director, manager, ombudsman, reviewers (unknown-role)',
    ),
    Documented(
        code="unknown-event",
        text="No event of this procedure has that name. Every event that is named has to be listed under events.",
        old="    opens: matter\n",
        new="    opens: mater\n",
        prints='procedures/anytown/complaints.yml:192:12: there is no event "mater"; did you mean "matter"? allowed: acknowledged, content, decided, decision-accepted, delay-agreed, delay-explained, delay-granted, expert-answered, expert-asked, facts-found, hearing, matter, more-asked, more-received, no-decision, ombudsman-asked, papers-sent, passed-on, received, replied, review-asked, sent-back, settled-in-talk, term-ended, too-late, update-sent, views-heard, went-to-director, withdrawn (unknown-event)',
    ),
    Documented(
        code="unknown-stage",
        text="No stage of this procedure has that name.",
        old="        to: {stages: [find-facts, hear-views]}\n",
        new="        to: {stages: [find-facts, hear-view]}\n",
        prints='procedures/anytown/complaints.yml:388:35: there is no stage "hear-view"; did you mean "hear-views"? allowed: find-facts, hear-views, hearing-day, reply, talk (unknown-stage)',
    ),
    Documented(
        code="unknown-answer",
        text="No question of this procedure has that answer.",
        file=REQUESTS,
        old="        only: on-disk\n",
        new="        only: on-film\n",
        prints='procedures/anytown/requests.yml:160:15: there is no answer "on-film"; allowed: child-record, on-disk, on-paper, own-record (unknown-answer)',
    ),
    Documented(
        code="one-answer",
        text="A question about the case has at least two answers, or there is nothing to ask.",
        file=REQUESTS,
        old="        when: it is kept on a computer\n",
        new="        when: it is kept on a computer\n"
        "  - id: urgency\n    ask: Is it urgent?\n    answers:\n      - {id: urgent, name: It is, when: it is urgent}\n",
        shows="questions:\n  - id: urgency\n    ask: Is it urgent?\n    answers:\n      - {id: urgent, name: It is, when: it is urgent}",
        prints="procedures/anytown/requests.yml:37:5: there is nothing to choose; two answers or more (one-answer)",
    ),
    Documented(
        code="finder-told",
        text="What the answers on the page that finds a procedure say already is not asked again. Only this procedure can be "
        "told it, by one of its own readers, and one thing to each question.",
        old="told: north}\n",
        new="told: [north, south]}\n",
        prints="procedures/anytown/complaints.yml:35:114: two answers to one question are told; one area, and one answer to a question (finder-told)",
    ),
    Documented(
        code="made-of",
        text="An event that follows from others follows from two or more, and those happen by themselves.",
        file=REQUESTS,
        old="    any_of: [shown-on-paper, shown-on-screen]\n",
        new="    any_of: shown-on-paper\n",
        prints='procedures/anytown/requests.yml:85:5: "shown" is made of one event, or of one that is made itself; two events or more that happen by themselves (made-of)',
    ),
    Documented(
        code="made-twice",
        text="An event happens with the first of others, or with the last of them.",
        file=REQUESTS,
        old="    any_of: [shown-on-paper, shown-on-screen]\n",
        new="    any_of: [shown-on-paper, shown-on-screen]\n    all_of: [keeper-wrote, head-wrote]\n",
        prints="procedures/anytown/requests.yml:85:5: it happens both with the first and with the last of others; either any_of or all_of (made-twice)",
    ),
    Documented(
        code="unknown-area",
        text="No area of this procedure has that name.",
        old="      - area: south\n",
        new="      - area: west\n",
        prints='procedures/anytown/complaints.yml:66:15: there is no area "west"; allowed: north, south (unknown-area)',
    ),
    Documented(
        code="unknown-contact",
        text="Neither the publisher nor the procedure lists a contact of that name.",
        old="        contact: north-office\n",
        new="        contact: north\n",
        prints='procedures/anytown/complaints.yml:65:18: there is no contact "north"; allowed: court-office, emergency, north-office, office, ombudsman (unknown-contact)',
    ),
    Documented(
        code="unknown-calendar",
        text="No calendar has that name. A board's own closing days and school terms are files in the folder calendars.",
        file="anytown/publisher.yml",
        old="  calendar: england-and-wales\n",
        new="  calendar: england\n",
        prints='procedures/anytown/publisher.yml:6:13: there is no calendar "england"; allowed: anytown-schools, england-and-wales, none, northern-ireland, scotland, uk-any (unknown-calendar)',
    ),
    Documented(
        code="unknown-procedure",
        text="No procedure of this site has that name. It is written as publisher/procedure.",
        old="        to: {procedure: anytown/disputes}\n",
        new="        to: {procedure: anytown/appeals}\n",
        prints='procedures/anytown/complaints.yml:517:25: there is no procedure "anytown/appeals"; did you mean "anytown/records"? allowed: anytown/comments, anytown/complaints, anytown/complaints@2024-04-01, anytown/disputes, anytown/records, anytown/requests (unknown-procedure)',
    ),
    Documented(
        code="unknown-clause",
        text="Nothing in this procedure has that name: no stage, act, way out, rule, limit over several stages or gap.",
        old="    about: [send-reply]\n",
        new="    about: [send-answer]\n",
        prints='procedures/anytown/complaints.yml:598:13: there is no clause "send-answer"; did you mean "send-papers"? allowed: about-manager, accepted, acknowledge, any-time, ask-ombudsman, ask-review, ask-school, at-risk, back-to-reply, between-agencies, closed-late, company, complain, court-decision, decide, decision, facts-done, fair, file, find-facts, hear, hear-views, hearing-day, hold-hearing, meanwhile, meet, private, reply, send-news, send-papers, send-reply, settled-early, taken-back, talk, to-agencies, to-ombudsman, to-reply, to-review, views-done, who-pays, whole, write-facts (unknown-clause)',
    ),
    Documented(
        code="unknown-topic",
        text="The file shared.yml lists no topic of that name.",
        old="          about: service\n          whose: A court\n",
        new="          about: services\n          whose: A court\n",
        prints='procedures/anytown/complaints.yml:31:18: there is no topic "services"; did you mean "service"? allowed: between-agencies, service (unknown-topic)',
    ),
    Documented(
        code="unknown-limit",
        text="A text can mention a limit by the id of its act. No act of this procedure with a limit has that name.",
        old="    text: Every step is written down.\n",
        new='    text: "Every step is written down {limit:write-it-down}."\n',
        prints='procedures/anytown/complaints.yml:548:11: there is no limit "write-it-down" to mention; allowed: acknowledge, ask-ombudsman, ask-review, complain, decide, hold-hearing, send-news, send-papers, send-reply, whole, write-facts (unknown-limit)',
    ),
)

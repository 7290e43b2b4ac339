"""Problems of a file as a whole, and of the YAML in it."""

from build_scripts.reference.codes import Documented

CODES = (
    Documented(
        code="unreadable",
        text="The file is listed in its folder but cannot be opened. It may have just been moved, or its permissions forbid it.",
        written_as="anytown/gone.yml",
        when="is a link to a file that is not there",
        prints="procedures/anytown/gone.yml:1:1: cannot be read: no such file or directory; a readable file; if it was just moved, build again (unreadable)",
    ),
    Documented(
        code="not-yaml",
        text="The command was given a file of another kind.",
        written_as="anytown/notes.txt",
        old="id: complaints\n",
        new="id: complaints\n",
        when="is given to the command",
        prints="procedures/anytown/notes.txt:1:1: this is not a YAML file; a file whose name ends in .yml (not-yaml)",
    ),
    Documented(
        code="empty-file",
        text="There is nothing in the file, or only comments.",
        new="# to be written\n",
        prints="procedures/anytown/complaints.yml:1:1: the file is empty; write a procedure or a publisher (empty-file)",
    ),
    Documented(
        code="file-too-large",
        text="A file of this size is not a procedure. Split it, or take out what does not belong in it.",
        new="# " + "x" * 300_000,
        shows="# xxxxxxxxxxxx ... (300,000 times)",
        prints="procedures/anytown/complaints.yml:1:1: the file has 300002 bytes; at most 262144 are allowed (file-too-large)",
    ),
    Documented(
        code="not-utf-8",
        text="The file was saved in an old encoding. Save it again as UTF-8; every editor can.",
        old="id: complaints\n",
        new="id: complaints\n# caf\udce9\n",
        shows="# caf\N{REPLACEMENT CHARACTER}",
        prints="procedures/anytown/complaints.yml:3:6: a byte here is not UTF-8 text; save the file as UTF-8 (not-utf-8)",
    ),
    Documented(
        code="yaml-syntax",
        text="The punctuation of YAML is wrong at this place. Often a colon, a quotation mark or a bracket is missing, "
        "a tab stands where spaces belong, or the keys of one map do not begin below one another. "
        "The rest of the file is read when this is mended.",
        old="title: Complaints about a service\n",
        new="title: Complaints: about a service\n",
        prints="procedures/anytown/complaints.yml:3:18: a second colon stands in this value; quotation marks around the whole value, or no space behind the colon (yaml-syntax)",
    ),
    Documented(
        code="many-documents",
        text="A line of three hyphens begins a second document. One file holds one procedure.",
        old="title: Complaints about a service\n",
        new="---\ntitle: Complaints about a service\n",
        prints="procedures/anytown/complaints.yml:3:1: a second document starts here; one document in a file (many-documents)",
    ),
    Documented(
        code="duplicate-key",
        text="A key stands twice in one place, so one of the two values would be lost. Both lines are named.",
        old="audience: families\n",
        new="audience: families\naudience: agencies\n",
        prints='procedures/anytown/complaints.yml:6:1: "audience" stands twice, first on line 5; keep one of them (duplicate-key)',
    ),
    Documented(
        code="key-not-text",
        text="What stands before a colon has to be one word.",
        old="audience: families\n",
        new="[audience]: families\n",
        prints="procedures/anytown/complaints.yml:5:1: a key is not a word; one word before the colon (key-not-text)",
    ),
    Documented(
        code="anchor",
        text="YAML can give a place a name with &. That is not read here, because it lets a small file become huge. "
        "Two procedures can share text with based_on.",
        old="audience: families\n",
        new="audience: &who families\n",
        prints="procedures/anytown/complaints.yml:5:11: &who names this place; take it out; anchors are not read (anchor)",
    ),
    Documented(
        code="alias",
        text="YAML can repeat a named place with *. That is not read here.",
        old="audience: families\n",
        new="audience: *who\n",
        prints="procedures/anytown/complaints.yml:5:11: *who refers to another place; write the value out; aliases are not read (alias)",
    ),
    Documented(
        code="tag",
        text="YAML can name a type with an exclamation mark. That is not read here; every value is plain text.",
        old='version: "2"\n',
        new="version: !!int 2\n",
        prints="procedures/anytown/complaints.yml:6:10: tag:yaml.org,2002:int is a tag; take it out; every value is plain text (tag)",
    ),
    Documented(
        code="too-deep",
        text="Lists and maps stand inside each other more deeply than any procedure needs.",
        old="audience: families\n",
        new=f"audience: {'[' * 25}families{']' * 25}\n",
        prints="procedures/anytown/complaints.yml:5:30: values are nested too deeply; at most 20 levels are allowed (too-deep)",
    ),
    Documented(
        code="id-not-file-name",
        text="The id of a procedure is the name of its file, and the id of a publisher is the name of its folder. Change one of them.",
        old="id: complaints\n",
        new="id: complaint\n",
        prints='procedures/anytown/complaints.yml:2:5: "complaint" is not the name of the file; the id of this file is complaints, as the file is called (id-not-file-name)',
    ),
    Documented(
        code="no-publisher",
        text="Every folder with a procedure needs a file publisher.yml.",
        old="finder:\n        - who: [families, professionals]",
        new="finder:\n        - who: [families, professionals]",
        written_as="newtown/complaints.yml",
        when="stands alone, without newtown/publisher.yml",
        prints="procedures/newtown/complaints.yml:2:1: the publisher of this procedure could not be read; write newtown/publisher.yml, or correct it (no-publisher)",
    ),
    Documented(
        code="no-procedure",
        text="Worked examples belong to the procedure whose file has the same name.",
        file="anytown/complaints.cases.yml",
        old="cases:\n",
        new="cases:\n",
        written_as="anytown/appeals.cases.yml",
        when="stands alone, without anytown/appeals.yml",
        prints="procedures/anytown/appeals.cases.yml:1:1: there is no procedure for these examples; a file of the same name (no-procedure)",
    ),
    Documented(
        code="not-sent",
        text="A fact says how something was sent only where the event is one that is sent.",
        file="anytown/complaints.cases.yml",
        old="      - received=no\n",
        new="      - acknowledged=first-class:2027-03-01\n",
        prints="procedures/anytown/complaints.cases.yml:10:9: acknowledged is not something that is sent; a date, or sent: true in the event (not-sent)",
    ),
    Documented(
        code="language-version",
        text="Every file may say in its first lines which version of the language it is written in: language_version: 1. "
        "A file of another version is not read, because a word in it could mean something else. Left out, it is 1.",
        old="id: complaints\n",
        new="language_version: 2\nid: complaints\n",
        prints='procedures/anytown/complaints.yml:2:19: the file is written in version "2" of the language; version 1, which this program reads, or the program that the file was written for (language-version)',
    ),
    Documented(
        code="unknown-base",
        text="A procedure can be based on another one of the same publisher, by its id, or of any other publisher, as "
        "publisher/procedure. It must not come back to itself.",
        file="anytown/disputes.yml",
        old="based_on: complaints\n",
        new="based_on: appeals\n",
        prints='procedures/anytown/disputes.yml:2:11: it cannot be based on "appeals"; another procedure of this publisher, or publisher/procedure (unknown-base)',
    ),
    Documented(
        code="unknown-drop",
        text="What a file drops has to stand in the procedure that it is based on. Perhaps that one has changed.",
        file="anytown/disputes.yml",
        old="drop: [between-agencies, to-agencies, passed-on]\n",
        new="drop: [between-agencies, to-agencies, passed-on, to-court]\n",
        prints='procedures/anytown/disputes.yml:24:50: there is no "to-court" to drop in what this is based on; the id of an item there (unknown-drop)',
    ),
    Documented(
        code="unknown-without",
        text="A key that a part is to be without has to stand in the same part of the procedure that the file is based on.",
        file="anytown/disputes.yml",
        old="        without: urgency\n",
        new="        without: [urgency, when]\n",
        prints='procedures/anytown/disputes.yml:23:28: there is no "when" to take out here; allowed: act, by, force, id, no_limit, source, together, urgency (unknown-without)',
    ),
    Documented(
        code="unknown-precedes",
        text="An item stands before one of the same list.",
        file="anytown/disputes.yml",
        old="precedes: manager}\n",
        new="precedes: manger}\n",
        prints='procedures/anytown/disputes.yml:18:84: there is no "manger" here that it could precede; did you mean "manager"? allowed: advocate, complainant, director, manager, ombudsman, reviewers (unknown-precedes)',
    ),
    Documented(
        code="version-date",
        text="The file of an earlier version is named after the day from which it applied, and says that day. "
        "The present version says a later one. If nobody knows since when the oldest text applied, its file is called "
        "complaints@earliest.yml and says none. Where only a stretch of days is known, in_force_from is its first day and "
        "in_force_by its last.",
        file="anytown/complaints@2024-04-01.yml",
        old="in_force_from: 2024-04-01\n",
        new="in_force_from: 2024-05-01\n",
        prints="procedures/anytown/complaints@2024-04-01.yml:5:16: an earlier version does not say from when it applied; in_force_from: 2024-04-01, as the file is called; @earliest where nobody knows (version-date)",
    ),
    Documented(
        code="unknown-version",
        text="A worked example that follows one of several texts names the day from which that text is in force.",
        file="anytown/records.cases.yml",
        old="    version: 2025-01-01\n",
        new="    version: 2025-01-11\n",
        prints='procedures/anytown/records.cases.yml:6:14: no version is in force from 2025-01-11; did you mean "2025-01-01"? allowed: 2025-01-01 (unknown-version)',
    ),
    Documented(
        code="review-date",
        text="The next review lies after the day on which the text was adopted. Otherwise one of the two years is a slip.",
        file="anytown/complaints.yml",
        old="on: 2026-02-18}\n",
        new="on: 2062-02-18}\n",
        prints="procedures/anytown/complaints.yml:8:9: the next review is not after the day on which it was adopted, 2062-02-18; a later day, or another day under adopted (review-date)",
    ),
    Documented(
        code="version-alone",
        text="An earlier version needs the present one beside it.",
        written_as="anytown/appeals@2026-04-01.yml",
        old="id: complaints\n",
        new="id: appeals\n",
        when="stands alone, without anytown/appeals.yml",
        prints="procedures/anytown/appeals@2026-04-01.yml:2:1: there is no present version of this earlier one; a file appeals.yml beside it (version-alone)",
    ),
    Documented(
        code="json-syntax",
        text="The punctuation of a calendar file is wrong at this place. JSON wants quotation marks around every text, "
        "a comma between two entries, none after the last one, and an end for each { and [. What counts by the calendar "
        "is not answered until then; all else is.",
        file="calendars/anytown-schools.json",
        old='"based on": "england-and-wales",\n',
        new='"based on": "england-and-wales"\n',
        prints="procedures/calendars/anytown-schools.json:3:33: no comma stands here; a comma between two entries (json-syntax)",
    ),
    Documented(
        code="calendar-entry",
        text="A value of a calendar file cannot be meant: a key or a word that is not known, a day that is none, stands "
        "twice, is out of order or outside the coverage, or a calendar to be based on that is not there. "
        "The page on calendars explains each key.",
        file="calendars/anytown-schools.json",
        old='"based on": "england-and-wales"',
        new='"based on": "england"',
        prints='procedures/calendars/anytown-schools.json:3:14: there is no calendar "england" to be based on; allowed: anytown-schools, england-and-wales, none, northern-ireland, scotland, uk-any (calendar-entry)',
    ),
)

"""What can be wrong between a document, the file that says where its paragraphs stand, and the procedures."""

from build_scripts.reference.codes import Documented

COVERAGE = "anytown/coverage.yml"
COMMENTS = "anytown/comments.yml"

CODES = (
    Documented(
        code="unknown-document",
        text="No procedure of the publisher names this title under document. Both have to be the same.",
        file=COVERAGE,
        old="  title: Comments policy of Anytown Children's Board",
        new="  title: Comment policy of Anytown Children's Board",
        prints="procedures/anytown/coverage.yml:3:10: no procedure names \"Comment policy of Anytown Children's Board\" as its document; allowed: Comments policy of Anytown Children's Board, Complaints policy of Anytown Children's Board, Records policy of Anytown Children's Board (unknown-document)",
    ),
    Documented(
        code="unknown-carrier",
        text="There is nothing of that name in a procedure that was written from the document, or in publisher.yml.",
        file=COVERAGE,
        old="    - comments#sender",
        new="    - comments#writer",
        prints='procedures/anytown/coverage.yml:36:7: there is no "comments#writer"; did you mean "comments#title"? allowed: comments#answered, comments#clerk, comments#comment, comments#comment-on, comments#comment-received, comments#comments, comments#document, comments#ombudsman, comments#ombudsman-asked, comments#on-to-ombudsman, comments#scope, comments#sender, comments#thank, comments#thanked, comments#title, publisher#about, publisher#counting, publisher#danger, publisher#emergency, publisher#name, publisher#north-office, publisher#office, publisher#ombudsman (unknown-carrier)',
    ),
    Documented(
        code="unclaimed-paragraph",
        text="No clause names the paragraph as its source, nothing is said to carry it, and no reason is given why.",
        file=COVERAGE,
        old="    left_out: It asks nothing of anybody.\n",
        new="",
        shows="  - number: 1\n    opening: Everybody makes mistakes\n",
        prints='procedures/anytown/coverage.yml:15:5: nothing carries "Foreword", paragraph 1; a clause that names it as its source, carried_by, or left_out with the reason (unclaimed-paragraph)',
    ),
    Documented(
        code="unclaimed-sentence",
        text="Nothing is said to carry a sentence of the document, and no reason is given why. A paragraph that is carried "
        "may hold a sentence that is lost.",
        file=COVERAGE,
        old="      carried_by: [comments#thank]\n",
        new="",
        shows="    - opening: The clerk will thank\n      mark: 21 words 8831ce6c3edbaead\n      holds: [amount, duty]\n",
        prints='procedures/anytown/coverage.yml:47:7: nothing carries the sentence with an amount and a duty that begins "The clerk will thank"; carried_by, or left_out with the reason (unclaimed-sentence)',
    ),
    Documented(
        code="no-such-paragraph",
        text="A clause names a heading or a paragraph that the document does not have.",
        file=COMMENTS,
        old="        produces: comment-received\n        contact: office\n        source: {heading: Telling us, paragraph: 1}",
        new="        produces: comment-received\n        contact: office\n        source: {heading: Telling us, paragraph: 2}",
        shows="        source: {heading: Telling us, paragraph: 2}",
        prints='procedures/anytown/comments.yml:68:17: the document has no "Telling us", paragraph 2; a paragraph of that heading (no-such-paragraph)',
    ),
    Documented(
        code="words-not-in-paragraph",
        text="The words of a limit, or the policy's own word for speed, are not among those that are quoted under the "
        "paragraph they are said to come from.",
        file=COMMENTS,
        old="          words: within 5 working days of its arrival",
        new="          words: not later than 5 working days after its arrival",
        prints='procedures/anytown/comments.yml:74:18: "not later than 5 working days after its arrival" is not quoted in "What we do", paragraph 1; words of that paragraph, or another source; navigator document writes the marks anew (words-not-in-paragraph)',
    ),
    Documented(
        code="marks-changed",
        text="A mark, a quotation, a heading or the hash of the document is not as the command wrote it. "
        "Let navigator document make them from the document.",
        file=COVERAGE,
        old="    - within 5 working days of its arrival",
        new="    - within 5 working days of its arrival here",
        prints="procedures/anytown/coverage.yml:77:7: the marks are not those that were sealed; navigator document writes marks and seal from the document (marks-changed)",
    ),
    Documented(
        code="kept-text",
        text="The text that is kept beside the file is not the one that was read, or cannot be read.",
        file=COVERAGE,
        old="  kept: comments-policy.txt",
        new="  kept: comments.txt",
        prints="procedures/anytown/coverage.yml:8:9: procedures/anytown/comments.txt: cannot be read: no such file or directory; the text that was read, beside this file (kept-text)",
    ),
)

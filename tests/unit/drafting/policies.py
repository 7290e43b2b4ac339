"""Policies that were made up for the tests, in each kind of file, and by hand what must be found in them."""

import textwrap
import zipfile
from dataclasses import replace
from pathlib import Path

from build_scripts.drafting.draft import Draft, draft
from build_scripts.drafting.steps.places import Why
from tests.unit.document.test_files import CONTENT_TYPES, RELATIONS, SPACE, pdf_file

POLICY: tuple[tuple[str, str], ...] = (
    ("h", "Complaints policy of Millbrook Trust"),
    ("p", "Last revised: 3 March 2025"),
    ("h", "Introduction"),
    ("p", "We are sorry when things go wrong. Staff should tell a family about this policy."),
    ("h", "Stage 1: the ward manager"),
    ("p", "If you are unhappy with your care, you should speak to the ward manager as soon as possible."),
    ("p", "The ward manager must acknowledge the complaint within 3 working days of receiving it."),
    ("p", "A written reply will be sent within fifteen (15) working days."),
    ("h", "Stage 2: the panel"),
    ("p", "You may ask the Chair of the Trust for a review within one month of the reply."),
    ("p", "The Chair will then appoint a panel of three. The panel will try to meet within 20 working days."),
    ("p", "The Chair must send a decision which gives:"),
    ("i", "what was found"),
    ("i", "what will change"),
    ("p", "Records are kept for six years. Moonlight is soft."),
    ("h", "Contacts"),
    ("p", "Complaints Office: 01632 960123"),
    ("p", "complaints@millbrook.example"),
    ("p", "Millbrook Trust\n4 Mill Lane\nMillbrook\nMB1 2CD"),
)

TITLE = "Complaints policy of Millbrook Trust"
STAGES = ["Stage 1: the ward manager", "Stage 2: the panel"]
# Words, period, heading, paragraph.
LIMITS = [
    ("within 3 working days of receiving it", "3 working days", "Stage 1: the ward manager", 2),
    ("within fifteen (15) working days", "15 working days", "Stage 1: the ward manager", 3),
    ("within one month of the reply", "1 month", "Stage 2: the panel", 1),
    ("within 20 working days", "20 working days", "Stage 2: the panel", 2),
]
# Who, with what force, what; none where it has to be marked.
ACTS = [
    ("you", "should", "speak to the ward manager as soon as possible"),
    ("the ward manager", "must", "acknowledge the complaint"),
    (None, "must", None),
    ("you", "may", "ask the Chair of the Trust for a review"),
    ("the Chair", "must", "appoint a panel of three"),
    ("the panel", "aims to", "meet"),
    ("the Chair", "must", "send a decision which gives"),
    ("staff", "should", "tell a family about this policy"),
]
CONTACTS = [
    ("Complaints Office", "01632 960123", None, ()),
    (None, None, "complaints@millbrook.example", ()),
    (None, None, None, ("Millbrook Trust", "4 Mill Lane", "Millbrook", "MB1 2CD")),
]
REVISED = "3 March 2025"


def as_text(folder: Path) -> Path:
    """The policy as plain text."""
    path = folder / "policy.txt"
    path.write_text("\n\n".join(f"- {text}" if kind == "i" else text for kind, text in POLICY), encoding="utf-8")
    return path


def as_html(folder: Path) -> Path:
    """The policy as a page, with what a page has around it."""
    made = ["<html><head><title>Not this</title></head><body>"]
    for kind, text in POLICY:
        shown = text.replace("\n", "<br>")
        made.append({"h": f"<h2>{shown}</h2>", "p": f"<p>{shown}</p>", "i": f"<ul><li>{shown}</li></ul>"}[kind])
    path = folder / "policy.html"
    path.write_text("".join([*made, "</body></html>"]), encoding="utf-8")
    return path


def as_word(folder: Path) -> Path:
    """The policy as a Word document with headings of Word."""
    body = ""
    for kind, text in POLICY:
        style = '<w:pPr><w:pStyle w:val="Heading1"/></w:pPr>' if kind == "h" else ""
        lines = "<w:br/>".join(f"<w:t>{line}</w:t>" for line in text.split("\n"))
        bullet = "<w:t xml:space='preserve'>- </w:t>" if kind == "i" else ""
        body += f"<w:p>{style}<w:r>{bullet}{lines}</w:r></w:p>"
    styles = (
        f'<?xml version="1.0"?><w:styles xmlns:w="{SPACE}"><w:style w:type="paragraph" w:styleId="Heading1">'
        '<w:name w:val="heading 1"/></w:style></w:styles>'
    )
    types = CONTENT_TYPES.replace(
        "</Types>",
        '<Override PartName="/word/styles.xml" ContentType='
        '"application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/></Types>',
    )
    related = (
        '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="r1" Target="styles.xml" Type='
        '"http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles"/></Relationships>'
    )
    path = folder / "policy.docx"
    with zipfile.ZipFile(path, "w") as file:
        file.writestr("[Content_Types].xml", types)
        file.writestr("_rels/.rels", RELATIONS)
        file.writestr("word/_rels/document.xml.rels", related)
        file.writestr("word/styles.xml", styles)
        document = f'<w:document xmlns:w="{SPACE}"><w:body>{body}</w:body></w:document>'
        file.writestr("word/document.xml", f'<?xml version="1.0"?>{document}')
    return path


def as_pdf(folder: Path) -> Path:
    """The policy as a PDF page, whose lines are broken and whose headings are lines like others."""
    lines = [
        f"- {line}" if kind == "i" else line
        for kind, text in POLICY
        for part in text.split("\n")
        for line in textwrap.wrap(part, 60)
    ]
    return pdf_file(folder / "policy.pdf", *(line.replace("(", "\\(").replace(")", "\\)") for line in lines))


def by_shape(text: str) -> Draft:
    """What the rules of shape find in a text, before what speaks for each is added up."""
    made = draft(text)
    added = {Why.POINTS, Why.ENDS}
    kept = [each for each in made.stages if each.step.weight is None or each.step.weight.why not in added]
    ends = (said for each in made.stages if each.step.weight and each.step.weight.why is Why.ENDS for said in each.acts)
    return replace(
        made,
        loose=(*made.loose, *ends),
        stages=tuple(replace(each, step=replace(each.step, sure=each.step.sure or each.step.thin)) for each in kept),
    )

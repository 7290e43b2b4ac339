"""How the lines of a document look: which is a heading, an item, a row of a table, and which begin a paragraph."""

import re
from collections.abc import Iterator, Sequence

from build_scripts.document.files import BULLET, CELL, HEADING, NUMBERED, ROW
from build_scripts.document.numbering import deepened
from build_scripts.document.sentences import REACHES
from build_scripts.document.tokens import words_of

# What stands before an item of a list in plain text and in a PDF; the last are those of symbol fonts.
BULLETS = (
    r"-*\N{BULLET}\N{MIDDLE DOT}\N{BLACK CIRCLE}\N{WHITE CIRCLE}\N{BLACK SMALL SQUARE}\N{BLACK SQUARE}\N{WHITE BULLET}"
    r"\N{TRIANGULAR BULLET}\N{THREE-D TOP-LIGHTED RIGHTWARDS ARROWHEAD}\N{CHECK MARK}\uf000-\uf0ff"
)
NUMBER = re.compile(rf"\s*(?:{NUMBERED}|\(?(?:[0-9]{{1,2}}|[A-H])[.)]\s|[0-9]{{1,2}}:\s)")
LIST_ITEM = re.compile(
    rf"\s*(?:[{NUMBERED}{BULLET}]|(?:[{BULLETS}]|\(?(?:[0-9]{{1,2}}|[a-zA-H]|[ivx]{{1,4}})[.)]|[0-9]{{1,2}}:)\s)"
)
# When the document itself was written, and no part of it.
_DATED = re.compile(r"(?i)\b(?:revised|reviewed|updated|amended|version)\b.*\b[0-9]{4}\b")
_KINDS = "stage|step|phase|level|tier"
_NTH = "(?:[0-9]{1,2}|[ivx]{1,4}|one|two|three|four|five|six|seven|first|second)"
# Level - 1, Level-IV.
_DASH = r"(?:[\N{EN DASH}\N{EM DASH}-]\s*)?"
STAGE = re.compile(
    rf"(?i)\W*(?:[0-9]{{1,2}}(?:\.[0-9]{{1,2}})*\W*\s)?(?:(?:{_KINDS})\s*{_DASH}{_NTH}\b"
    r"(?!,? (?:zone|floor|block)\b)"
    rf"|(?:the\s+)?(?:first|second|third|fourth|fifth|final|informal|formal)\s+(?:{_KINDS})\b"
    rf"|[^.,;:()]{{1,60}}[(:,\N{{EN DASH}}-]\s*(?:{_KINDS})\s*{_NTH}\)?(?:\s+\w+){{0,2}}\W*$"
    rf"|[^.,;:()]{{1,40}}\b(?:for|at|in)\s+(?:an?\s+)?(?:{_KINDS})\s*{_NTH}(?:\s+complaints?)?\W*$)"
)
"""How a heading calls itself a stage: Stage 2, 3.1 Second stage, Review (stage 2)."""
LABELLED = re.compile(rf"(?i)(?:{_KINDS})\s*{_DASH}{_NTH}(?:\s*\([^()]{{1,40}}\))?\s*:\s*[a-z]")
_CALLS_ITSELF = re.compile(
    rf"(?i)(?:(?:{_KINDS})\s*{_DASH}{_NTH}|next (?:{_KINDS}))(?:\s*\([^()]{{1,40}}\))?"
    r"\s*(?:\.\s+|[):.\N{EN DASH}\N{EM DASH}-]+\s*"
    # Step 1: within 5 days. That line has nothing but its time; where somebody acts in it, it is a step.
    r"(?!(?:within|up to)\b(?!.*\b(?:must|shall|will|should|may|can)\b)))[a-z]"
)
"""How a paragraph calls itself a stage: Step 1: you write to us."""
_NUMBERED_STAGE = re.compile(rf"(?i)\W*(?:{_KINDS})\s*{_NTH}\s*[:\N{{EN DASH}}\N{{EM DASH}}-]\s*(.+)")
_OPENS_STEPS = re.compile(
    r"(?i)\b(?:procedures?|process|steps|stages) (?:is|are) (?:\w+ ){0,2}(?:below|as follows)\b[^.:]{0,60}[.:]\s*$"
    r"|\b(?:procedures?|process|steps?|stages?|code of practice|guidelines)\b[^.:]{0,60}:-?\s*$"
    r"|\bthe following (?:steps? |actions? |things? )?(?:(?:will|shall|should|must) )?"
    r"(?:(?:then |also )?(?:takes? place|happens?|occurs?|follows?)|(?:is|are|be) (?:taken|done|carried out))\s*:-?\s*$"
    r"|\bfollow(?:s|ed|ing)? (?:the|these) (?:following )?(?:procedures?|process|steps|stages|guidelines)\s*\.\s*$"
)
_OPENS_ACTS = re.compile(
    r"(?i)\b(?:we|you|they|the (?:\w+ ){0,3}\w+) (?:must|will|shall|should|may)"
    r"(?:\s+(?!take\b|follow\b|apply\b|be\b|occur\b|happen\b)\w+){0,3}\s*:-?\s*$"
)
# What a sentence opens that names when a procedure is used, or what is in it.
_OPENS_CASES = re.compile(r"(?i)\b(?:if|where|when|includ\w+|(?<!kept )to|for|about|of|cover\w*|by|that|used)\W*$")
# A line with a colon that goes on in what follows it.
_OPENS_LIST = re.compile(
    r"(?i)\b(?:will|must|shall|should|may|can|is|are|was|were|includes?|following|follows|below|that|to|by|if|you|we)\W*$"
    r"|\b(?:will|must|shall|should|may|can|following|includes?|note|notes|telephone|email|address)\b"
)
# A line under a heading in plain text.
_RULED = re.compile(r"\s*[=_~*-]{3,}\s*")
_QUESTION = re.compile(
    r"(?i)(?:[0-9]{1,2}[.)]?\s+)?(?:what|how|who|when|where|why|which|can|do|does|is|are|still|not|unhappy)\b[^.?!]*\?$"
)
"""A short question that what follows answers."""
# A label with its time, or a time alone: Reply: 10 working days. It is said of what stands above it.
_TIMED = re.compile(
    r"(?i)(?:[^:]*[^:0-9]:)?\s*(?:(?:within|up to|(?:no|not) (?:later|more|longer) than|maximum(?: of)?)\s+)?"
    r"(?:[0-9]{1,3}|[a-z]+(?:[ -][a-z]+)?)(?:\s*\([0-9a-z]+\))?\s+"
    r"(?:(?:working|business|school|calendar|clear)\s+)*(?:hours?|days?|weeks?|months?)\W*"
)
# After the name of a heading in a list of contents.
_DOTS = re.compile(r"\s*(?:\.{3,}|\N{HORIZONTAL ELLIPSIS}+|(?: \.){3,})\s*[0-9]*\s*$")
# A sentence without its full stop, or two of them.
_SAYS = re.compile(
    r"(?i)[a-z]{2}[.!?]\s+\w|^(?!\W*(?:what|when|how|where|why|who|which|if)\b)(?:\S+\s+){1,8}(?:must|shall|will|should)"
    r"(?:\s+\S+){3}"
)
# A sentence that its list ends: they will be.
_OPENS_VERB = re.compile(r"(?i)\b(?:will|must|shall|should|may|can)(?: be)?\W*$")
_LONGEST_HEADING = 12
FIGURE = re.compile(r"\s*\(?([0-9]{1,2})[.):]\s")
_NUMBERED_TITLE = re.compile(r"[0-9]{1,2}\.?\s+[A-Z]")
_FEW_WORDS = 3
_LONGEST_MARKED = 25
# The last line of an address.
_POSTCODE = re.compile(r"(?:[A-Z][\w ]*,?\s+)?[A-Z]{1,2}[0-9][0-9A-Z]? ?[0-9][A-Z]{2}\W*")
_SHORT_LINE = 0.85
_WRAPPED = 200
"""A line that is longer was not broken to fit: each is a paragraph."""
_LONGEST_INSIDE = 8


def bare(block: str) -> str:
    """A block on one line, without the marks of its structure."""
    block = re.sub(rf"^(\s*{NUMBERED}+)\s*[0-9]{{1,2}}\s+(?=[A-Z])", r"\1 ", block)
    text = re.sub(f"[{HEADING}{NUMBERED}{BULLET}{ROW}\uf000-\uf0ff]", " ", block).replace(CELL, " | ")
    return " ".join(re.sub(r"^\s*#{1,6}\s|\s#{1,6}\s*$", " ", text).split())


def opens_steps(block: str) -> bool:
    """True for a sentence whose list is one of steps: the procedure is:."""
    text = bare(block)
    opens = _OPENS_STEPS.search(text) is not None and _OPENS_ACTS.search(text) is None
    return opens and _OPENS_CASES.search(text) is None


def calls_itself(block: str) -> str | None:
    """What a paragraph calls itself, where that is a stage with a number: Step 1."""
    text = re.sub(rf"^(?:[{BULLETS}]|\(?(?:[0-9]{{1,2}}|[a-zA-H])[.)])\s+", "", bare(block))
    return re.split(r"\s*[):.\N{EN DASH}\N{EM DASH}-]", text, maxsplit=1)[0] if _CALLS_ITSELF.match(text) else None


def is_contents(line: str) -> bool:
    """True for a line of a list of contents, with dots and a page after a name."""
    return _DOTS.search(line) is not None


def level(block: str) -> int:
    """How deep in lists an item stands, where the file says it; 1 for a number in plain text."""
    marks = re.match(rf"\s*([{NUMBERED}{BULLET}]*)", block)
    return len(marks[1]) if marks and marks[1] else int(NUMBER.match(block) is not None)


# The sign of an item that stands behind the sentence before it, as a copied page has it.
_SIGN_INSIDE = re.compile(r"(?<=[a-z0-9)][.;:?!])[ \t]+(?=[\N{BULLET}\N{BLACK SMALL SQUARE}\uf0b7]\s)")


def blocks_of(text: str) -> Iterator[str]:
    """The paragraphs, items, rows and headings of a text, one after the other."""
    waiting = ""
    for block in re.split(r"\n\s*\n", _SIGN_INSIDE.sub("\n", text)):
        if not words_of(block):
            # The mark of an item whose words are a paragraph of their own.
            waiting += "".join(re.findall(f"[{HEADING}{NUMBERED}{BULLET}]", block))
            continue
        lines = [line for line in (waiting + block.strip()).splitlines() if not _RULED.fullmatch(line)]
        waiting = ""
        if lines[0].startswith(ROW):
            yield from _row(" ".join(lines))
        elif all(LIST_ITEM.match(line) for line in lines):
            yield from deepened(lines)
        else:
            yield from _with_headings(lines)


def _row(block: str) -> Iterator[str]:
    """A row of a table; the name of a stage in its first cell heads what the others say of it in sentences."""
    first, _, rest = block.partition(CELL)
    if STAGE.match(first) and any(_is_told(cell) for cell in rest.split(CELL)):
        yield first
        yield ROW + rest
    else:
        yield block


def _is_told(cell: str) -> bool:
    """True for a cell of sentences, and not of names and amounts."""
    length = len(words_of(cell))
    return length > _LONGEST_HEADING or (length > _FEW_WORDS and cell.rstrip().endswith("."))


def _with_headings(lines: Sequence[str]) -> Iterator[str]:
    """The lines of a block, parted where a short line between two sentences can only be a heading."""
    run: list[str] = []
    width = max(map(len, lines), default=0)
    for place, line in enumerate(lines):
        # A numbered heading in a PDF stands after whatever ends before the edge of the page.
        short = bool(run) and _NUMBERED_TITLE.match(line) is not None and len(run[-1]) < _SHORT_LINE * width
        ended = not run or short or run[-1].rstrip().endswith((".", "?", "!"))
        following = lines[place + 1] if place + 1 < len(lines) else ""
        is_item = LIST_ITEM.match(line) is not None
        alone = len(words_of(line)) <= _LONGEST_INSIDE < len(words_of(following)) and is_heading(line, following)
        is_stage = STAGE.match(line) is not None and is_heading(line, following)
        marked_one = line.startswith(HEADING)
        if words_of(line) and len(lines) > 1 and (marked_one or is_stage or (ended and alone)):
            yield from _joined(run)
            yield line
            run = []
        elif is_item or LABELLED.match(line) or (run and width > _WRAPPED) or (run and _ends_item(run, line, width)):
            yield from _joined(run)
            run = [line]
        else:
            run.append(line)
    yield from _joined(run)


# How a line ends whose sentence goes on in the next one: within 20.
_GOES_ON = re.compile(r"(?i)(?:\b(?:the|an?|of|to|in|within|by|and|or|for|with|at|from|than)|[0-9,])\s*$")


def _ends_item(run: Sequence[str], line: str, width: int) -> bool:
    """True where an item has ended, as a PDF shows it: its last line is short, and a capital begins the next one."""
    begins = line[:1].isupper() and not LIST_ITEM.match(line) and _GOES_ON.search(run[-1]) is None
    return LIST_ITEM.match(run[0]) is not None and begins and len(run[-1]) < _SHORT_LINE * width


def _joined(run: Sequence[str]) -> Iterator[str]:
    if words_of("\n".join(run)):
        yield "\n".join(run)


def _names_what_follows(line: str, following: str) -> bool:
    """True for a heading with a colon: a paragraph of sentences follows it, and no list."""
    told = following[:1].isupper() and len(words_of(following)) > _LONGEST_MARKED and not LIST_ITEM.match(following)
    return told and line.endswith(":") and _OPENS_LIST.search(line) is None


def in_address(block: str, following: Sequence[str]) -> bool:
    """True for a line of an address, in whatever type, whose last one is near."""
    if STAGE.match(bare(block)):
        return False
    for each in following:
        if _POSTCODE.fullmatch(each.strip()):
            return True
        if len(words_of(each)) > _LONGEST_INSIDE:
            return False
    return False


def is_only_short(block: str) -> bool:
    """True for a line that nothing but its length makes a heading."""
    line = block.strip()
    return not (line.startswith((HEADING, ROW)) or STAGE.match(line) or _QUESTION.match(line) or FIGURE.match(line))


# What says who does what, and is no name.
_TELLS = re.compile(
    r"(?i)\b(?:you|we|they|it|i|your|our|is|are|was|were|be|will|must|shall|should|may|can|has|have|if|when|within)\b"
)


def _is_long_name(line: str) -> bool:
    """True for a stage with a number and a name, however long: Stage 2 - a formal complaint to the Head of College."""
    name = _NUMBERED_STAGE.match(line)
    return name is not None and name[1][:1].isupper() and _TELLS.search(name[1]) is None


def is_heading(block: str, following: str) -> bool:
    """True for a block that heads what follows it, by its mark, its type or how it is put."""
    line = block.strip()
    if line.startswith(HEADING):
        # A sentence in the type of a heading is none.
        return not (
            len(words_of(line)) > _LONGEST_MARKED
            or (line.rstrip(" -\N{EN DASH}").endswith(":") and _opens_sentence(line))
        )
    if line.startswith(ROW):
        # A cell of a table, unless it calls itself a stage and what belongs to it follows.
        return CELL not in line and STAGE.match(line) is not None and following.startswith((ROW, NUMBERED, BULLET))
    is_long = _is_long_name(line) or _QUESTION.match(line) is not None
    few = len(words_of(line)) <= (_LONGEST_MARKED if is_long else _LONGEST_HEADING)
    # Step 2: What happens when I complain?
    ends = (".", ";", ",", "!") if STAGE.match(line) else (".", ";", ":", ",", "?", "!")
    asks = _QUESTION.match(line) is not None and len(words_of(following)) > len(words_of(line))
    plain = few and "\n" not in line and (asks or not line.endswith(ends) or _names_what_follows(line, following))
    plain = plain and re.search("[A-Za-z]", line) is not None
    plain = plain and not REACHES.search(line) and not _DATED.search(line) and not _SAYS.search(line)
    plain = plain and (STAGE.match(line) is not None or _TIMED.fullmatch(line) is None)
    plain = plain and _OPENS_VERB.search(line) is None
    if LIST_ITEM.match(line) and STAGE.match(line):
        under = _is_under(line, following) or level(following) > level(line) or _begins_anew(line, following)
        heads = not LIST_ITEM.match(following) or under
        return plain and len(words_of(following)) > len(words_of(line)) and heads
    if "," in line and LIST_ITEM.match(following):
        return False  # it opens the list
    if NUMBER.match(line) and not line.startswith(NUMBERED):
        ended = line.endswith(".") or (line.endswith(")") and "(" not in line)
        heads = not LIST_ITEM.match(following) or _begins_anew(line, following)
        return plain and not ended and bool(following) and heads
    return plain and not LIST_ITEM.match(line) and line[0] not in "([<\N{LEFT DOUBLE QUOTATION MARK}"


def _is_under(line: str, following: str) -> bool:
    """True where an item with another sign follows one with a sign: it stands a level deeper."""
    signs = [re.match(rf"[{BULLETS}]", each.strip()) for each in (line, following)]
    return all(signs) and len({sign[0] for sign in signs if sign}) == len(signs)


def _opens_sentence(line: str) -> bool:
    return len(words_of(line)) > _LONGEST_INSIDE and STAGE.match(bare(line)) is None


def _begins_anew(line: str, following: str) -> bool:
    """True where the numbers of clauses begin under a numbered heading, and do not go on from it."""
    first = FIGURE.match(following)
    return FIGURE.match(line) is not None and first is not None and int(first[1]) == 1

"""English amounts: 1 to 999 as cardinals and ordinals, in words, in figures, or in both."""

from dataclasses import dataclass

from build_scripts.source.phrases.tokens import Kind, Tokens, touches, word_at

LARGEST = 999

_SMALL = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_SMALL_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
    "sixteenth seventeenth eighteenth nineteenth"
).split()

CARDINALS = {word: at for at, word in enumerate(_SMALL, start=1)}
ORDINALS = {word: at for at, word in enumerate(_SMALL_ORDINALS, start=1)}
TENS = {word: at * 10 for at, word in enumerate(_TENS, start=2)}
TENS_ORDINALS = {f"{word[:-1]}ieth": value for word, value in TENS.items()}
HUNDREDS = {"hundred", "hundreds", "hundredth"}
# Words for amounts that are not read.
VAGUE = set(
    "half halves quarter quarters couple few several dozen dozens zero thousand thousands thousandth million".split()
)
# What makes one number of two figures; a hyphen does not.
JOINS = {".", ",", "/", ":", "'"}
NUMBERS = CARDINALS.keys() | ORDINALS.keys() | TENS.keys() | TENS_ORDINALS.keys() | HUNDREDS | VAGUE


@dataclass(frozen=True, slots=True)
class Amount:
    """A number in a phrase. Two values are a figure and a word that contradict each other."""

    values: tuple[int, ...]
    ordinal: bool
    start: int
    end: int


def is_number(row: Tokens, at: int) -> bool:
    """True for any token that has to do with a number, understood or not."""
    return row[at].kind in {Kind.FIGURE, Kind.ORDINAL, Kind.STRANGE} or row[at].text in NUMBERS


def amount(row: Tokens, at: int) -> Amount | None:
    """The whole amount that begins here: ten, 10, ten (10), (ten) 10, (10)."""
    if word_at(row, at - 1) != "(":
        bare = _number(row, at)
        if bare:
            return _both(bare, _bracketed(row, bare.end))
        held = _bracketed(row, at)
        return _both(held, _number(row, held.end), at) if held else None
    return _number(row, at)


def bracketed(row: Tokens, at: int, value: Amount) -> Amount:
    """The amount with the one in brackets that follows its unit: 20 days (twenty)."""
    return _both(value, _bracketed(row, at), value.start)


def _both(first: Amount, second: Amount | None, start: int | None = None) -> Amount:
    begins = first.start if start is None else start
    if second is None or second.ordinal is not first.ordinal:
        return Amount(first.values, first.ordinal, begins, first.end)
    values = tuple(dict.fromkeys((*first.values, *second.values)))
    return Amount(values, first.ordinal, begins, second.end)


def _bracketed(row: Tokens, at: int) -> Amount | None:
    inside = _number(row, at + 1) if word_at(row, at) == "(" else None
    if inside and word_at(row, inside.end) == ")":
        return Amount(inside.values, inside.ordinal, at, inside.end + 1)
    return None


def _number(row: Tokens, at: int) -> Amount | None:
    """One spelling of one number; None where it is only a piece of another, as in 1.5 or 1,000."""
    if at >= len(row) or _is_piece(row, at):
        return None
    token = row[at]
    if token.kind is Kind.FIGURE:
        return _figures(token.text, at, ordinal=False)
    if token.kind is Kind.ORDINAL:
        figures, suffix = token.text[:-2], token.text[-2:]
        return _figures(figures, at, ordinal=True) if suffix == _suffix(int(figures)) else None
    return _hundreds(row, at)


def _figures(text: str, at: int, *, ordinal: bool) -> Amount | None:
    value = int(text) if len(text) <= len(str(LARGEST)) and not text.startswith("0") else 0
    return Amount((value,), ordinal, at, at + 1) if value else None


def _suffix(value: int) -> str:
    tens, ones = value // 10 % 10, value % 10
    return "th" if tens == 1 else {1: "st", 2: "nd", 3: "rd"}.get(ones, "th")


def _is_piece(row: Tokens, at: int) -> bool:
    """True inside a decimal, a fraction or a number with separators, and after a word that makes it one."""
    if row[at].kind not in {Kind.FIGURE, Kind.ORDINAL}:
        return False
    before = touches(row, at - 1) and row[at - 1].text in JOINS and (row[at - 1].text == "." or _joined(row, at - 2))
    after = touches(row, at) and word_at(row, at + 1) in JOINS and _joined(row, at + 1)
    return before or after or _strange(row, at)


def _joined(row: Tokens, at: int) -> bool:
    """True if there is no space between two tokens, and a figure at one end."""
    return touches(row, at) and Kind.FIGURE in {row[at].kind, row[at + 1].kind}


def _strange(row: Tokens, at: int) -> bool:
    neighbours = [row[near] for near in (at - 1, at + 1) if 0 <= near < len(row)]
    return any(near.kind is Kind.STRANGE for near in neighbours)


def _hundreds(row: Tokens, at: int) -> Amount | None:
    """A number in words, up to nine hundred and ninety-nine; "and" may be left out."""
    hundreds = 1 if word_at(row, at) in {"a", "one"} else CARDINALS.get(word_at(row, at), 0)
    if not 1 <= hundreds <= 9 or word_at(row, at + 1) not in {"hundred", "hundredth"}:  # noqa: PLR2004 - figures
        return _below(row, at)
    if row[at + 1].text == "hundredth":
        return Amount((hundreds * 100,), ordinal=True, start=at, end=at + 2)
    rest = _below(row, at + 3) if word_at(row, at + 2) == "and" else _below(row, at + 2)
    if rest is None:
        return Amount((hundreds * 100,), ordinal=False, start=at, end=at + 2)
    return Amount((hundreds * 100 + rest.values[0],), rest.ordinal, at, rest.end)


def _below(row: Tokens, at: int) -> Amount | None:
    """A number in words below a hundred."""
    word = word_at(row, at)
    if word in TENS_ORDINALS:
        return Amount((TENS_ORDINALS[word],), ordinal=True, start=at, end=at + 1)
    if word in TENS:
        next_at = at + 2 if word_at(row, at + 1) == "-" else at + 1
        ones, ordinal = _ones(word_at(row, next_at))
        # With a hyphen between spaces it is not one number: "thirty - nine".
        spaced = next_at == at + 2 and not (touches(row, at) or touches(row, at + 1))
        if ones and not spaced:
            return Amount((TENS[word] + ones,), ordinal, at, next_at + 1)
        return Amount((TENS[word],), ordinal=False, start=at, end=at + 1)
    if word in CARDINALS:
        return Amount((CARDINALS[word],), ordinal=False, start=at, end=at + 1)
    if word in ORDINALS:
        return Amount((ORDINALS[word],), ordinal=True, start=at, end=at + 1)
    return None


def _ones(word: str) -> tuple[int, bool]:
    value = CARDINALS.get(word, 0)
    ordinal = ORDINALS.get(word, 0)
    return (value, False) if 1 <= value <= 9 else (ordinal if ordinal <= 9 else 0, True)  # noqa: PLR2004 - figures

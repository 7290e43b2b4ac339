"""The phrases in which policies word time, and numbers in every spelling."""

import csv

from build_scripts.source.phrases import Reading, Refused, Relation, read
from tests.support.samples import ROOT

with (ROOT / "tests/vectors/phrases.csv").open(encoding="utf-8", newline="") as file:
    VECTORS = list(csv.DictReader(file))

_TEENS = ("ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen")
ONES = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", *_TEENS)
TENS = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
IRREGULAR = {"one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth", "nine": "ninth"}
IRREGULAR |= {"twelve": "twelfth"}


def cardinals(number: int) -> list[str]:
    """Every way to write a number in words."""
    if number < 20:
        return [ONES[number - 1]]
    if number < 100:
        tens, ones = TENS[number // 10], number % 10
        return [f"{tens}-{ONES[ones - 1]}", f"{tens} {ONES[ones - 1]}"] if ones else [tens]
    hundreds = [f"{ONES[number // 100 - 1]} hundred"] + (["a hundred"] if number < 200 else [])
    rest = cardinals(number % 100) if number % 100 else []
    return [f"{head}{joint}{tail}" for head in hundreds for joint in (" ", " and ") for tail in rest] or hundreds


def ordinal(words: str) -> str:
    """The ordinal of a number in words."""
    last = words.replace("-", " ").split()[-1]
    head = words.removesuffix(last)
    return head + IRREGULAR.get(last, f"{last[:-1]}ieth" if last.endswith("y") else f"{last}th")


def ordinal_figures(number: int) -> str:
    ending = "th" if 10 <= number % 100 <= 19 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def spellings(number: int) -> list[str]:
    """Every way to write an amount, alone and twice."""
    words, figures = cardinals(number), str(number)
    both = [f"{word} ({figures})" for word in words] + [f"{figures} ({word})" for word in words]
    swapped = [f"({word}) {figures}" for word in words] + [f"({figures}) {word}" for word in words]
    return [figures, f"({figures})", *words, words[0].upper(), *both, *swapped]


def one(words: str) -> Reading:
    reading = read(words)
    assert isinstance(reading, Reading), (words, reading)
    assert reading.relation is Relation.ONE, (words, str(reading))
    return reading


def told(words: str) -> tuple[str, str]:
    reading = read(words)
    return ("refuse", "") if isinstance(reading, Refused) else (str(reading), reading.qualifiers)

"""A text that goes into a sentence of the page and does not fit there is told to its author."""

import pytest

from build_scripts.reference.codes import Documented
from tests.support.broken_board import lines_of

FILE = "anytown/records.yml"
ACT = "        act: ask the records officer to look again\n"
EVENT = "    what: the answer came\n"
CONDITION = "        when: the person asking asks again\n"


def told(old: str, text: str) -> list[str]:
    key = old.partition(":")[0]
    new = f'{key}: "{text}"\n'
    made = Documented(code="", text="", file=FILE, is_warning=True, old=old, new=new, prints="")
    return [line.split(": ", 1)[1] for line in lines_of(made) if "(breaks-sentence)" in line]


@pytest.mark.parametrize(
    "text", ["to ask again", "must ask again", "may ask again", "will ask again", "Must ask again"]
)
def test_an_act_follows_its_force(text: str) -> None:
    (line,) = told(ACT, text)
    assert line.startswith(f'this is to follow "must" or "may", and begins with "{text.split(maxsplit=1)[0]}"; ')


@pytest.mark.parametrize("text", ["if the person asking asks again", "If it is asked again", "when it is asked again"])
def test_a_condition_follows_if(text: str) -> None:
    (line,) = told(CONDITION, text)
    assert line.startswith(f'this is to follow "if", and begins with "{text.split(maxsplit=1)[0]}"; ')


@pytest.mark.parametrize(
    ("old", "text"), [(ACT, "ask again."), (EVENT, "the answer came."), (CONDITION, "it is asked;")]
)
def test_what_goes_on_does_not_end(old: str, text: str) -> None:
    (line,) = told(old, text)
    assert line == f'the sentence goes on after this, and it ends with "{text[-1]}"; take it out (breaks-sentence)'


@pytest.mark.parametrize(("old", "word"), [(EVENT, "The"), (CONDITION, "It"), (EVENT, "Your")])
def test_what_stands_inside_a_sentence_begins_small(old: str, word: str) -> None:
    (line,) = told(old, f"{word} answer came")
    assert line == f'the sentence has begun before this, and it begins with "{word}"; {word.lower()} (breaks-sentence)'


@pytest.mark.parametrize(
    ("old", "text"),
    [
        (ACT, "ask again by 5 p.m."),
        (ACT, "ask for letters, notes etc."),
        (ACT, "total the times"),
        (EVENT, "Ofsted answered"),
        (CONDITION, "iffy records were sent"),
        (EVENT, "REWRITE: The answer came."),
        # Nothing else says "if" inside: it may be one of two conditions.
        (CONDITION, "the person asking asks again if the records did not come"),
    ],
)
def test_what_fits_is_not_told(old: str, text: str) -> None:
    assert told(old, text) == []

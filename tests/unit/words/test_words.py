"""The catalogue: texts by key, plurals, dates and lists, all in one file a language."""

import dataclasses
import string
from datetime import date

import pytest

from navigator.dates.refusals import CountingError, Refusal
from navigator.words import ENGLISH, LANGUAGES, Language

WELSH = Language(
    code="cy",
    weekdays=("Llun", "Mawrth", "Mercher", "Iau", "Gwener", "Sadwrn", "Sul"),
    months=tuple(f"mis {n}" for n in range(1, 13)),
    plural_form=lambda n: {0: "zero", 1: "one", 2: "two", 3: "few", 6: "many"}.get(n, "other"),
    texts={
        "date.full": "{weekday} {day} {month} {year}",
        "days.two": "{n} ddiwrnod",
        "days.other": "{n} diwrnod {more}",
        "refused.beyond": "Na",
    },
    titles={"Good Friday": "Dydd Gwener y Groglith"},
)


def test_a_text_is_found_by_key_and_filled() -> None:
    assert ENGLISH("refused.date_range", text="1850-01-01") == "1850-01-01 is outside the years 1900 to 2200."


def test_a_key_or_a_value_that_is_missing_is_an_error_of_the_program() -> None:
    with pytest.raises(KeyError):
        ENGLISH("no.such.key")
    with pytest.raises(KeyError):
        ENGLISH("refused.date_range")


def test_text_of_the_reader_is_never_taken_for_a_placeholder() -> None:
    assert ENGLISH("refused.date_range", text="{text} {0} {x.__class__}").startswith("{text} {0} {x.__class__} is")


@pytest.mark.parametrize(("n", "text"), [(1, "1 working day"), (2, "2 working days"), (1000, "1,000 working days")])
def test_a_number_takes_its_plural_form(n: int, text: str) -> None:
    assert ENGLISH.plural("period.working_days", n) == text


def test_another_language_brings_its_own_plurals_and_names() -> None:
    assert WELSH.plural("days", 2) == "2 ddiwrnod"
    assert WELSH.plural("days", 5, more="!") == "5 diwrnod !"
    assert WELSH.date(date(2026, 6, 5)) == "Gwener 5 mis 6 2026"
    assert WELSH.title("Good Friday") == "Dydd Gwener y Groglith"
    assert WELSH.title("Boxing Day") == "Boxing Day"


def test_dates_are_written_in_full_in_short_and_as_a_month() -> None:
    day = date(2026, 6, 5)

    assert ENGLISH.date(day) == "Friday 5 June 2026"
    assert ENGLISH.short_date(day) == "5 June 2026"
    assert ENGLISH.month(day) == "June 2026"
    assert ENGLISH.weekday(day) == "Friday"


def test_every_weekday_and_month_has_its_english_name() -> None:
    assert [ENGLISH.date(date(2026, 1, day)).split()[0] for day in range(5, 12)] == [
        "Monday",
        "Tuesday",
        "Wednesday",
        "Thursday",
        "Friday",
        "Saturday",
        "Sunday",
    ]
    assert [ENGLISH.month(date(2026, month, 1)).split()[0] for month in range(1, 13)] == [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ]


@pytest.mark.parametrize(("items", "text"), [(["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")])
def test_a_list_reads_as_a_sentence_does(items: list[str], text: str) -> None:
    assert ENGLISH.joined(items) == text


def test_a_refusal_speaks_the_language_of_the_reader() -> None:
    refusal = CountingError("refused.beyond")

    assert isinstance(refusal, Refusal)
    assert refusal.text(WELSH) == "Na"
    assert str(refusal) == "The count leaves the years 1900 to 2200."


def test_english_is_the_language_there_is() -> None:
    assert LANGUAGES["en"] is ENGLISH
    assert ENGLISH.code == "en"


@pytest.mark.parametrize("language", LANGUAGES.values(), ids=LANGUAGES)
def test_every_text_can_be_filled(language: Language) -> None:
    for key, text in language.texts.items():
        names = {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}
        assert all(name.isidentifier() for name in names), key


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def differences(language: Language) -> set[str]:
    """The keys that a language has too few or too many beside English, and those whose text is filled otherwise."""
    forms = {language.plural_form(n) for n in range(200)}
    stems = {key.removesuffix(".one") for key in ENGLISH.texts if key.endswith(".one")}
    stems = {stem for stem in stems if f"{stem}.other" in ENGLISH.texts}
    plurals = {f"{stem}.{form}": ENGLISH.texts[f"{stem}.other"] for stem in stems for form in forms}
    own_forms = {f"{stem}.{form}" for stem in stems for form in ("one", "other")}
    wanted = {key: text for key, text in ENGLISH.texts.items() if key not in own_forms} | plurals
    # The form for one need not say the number.
    return {
        key
        for key in wanted.keys() | language.texts.keys()
        if key not in wanted
        or key not in language.texts
        or placeholders(language.texts[key]) | {"n"} != placeholders(wanted[key]) | {"n"}
    }


@pytest.mark.parametrize("language", LANGUAGES.values(), ids=LANGUAGES)
def test_a_language_has_the_texts_of_english_with_their_placeholders(language: Language) -> None:
    assert differences(language) == set()


def test_a_language_that_lacks_a_text_or_a_placeholder_is_seen() -> None:
    texts = {**ENGLISH.texts, "date.short": "{day} {month}", "more": "more"}
    del texts["date.month"]
    one_form = dataclasses.replace(ENGLISH, texts=texts)
    assert differences(one_form) == {"date.short", "date.month", "more"}
    assert {"period.days.few", "period.days.many"} <= differences(dataclasses.replace(WELSH, texts=ENGLISH.texts))


@pytest.mark.parametrize("language", LANGUAGES.values(), ids=LANGUAGES)
def test_every_plural_has_all_the_forms_its_language_uses(language: Language) -> None:
    forms = {language.plural_form(n) for n in range(200)}
    stems = {key.removesuffix(".one") for key in language.texts if key.endswith(".one")}
    stems = {stem for stem in stems if f"{stem}.other" in language.texts}

    assert "period.working_days" in stems
    assert [stem for stem in stems for form in forms if f"{stem}.{form}" not in language.texts] == []


def test_a_calendar_of_a_board_has_the_name_that_its_file_gives_and_nations_keep_theirs() -> None:
    named = ENGLISH.naming({"us-federal": "the federal government", "scotland": "Another name"})

    assert named("calendar.us-federal") == "the federal government"
    assert named("calendar.scotland") == "Scotland"
    assert "calendar.us-federal" not in ENGLISH.texts

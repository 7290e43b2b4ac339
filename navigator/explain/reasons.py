"""Why days are closed, in words."""

from datetime import date

from navigator.dates.calendars import Calendar, Cause, Closure
from navigator.words import ENGLISH, Language


def why_closed(day: date, calendar: Calendar, words: Language = ENGLISH) -> str | None:
    """Say why a day is closed, such as "Saturday" or "Good Friday"; None when it is open."""
    closure = calendar.why_closed(day)
    return None if closure is None else closure_text(closure, day, words)


def closure_text(closure: Closure, day: date, words: Language = ENGLISH) -> str:
    """Say in words why a day is closed."""
    if closure.cause is Cause.WEEKEND:
        return words.weekday(day)
    return _where(closure, words(f"closed.{closure.cause.value}", title=words.title(closure.title)), words)


def closure_name(closure: Closure, words: Language = ENGLISH) -> str:
    """Name what closes a day, to stand inside a sentence: "Good Friday"."""
    name = words("closed.no_term.name") if closure.cause is Cause.NO_TERM else words.title(closure.title)
    return _where(closure, name, words)


def _where(closure: Closure, name: str, words: Language) -> str:
    if not closure.only_in:
        return name
    places = words.joined([words.texts.get(f"calendar.{place}", place) for place in closure.only_in])
    return words("closed.only_in", name=name, places=places)

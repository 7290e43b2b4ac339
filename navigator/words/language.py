"""What a language needs: a catalogue of texts, the names of days and months, and how it counts things."""

import dataclasses
import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field


class _Timed(str):
    """A date in words that has its hour: a text may have another form for it, since it then is more than a day."""

    __slots__ = ()


def capital(text: str) -> str:
    """The same with a capital letter in front."""
    return text[:1].upper() + text[1:]


@dataclass(frozen=True, slots=True, eq=False)
class Language:
    """One language: `texts` by dotted key, `plural_form` from a number to the last part of a key, and its own names."""

    code: str
    weekdays: tuple[str, ...]
    months: tuple[str, ...]
    plural_form: Callable[[int], str]
    texts: Mapping[str, str]
    titles: Mapping[str, str] = field(default_factory=dict)
    """Names that come from data, such as those of bank holidays, where this language has its own."""

    def naming(self, calendars: Mapping[str, str]) -> "Language":
        """The same language with names for calendars that it has none for, by their ids, such as those of a board."""
        own = {f"calendar.{name}": title for name, title in calendars.items()}
        return dataclasses.replace(self, texts={**own, **self.texts})

    def __call__(self, key: str, **values: object) -> str:
        """Return the text of a key with its {placeholders} filled; KeyError when either is missing.

        With a date that has its hour it is the text of `key.hour`, where there is one.
        """
        timed = any(isinstance(value, _Timed) for value in values.values())
        return self.texts[f"{key}.hour" if timed and f"{key}.hour" in self.texts else key].format_map(values)

    def plural(self, key: str, n: int, **values: object) -> str:
        """Return the form of a text that fits the number: `key.one`, `key.other` and so on, with {n} filled."""
        return self(f"{key}.{self.plural_form(n)}", n=f"{n:,}", **values)

    def title(self, title: str) -> str:
        """Return a name that came from data in this language, or as it came."""
        return self.titles.get(title, title)

    def inside(self, name: str) -> str:
        """A name inside a sentence, where the article that begins it is small: the firm, also if it is The firm."""
        return name[:1].lower() + name[1:] if name.partition(" ")[0] in self("tell.articles").split() else name

    def called(self, title: str) -> str:
        """A heading as a name inside a sentence; one that is no name, such as After the decision, is quoted as one."""
        is_name = title[-1:] != "?" and title.partition(" ")[0] not in self("tell.begins_no_name").split()
        return self.inside(title) if is_name else self("tell.called", title=title)

    def weekday(self, day: dt.date) -> str:
        return self.weekdays[day.weekday()]

    def date(self, day: dt.date) -> str:
        """Return a date in full, such as "Friday 5 June 2026", with its hour where it has one."""
        full = self._date("date.full", day)
        # Words look into no other room: what a day with an hour is, is known by its having one.
        at = getattr(day, "at", "")
        return _Timed(self("date.at", at=at, date=full)) if at else full

    def short_date(self, day: dt.date) -> str:
        """Return a date without its weekday, such as "5 June 2026"."""
        return self._date("date.short", day)

    def day_of_year(self, day: int, month: int) -> str:
        """Return a day of every year, such as "5 June"; January is month 1."""
        return self("date.of_year", day=day, month=self.months[month - 1])

    def month(self, day: dt.date) -> str:
        """Return the month a date is in, such as "June 2026"."""
        return self._date("date.month", day)

    def joined(self, items: Sequence[str], *, clauses: bool = False) -> str:
        """Return items as a list inside a sentence, such as "a, b and c"; clauses that hold a comma stand apart."""
        return self._listed("list.last", items, clauses=clauses)

    def either(self, items: Sequence[str], *, clauses: bool = False) -> str:
        """Return items as alternatives inside a sentence, such as "a, b or c"; clauses that hold a comma stand apart."""
        return self._listed("list.last_or", items, clauses=clauses)

    def _listed(self, key: str, items: Sequence[str], *, clauses: bool) -> str:
        *start, last = items or ("",)
        if not start:
            return last
        apart = clauses and any(self.texts["list.between"] in each for each in items)
        between = self.texts["list.apart" if apart else "list.between"]
        return self(f"{key}.apart" if apart else key, start=between.join(start), last=last)

    def _date(self, key: str, day: dt.date) -> str:
        return self(key, weekday=self.weekday(day), day=day.day, month=self.months[day.month - 1], year=day.year)

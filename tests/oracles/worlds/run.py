"""How far a clock runs in one world: what stops it and gives more time is gone through in the order of the days."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from navigator.dates.periods import Days, Months, Period, WorkingDays
from navigator.model.limits import Extension
from tests.oracles.worlds.days import MINUTES, Stop, last_day
from tests.oracles.worlds.happenings import KNOWN_THROUGH, Date, Happening, History
from tests.oracles.worlds.rules import used_elsewhere
from tests.oracles.worlds.turns import Turns

if TYPE_CHECKING:
    from tests.oracles.worlds.clock import Clock


@dataclass(frozen=True)
class Run:
    """A clock that runs: what stops it, what starts it anew, and what gives more time, in the order of the days."""

    clock: "Clock"
    start: Happening
    history: History
    until: date | None

    @property
    def _turns(self) -> Turns:
        return Turns(self.clock, self.start, self.history, self.until)

    def due(self) -> Date:
        begin, firm = self.clock.received(self.start)
        stops, unsure = self._turns.stops(restarting=False)
        runs_from = self._runs_from(begin, stops)
        if runs_from is None:
            return Date(None, firm, self.start.edge or any(h.edge for h in unsure), self.start)
        return self._due_from(runs_from, stops, unsure, firm=firm)

    def _due_from(self, begin: date, stops: tuple[Stop, ...], unsure: Sequence[Happening], *, firm: bool) -> Date:
        limit = self.clock.limit
        total, added = self.clock.period, list[Period]()
        used, turned = Counter[str](), Counter[str]()
        elsewhere = used_elsewhere(self.clock.policy, self.clock.limit)
        named, floors, more = list[tuple[date, Extension]](), list[tuple[date, bool]](), False
        for day, what, ever in sorted(
            self._turns.changes(), key=lambda change: (change[0], isinstance(change[1], Stop))
        ):
            now = self._over(begin, total, added, stops, named, floors)[0]
            if now is not None and day > now and not ever:
                continue  # It came when the time was over.
            if isinstance(what, Extension) and what.id in elsewhere:
                used[what.id] = int(self._goes_with(replace(what, after=()), used))
                continue
            if isinstance(what, Stop):
                (pause,) = (p for p in limit.pauses if p.id == what.by)
                if turned[pause.id] == pause.times:
                    continue
                turned[pause.id] += 1
                if what.through is None:
                    return Date(None, firm, self.start.edge, self.start)
                begin = what.through
            elif (used[what.id] < what.times or what.again) and self._goes_with(what, used):
                used[what.id] += 1
                if what.at_least:
                    floors.append(self._left(day, what.at_least))
                elif what.day:
                    told = self._named_by(what, what.day, day)
                    named, more = [*named, *((each, what) for each in told[-1:])], more or not told
                else:
                    total, added = self._longer(what, used[what.id], begin, total, added)
        end, known = self._over(begin, total, added, stops, named, floors)
        edge = self.start.edge or any(h.edge for h in unsure)
        firm = firm and known and all(h.firm for h in unsure)
        return Date(end, firm, edge, self.start, more)

    def _named_by(self, what: Extension, named: str, notice: date) -> list[date]:
        """The days that were named in place of the last one; where each notice has its own, the one that this named."""
        told = [h.day for h in self.history.get(named, ())]
        notices = sorted(h.day for h in self.history.get(what.event, ()))
        return [told[notices.index(notice)]] if len(notices) == len(told) > 1 and notice in notices else told

    def _runs_from(self, begin: date, stops: tuple[Stop, ...]) -> date | None:
        """The day from which it runs, where it was stopped before it began; None: it never ran, however few hours."""
        before = [stop for stop in stops if stop.after < self.start.day]
        if any(stop.through is None for stop in before):
            return None
        # Of fewer hours than a day has, no day is left that could be taken out.
        again = (stop.through for stop in before if stop.through and self.clock.period.unit in MINUTES)
        return max([begin, *again])

    def _over(
        self,
        begin: date,
        total: Period,
        added: list[Period],
        stops: tuple[Stop, ...],
        named: list[tuple[date, Extension]],
        floors: list[tuple[date, bool]],
    ) -> tuple[date | None, bool]:
        """When the time is over as far as it has come: no day that was named counts beyond the most."""
        end, known = self._cut(self._end(begin, total, added, stops), begin, stops)
        if end is None:
            return None, known
        days = [(end, known)]
        for day, what in named:
            most = what.at_most or what.within
            top = self._end(begin, *_with(total, added, most), stops)[0] if most else None
            if what.within and top and day > top:
                continue  # It is too far off: nobody waits for it.
            days.append((self.clock.with_hour(min(day, top) if top else day), known))
        found, known = self._cut(max([*days, *floors], key=lambda each: each[0]), begin, stops)
        assert found is not None
        return found, known

    def _cut(self, found: tuple[date | None, bool], begin: date, stops: tuple[Stop, ...]) -> tuple[date | None, bool]:
        """What is longer than all extensions together may make it ends with the most, or as it would without any."""
        most = self.clock.limit.at_most
        if most is None:
            return found
        tops = [self._end(begin, each, [], stops) for each in (self.clock.period, most)]
        if any(day is None for day, _ in tops):
            return found
        top = max(tops, key=lambda each: each[0] or date.min)
        assert top[0] is not None
        return top if found[0] is None or found[0] > top[0] else found

    def _goes_with(self, extension: Extension, used: Mapping[str, int]) -> bool:
        """One of those that it comes after has counted, and none that is not to go with it, whichever says so."""
        counted = {name for name, times in used.items() if times}
        barred = set(extension.not_with)
        every = (*self.clock.limit.extensions, *used_elsewhere(self.clock.policy, self.clock.limit).values())
        barred |= {each.id for each in every if extension.id in each.not_with}
        return not (counted & barred) and (not extension.after or bool(counted & set(extension.after)))

    def _longer(
        self, extension: Extension, nth: int, begin: date, total: Period, added: list[Period]
    ) -> tuple[Period, list[Period]]:
        if extension.to:
            # More time never makes a limit shorter.
            old, new = self._end(begin, total, added, ())[0], self._end(begin, extension.to, [], ())[0]
            assert old is not None
            assert new is not None
            return (extension.to, []) if new >= old else (total, added)
        assert extension.by is not None
        amount = extension.by.amount
        if extension.at_most:
            # All that is given is never more than the most: the last time adds the rest.
            before = min(extension.at_most.amount, (nth - 1) * amount)
            amount = min(extension.at_most.amount, nth * amount) - before
        if not amount:
            return total, added
        if extension.by.unit == total.unit and not added:
            return type(total)(total.amount + amount), added
        # Clear days that are added lie between no two events: they are so many days more.
        return total, [*added, _plain(type(extension.by)(amount))]

    def _left(self, day: date, period: Period) -> tuple[date, bool]:
        """The last day of a time of its own from a day, moved, and whether it is firm."""
        looker = self.clock.looker(period.unit)
        end = last_day(period, day, looker, included=False)
        assert end is not None
        moved = self.clock.moved(Date(end, looker.firm))
        assert moved.day is not None
        return moved.day, moved.firm

    def _end(
        self, begin: date, total: Period, added: list[Period], stops: tuple[Stop, ...]
    ) -> tuple[date | None, bool]:
        """The last day, moved, and whether it is firm; each added amount runs from the day before it moved."""
        if not added and not stops and (moment := self.clock.on_the_clock(total, begin)):
            found = self.clock.moved(Date(moment, moment.year <= KNOWN_THROUGH))
            return found.day, found.firm
        day, firm = begin, True
        for number, period in enumerate((total, *added)):
            looker = self.clock.looker(period.unit)
            end = last_day(period, day, looker, included=self.clock.included and not number, stops=stops)
            firm = firm and looker.firm
            if end is None:
                return None, firm
            day = end
        found = self.clock.moved(Date(day, firm))
        return found.day, found.firm


def _plain(period: Period) -> Period:
    """An amount that is added, where it cannot be clear days."""
    if not period.unit.startswith("clear"):
        return period
    kinds = {"clear days": Days, "clear working days": WorkingDays, "clear months": Months}
    return kinds[period.unit](period.amount)


def _with(total: Period, added: list[Period], more: Period) -> tuple[Period, list[Period]]:
    """A length and what is added to it, made longer once more."""
    if more.unit == total.unit and not added:
        return type(total)(total.amount + more.amount), added
    return total, [*added, _plain(more)]

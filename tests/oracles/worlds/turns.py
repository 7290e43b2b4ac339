"""What stops the clock of a limit in one world, starts it again or anew, and makes its time longer."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from navigator.model.limits import Extension, Pause
from tests.oracles.worlds.days import MINUTES, ONE, Stop
from tests.oracles.worlds.happenings import Happening, History
from tests.oracles.worlds.rules import used_elsewhere

if TYPE_CHECKING:
    from tests.oracles.worlds.clock import Clock


@dataclass(frozen=True)
class Turns:
    """What happened to a clock that was started, up to the day on which the act was done."""

    clock: "Clock"
    start: Happening
    history: History
    until: date | None

    def _happened(self, event: str) -> list[Happening]:
        return [h for h in self.history.get(event, ()) if self.until is None or h.day <= self.until]

    def stops(self, *, restarting: bool, by: str | None = None) -> tuple[tuple[Stop, ...], list[Happening]]:
        found, used = list[Stop](), list[Happening]()
        for pause in self.clock.limit.pauses:
            if (pause.then.value == "restart") is not restarting or by not in (None, pause.id):
                continue
            ends, counted = self._happened(pause.until), 0
            for begun in self._happened(pause.from_):
                if not restarting and counted == pause.times:
                    break
                if self.clock.is_end(begun.event) and any(h.day < begun.day for h in ends):
                    ends = [h for h in ends if h.day >= begun.day]
                    continue  # It had gone on before that time was over.
                end = next((h for h in ends if h.day >= begun.day), None)
                first, last = self._lost(pause, begun, end)
                # A first day that counts can be the last that is lost.
                counts = self.clock.included and not restarting and self.clock.period.unit not in MINUTES
                begins = self.start.day - ONE * counts
                if end and last and last <= begins and self._again(end, restarting=restarting) <= self.start.day:
                    ends.remove(end)
                    continue  # It was all over before the clock began.
                counted += 1
                used.append(begun)
                if end:
                    ends.remove(end)
                    used.append(end)
                again = self._again(end, restarting=True) if end and restarting else None
                found.append(Stop(begun.day, again, pause.id) if restarting else Stop(first - ONE, last, pause.id))
        return tuple(found), used

    def _again(self, end: Happening, *, restarting: bool) -> date:
        """The day of a new start; where that is the end of a time and begins it anew, the last day of that time."""
        ended = self.clock.is_end(end.event)
        if not (ended and restarting):
            return end.day if ended else self.clock.received(end)[0]
        return end.day if self.clock.included else end.day - ONE

    def _lost(self, pause: Pause, begun: Happening, end: Happening | None) -> tuple[date, date | None]:
        """The first and the last day that a stop takes; a time that ended was over with the day before it is told."""
        first = begun.day if pause.stop_day.value == "excluded" or self.clock.is_end(begun.event) else begun.day + ONE
        by_hours = self.clock.period.unit == "hours" and self.clock.limit.kind.value == "by"
        if by_hours:
            first = begun.day + ONE  # Days have no ends on a clock.
        if end is None:
            return first, None
        runs = self._again(end, restarting=False)
        if by_hours:
            return first, runs
        if self.clock.is_end(end.event):
            return first, runs if pause.restart_day.value == "next day excluded" else runs - ONE
        last = {"included": runs - ONE, "excluded": runs, "next day excluded": runs + ONE}
        return first, last[pause.restart_day.value]

    def changes(self) -> list[tuple[date, Stop | Extension, bool]]:
        """What moves the last day, with its day and whether it does so when the time is over."""
        limit, found = self.clock.limit, list[tuple[date, Stop | Extension, bool]]()
        ever = {p.id: p.notice.value == "at any time" for p in limit.pauses if p.then.value == "restart"}
        for name, always in ever.items():
            stops = self.stops(restarting=True, by=name)[0]
            restarts = [s for s in stops if s.through is None or s.through > self.start.day]
            found += [(stop.after, stop, always) for stop in restarts]
        for each in limit.extensions:
            found += [(h.day, each, each.notice.value == "at any time") for h in self._happened(each.event)]
        # What was told for another limit counts at any time; on one day in the order of the file.
        above = True
        for _, other in self.clock.policy.limits():
            above = above and other != limit
            more: list[tuple[date, Stop | Extension, bool]] = [
                (h.day, each, True)
                for each in other.extensions
                if each.id in used_elsewhere(self.clock.policy, self.clock.limit)
                for h in self._happened(each.event)
            ]
            found = [*more, *found] if above else [*found, *more]
        return found

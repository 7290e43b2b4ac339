"""Time limits as data: what the policy states, how it is counted, and how else it can be read."""

from dataclasses import dataclass
from enum import Enum
from typing import Annotated

from navigator.dates.periods import THAT_DAY, Period
from navigator.dates.rules import FirstDay, FirstHour, LastDay, Receipt
from navigator.model.marks import ID, ONE_OR_MANY, PLACE, TEXT

Id = Annotated[str, ID]
Text = Annotated[str, TEXT]
Place = Annotated[str, TEXT, PLACE]
Ids = Annotated[tuple[Id, ...], ONE_OR_MANY]


class Pick(Enum):
    """Which of several start events, or of several limits, counts."""

    EARLIER = "earlier"
    """The first start to happen; of several limits the earliest date of those that have begun."""
    LATER = "later"
    """The last start, once all have happened; of several limits the latest date, once all have begun, for a time that
    has not begun is not over (Limitation Act 1980, section 14A: six years, or three years from knowing).

    What may be done from the beginning names that among the starts: it may be done once one of them has come. Where
    one of them need never happen, such as a hearing that is held only if somebody asks, an extension with at_least
    says it."""


class Aspect(Enum):
    """One thing about a limit that a policy either states or leaves to be assumed."""

    PERIOD = "period"
    """How long it is."""
    KIND_OF_DAY = "kind of day"
    """Which days count: working days, school days, calendar days."""
    START = "start"
    """The event that it is counted from."""
    FIRST_DAY = "first day"
    """Whether the day of that event counts."""
    LAST_DAY = "last day"
    """What happens when the last day is a day off."""
    CALENDAR = "calendar"
    """Whose bank holidays count."""
    RECEIPT = "receipt"
    """When something counts as received."""


class LimitKind(Enum):
    """What the date means to the person who acts."""

    BY = "by"
    """On that day at the latest."""
    NOT_BEFORE = "not before"
    """On that day at the earliest. A day off, too, unless the limit itself has last_day under counting."""
    AFTER = "after"
    """Once that day is over: on the day after it at the earliest. It moves like that of "not before"."""


class Grant(Enum):
    """How an extension comes about."""

    AUTOMATIC = "automatic"
    """It comes with the event, and nobody decides."""
    ON_NOTICE = "on notice"
    """Whoever has to act says so, with reasons."""
    AGREED = "agreed"
    """Both sides agree."""
    GRANTED = "granted"
    """Somebody else allows it."""


class Notice(Enum):
    """Until when a notice of more time, or a restart, counts."""

    IN_TIME = "in time"
    """On or before the last day as it stood then; what comes later changes nothing."""
    AT_ANY_TIME = "at any time"
    """After the last day as well: the time is then not over, and never was."""


class Resume(Enum):
    """What happens to the count when a pause ends."""

    CONTINUE = "continue"
    """The days that were left go on."""
    RESTART = "restart"
    """All the days are counted again."""


class NewStart(Enum):
    """Whether the day on which a clock goes on is counted."""

    INCLUDED = "included"
    """It is the first day that counts again."""
    EXCLUDED = "excluded"
    """The day after it is the first."""
    NEXT_EXCLUDED = "next day excluded"
    """Nor does the day after it count: time stands still up to and with the day after the payment."""


class Sending(Enum):
    """How something was sent, for a person who knows the day of sending and not that of arrival."""

    HAND = "by-hand"
    """Handed over, or put through the letter box."""
    FIRST_CLASS = "first-class"
    """By first-class post."""
    SECOND_CLASS = "second-class"
    """By second-class post."""
    EMAIL = "email"
    """Before the office closed that day."""
    EMAIL_LATE = "email-late"
    """After the office had closed that day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where in the policy a clause comes from."""

    heading: Text
    """The heading in the document, word for word."""
    paragraph: int | None = None
    """Counted from 1 under the heading; list items count with the sentence that opens the list."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CountingRules:
    """How days are counted; what is left out here is taken from the level above."""

    calendar: Id | None = None
    """Whose bank holidays apply, for example england-and-wales. Never assumed from the address."""
    school_calendar: Id | None = None
    """The calendar of school days, where a limit is in school days."""
    first_day: FirstDay | None = None
    """Whether the day of the start event is itself counted.

    Said of all limits, it is about days, weeks, months and years that are counted on from an event: not about hours and
    clear days, and not about a limit that is counted back, which can say it itself.
    """
    receipt: Receipt | None = None
    """Whether what comes on a day off, or in a closure, counts as received on a later day."""
    last_day: LastDay | None = None
    """What happens when the last day is not a working day.

    Said of all limits, it is about what has to be done by a day: not about a wait and not about hours, and "next
    working day" moves nothing that is counted back from an event. A day that is named stays.
    """
    first_hour: FirstHour | None = None
    """Whether hours run from the moment itself, as they do where this is left out, or from the next full hour.

    A limit in minutes runs from the moment. List first day under states where the policy says which.
    """
    last_hour: Text | None = None
    """The hour of the last day, as HH:MM, by which it must be done: by 1 pm on the next working day.

    Said of all limits, it is about what has to be done by a day: not about a wait and not about hours. What is done on
    the last day at a later hour is late. The words of a limit that has one of its own name the hour, or what the policy
    says of all limits does (says): whatever has to reach the tribunal by a day has to reach it by 5 pm. One that the
    hour of all limits is not for, such as that of somebody else than the tribunal, says last_hour: none.
    """
    not_counted: Text | None = None
    """Days of every year that do not count: 24 December, 16 December to 7 January, August, 2 days before Easter, 7 days
    before Easter to 7 days after Easter. Easter is its Sunday.

    They are left out of days of every kind and of weeks, on and back. They are not left out of hours, and no time in
    months or years can have them: write not_counted: none for it, and in a gap what the policy says.
    """
    cutoff: Text | None = None
    """The hour, as HH:MM, from which a thing counts as received a day later.

    So does an act whose event has sent: true. What comes at that hour of its last day, or later, is late.
    """
    zone: Text | None = None
    """The time zone of that hour, where readers may be in another one, and of the clock that limits in hours run on:
    Europe/London. Left out, hours run on the clock of the calendar's place; where it has none, only days are told."""


class KindOfDay(Enum):
    """What plain "days" can mean besides every day."""

    WORKING_DAYS = "working days"
    """Working days alone."""
    SCHOOL_DAYS = "school days"
    """School days alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GeneralReading:
    """One way to understand how all limits are counted; it changes only what it names."""

    id: Id
    says: Text
    """The reading in words: days are working days."""
    days: KindOfDay | None = None
    """What plain days are in this reading, besides every day; limits in other units stay as they are."""
    counting: CountingRules | None = None
    """The counting rules of this reading alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """When what is sent counts as received, because the policy itself says so; then nothing is presumed beside it."""

    by: Annotated[tuple[Sending, ...], ONE_OR_MANY]
    """The ways of sending that the policy says it of. For any other way, what a court would presume is counted from."""
    of: Ids = ()
    """The events that it says it of, such as a notice of the council alone. Left out: everything that is sent."""
    words: Text
    """The few words of the policy that fix it: on the second working day after posting."""
    period: Period
    """How long after the day of sending, which does not count itself."""
    source: Source


@dataclass(frozen=True, slots=True, kw_only=True)
class GeneralRules(CountingRules):
    """How all limits are counted, and what of it the policy itself says, once for all of them."""

    states: tuple[Aspect, ...] = ()
    """What of this the policy states, for every limit. A limit that sets a rule of its own says so itself."""
    says: Text | None = None
    """What the policy says about it, in a sentence or two; goes with states."""
    source: Source | None = None
    unclear: Text | None = None
    """Why the limits can be read in more than one way; goes with readings."""
    readings: tuple[GeneralReading, ...] = ()
    """Every way to read them, when there is more than one. Each limit that is touched then has these readings."""
    about: Ids = ()
    """In a procedure: the acts and caps whose limits the readings are about. Left out, they are about all limits."""
    arrival: tuple[Arrival, ...] = ()
    """When what is sent counts as received, where the policy says so; where it is unclear, leave it out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One way to understand a limit that the policy leaves unclear; it changes only what it names."""

    id: Id
    says: Text
    """The reading in words, to follow "One reading:"."""
    from_: Ids = ()
    """The start event in this reading."""
    before: Ids = ()
    """The event it is counted back from in this reading."""
    pick: Pick | None = None
    """With several events in this reading: which of them counts."""
    period: Period | None = None
    """The length in this reading."""
    counting: CountingRules | None = None
    """The counting rules of this reading alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Extension:
    """A longer limit: to a new total, by an amount, to a day that is named, or so that some time is left.

    Where more than some days need another's consent, write two: one on notice, and one that is agreed.
    """

    id: Id
    to: Period | None = None
    """The new total, counted from the same start."""
    by: Period | None = None
    """The amount added. In one unit the two are one time: a month and two more are three months from the start.
    A day that was named gets no later by it: the later of both counts."""
    day: Id | None = None
    """The event, with future: true, whose day is the new last day: the date that the notice gives. A day off, too.

    Where nobody gives one, as in "or as soon as is reasonably practicable", write how: automatic. What hindered it is
    the event, and the day is the one from which it could be done. Until somebody tells them, the length itself counts.
    """
    at_least: Period | None = None
    """What is left after the event at the least: a month from the certificate, where the time would be over before.
    The day of the event itself is not counted, whatever first_day says."""
    how: Grant
    event: Id
    """The event that puts the extension in force."""
    granted_by: Ids = ()
    """Who allows it."""
    times: Annotated[int, "at least 1"] = 1
    """How often it may be used."""
    again: bool = False
    """True when it may be used as often as wanted."""
    at_most: Period | None = None
    """The most that it may add in all. With by it is in the same unit, and the last time adds what is left. With day no
    later one than so much more counts."""
    within: Period | None = None
    """With day: a later one than so much after the last day gives no more time at all."""
    after: Ids = ()
    """The extensions above it that it builds on: it counts only once one of them is in force."""
    not_with: Ids = ()
    """The extensions above it, in this limit or in those of acts above, that it does not go with.

    Whichever is in force first keeps the other from counting. So is written what may be done once for two limits: more
    time for the reply or for the review. A notice for another limit is a use, in time or not.
    """
    only: Ids = ()
    """Answers to questions about the case with which it exists."""
    notice: Notice = Notice.IN_TIME
    """Until when it can be used."""
    says: Text
    """When the policy allows it, in words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pause:
    """A stretch of time that is not counted: the days after the one that stops the clock, up to its new start.

    Where its event is the end of another time (done_or_not), that time's last day is the one that is meant. Such an end
    stops nothing where the event of the new start came before it.
    "Until they answer or their time is over" is an event that is any_of both, with restart_day: included; there the
    expiry is not done_or_not, and comes the day after.
    """

    id: Id
    from_: Id
    """The event that stops the clock."""
    until: Id
    """The event that starts it again."""
    stop_day: FirstDay = FirstDay.INCLUDED
    """Whether the day that stops the clock still counts. Not in hours, and not with then: restart."""
    restart_day: NewStart = NewStart.EXCLUDED
    """Whether the day of the new start counts. Where all days are counted again, first_day says it."""
    then: Resume = Resume.CONTINUE
    times: Annotated[int, "at least 1"] | None = None
    """How often it may stop the clock; what stops it after that changes nothing. Left out: as often as wanted."""
    notice: Notice = Notice.IN_TIME
    """Until when a restart counts. A pause stops no clock that has run out."""
    says: Text
    """When the clock stops, in a sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Expiry:
    """What the policy says follows when a limit runs out and the act was not done."""

    event: Id
    """Counts as having happened the day after the latest date, or at the hour at which that ends; it can open an act or
    end a stage.

    A time that is said to run from the end of this one, where the act was not done, counts that day itself: in its own
    counting, first_day: included. Where it runs from the end whether the act was done or not, see done_or_not. "From
    the acknowledgement, or if there is none from the end of the seven days" is the earlier of that and of such an end.

    An event of its own, which no act produces: whoever says that the act is not done does not say that this is not so.
    """
    done_or_not: bool = False
    """True when the event is nothing but the end of this time. It comes although the act was done, while the stage is
    open; and what runs from it is counted from the last day of this time. What runs from it in a later stage needs it
    over both: write it as a cap that covers the two, and it goes on when the first of them is left."""
    says: Text
    """What follows, in a sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Alternative:
    """The second of two limits for one act, of which the earlier or the later counts; pick in the limit says which.

    It has a start and counting rules of its own. What stops the clock or gives more time does so for both.
    """

    words: Text
    """The few words of the policy that fix it."""
    period: Period = THAT_DAY
    """Its amount and unit. Left out: at once, on the day of the event in from: or sooner if a fix is released."""
    from_: Ids = ()
    """The one event it is counted from; several with anew."""
    before: Ids = ()
    """The one event it is counted back from."""
    anew: bool = False
    """As in the limit: it runs from the last of its events so far."""
    counting: CountingRules | None = None
    """Counting rules of this part alone. Where it says nothing, those of the limit hold for it too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """A time limit: amount and unit, counted from an event, or back from one."""

    words: Text
    """The few words of the policy that fix the limit; amount, unit and kind of day must agree with the data.

    Beside or, the words of the first of the limits alone. Where the policy says of all limits what kind of day it means
    (states: [kind of day]), "3 days" can be 3 working days, "10 working days" or "2 months" as many clear ones, and "48
    hours", without those of days off, 2 working days: the hour at which it ends then stands in a gap.
    """
    period: Period = THAT_DAY
    """Amount and unit, for example 15 working days; needed unless day says the last day."""
    from_: Ids = ()
    """The event the limit is counted from; with several, pick says which, or anew that each begins it again."""
    before: Ids = ()
    """The event the limit is counted back from. With period: 1 day its words can be those of the policy alone, such as
    "before the notice takes effect": the last day is the one before."""
    day: Id | None = None
    """In place of period and from, where somebody names the last day: the event, with future: true, of that day.

    So is the next meeting of a committee. Papers for it have a limit of their own, counted back: before. Where they
    come too late for it, the meeting after it is told in its place.
    """
    named_by: Ids = ()
    """With day: who names it. Several roles agree on it."""
    pick: Pick | None = None
    """With several start events: the first to happen, or the last once all have. With or: which of the dates counts."""
    anew: bool = False
    """True when it runs from the last of its events so far, whatever came before: 14 days since the last email.

    Each of them begins it again, as often as it happens, and no later one than so has to come. Where something follows
    when the time runs out, what comes after that begins nothing.
    """
    or_: tuple[Alternative, ...] = ()
    """Other limits for the same act: 20 school days or 60 working days, whichever is shorter."""
    kind: LimitKind = LimitKind.BY
    """Whether the act must come by the date, or may not come before it.

    No earlier than 5 and no later than 15 days are two acts in the same words that produce one event. A range that
    leaves open how long it is, such as "in 5 to 15 days", is two readings.
    """
    states: tuple[Aspect, ...]
    """What the policy states; everything else is shown to the reader as our assumption."""
    soft: Text | None = None
    """The policy's own word when the limit is only a wish, for example "ideally"."""
    unclear: Text | None = None
    """Why the limit can be read in more than one way; goes with readings."""
    readings: tuple[Reading, ...] = ()
    """Every way to read the limit, when there is more than one."""
    counting: CountingRules | None = None
    """Counting rules of this limit alone."""
    extensions: tuple[Extension, ...] = ()
    """Ways in which it can become longer."""
    at_most: Period | None = None
    """The longest that all extensions together can make it, counted from the same start: 180 days in all."""
    pauses: tuple[Pause, ...] = ()
    """What stops the clock."""
    every: bool = False
    """True when the act is repeated: first a period after its start, then a period after each time that it was done.

    So "before the end of each period of 24 hours" is told with the safe date: done early, it is due early again.
    """
    until: Id | None = None
    """The event that ends a repeated act, or a cap."""
    expiry: Expiry | None = None
    """What follows when the time has run out."""
    discretion: Ids = ()
    """Who may accept the act after the date."""
    source: Source | None = None
    """Where the limit comes from, when that is not where the act comes from."""

    @property
    def starts(self) -> Ids:
        """Every event that it, or another limit beside it, is counted from or back from; not those of readings."""
        others = (event for each in self.or_ for event in (*each.from_, *each.before))
        named = (self.day,) if self.day else ()
        return tuple(dict.fromkeys((*self.from_, *self.before, *named, *others)))

    @property
    def each_anew(self) -> Ids:
        """The events each of which begins the time anew, or that of a limit beside it."""
        own = self.from_ if self.anew else ()
        return tuple(dict.fromkeys((*own, *(event for each in self.or_ if each.anew for event in each.from_))))

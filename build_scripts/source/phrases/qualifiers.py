"""The words that policies put around an amount of time, and what they say of it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from build_scripts.source.phrases.reading import Bound, Counted
from build_scripts.source.phrases.units import CALLED

Words = tuple[str, ...]


def _words(*texts: str) -> tuple[Words, ...]:
    return tuple(tuple(text.split()) for text in texts)


def _by(place: int, said: Iterable[Words]) -> Mapping[str, tuple[Words, ...]]:
    """Found by their first or their last word; the longest come first, so that no part is taken for the whole."""
    found: dict[str, list[Words]] = defaultdict(list)
    for each in sorted(said, key=len, reverse=True):
        found[each[place]].append(each)
    return {word: tuple(every) for word, every in found.items()}


BOUNDS: Mapping[Words, Bound] = {
    **dict.fromkeys(
        _words(
            "within",
            "within the first",
            "within the next",
            "within the following",
            "in",
            "inside",
            "up to",
            "maximum of",
            "maximum",
            "at most",
            "at the most",
            "at the latest within",
            "before the end of",
            "before the expiry of",
            "by the end of",
        ),
        Bound.WITHIN,
    ),
    **dict.fromkeys(_words("at least", "minimum of", "minimum"), Bound.AT_LEAST),
    **dict.fromkeys(_words("every", "at least every"), Bound.EVERY),
    ("after",): Bound.MORE_THAN,
}
"""What is said right before an amount."""

COMPARED: Mapping[Words, tuple[Bound | None, Bound]] = {
    **dict.fromkeys(
        _words(
            "more than",
            "longer than",
            "later than",
            "later than the end of",
            "later than the close of",
            "later than close of business on",
            "exceed",
            "exceeds",
            "exceeding",
            "exceed more than",
            "in excess of",
        ),
        (Bound.MORE_THAN, Bound.WITHIN),
    ),
    **dict.fromkeys(
        _words("less than", "fewer than", "earlier than", "sooner than", "shorter than", "before", "until"),
        (None, Bound.AT_LEAST),
    ),
}
"""What else is said before an amount, and what it says with a "not" before it; none where it leaves the amount out."""

BY_THE = _by(
    -1,
    _words(
        "by",
        "on or before",
        "by the end of",
        "before the end of",
        "at the latest by",
        "by the close of",
        "by close of business on",
        "by the close of business on",
        "by close of business",
        "by close of",
        "by end of",
        "by the close of business of",
        "by close of business of",
        "before the close of",
        "through",
        "up to and including",
        "to and including",
        "until",
        "until and including",
    ),
)
"""What is said before a date: by the fifth day, until the fifth day."""

WAITS = frozenset("wait waits waiting postponed deferred stayed suspended paused".split())
"""Before "until": what begins then, and is not over."""

BEFORE_AN_AMOUNT = _by(-1, (*BOUNDS, *COMPARED))
_WEAK = _words("in", "after", "before", "until", "inside", "every")
STRONG = _by(0, {*BOUNDS, *COMPARED, *_words("under", "over")} - {*_WEAK})
"""What speaks of an amount wherever it stands; without one next to it, it was not understood."""

AFTERWARDS: Mapping[Words, Bound] = {
    **dict.fromkeys(
        _words("or less", "or fewer", "or sooner", "or earlier", "at most", "at the most", "at the latest", "maximum"),
        Bound.WITHIN,
    ),
    **dict.fromkeys(_words("or more", "or longer", "or later", "at least", "minimum"), Bound.AT_LEAST),
}
"""What is said of an amount right after it."""

COUNTED: Mapping[Words, Counted] = {
    **dict.fromkeys(
        _words("of", "from", "after", "following", "since", "subsequent to", "afterwards", "thereafter"), Counted.FROM
    ),
    **dict.fromkeys(_words("before", "prior to", "in advance of", "ahead of", "preceding"), Counted.BEFORE),
    **dict.fromkeys(
        _words(
            "beginning",
            "starting",
            "commencing",
            "starts on",
            "start on",
            "begins on",
            "begin on",
            "from and including",
            "on and from",
            "on and after",
        ),
        Counted.BEGINNING,
    ),
}
"""What joins an amount to what it is counted from."""

AFTER_AN_AMOUNT = _by(0, COUNTED)
NAMES_A_DAY = frozenset("on with from and in at".split())
"""After "beginning" these say with which day. Without them what begins can be an event: of beginning the inquiry."""
AFTERWARDS_OF = _by(0, AFTERWARDS)

NEGATIVE = frozenset("not no never cannot neither nor without".split())
AUXILIARY = frozenset(
    "be to take last run go normally usually ordinarily generally necessarily always event case circumstances made "
    "extend".split()
)
"""What may come between a "not" and what it denies: should not take longer than, in no event later than."""

DETERMINERS = frozenset("the a an those these that this its our your their".split())
BEFORE_IT_IS_COUNTED = frozenset("period have has elapsed passed".split())

BEFORE_THE_DAY = frozenset("on with from and including the first working business school calendar".split())
FOLLOWING = frozenset("after following next".split())
"""Where a time begins with the day after one: on the first working day after, with the following day."""

LEFT = frozenset(
    "means despite past as extended provide provides need needs set sets fall falls count counts grant grants "
    "granted is are be was were has have had having takes take taking took lasts last allow allows allowed give "
    "gives given giving get gets wait waiting require requires recommended recommends proposing propose for "
    "with by at on from between follow follows receive receives usually normally ideally generally typically "
    "ordinarily only just and or during next initial full target limit deadline notice if then but where when plus "
    "remaining".split()
)
"""The words that an amount can follow. Any other one may change it: approximately, almost."""

MEASURES = frozenset(
    "period target total limit deadline timescale timeframe window time extension notice minimum maximum end expiry "
    "expiration conclusion".split()
)
"""What an amount can be "of". Outside of ten days, and a third of them, are others."""

EXTENSIONS = frozenset(("extension", "extend", "extends", "extending", "extended"))

HOWEVER_MUCH = frozenset("little few much many long short soon early late".split())
"""Before "as": as little as ten weeks."""

ABBREVIATED = frozenset("c ca approx est max min circa".split())
"""Before a full stop: c. 20 days, max. 20 days."""

LEAVES_OUT = frozenset(("except", "than", "save"))
"""Before within: what is left out."""

CHANGED = frozenset("extended reduced shortened cut increased limited lengthened changed".split())
"""Before "to": what a period is changed to. Close to five days is another thing."""

RIGHT = frozenset(
    "behind confirming to in for if when where unless or and but as at by on with without is are was has have had "
    "will must may should shall can that which who whichever you we they he she it i the this your our period "
    "periods deadline limit time timescale timeframe timeline window target count response notice filing "
    "consultation backstop clock date ago later earlier long until between except via through total calculator "
    "receive write however normally usually only during because under against subject apart once extension "
    "extensions review reading delay before requirement written".split()
)
"""The words that can follow an amount. Any other one may change it: 10 days minus."""

PARTING = frozenset(",:;.()[]?!|-\"'\N{BULLET}\N{HORIZONTAL ELLIPSIS}") | {
    "\N{LEFT DOUBLE QUOTATION MARK}",
    "\N{RIGHT DOUBLE QUOTATION MARK}",
}
"""Marks that part an amount from what comes before or after it. Any other mark may belong to it: +5 days."""

OTHER_DAYS = frozenset(
    "excluding excludes exclude excluded inclusive including includes weekend weekends holiday holidays saturday "
    "saturdays sunday sundays weekday weekdays".split()
)
"""What makes another kind of day of plain days."""

OTHER_WORKING_DAYS = frozenset("inclusive including saturday saturdays sunday sundays closure closures".split())
"""What makes another kind of day of working days; weekends and bank holidays are none of them anyway."""

EXCLUDES = frozenset("excluding excludes exclude excluded exclusive".split())
NEVER_WORKED = frozenset("weekend weekends bank public statutory national the".split())
"""What working days leave out anyway. Excluding anything else makes other days of them: excluding August."""

TERM = frozenset(("term", "termtime"))
"""What makes school days of days, and another time of weeks. A unit can say so itself: term time days."""

SCHOOL_DAYS = frozenset(name for name, (unit, _) in CALLED.items() if unit == "school days")

"""The engine against the second opinion that looks at every world, on procedures and facts drawn at random.

Seeds are fixed: the same procedure, facts and day come for the same number. `make test` takes the first, in which every
construct comes up, and of each later kind those that take the least time, in half a minute of a processor; `make prove`
takes 100,000. What fails is printed made as small as it can be, with what each of the two says.
"""

from collections.abc import Mapping

import pytest
from hypothesis import settings

from navigator.dates.refusals import CountingError
from tests.oracles.compare import APART, both, difference, differs
from tests.oracles.dear_seeds import DEAR
from tests.oracles.drawn import (
    ACTS_FROM,
    AGAIN_FROM,
    ANSWERED_FROM,
    EDGES_FROM,
    ENDS_FROM,
    LATE_FROM,
    LATER_FROM,
    LEFT_OUT_FROM,
    MORE_FROM,
    SEVERAL_FROM,
    STOPS_FROM,
    TWICE_FROM,
    drawn,
)
from tests.oracles.drawn_smaller import smallest
from tests.oracles.recorded import recorded
from tests.oracles.worlds import NoWorldError, TooManyWorldsError, bolder, differences

PROVING = settings.default is not None and settings.default.max_examples > 1000
ALL, SOME, AT_ONCE = 100_000, 400, 100 if PROVING else 50
# Those that draw what came into the language later, and how far all of them agree.
LATER = range(MORE_FROM, MORE_FROM + (1500 if PROVING else AT_ONCE), AT_ONCE)
# Those in which something was told twice; the first hundred has cases that take the second opinion long.
AGAIN = range(AGAIN_FROM, AGAIN_FROM + 200, AT_ONCE) if PROVING else (AGAIN_FROM + 100,)
# Received in the school holidays, made of others and told by itself, booked and moved, passed up twice.
LATEST = range(LATER_FROM, LATER_FROM + (1500 if PROVING else AT_ONCE), AT_ONCE)
# Over on a day of the year, at once with an event, and by themselves whether they were used or not.
ENDS = range(ENDS_FROM, ENDS_FROM + (500 if PROVING else AT_ONCE), AT_ONCE)
# More time that is there once for two limits, or in some cases alone.
SEVERAL = range(SEVERAL_FROM, SEVERAL_FROM + (100 if PROVING else AT_ONCE), AT_ONCE)
# A pause with either end counted or not, or up to the end of another time.
EDGES = range(EDGES_FROM, EDGES_FROM + (200 if PROVING else AT_ONCE), AT_ONCE)
# A pause from the end of another time on; in `make test` those of them that are settled.
STOPS = range(STOPS_FROM, STOPS_FROM + 100, AT_ONCE) if PROVING else ()
# Days of every year that do not count.
LEFT_OUT = range(LEFT_OUT_FROM, LEFT_OUT_FROM + (500 if PROVING else AT_ONCE), AT_ONCE)
# Done around the last day of its time, on the day after above all, or on one of some days over such an edge.
LATE = range(LATE_FROM, LATE_FROM + (1000 if PROVING else AT_ONCE), AT_ONCE)
# What stops a clock, lets it run or gives more time is brought about by acts, and may not have been mentioned.
ACTS = range(ACTS_FROM, ACTS_FROM + (1000 if PROVING else AT_ONCE), AT_ONCE)
# An act that was told, on one of some days beside what moves its time; `make test` has them among the kept answers.
ANSWERED = range(ANSWERED_FROM, ANSWERED_FROM + 100, AT_ONCE) if PROVING else ()
# What moves a time, or ends it, was told twice, once of it without its day or for some days; kept like those.
TWICE = range(TWICE_FROM, TWICE_FROM + 100, AT_ONCE) if PROVING else ()
LAST = (*EDGES, *STOPS, *LATE, *LEFT_OUT, *ACTS, *ANSWERED, *TWICE)
SEEDS = (*range(0, ALL if PROVING else SOME, AT_ONCE), *LATER, *AGAIN, *LATEST, *ENDS, *SEVERAL, *LAST)

# Where the two are known to differ, and why; one that agrees must leave the list.
# None of them is bolder than what holds in every world (`bolder`), which is never allowed.
KNOWN: Mapping[int, str] = {
    3000930: "the hour of what nobody told, of the end of a time and of a cap, is taken apart",
    8011: "a cap ends with an act that was done in time, and the engine takes the days of the two apart",
    2607: "an hour of a limit in hours that names no zone, a closing hour and a stop on its day",
    800053: "what nobody mentioned may have been after an end beside which only more time was told",
    800063: "what nobody mentioned may have been after an end beside which only more time was told",
    800099: "what nobody mentioned may have been after an end beside which only more time was told",
    7000012: "what opens a case was told twice, once without its day, and a reading counts from what nobody told",
    7000035: "which of several answers came late is looked at for all that began a time together",
    7000047: "a clock that went on before it began, and an act that was done a second time, nobody knows when",
    7000050: "what ended a case came before it was opened, and a reading has another first day",
    7000079: "a time that may be over began with what was told twice, and may have been answered",
    7000097: "what nobody told of an earlier day of two answers narrows what began a time",
}


# Beyond the first, those in which the engine was found wrong once; its faults are tests by hand where they are plain.
SETTLED = (
    # What had ended a case was taken for sure, or for never; a time began too early for what it had not ended.
    *(460, 796, 871, 993, 1528, 1878, 2118, 2588, 2638, 2672, 2681, 3325, 3452, 3461, 4086, 4371, 5551, 5643, 5911),
    *(6223, 6350, 6488, 6567, 6759, 6840, 6925, 7173, 7224, 7246, 7822, 8049, 200156, 400016, 400286),
    *(1189, 2538, 2775, 3309, 3321, 6576, 9023, 13220, 17095, 17352, 18246, 19118, 20621, 21777),
    *(26463, 28485, 43426, 43709, 46360, 48031, 51227, 51340, 53119, 53320, 60424, 72497, 86711, 87479, 90286),
    *(91222, 95767, 97798, 101067, 101094, 200157, 300001, 400276),
    # What came between an end and what took the case up again; the first of several times; a clock that never ran.
    *(9372, 9903, 11239, 11607, 11833, 600136, 600382, 600441, 600447),
    # A course that waited for another track, which nobody had begun, was asked for its end: it had none.
    12446,
    # What was found on the 29th of November 2026; the first four were bolder.
    *(200041, 600094, 600157, 200426, 12510, 200017, 16333, 17022, 17494, 17502, 17643, 17800, 3480, 1996, 3097),
    *(100157, 600018, 600019, 600028, 600098, 700190, 700237, 700274, 700277, 700279, 700304, 700387, 700460),
    # What opened a case, opened a later stage after an end, or was told without its day; the first line was bolder.
    *(31135, 32444, 33462, 34831, 35735, 35964, 39420, 1000158, 1000223, 1000244, 1000261, 1000391, 1000618, 1000705),
    *(31199, 33519, 35051, 36183, 37594, 37655, 1000080, 1000208, 1000273, 1000295, 1000379, 1000505),
    # A clock that went on before the end of the time that would have stopped it.
    *(2000019, 2000045, 2000075, 2000088, 2000099, 2000136, 2000153, 2000198, 2000216, 2000235, 2000265, 2000292),
    # Told twice, in one of several rounds, beside an act done in time, of one of two tracks; the first line was bolder.
    *(41427, 41866, 46277, 46527, 47919, 1000443, 1000754, 1000869, 36003, 40364, 45689, 48234, 34008, 39478, 46092),
    *(47982, 32155, 100046, 33886, 34971, 44682, 36770, 33862, 37809, 47017),
    *(1000102, 1000387, 1000798, 46549, 200006, 77663, 47123, 60415),
    # The second opinion had a time run out on one way through the stages and went on with another.
    2000301,
    # Around the end of a time; the first line was bolder.
    *(3000123, 3000152, 3000182, 3000299, 3000392, 3000669, 3000788, 3000848, 3000906),
    *(3000111, 3000125, 3000146, 3000242, 3000316, 3000323, 3000332, 3000354, 3000360, 3000452, 3000606, 3000638),
    *(3000656, 3000795, 1000375, 52002, 54152),
    # What led on after an end that somebody may overlook; an end on the days that are left for it.
    *(63972, 3001146),
    # Stopped and set going on one day; the end of a time that the earlier of several began; what was sent before.
    *(8130, 36185, 52019, 400027, 900112, 900166, 2000046, 2000343, 2000553, 2000576, 44717, 55022, 55384, 55759),
    # The second opinion looked at too few days, ways or steps.
    *(31139, 51033, 1000863, 55811),
    # A way that the list does not fit, a start that nobody told, a time that stands still, a pause that ended on the
    # first day, another way before a time ran out; the first line was bolder.
    *(3001118, 3001148, 3001178, 3001202, 3002216),
    *(3001106, 3001176, 3002004, 3002169, 3002348, 56414, 63307, 200005),
    # What began again after an answer nobody told, the last day by each text, days that the times leave; the first line
    # was bolder in the engine, the second in the second opinion.
    *(200008, 200030, 200269, 21572, 28868),
    *(20618, 81181, 56200),
    # A way out of every stage, a letter and what the list has after it, each reading of what began again; the second
    # line was bolder in the second opinion.
    *(200527, 28357, 201478),
    *(200742, 201661),
    # A step to a stage that is open, what waits for an act alone, a firm day where there is none.
    *(2382, 81366, 15156, 20310, 11234),
    # Told twice and led nowhere at first, by each set of answers, an earlier matter that cannot have been, a day in a
    # letter and the list, the earlier of two times of which one stands still; the first line was bolder in the engine,
    # the second in the second opinion.
    *(202327, 204506, 206605),
    206018,
    *(202389, 202643, 200552, 59210, 57999, 204172, 201170),
    # Clocks that may be stopped so often and no more.
    *(400010, 400057, 400059, 400082, 400086, 400257, 400348, 400355, 400410),
)

LONG = frozenset(() if PROVING else DEAR)


def compared(seed: int) -> bool | None:
    """Whether the two differ; None where one of them gives no answer, with a word. The engine is never too bold."""
    try:
        one, other = both(drawn(seed))
    except (NoWorldError, TooManyWorldsError, CountingError, NotImplementedError):
        return None
    assert not bolder(one, other), f"seed {seed}"
    return bool(differences(one, other, APART))


@pytest.mark.parametrize("first", SEEDS)
def test_the_engine_and_the_second_opinion_say_the_same(first: int) -> None:
    found = {seed: compared(seed) for seed in range(first, first + AT_ONCE) if seed not in LONG}
    new = [seed for seed, differ in found.items() if differ and seed not in KNOWN]
    if new:
        small = smallest(drawn(new[0]), differs)
        pytest.fail("\n".join([f"{new} differ; the first:", str(small), *difference(small)]), pytrace=False)
    assert not [seed for seed in KNOWN if found.get(seed) is False]
    # Most of what is drawn gets an answer from both.
    assert sum(differ is not None for differ in found.values()) >= len(found) * 3 // 4


# Of most of them it is kept what the second opinion said: `test_recorded.py` holds the engine to that in less time.
ANEW = [seed for seed in SETTLED if PROVING or seed not in LONG | recorded().keys()]


@pytest.mark.parametrize("seed", ANEW)
def test_what_was_found_stays_settled(seed: int) -> None:
    assert compared(seed) is False

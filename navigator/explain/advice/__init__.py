"""What an answer says first: what the reader does or is owed and by when, how it stands, and what to do now."""

from navigator.case.verdicts.position import Note, NoteKind, Position
from navigator.dates.calendars import Calendars
from navigator.explain.advice.answer import CHECK, Advice
from navigator.explain.advice.heading import heading, state
from navigator.explain.advice.later import (
    how_it_goes_on,
    of_what_comes_later,
    of_what_has_a_date,
    of_what_was_sent,
)
from navigator.explain.advice.lines import (
    all_over_by,
    not_taken_up,
    of_others_later,
    of_the_whole,
    open_points,
    standing_still,
    stands,
)
from navigator.explain.advice.over import of_what_is_over
from navigator.explain.advice.rights import rights_of
from navigator.explain.advice.settling import has_to_do, not_reached, settled_by
from navigator.explain.advice.silence import silence
from navigator.explain.advice.steps import steps
from navigator.explain.advice.view import View, booked_for, is_booked
from navigator.explain.conditioned import has_ended, not_begun
from navigator.explain.teller import Teller
from navigator.model.acts import Cap
from navigator.model.procedure import Unsaid

__all__ = ("CHECK", "Advice", "advice", "booked_for", "is_booked")


def advice(teller: Teller, found: Position, calendars: Calendars) -> Advice:
    """The advice for the teller's reader; for nobody in particular, that for whoever asks."""
    return _advice(View(teller, found, calendars))


def _advice(view: View) -> Advice:
    words, found = view.teller.words, view.found
    rights = tuple(rights_of(view))
    if not found.kept:
        return Advice(words("where.heading.not_kept"))
    if ahead := not_begun(found):
        return Advice(words("advice.check_date", event=view.teller.event(ahead)), state=CHECK)
    if clash := next(filter(_is_clash, found.notes), None):
        # What is counted from a day that cannot be right would be a wrong date, told as if it were sure.
        # Which they are stands in the note, right below.
        key = "hours" if clash.kind is NoteKind.HOURS_OUT_OF_ORDER else "dates"
        return Advice(words(f"advice.check_{key}"), state=CHECK)
    if found.journey.end and has_ended(found):
        return of_what_is_over(view, rights)
    main = view.main()
    if (main is None or not view.is_mine(main)) and (sent := of_what_was_sent(view, rights)):
        return sent
    if main is None:
        return of_what_comes_later(view, rights)
    mine = view.is_mine(main)
    settling = not_reached(view) if found.may_be_ended and not main.verdict.open else []
    if settling and not (mine and has_to_do(main, settling)):
        return settled_by(view, settling, main, rights)
    if first := of_what_has_a_date(view, main, rights):
        return first
    now = steps(view, main)
    left_open = tuple(open_points(view, main)) if mine else ()
    # What the policy's author says of a time that is not there is not said twice; nor is that there is none beside one.
    later = tuple(of_others_later(view, main))
    whole = tuple(of_the_whole(view, main))
    stand, no_limit = tuple(stands(view, main)), words("where.open_no_limit")
    whole += tuple(all_over_by(view, main)) if no_limit in stand else ()
    untimed = later or whole or (left_open and any(open_points(view, main, Unsaid.TIME_LIMIT)))
    lines = tuple(each for each in stand if not (untimed and each == no_limit))
    # Where only the whole has a date, nobody's act says how it goes on.
    ways = tuple(how_it_goes_on(view)) if isinstance(main.clause, Cap) else ()
    return Advice(
        heading=heading(view, main),
        clause=main.clause.id,
        state="" if not_taken_up(view, main) else state(main),
        lines=(*lines, *later, *whole, *standing_still(view, main), *ways),
        warnings=left_open,
        steps=now,
        silence=() if mine and view.answers_others else tuple(silence(view, main)),
        # What is a step is not told a second time as a right.
        rights=tuple(each for each in rights if each.clause not in {step.clause for step in now}),
    )


def _is_clash(note: Note) -> bool:
    return note.other is not None and note.kind in (NoteKind.OUT_OF_ORDER, NoteKind.HOURS_OUT_OF_ORDER)

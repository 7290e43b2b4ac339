"""Every kind of finding: what it is called in the report, why it matters to a reader, and what would settle it."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Kind:
    """What is said once in the report about all findings of one kind."""

    title: str
    why: str
    """Why it matters to somebody who has to follow the policy."""
    advice: str
    """What would settle it, to follow a semicolon."""


KINDS: Mapping[str, Kind] = {
    # Ways through the procedure.
    "stage-unreachable": Kind(
        "Stages that nothing leads to",
        "The policy describes a stage, but no way out of an earlier one leads there. Nobody can get to it.",
        "say what leads to it, or leave it out",
    ),
    "dead-end": Kind(
        "Stages without a way out",
        "A case that gets there has no end: the policy does not say what comes next.",
        "say how it ends, and where it can go from there",
    ),
    "endless-loop": Kind(
        "Stages that only lead back to each other",
        "A case can go round for ever. The policy gives no way to an end.",
        "say when it ends, or who ends it",
    ),
    "no-other-route": Kind(
        "Nobody else is named for when it is about those who deal with a stage",
        "Then those it is about have to deal with it themselves.",
        "name somebody else who takes it on then",
    ),
    "no-outside-body": Kind(
        "No outside body at the end",
        "Somebody who is still unhappy is not told who else can look at it, such as an ombudsman or a regulator.",
        "name the body that can look at it afterwards, or say that there is none",
    ),
    "no-addressee": Kind(
        "Letters that do not say whom they go to",
        "Those who have to write get a draft with a blank where the name and address belong.",
        "name the role under to in the act, or to_any where one of several is enough",
    ),
    # Time limits.
    "no-time-stated": Kind(
        "Acts without a time limit",
        "Nobody can say when it is late.",
        "give a time limit, or say that none is meant",
    ),
    "start-not-stated": Kind(
        "Time limits without a start",
        "The date depends on the event that the time is counted from. The policy does not say which it is.",
        "say what it is counted from, such as the day the complaint arrives",
    ),
    "day-after-an-end": Kind(
        "Times that run from the day after another time",
        "A time that runs from an act, or from the end of the time for it, is counted in the second case from the day "
        "after that end. If the policy means the end itself, the date is a day late.",
        "write done_or_not: true in that expiry, or the end as a start of its own under or, with first_day: included",
    ),
    "kind-of-day-not-stated": Kind(
        "Days without a kind",
        "It can mean every day, or only working days. The two are days or weeks apart.",
        "say working days or calendar days",
    ),
    "several-readings": Kind(
        "Time limits that can be read in several ways",
        "Two people who both follow the policy can get different dates.",
        "say which reading is meant",
    ),
    "figure-and-word": Kind(
        "A number in words and another one in figures",
        "Two people who both follow the policy can get different dates.",
        "say which of the two is meant",
    ),
    "two-units": Kind(
        "One limit in two units that are not the same",
        "The two lengths give different dates, at the latest when a bank holiday comes between.",
        "keep one of the two",
    ),
    "vague-speed": Kind(
        "A word for speed beside a time limit",
        "A word such as promptly says one thing and the limit another. It is unclear which of them counts.",
        "leave the word out, or say that the limit is the latest date",
    ),
    "does-not-fit": Kind(
        "Steps that do not fit into the time for the whole",
        "Each step can be in time and the whole still be late.",
        "shorten the steps, or give the whole more time",
    ),
    "acknowledged-after-reply": Kind(
        "Acknowledged later than answered",
        "The policy allows the acknowledgement to come after the answer itself.",
        "make the time for the acknowledgement the shorter one",
    ),
    "request-before-reply": Kind(
        "Time to ask that can run out before the reply",
        "People have to ask for the next step before they know the answer that they would take further.",
        "count the time to ask from the reply",
    ),
    "nothing-when-late": Kind(
        "Nothing is said for when it is late",
        "People who wait are not told what they can do when the date has passed.",
        "say what follows when the date is missed",
    ),
    "noted-gap": Kind(
        "What else the policy leaves unclear",
        "The author of the file found it while writing the procedure down. Readers are shown it as it is.",
        "say what is meant",
    ),
    # People and places.
    "no-way-to-reach": Kind(
        "Contacts without a way to reach them",
        "Readers are told to turn to somebody and not how.",
        "give a phone number, an email address, a postal address or a web page",
    ),
    "review-passed": Kind(
        "Review date passed",
        "Readers cannot tell whether the policy still holds.",
        "review it, or set a new date",
    ),
    # Words.
    "to-be-written": Kind(
        "Texts that are still to be written",
        "They are marked REWRITE: and stand so on the site.",
        "write them, or take them out",
    ),
    "stated-in-prose": Kind(
        "Times that stand in a text only",
        "No date can be worked out for them here, and a change of the policy can pass them by.",
        "give it as the limit of an act, or leave it out",
    ),
    "term-unexplained": Kind(
        "Words that are not explained",
        "Readers who do not know the word cannot follow the sentence.",
        "explain it in the glossary (shared.yml), or use other words",
    ),
    "long-sentence": Kind(
        "Long sentences",
        "A sentence of more than 25 words is hard to follow. It stands here as it does on the site.",
        "make two sentences of it",
    ),
    "reading-age": Kind(
        "Hard to read as a whole",
        "Long words and long sentences make the procedure hard to use.",
        "use shorter words and shorter sentences",
    ),
}

"""An answer as plain text, to be copied into a message or a note: what the page says, without the page."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from navigator.explain.teller import Teller
from navigator.words import Language
from navigator.words.language import capital


def position_text(teller: Teller, report: Mapping[str, Any], coverage: Sequence[Mapping[str, str]]) -> str:
    """The report of a position (see reports.position_report) as text."""
    words, said = teller.words, report["advice"]
    sections = (
        _section(words("tool.position.now"), _items(words, (_step(each) for each in said["steps"]))),
        _section(words("keep.doubts"), _items(words, (each["text"] for each in (*report["notes"], *report["unread"])))),
        _section(words("keep.silence"), _items(words, said["silence"])),
        _section(words("tool.position.may"), _items(words, (each["text"] for each in said["rights"]))),
        _section(words("tool.position.acts"), _items(words, (each["text"] for each in report["next"]))),
        _section(words("keep.dates"), _dates(words, report["running"])),
        _section(words("keep.done"), [_fact(words, each) for each in report["done"]]),
        _section(words("keep.booked"), [_fact(words, each) for each in report["booked"]]),
        _section(words("keep.not_told"), _items(words, _not_told(report["not_told"]))),
        *report["arrivals"],
    )
    head = [
        report["heading"],
        "\n".join((*said["lines"], *said["warnings"])),
        *((report["ended"]["more"],) if report["ended"] else ()),
        "\n".join((*_source(teller), words("date.as_of", date=report["today_text"]))),
    ]
    return _text([*head, *sections, *_versions(teller, coverage)])


def limit_text(teller: Teller, report: Mapping[str, Any], coverage: Sequence[Mapping[str, str]]) -> str:
    """The report of one limit (see reports.limit_report) as text."""
    words = teller.words
    sections = (
        _section(words("keep.dates"), _dates(words, [report])),
        _section(words("tool.result.assumed"), _items(words, report["assumed"])),
    )
    return _text([report["sentence"], *_source(teller), *report["arrivals"], *sections, *_versions(teller, coverage)])


def count_text(
    title: str, doubts: Iterable[str], workings: Sequence[Mapping[str, Any]], coverage: Iterable[Mapping[str, str]]
) -> str:
    """A count that belongs to no procedure as text; `workings` as explain.working_data gives them."""
    date = f"{title}: {workings[0]['due_text']}"
    return _text([date, *doubts, *(each["summary"] for each in workings), *(each["text"] for each in coverage)])


def _step(step: Mapping[str, Any]) -> str:
    return f"{step['text']} {step['more']}".rstrip()


def _source(teller: Teller) -> tuple[str, ...]:
    policy = teller.policy
    return (teller.words("keep.from", procedure=policy.procedure.title, publisher=policy.publisher.name),)


def _versions(teller: Teller, coverage: Iterable[Mapping[str, str]]) -> Iterator[str]:
    version = teller.words("keep.version", version=teller.policy.procedure.version)
    yield "\n".join((version, *(each["text"] for each in coverage)))


def _dates(words: Language, running: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """Each limit with how it stands, its readings and how each was counted."""
    for each in running:
        yield words("keep.item", text=each["sentence"])
        under = [each.get("where"), words("keep.policy_says", words=each["words"]), each["unclear"]]
        for one in each["readings"]:
            summaries = [
                " ".join((*filter(None, [working.get("says")]), working["summary"])) for working in one["working"]
            ]
            says = [one["says"]] if len(each["readings"]) > 1 else []
            # The time runs from a day that was not told: that reading has a date, and it is not here.
            missing = [words("keep.needs", what=what) for what in one["needs"] if not one["due"]]
            none = [] if summaries or missing else [words("keep.none")]
            under.append(" ".join((*says, *summaries, *missing, *none)))
        yield from (words("keep.under", text=text) for text in under if text)


def _fact(words: Language, done: Mapping[str, Any]) -> str:
    told = f"{done['text']} {done.get('judged', '')}".rstrip()
    if not done["when"]:
        return words("keep.item", text=told)
    return words("keep.fact", when=capital(done["when"]), what=told)


def _not_told(standings: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    return (f"{each['sentence']} {each['where']}" for each in standings if not each["overtaken"])


def _items(words: Language, texts: Iterable[str]) -> Iterator[str]:
    return (words("keep.item", text=text) for text in texts)


def _section(title: str, lines: Iterable[str]) -> str:
    """A title over its lines; nothing when there are none."""
    told = tuple(lines)
    return "\n".join((title, *told)) if told else ""


def _text(paragraphs: Iterable[str]) -> str:
    return "\n\n".join(each for each in paragraphs if each) + "\n"

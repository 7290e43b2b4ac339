"""The texts that were published last, as the site's own list of procedures tells them, and which have changed since.

The list is `api/index.json` of the published site. Whoever publishes fetches it beforehand: a build needs no network.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from build_scripts.source.reader import file_name
from navigator.model import codec
from navigator.model.policy import Policy

NOT_THE_TEXT = {"changes", "owner", "adopted", "review", "search", "accepted", "version"}
"""What a procedure's file says about its text, and not to whoever follows the procedure."""
COUNTING = "counting"
"""The publisher's rules for all its procedures: another rule moves their dates as a change of their own text does."""


class PublishedError(ValueError):
    """A list that cannot be compared with; the message says which file, what is wrong and what is allowed."""


@dataclass(frozen=True, slots=True)
class Published:
    """One procedure as it was published."""

    text: str | None
    """Its fingerprint; none in a list from before there were fingerprints."""
    changes: frozenset[tuple[str, str]]
    """The entries that it had then, each as day and sentence."""


def fingerprint(policy: Policy) -> str:
    """A name of the text as readers meet it: it differs whenever anything of it does.

    Entries in `changes`, the days of adoption and review and the like are about the text and no part of it.
    """
    procedure, publisher = codec.encode(policy.procedure), codec.encode(policy.publisher)
    said = {key: value for key, value in procedure.items() if key not in NOT_THE_TEXT}
    whole = json.dumps([said, publisher[COUNTING]], ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(whole.encode()).hexdigest()[:16]


def read(file: Path) -> Mapping[str, Published]:
    """What was published, by publisher/procedure; PublishedError when the file cannot be such a list."""
    allowed = "name the file api/index.json of the published site"
    try:
        listed = json.loads(file.read_text("utf-8"))["procedures"]
        return {each["key"]: _published(each) for each in listed}
    except OSError as error:
        reason = (error.strerror or "unknown reason").lower()
        raise PublishedError(f"{file_name(file)}: cannot be read: {reason}; {allowed}") from None
    except (ValueError, RecursionError, LookupError, TypeError, AttributeError):
        raise PublishedError(f"{file_name(file)}: is not the list of procedures of a site; {allowed}") from None


def _published(entry: Mapping[str, Any]) -> Published:
    changes = frozenset((str(each["on"]), str(each["what"])) for each in entry.get("changes", ()))
    text = entry.get("text")
    return Published(None if text is None else str(text), changes)

"""Whether a text speaks of a matter that somebody raises: a complaint, a grievance, an appeal, a dispute."""

import re
from collections.abc import Iterable

_RAISED = (
    r"complain\w*|concerns?|grievances?|appeal\w*|disput\w*|disagree\w*|objections?|allegations?|decisions?|requests?"
)
_MATTER = re.compile(rf"(?i)\b(?:{_RAISED})\b")
_AKIN = re.compile(
    rf"(?i)\b(?:{_RAISED}|decid\w*|dissatisf\w*|unhappy|unsatisf\w*|satisf\w+|object\w*|escalat\w*|resol\w+|unresolved"
    r"|alleg\w+|misconduct|disciplin\w*|investigat\w*|hearings?|heard|review\w*|problems?|issues?|conflicts?|redress"
    r"|feedback|whistle\w*|differences?|challeng\w*|reconsider\w*|mediat\w*|conciliat\w*|adjudicat\w*|arbitrat\w*"
    r"|wrongdoing|malpractice|incidents?|breach\w*|harass\w*|bull(?:y|ied|ying)|warnings?|claims?|ombuds\w*|comments?"
    r"|safeguarding|representations|outcomes?|matters?|mistakes?|violations?|disclosures?|referrals?|retaliat\w*"
    r"|discriminat\w*|reported|reporting|grades?|unfair\w*|unacceptable|poor)\b"
)


def names_matter(text: str) -> bool:
    """True where a matter itself is named."""
    return _MATTER.search(text) is not None


def is_of_matters(texts: Iterable[str]) -> bool:
    """True where any of some texts speaks of a matter, or of what is done with one."""
    return any(_AKIN.search(each) for each in texts)


_ANSWERS = re.compile(
    r"(?i)\b(?:repl(?:y|ies|ied)|respon(?:d|ds|se|ses)|answers?|acknowledg\w+|polic(?:y|ies)|procedures?|process|letters?)\b"
)


def answers_somebody(texts: Iterable[str]) -> bool:
    """True where any of some texts speaks of an answer, or calls itself a procedure."""
    return any(_ANSWERS.search(each) for each in texts)

"""What the templates around every page are given, as plain data: any builder can hand it to them."""

from collections.abc import Mapping
from typing import Any

from build_scripts.publish import build_number
from build_scripts.publish.csp import content_security_policy
from navigator.words import Language

KEY = "navigator"
"""Its name under `extra` in mkdocs.yml."""

TOPIC = "theme."
EMERGENCY = '<a href="tel:999">999</a>'


def frame(
    words: Language, assets: Mapping[str, str], *, danger: bool = True, live_reload: bool = False
) -> dict[str, Any]:
    """The words of the frame, the mark of the build number, the path of each asset by its name, and both policies.

    Without `danger` nobody can be harmed by what its procedures are about, and no page names whom to ring.
    """
    return {
        "words": {key: words(key, number=EMERGENCY) for key in words.texts if key.startswith(TOPIC)},
        "assets": dict(assets),
        "danger": danger,
        "build": build_number.MARK,
        "policy": {
            "page": content_security_policy(live_reload=live_reload),
            "tool": content_security_policy(tool=True, live_reload=live_reload),
        },
    }

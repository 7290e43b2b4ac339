"""What the templates around every page are given, as plain data: any builder can hand it to them."""

from collections.abc import Mapping

from build_scripts.publish.csp import content_security_policy
from navigator.words import Language

KEY = "navigator"
"""Its name under `extra` in mkdocs.yml."""

TOPIC = "theme."
EMERGENCY = '<a href="tel:999">999</a>'


def frame(words: Language, assets: Mapping[str, str], *, live_reload: bool = False) -> dict[str, dict[str, str]]:
    """The words of the frame, the site path of each asset by its name, and both policies; see security.py."""
    return {
        "words": {key: words(key, number=EMERGENCY) for key in words.texts if key.startswith(TOPIC)},
        "assets": dict(assets),
        "policy": {
            "page": content_security_policy(live_reload=live_reload),
            "tool": content_security_policy(tool=True, live_reload=live_reload),
        },
    }

"""A QR code for each procedure, as a drawing by itself: for posters, letters and leaflets."""

import io
from collections.abc import Iterable

from build_scripts.pages.policy_text import FOLDER, qr_code
from navigator.model.policy import Policy
from navigator.words import Language

FILE = "qr.svg"


def place_of(key: str) -> str:
    """Where the drawing of a procedure is, from the root of the site."""
    return f"{FOLDER}/{key}/{FILE}"


def files(policies: Iterable[Policy], words: Language, address: str) -> dict[str, bytes]:
    """Site path -> SVG; none where the site does not know its address, which has a slash at its end."""
    return {place_of(each.key): _drawn(each, words, address) for each in policies} if address else {}


def _drawn(policy: Policy, words: Language, address: str) -> bytes:
    """Dark on light with a light edge, whatever is printed around it: telephones read it so."""
    raw = io.BytesIO()
    code = qr_code(f"{address}{FOLDER}/{policy.key}/index.html")
    code.save(raw, kind="svg", scale=8, light="white", title=words("embed.qr_title", title=policy.procedure.title))
    return raw.getvalue()

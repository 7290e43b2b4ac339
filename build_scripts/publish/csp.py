"""The content security policy of a page: what it may load, from where, and what it may never do."""

from __future__ import annotations

# Everything is forbidden first. Images may be data, because Material draws its icons so; nothing comes from elsewhere.
PAGE = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "manifest-src": "'self'",
    "base-uri": "'none'",
    "form-action": "'none'",
}

# A tool starts Python in a worker, from files of this site.
TOOL = {
    "script-src": "'self' 'wasm-unsafe-eval'",
    "connect-src": "'self'",
    "worker-src": "'self'",
}

# MkDocs puts its live reload into the page as an inline script; only a developer's own machine ever sees this.
LIVE_RELOAD = {"script-src": "'self' 'wasm-unsafe-eval' 'unsafe-inline'", "connect-src": "'self'"}


def content_security_policy(*, tool: bool = False, live_reload: bool = False) -> str:
    """The policy of an ordinary page, or of a page that runs Python; `live_reload` is for mkdocs serve alone."""
    rules = {**PAGE, **(TOOL if tool else {}), **(LIVE_RELOAD if live_reload else {})}
    return "; ".join(f"{directive} {sources}" for directive, sources in rules.items())

"""Which pages of a built site are of one kind: those made from one template, whoever published them."""

from __future__ import annotations

from pathlib import Path

_PROCEDURE_PARTS = len(("procedures", "board", "complaints"))
_REPEATED = {"handbook"}


def pages(site: Path) -> tuple[str, ...]:
    """The address of every page, in alphabetical order."""
    return tuple(sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html")))


def kind(page: str) -> str:
    """The name of a page's kind: "procedure" for procedures/a-publisher/a-procedure/index.html."""
    parts = page.removesuffix("index.html").removesuffix(".html").strip("/").split("/")
    if parts[0] == "procedures" and parts[-1] in ("detail", "document") and len(parts) > _PROCEDURE_PARTS:
        return parts[-1]
    if parts[0] == "procedures":
        return ("procedures", "publisher", "procedure", "deadline-table")[len(parts) - 1]
    if parts[0] == "handbook":
        return parts[0]
    if parts[0] == "embed":
        return f"embed-{parts[-1]}"
    if parts[:2] == ["adopt", "publish"] and len(parts) > len(["adopt", "publish"]):
        return "host"
    return {"": "home", "404": "not-found"}.get(parts[0], "-".join(parts))


def largest_of_each(site: Path) -> dict[str, str]:
    """Kind -> the page of that kind that has most in it; a handbook repeats one text, so there it is the smallest."""
    by_size = sorted(pages(site), key=lambda page: (site / page).stat().st_size)
    found = {kind(page): page for page in by_size}
    found |= {kind(page): page for page in reversed(by_size) if kind(page) in _REPEATED}
    return dict(sorted(found.items()))

"""The built site keeps its own rules, and each page's policy is as strict as its work allows."""

from __future__ import annotations

from pathlib import Path

from build_scripts.publish.audit import audit
from build_scripts.publish.audit_html import read
from build_scripts.publish.csp import content_security_policy

TOOLS = {"deadline/index.html", "where-am-i/index.html"}


def test_the_built_site_passes_the_audit(built_site: Path) -> None:
    assert audit(built_site) == []


def test_only_the_tools_may_start_webassembly(built_site: Path) -> None:
    allowed = set()
    for path in built_site.rglob("*.html"):
        policy = read(path.read_text("utf-8")).policy
        assert policy in {content_security_policy(), content_security_policy(tool=True)}
        if policy == content_security_policy(tool=True):
            allowed.add(path.relative_to(built_site).as_posix())
    for_frames = {
        f"embed/{page.parent.name}/{page.stem}/calculator/index.html" for page in (built_site / "api").glob("*/*.json")
    }
    assert TOOLS < allowed <= TOOLS | for_frames


def test_no_policy_allows_a_script_or_style_inside_a_page() -> None:
    for tool in (False, True):
        policy = content_security_policy(tool=tool)
        assert "unsafe-inline" not in policy
        assert "'unsafe-eval'" not in policy
        assert policy.startswith("default-src 'none'; ")


def test_nothing_of_the_themes_own_scripts_is_published(built_site: Path) -> None:
    assert not (built_site / "assets" / "javascripts").exists()
    assert list(built_site.rglob("*.map")) == []
    pages = "".join(path.read_text("utf-8") for path in built_site.rglob("*.html"))
    assert "generator" not in pages
    assert "fonts.g" not in pages

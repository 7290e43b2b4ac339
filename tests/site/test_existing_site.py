"""A site that is there already gets procedures by one line, whatever its theme and its settings are."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import yaml
from mkdocs.config import load_config
from mkdocs.exceptions import ConfigurationError

from build_scripts.mkdocs_site import frame
from build_scripts.mkdocs_site.plugin import ProceduresPlugin
from tests.conftest import ROOT
from tests.support import builds
from tests.support.every import some

# A theme with its settings, and what else stands in mkdocs.yml: all that loads from elsewhere, or changes text.
SETTINGS: dict[str, dict[str, object]] = {
    "material": {
        "theme": {
            "name": "material",
            "features": ["navigation.instant", "navigation.tabs", "announce.dismiss", "content.code.copy"],
            "palette": [
                {"scheme": "default", "primary": "teal", "toggle": {"icon": "material/brightness-7", "name": "dark"}},
                {"scheme": "slate", "toggle": {"icon": "material/brightness-4", "name": "light"}},
            ],
            "font": {"text": "Ubuntu"},
            "icon": {"logo": "material/library"},
        },
        "extra_css": ["https://cdn.example.org/x.css"],
        "extra_javascript": ["https://cdn.example.org/x.js"],
        "extra": {"analytics": {"provider": "google", "property": "G-1"}},
        "markdown_extensions": ["smarty", "pymdownx.details", {"toc": {"permalink": True}}],
        "site_url": "https://council.example/help/",
    },
    "mkdocs": {"theme": "mkdocs", "nav": [{"Home": "index.md"}, {"About us": "about.md"}]},
    "readthedocs": {"theme": {"name": "readthedocs", "locale": "en"}, "use_directory_urls": False},
}


def project(folder: Path, settings: dict[str, object]) -> Path:
    (folder / "docs").mkdir(parents=True)
    (folder / "docs/index.md").write_text('# Home\n\nWe are "here" for [you](about.md).\n')
    (folder / "docs/about.md").write_text("# About us\n")
    config = {"site_name": "A council", **settings}
    (folder / "mkdocs.yml").write_text(yaml.safe_dump(config))
    # Of the made-up board one procedure, and the one that it leads to.
    others = shutil.ignore_patterns("accessibility.yml", "comments*", "records*", "requests*", "coverage.yml")
    shutil.copytree(ROOT / "build_scripts/example", folder / "procedures", ignore=others)
    shutil.copy(ROOT / "procedures/calendars/bank-holidays.json", folder / "procedures/calendars")
    (ROOT / ".cache").mkdir(exist_ok=True)
    (folder / ".cache").symlink_to(ROOT / ".cache")
    return folder


def refused(folder: Path) -> str:
    """What such a build says that stops before it has begun."""
    done = builds.build(folder, QUICK_BUILD="1")
    assert done.exit_code == 1
    assert isinstance(done.exception, SystemExit), done.exception
    return done.output


def pages(site: Path) -> dict[str, str]:
    return {path.relative_to(site).as_posix(): path.read_text("utf-8") for path in sorted(site.rglob("*.html"))}


@pytest.mark.parametrize("name", some(SETTINGS, ("material",)))
def test_one_line_brings_procedures_and_leaves_the_rest_as_it_was(name: str, tmp_path: Path) -> None:
    plain = project(tmp_path / "plain", {**SETTINGS[name], "plugins": ["search"]})
    builds.built(plain)
    folder = project(tmp_path / "with", {**SETTINGS[name], "plugins": ["search", "procedures"]})
    builds.built(folder, QUICK_BUILD="1")
    before, after = pages(plain / "site"), pages(folder / "site")
    assert before.keys() < after.keys()
    for page in before:
        assert after[page].count("<script") == before[page].count("<script")
        assert "nav-header" not in after[page]
    procedure = after["procedures/anytown/complaints/index.html"]
    assert "nav-header" in procedure
    assert "Content-Security-Policy" in procedure
    assert not [line for line in procedure.splitlines() if "cdn.example.org" in line or "fonts.google" in line]
    for_a_frame = after["embed/anytown/complaints/calculator/index.html"]
    assert ("nav-embed" in for_a_frame, "nav-header" in for_a_frame) == (True, False)
    assert 'href="../../../../deadline/index.html#procedure=anytown/complaints" target="_top"' in for_a_frame
    assert "embed/anytown/complaints/calculator/index.html" in after["embedding/index.html"]
    # Each leads to the other.
    assert (
        "procedures/" in after["index.html"].split("<main", maxsplit=1)[0] or 'href="procedures/' in after["index.html"]
    )
    assert "A council" in procedure
    # The search of the theme has its index, and ours has its own.
    assert (folder / "site/search/search_index.json").is_file()
    assert (folder / "site/search/search_index.js").is_file()
    # Material opens inside its own page what a link and the site map call the same: of ours, nothing would be right.
    if name == "material":
        listed = (folder / "site/sitemap.xml").read_text("utf-8")
        assert "<loc>https://council.example/help/procedures/anytown/complaints/index.html</loc>" in listed
        assert "<loc>https://council.example/help/procedures/</loc>" not in listed
        assert "<loc>https://council.example/help/about/</loc>" in listed
    # What would speak for the whole site is left to the site.
    assert not {"_headers", "service-worker.js", "privacy", "accessibility"} & {
        path.name for path in (folder / "site").iterdir()
    }


def test_settings_that_changed_leave_nothing_of_those_before(tmp_path: Path) -> None:
    """As under `mkdocs serve`: the pages had the title and the colours of the frame that had been given up."""
    whole: dict[str, object] = {"theme": {"name": "material"}, "plugins": [{"procedures": {"frame": "site"}}]}
    config = load_config(str(project(tmp_path / "site", whole) / "mkdocs.yml"))
    plugin = config.plugins["procedures"]
    assert isinstance(plugin, ProceduresPlugin)
    plugin._own = frame.own_settings(config, "en")
    plugin.on_config(config)
    assert plugin._own is None


def test_an_option_that_there_is_not_is_refused_with_what_there_is(tmp_path: Path) -> None:
    folder = project(tmp_path / "site", {"plugins": [{"procedures": {"frame": "all"}}]})
    assert "Expected one of: ('procedures', 'site') but received: 'all'" in refused(folder)


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        (
            {"theme": "mkdocs", "plugins": [{"procedures": {"frame": "site"}}]},
            "frame is site, which needs theme.name: material; it is mkdocs. With frame: procedures any theme will do",
        ),
        (
            {"extra": {"accent": {"light": "#000000"}}, "plugins": ["procedures"]},
            "extra.accent is an option of the plugin: write it under plugins, procedures",
        ),
        (
            {"plugins": [{"procedures": {"accent": {"light": "#ffffff", "dark": "#ffffff"}}}]},
            "mkdocs.yml: plugins.procedures.accent.light: #ffffff against the page",
        ),
        (
            {"plugins": [{"procedures": {"accents": {"anytown": {"light": "#ffffff", "dark": "#ffffff"}}}}]},
            "mkdocs.yml: plugins.procedures.accents.anytown: accent.light: #ffffff against the page",
        ),
        (
            {"plugins": [{"procedures": {"accents": {"anytwon": {"light": "#5b2a86", "dark": "#d7b8f3"}}}}]},
            "mkdocs.yml: plugins.procedures.accents: there is no publisher 'anytwon'; did you mean \"anytown\"?",
        ),
        (
            {"theme": {"name": "material", "language": "de"}, "plugins": ["procedures"]},
            "theme.language: 'de' has no words here; write language: en under plugins, procedures",
        ),
    ],
)
def test_what_cannot_be_meant_is_refused_in_one_line(settings: dict[str, object], said: str, tmp_path: Path) -> None:
    told = refused(project(tmp_path / "site", settings))
    assert said in told
    assert "Traceback" not in told


@pytest.mark.parametrize("address", ["glossary/index.md", "glossary.md"])
def test_a_page_of_the_site_that_stands_where_one_of_ours_goes_is_named(address: str, tmp_path: Path) -> None:
    """Both are written to glossary/index.html: the page of the site was lost, and nobody was told."""
    folder = project(tmp_path / "site", {"plugins": ["procedures"]})
    (folder / "docs" / address).parent.mkdir(exist_ok=True)
    (folder / "docs" / address).write_text("# Words\n")
    told = refused(folder)
    assert f"{folder}/docs/{address}: is where a page of the procedures goes" in told


def test_another_plugin_finds_our_pages_wherever_it_stands_in_the_list(tmp_path: Path) -> None:
    """As mkdocs-redirects looks whether there is a page to lead to."""
    folder = project(tmp_path / "site", {"plugins": ["procedures"], "hooks": ["looks.py"]})
    (folder / "looks.py").write_text(LOOKS)
    assert "sees the list: True" in refused(folder)


LOOKS = """
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority

@event_priority(1)  # before plugins that say nothing of when
def on_files(files, config):
    raise PluginError(f"sees the list: {files.get_file_from_path('procedures/index.md') is not None}")
"""


def test_a_plugin_that_cannot_have_pages_of_others_is_named() -> None:
    """mkdocs-static-i18n ended in a traceback: it asks every page for its file."""
    config = load_config(plugins=["procedures"], site_name="A council")
    plugin = config.plugins.pop("procedures")
    config.plugins["i18n"] = plugin
    with pytest.raises(ConfigurationError, match="plugins: i18n knows no pages that another plugin makes; build"):
        plugin.on_config(config)

"""The site as a folder that other builders read: Markdown, files, templates, and an mkdocs.yml without hooks."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import yaml
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import InclusionLevel, get_files
from mkdocs.utils.yaml import yaml_load

from build_scripts import render
from build_scripts.assets import accent
from build_scripts.mkdocs_site import template_data, theme
from build_scripts.support import output_folder
from navigator.words import LANGUAGES

CONFIG = "mkdocs.yml"
DOCS = "docs"
OVERRIDES = "overrides"
SITE = "site"
HEAD = "# navigator write made this folder; what is changed here is lost the next time it is made.\n"
OURS_ALONE = ("hooks", "watch", "exclude_docs")


def everything(root: Path, today: date) -> dict[str, bytes]:
    """Every file of such a folder, by its path in it; the same errors as render_all."""
    made = render.render_all(root, today)
    settings, loaded = _settings(root), load_config(str(root / CONFIG))
    given = settings.get("extra", {}).get("accent")
    accent_style = accent.style(given, accent.tokens(theme.TOKENS.read_text("utf-8"))) if given else None
    styles, addresses = theme.style_sheets(_material_style(loaded), accent_style)
    docs: dict[str, bytes] = {
        **hand_written(loaded),
        **{address: text.encode() for address, text in made.pages.items()},
        **made.files,
        **{address: text.encode() for address, text in styles.items()},
    }
    return {
        CONFIG: (HEAD + config(settings, made.assets, addresses)).encode(),
        **{f"{DOCS}/{address}": content for address, content in docs.items()},
        **{f"{OVERRIDES}/{name}": content for name, content in _overrides(root, settings).items()},
    }


def refuse(root: Path, folder: Path) -> None:
    """FolderError for a folder that the project's own build would read."""
    output_folder.refuse(folder)
    for name in (DOCS, "procedures"):
        if folder.resolve().is_relative_to((root / name).resolve()):
            raise output_folder.FolderError(f"{folder}: is inside {name}/, which is read; name a folder outside it")


def config(settings: Mapping[str, Any], assets: Mapping[str, str], styles: Mapping[str, str]) -> str:
    """The project's mkdocs.yml for that folder: no hook makes anything, and templates find all they need in it."""
    kept = {key: value for key, value in settings.items() if key not in OURS_ALONE and value != ""}
    kept |= {"docs_dir": DOCS, "site_dir": SITE, "theme": {**settings["theme"], "custom_dir": OVERRIDES}}
    words = LANGUAGES[settings["theme"].get("language", "en")]
    ours = {theme.ADDRESSES: dict(styles), template_data.KEY: template_data.frame(words, assets)}
    kept["extra"] = {**settings.get("extra", {}), **ours}
    return yaml.safe_dump(kept, allow_unicode=True, sort_keys=False, width=1000)


def hand_written(loaded: MkDocsConfig) -> dict[str, bytes]:
    """The files of docs/ that are published, by their path there."""
    files = get_files(loaded)
    return {file.src_uri: file.content_bytes for file in files if file.inclusion is not InclusionLevel.EXCLUDED}


def _settings(root: Path) -> dict[str, Any]:
    with (root / CONFIG).open("rb") as text:
        return yaml_load(text)


def _material_style(loaded: MkDocsConfig) -> str:
    styles = (path for folder in loaded.theme.dirs for path in Path(folder, theme.STYLES).glob("*.css"))
    return next(path for path in styles if theme.MATERIAL.fullmatch(path.name)).read_text("utf-8")


def _overrides(root: Path, settings: Mapping[str, Any]) -> dict[str, bytes]:
    folder = root / settings["theme"]["custom_dir"]
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }

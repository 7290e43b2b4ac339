"""The site as a folder that other builders read: Markdown, files, templates, and an mkdocs.yml without our plugin."""

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
from build_scripts.mkdocs_site import frame, template_data, theme
from build_scripts.mkdocs_site.options import WHOLE_SITE, Options
from build_scripts.support import output_folder, program
from navigator.words import LANGUAGES

CONFIG = "mkdocs.yml"
DOCS = "docs"
OVERRIDES = "overrides"
SITE = "site"
HEAD = "# navigator write made this folder; what is changed here is lost the next time it is made.\n"
OURS_ALONE = ("hooks", "watch", "exclude_docs")
PLUGIN = "procedures"


class ExportError(Exception):
    """The project cannot be written as a folder; the message says what is missing in mkdocs.yml."""


def everything(root: Path, today: date) -> dict[str, bytes]:
    """Every file of such a folder, by its path in it; the same errors as render_all."""
    settings, loaded = _settings(root), load_config(str(root / CONFIG))
    options = _options(loaded)
    made = render.render_all(root, today, for_authors=options.for_authors, address=loaded.site_url or "")
    accents = theme.accent_styles(options.accent, options.accents)
    styles, addresses = theme.style_sheets(theme.material_style(loaded.theme), accents)
    docs: dict[str, bytes] = {
        frame.FAVICON: program.favicon().read_bytes(),
        **{address: path.read_bytes() for address, path in program.pages(whole=True).items()},
        **hand_written(loaded),
        **{address: text.encode() for address, text in made.filled.items()},
        **{address: text.encode() for address, text in made.pages.items()},
        **made.files,
        **{address: text.encode() for address, text in styles.items()},
    }
    return {
        CONFIG: (HEAD + config(settings, loaded, made, addresses)).encode(),
        **{f"{DOCS}/{address}": content for address, content in docs.items()},
        **{f"{OVERRIDES}/{name}": content for name, content in _overrides(root, settings).items()},
    }


def refuse(root: Path, folder: Path) -> None:
    """FolderError for a folder that the project's own build would read."""
    output_folder.refuse(folder)
    for name in (DOCS, "procedures"):
        if folder.resolve().is_relative_to((root / name).resolve()):
            raise output_folder.FolderError(f"{folder}: is inside {name}/, which is read; name a folder outside it")


def config(settings: Mapping[str, Any], loaded: MkDocsConfig, made: render.Site, styles: Mapping[str, str]) -> str:
    """The project's mkdocs.yml for that folder: no plugin makes anything, and templates find all they need in it."""
    options = _options(loaded)
    frame.take_over(loaded)
    kept = {key: value for key, value in settings.items() if key not in OURS_ALONE and value != ""}
    look = {name: loaded.theme[name] for name in ("font", "features", "palette", "favicon")}
    look["static_templates"] = [frame.NOT_KEPT]
    kept |= {"docs_dir": DOCS, "site_dir": SITE, "theme": {**settings["theme"], **look, "custom_dir": OVERRIDES}}
    kept["plugins"] = [
        each for each in settings["plugins"] if PLUGIN not in ([each] if isinstance(each, str) else each)
    ]
    kept["markdown_extensions"] = [
        {name: loaded.mdx_configs[name]} if loaded.mdx_configs.get(name) else name
        for name in loaded.markdown_extensions
    ]
    words = LANGUAGES[settings["theme"].get("language", "en")]
    held = template_data.frame(words, made.assets, danger=made.danger)
    ours = {theme.ADDRESSES: dict(styles), template_data.KEY: held}
    kept["extra"] = {**loaded.extra, "exit_to": options.exit_to, **ours}
    return yaml.safe_dump(kept, allow_unicode=True, sort_keys=False, width=1000)


def hand_written(loaded: MkDocsConfig) -> dict[str, bytes]:
    """The files of docs/ that are published, by their path there."""
    files = get_files(loaded)
    return {file.src_uri: file.content_bytes for file in files if file.inclusion is not InclusionLevel.EXCLUDED}


def _settings(root: Path) -> dict[str, Any]:
    with (root / CONFIG).open("rb") as text:
        return yaml_load(text)


def _options(loaded: MkDocsConfig) -> Options:
    plugin = loaded.plugins.get(PLUGIN)
    if plugin is None or plugin.config["frame"] != WHOLE_SITE:
        raise ExportError(f"{CONFIG}: navigator write needs the plugin procedures with the option frame: site")
    found: Options = plugin.config
    return found


def _overrides(root: Path, settings: Mapping[str, Any]) -> dict[str, bytes]:
    own = settings["theme"].get("custom_dir")
    folders = (program.overrides(), *([root / own] if own else []))
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for folder in folders
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }

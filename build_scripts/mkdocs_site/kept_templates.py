"""The theme's templates, compiled and listed once for all builds of one server."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from jinja2 import BaseLoader, Environment
from mkdocs.theme import Theme


class _Listed(BaseLoader):
    """Another loader, with its list made once. Material has 14,000 icons in a hidden folder, for which nobody asks."""

    def __init__(self, loader: BaseLoader) -> None:
        self.get_source = loader.get_source  # type: ignore[method-assign]
        self.names = [name for name in loader.list_templates() if not name.startswith(".")]

    def list_templates(self) -> list[str]:
        return self.names


class KeptTemplates:
    """The environment of the last build, as long as the project's own templates are as they were."""

    def __init__(self) -> None:
        self.stamps: frozenset[tuple[Path, int]] | None = None
        self.held: Environment | None = None

    def of(self, theme: Theme) -> Callable[[], Environment]:
        """What takes the place of `theme.get_env`."""
        files = Path(theme.custom_dir).rglob("*") if theme.custom_dir else ()
        stamps = frozenset((path, path.stat().st_mtime_ns) for path in files if path.is_file())
        if self.held is None or stamps != self.stamps:
            made = theme.get_env()
            if made.loader:
                made.loader = _Listed(made.loader)
            self.stamps, self.held = stamps, made
        held = self.held
        return lambda: held

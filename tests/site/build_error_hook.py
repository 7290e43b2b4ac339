"""The plugin's last word alone, for a site that takes no time to build."""

from build_scripts.mkdocs_site.plugin import ProceduresPlugin

on_build_error = ProceduresPlugin().on_build_error

__all__ = ["on_build_error"]

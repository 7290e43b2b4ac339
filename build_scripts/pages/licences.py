"""What the site ships that others made, with versions and licences: a page, and a CycloneDX list for machines."""

import importlib.metadata
import json
import uuid
from collections.abc import Mapping
from dataclasses import dataclass

from build_scripts.support.templates import render
from navigator.words import Language

PAGE, LIST = "licences/index.md", "licences/sbom.json"


@dataclass(frozen=True, slots=True)
class Component:
    """A piece of somebody's work that is in the published folder; `licence` is an SPDX identifier."""

    name: str
    version: str
    licence: str
    copyright: str
    use: str
    package: str | None = None
    """Its address as a package (purl), where it has one."""


def shipped(parts: Mapping[str, str]) -> tuple[Component, ...]:
    """Everything that is shipped, with the versions that are installed; `parts` are those of the browser."""
    pyodide, govuk, search = (parts[name] for name in ("pyodide", "govuk-frontend", "minisearch"))
    own = importlib.metadata.version("procedure-navigator")
    material = importlib.metadata.version("mkdocs-material")
    return (
        Component("Procedure navigator", own, "MIT", "the authors of this project", "engine"),
        Component(
            "Pyodide", pyodide, "MPL-2.0", "Pyodide contributors and Mozilla", "python",
            f"pkg:npm/pyodide@{pyodide}",
        ),
        Component("Python", parts["python"], "Python-2.0", "2001 onwards Python Software Foundation", "python"),
        Component(
            "GOV.UK Frontend", govuk, "MIT", "2011 Crown Copyright (Government Digital Service)", "forms",
            f"pkg:npm/govuk-frontend@{govuk}",
        ),
        Component("MiniSearch", search, "MIT", "2022 Luca Ongaro", "search", f"pkg:npm/minisearch@{search}"),
        Component(
            "Material for MkDocs", material, "MIT", "2016-2025 Martin Donath", "style",
            f"pkg:pypi/mkdocs-material@{material}",
        ),
        Component("Bank holidays", "2005 to 2028", "OGL-UK-3.0", "Crown copyright, GOV.UK", "holidays"),
    )  # fmt: skip


def pages(components: tuple[Component, ...], words: Language) -> dict[str, str]:
    """Source address -> Markdown."""
    return {PAGE: render("licences.md.j2", words=words, components=components)}


def files(components: tuple[Component, ...]) -> Mapping[str, bytes]:
    """The list for machines."""
    parts = [
        {
            "type": "data" if each.licence.startswith("OGL") else "library",
            "name": each.name,
            "version": each.version,
            "copyright": each.copyright,
            "licenses": [{"license": {"id": each.licence}}],
            **({"purl": each.package} if each.package else {}),
        }
        for each in components
    ]
    listed = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        # What signs for a release takes no list without one. Made from the parts: two builds give the same bytes.
        "serialNumber": uuid.uuid5(uuid.NAMESPACE_URL, f"procedure-navigator\n{json.dumps(parts)}").urn,
        "version": 1,
        "components": parts,
    }
    return {LIST: (json.dumps(listed, indent=1) + "\n").encode()}

"""Builds the site in the made-up language: python -m tests.site.pseudo_build FOLDER, from the root of the project."""

from __future__ import annotations

import sys

from mkdocs.__main__ import cli

import navigator.api  # noqa: F401 - it takes the real languages, before they are exchanged: Python in the browser has them
from navigator import words
from tests.site.pseudo_language import PSEUDO

if __name__ == "__main__":
    words.LANGUAGES = {PSEUDO.code: PSEUDO}
    cli(["build", "--strict", "--quiet", "--site-dir", sys.argv[1]])

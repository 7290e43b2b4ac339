"""Jinja2 for pages that MkDocs will read as Markdown: every text is escaped for HTML and for Markdown."""

import json
import re
import string
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from build_scripts.support import program, telephone
from build_scripts.support.compiled_templates import compiled

TEMPLATES = Path(__file__).parents[1] / "templates"

# Markdown gives meaning to punctuation only, and never to a character reference.
_PUNCTUATION = {ord(mark): f"&#{ord(mark)};" for mark in string.punctuation}


@cache
def environment() -> Environment:
    """The templates of the project; a name that is missing is an error, never an empty text."""
    made = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        bytecode_cache=compiled(kept) if (kept := program.cache()) else None,
    )
    made.filters["md"] = markdown_text
    made.filters["yaml"] = yaml_text
    made.filters["lines"] = lines
    made.filters["quoted"] = quoted
    made.filters["tel"] = telephone.link
    return made


def render(template: str, **values: object) -> str:
    """Fill a template; indentation and empty lines that would mean something to Markdown are taken out."""
    return _settled(environment().get_template(template).render(**values))


def markdown_text(text: str) -> Markup:
    """A text that Markdown and HTML both show as it is."""
    return Markup(text.translate(_PUNCTUATION))  # noqa: S704 - every mark that could mean something has been replaced


def yaml_text(text: str) -> Markup:
    """A text as a value of the front matter, escaped for HTML because the theme prints titles as they come."""
    return Markup(json.dumps(str(Markup.escape(text)), ensure_ascii=False))  # noqa: S704 - a quoted, escaped string


def quoted(text: str) -> Markup:
    """A text as a value of a YAML file, in double quotation marks, as JSON writes it."""
    return Markup(json.dumps(text, ensure_ascii=False))  # noqa: S704 - for a file that no browser reads


def lines(text: str) -> Markup:
    """A text for <pre>, with its lines and indents, which would mean something to Markdown, as character references."""
    return Markup(str(Markup.escape(text)).replace("\n", "&#10;"))  # noqa: S704 - escaped


def _settled(text: str) -> str:
    lines = "\n".join(line.strip() for line in text.split("\n"))
    return re.sub(r"\n{3,}", "\n\n", lines).strip() + "\n"

"""Compiled templates are kept, and a change of a template shows all the same."""

from pathlib import Path

from jinja2 import Environment, FileSystemLoader

from build_scripts.support.compiled_templates import compiled


def test_a_changed_template_is_compiled_again(tmp_path: Path) -> None:
    for text in ("one", "two", "one"):
        (tmp_path / "a.j2").write_text(text, "utf-8")
        made = Environment(
            loader=FileSystemLoader(tmp_path), bytecode_cache=compiled(tmp_path / "cache"), autoescape=True
        )
        assert made.get_template("a.j2").render() == text
    assert list((tmp_path / "cache/templates").iterdir())


def test_where_nothing_can_be_written_nothing_is_kept(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file")
    assert compiled(tmp_path / "cache") is None

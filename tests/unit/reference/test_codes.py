"""Everything that can be wrong with a file, and all that the report can find, is documented with an example of it."""

import ast
import re
from pathlib import Path

import pytest

from build_scripts import checks, reference
from build_scripts.checks.references import REFERENCES
from build_scripts.findings.kinds import KINDS
from build_scripts.reference import codes_of_findings
from build_scripts.reference.codes import Documented
from tests.support.broken_board import lines_of, new_findings_of

ROOT = Path(checks.__file__).parent.parent
CODES = [each for found in reference.CODES.values() for each in found]

every_finding = pytest.mark.parametrize("finding", codes_of_findings.FINDINGS, ids=lambda finding: finding.code)
every_code = pytest.mark.parametrize("code", CODES, ids=lambda code: code.code)


@every_code
def test_the_example_of_a_problem_prints_exactly_what_its_documentation_says(code: Documented) -> None:
    if code.code == "does-not-fit":
        assert not code.prints
        return
    assert code.prints
    assert "\n".join(lines_of(code)) == code.prints
    assert all(line.endswith(f"({code.code})") for line in code.prints.splitlines())


def test_every_code_that_can_be_printed_is_documented_once() -> None:
    documented = [each.code for each in CODES]
    assert sorted(documented) == sorted(set(documented))
    assert set(documented) == _emitted()


@every_code
def test_every_code_has_its_place_on_the_page(code: Documented) -> None:
    page = reference.problems_page()
    assert f"{{: #{code.code} }}" in page
    assert code.text.endswith(".")


# The findings.


@every_finding
def test_the_example_of_a_finding_is_found_as_its_documentation_says(finding: Documented) -> None:
    assert finding.prints
    assert "\n".join(new_findings_of(finding)) == finding.prints


@every_finding
def test_every_finding_has_its_place_on_the_page(finding: Documented) -> None:
    assert f"{{: #{finding.code} }}" in reference.findings_page()
    assert finding.text.endswith(".")


def test_every_kind_of_finding_is_documented_once_in_the_order_of_the_report() -> None:
    assert [each.code for each in codes_of_findings.FINDINGS] == list(KINDS)


def _emitted() -> set[str]:
    """Every code in the source: the last part of a problem, or the first of a fault."""
    found: set[str] = set()
    for path in sorted(ROOT.rglob("*.py")):
        text = path.read_text("utf-8")
        if "build_scripts.source.problems" in text:
            for node in ast.walk(ast.parse(text)):
                found |= set(_codes(node))
    kinds = {kind for fields in REFERENCES.values() for kind in fields.values()}
    return (found - {"unknown-{kind}"}) | (
        {f"unknown-{kind}" for kind in kinds} if "unknown-{kind}" in found else set()
    )


def _codes(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Tuple):
        last = node.elts[-1:]
    elif isinstance(node, ast.Call):
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        last = node.args[:1] if name == "_fault" else node.args[-1:]
        if name in {"Problem", "problem", "_RefusedError"}:
            return [part for each in last for part in _texts(each) if part]
    else:
        return []
    return [part for each in last for part in _texts(each) if re.fullmatch(r"[a-z]+(-[a-z]+)+", part)]


def _texts(node: ast.expr) -> list[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return [node.value]
    if isinstance(node, ast.IfExp):
        return [*_texts(node.body), *_texts(node.orelse)]
    if isinstance(node, ast.JoinedStr):
        return [ast.unparse(node)[2:-1]]
    return []

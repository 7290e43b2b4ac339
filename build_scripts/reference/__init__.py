"""Three pages for authors, made from the code: the language, every problem message, and what the report can find."""

import functools
from collections.abc import Mapping

from build_scripts.checks.references import RESERVED
from build_scripts.findings.kinds import KINDS
from build_scripts.reference import (
    codes_of_documents,
    codes_of_files,
    codes_of_findings,
    codes_of_limits,
    codes_of_names,
    codes_of_policy,
    codes_of_statement,
    codes_of_values,
    constructs,
    excerpts,
)
from build_scripts.reference.codes import Documented
from build_scripts.support.templates import render
from navigator.case.verdicts.status import Status

LANGUAGE = "authors/language/index.md"
PROBLEMS = "authors/problems/index.md"
FINDINGS = "authors/findings/index.md"

CODES: dict[str, tuple[Documented, ...]] = {
    "files": codes_of_files.CODES,
    "values": codes_of_values.CODES,
    "names": codes_of_names.CODES,
    "limits": codes_of_limits.CODES,
    "policy": codes_of_policy.CODES,
    "documents": codes_of_documents.CODES,
    "statement": codes_of_statement.CODES,
}


@functools.cache
def all_pages() -> Mapping[str, str]:
    """Source address -> Markdown. It is the same for every build of one program."""
    return {LANGUAGE: language_page(), PROBLEMS: problems_page(), FINDINGS: findings_page()}


def language_page() -> str:
    """Every construct, key, word and unit, with examples from the made-up board."""
    return render(
        "authors/language.md.j2",
        chapters={
            name: [{"construct": made, "examples": excerpts.of(made)} for made in found]
            for name, found in constructs.chapters().items()
        },
        enumerations=[
            {"title": constructs.title(cls), "text": cls.__doc__, "words": constructs.words(cls)}
            for cls in constructs.enumerations()
        ],
        units=constructs.units(),
        units_title=constructs.UNITS,
        facts_title=constructs.FACTS,
        statuses=constructs.words(Status),
        reserved=RESERVED,
        anchor=constructs.anchor,
    )


def problems_page() -> str:
    """Every problem code: what it means, a file that has it, and the line that is printed."""
    return render("authors/problems.md.j2", chapters=CODES)


def findings_page() -> str:
    """Everything that the report can find in a policy: why it matters, an example, and the line that is printed."""
    return render("authors/findings.md.j2", findings=codes_of_findings.FINDINGS, kinds=KINDS)

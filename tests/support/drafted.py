"""What a draft makes of a text: its stages, its limits, its marks."""

from build_scripts.document.files import HEADING
from build_scripts.drafting.draft import Draft

ACT = "The clerk must write to the head."
INTRO = "Policy\n\nIt says what is done with a complaint."


def stages(made: Draft) -> list[str]:
    return [stage.step.title for stage in made.standing]


def parted(made: Draft) -> list[str]:
    """Those too that only look like stages."""
    return [stage.step.title for stage in made.stages]


def limits(made: Draft) -> list[str]:
    return [said.act.time.words for said in made.acts if said.act.time and said.act.time.period]


def marked(*sections: tuple[str, str]) -> str:
    """A text whose headings are marked, as those of Word and HTML are."""
    return "\n\n".join(f"{HEADING}{heading}\n\n{text}" for heading, text in sections)

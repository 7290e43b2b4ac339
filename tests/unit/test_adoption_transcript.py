"""The transcript of how a board publishes is of what the documentation tells it to type."""

import re
import tomllib
from datetime import date

from build_scripts.commands.demo import ABOUT
from build_scripts.commands.starter import board
from tests.hosts.transcript import ADOPTION, Step, steps
from tests.support.samples import ROOT

PAGES = ["docs/adopt/index.md", "docs/adopt/publish/index.md", "docs/adopt/publish/nginx/index.md"]
# What anybody does to have a file where a page says that it is to be.
SAID_OTHERWISE = {
    "mkdir wheels": "with a folder `wheels` in it",
    "mv procedure_navigator-0.1.0-py3-none-any.whl wheels/": "Put the wheel into `wheels`",
    "cp -R site /srv/www/policies": "`/srv/www/policies/` served as `/policies/`",
    "nginx": "then copy `site/` to the server",
}


def said() -> str:
    pages = [(ROOT / page).read_text("utf-8") for page in PAGES]
    return "\n".join([*pages, board.files(ABOUT, date(2026, 11, 27))["README.md"]])


def test_every_command_of_the_transcript_stands_in_the_documentation() -> None:
    text = said()
    typed = [step.command for step in steps(ADOPTION.read_text("utf-8"))]
    assert len(typed) > 10
    for command in typed:
        wanted = SAID_OTHERWISE.get(command, command)
        # On the page of hosts the command stands without the folder in which README.md has it.
        assert wanted in text or wanted.replace(".venv/bin/", "") in text, command


def test_it_is_of_the_version_that_this_is() -> None:
    version = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"]
    assert set(re.findall(r"procedure.navigator-(\d+\.\d+\.\d+)", ADOPTION.read_text("utf-8"))) == {version}


def test_three_dots_stand_for_what_may_differ_and_for_nothing_else() -> None:
    (step,) = steps("About it.\n$ make it\n> yes\n>\nOne\n...\nLast ... line\n")
    assert step == Step("make it", "yes\n\n", "One\n...\nLast ... line")
    assert step.fits("One\nTwo\nThree\nLast of all line\n")
    assert not step.fits("Two\nLast of all line")
    assert not step.fits("One\nLast line and more")

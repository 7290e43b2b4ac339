"""What a publisher says of its own text: who keeps it, when it was adopted, whether it holds, and what has changed."""

from __future__ import annotations

import html
import io
import json
import re
import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import docx
import pytest

from build_scripts import content
from build_scripts.content import Content
from build_scripts.data import api_files, search_entries
from build_scripts.flowchart import charts
from build_scripts.pages import (
    amendments,
    compare,
    embed,
    home,
    policy,
    policy_text,
)
from build_scripts.pages.word_file import word_file
from navigator.model.upkeep import ProcedureStatus, Review, Successor
from navigator.words import ENGLISH
from tests.support.signed_off import KEY, page, pages, with_procedure


def test_who_keeps_it_and_when_it_was_adopted_stand_with_its_source(board: Content) -> None:
    said = pages(board)[f"procedures/{KEY}/detail/index.md"]
    assert "Adoption by the board: Wednesday 18 February 2026." in said
    assert "Kept up to date by the board&#39;s business manager." in said
    assert "To be looked at again by Thursday 1 April 2027. Time between two reviews: 12 months." in said


def test_a_day_alone_is_the_next_review(folder: Path, tmp_path: Path) -> None:
    shutil.copytree(folder, tmp_path / "procedures")
    file = tmp_path / "procedures/anytown/complaints.yml"
    file.write_text(
        file.read_text("utf-8").replace("review: {next: 2027-04-01, every: 12 months}", "review: 2028-06-01")
    )
    made = content.read(tmp_path / "procedures").policies[KEY].procedure
    assert made.review == Review(next=date(2028, 6, 1))


@pytest.mark.parametrize(("today", "told"), [(date(2027, 4, 1), False), (date(2027, 4, 2), True)])
def test_a_review_that_is_overdue_is_told_to_readers(board: Content, today: date, told: bool) -> None:  # noqa: FBT001
    said = "was to be looked at again by Thursday 1 April 2027. Ask the board whether it still holds."
    assert (said in page(board, today)) is told


@pytest.mark.parametrize(
    ("status", "said"),
    [
        (ProcedureStatus.DRAFT, "This is a draft. It does not hold yet."),
        (ProcedureStatus.WITHDRAWN, "This procedure has been withdrawn. Ask the board what holds"),
    ],
)
def test_what_does_not_hold_says_so_on_its_page_in_the_lists_and_in_the_data(
    board: Content, status: ProcedureStatus, said: str
) -> None:
    changed = with_procedure(board, status=status)
    made = pages(changed)
    assert said in made[f"procedures/{KEY}/index.md"]
    for address in ("procedures/index.md", "procedures/anytown/index.md"):
        assert f"Complaints about a service ({status.value})</a>" in made[address]
    listed = {each["key"]: each for each in json.loads(api_files.files(changed)[api_files.INDEX])["procedures"]}
    assert listed[KEY]["status"] == status.value
    assert said not in page(board)


def test_the_list_of_all_names_who_keeps_each_text_and_who_took_a_publishers_place(board: Content) -> None:
    changed = board.policies[KEY]
    publisher = replace(changed.publisher, successor=Successor(name="The new board"))
    changed_board = replace(board, policies={**board.policies, KEY: replace(changed, publisher=publisher)})
    listed = {each["key"]: each for each in json.loads(api_files.files(changed_board)[api_files.INDEX])["procedures"]}
    assert listed[KEY]["owner"] == "the board's business manager"
    assert listed[KEY]["review"] == "2027-04-01"
    assert listed[KEY]["review_every"] == "12 months"
    assert listed[KEY]["successor"] == "The new board"
    assert "successor" not in listed["anytown/comments"]


def test_whatever_is_opened_alone_says_that_it_does_not_hold(board: Content) -> None:
    """A frame in another website, the page behind a procedure and a deadline table are read without its own page."""
    today = date(2027, 4, 2)
    changed = with_procedure(board, status=ProcedureStatus.WITHDRAWN)
    publisher = replace(changed.policies[KEY].publisher, successor=Successor(name="The new board"))
    changed = replace(changed, policies={**changed.policies, KEY: replace(changed.policies[KEY], publisher=publisher)})

    def alone(held: Content) -> list[str]:
        inputs = policy_text.Inputs(content=held, charts={}, words=ENGLISH, today=today)
        told = held.policies[KEY]
        drawn = charts.draw([told], ENGLISH)
        assets = {"worker.js": "w.js", "deadline.js": "d.js"}
        return [
            policy.detail_page(inputs, told),
            policy.reckoner_page(inputs, told, 2026),
            embed.flowchart_page(told, ENGLISH, drawn[KEY], today),
            embed.calculator_page(told, ENGLISH, assets, {"procedures": []}, "{}", today),
        ]

    withdrawn = "This procedure has been withdrawn. Ask the board what holds"
    overdue = "was to be looked at again by Thursday 1 April 2027."
    succeeded = "The new board has taken the place of this body."
    said = {withdrawn, overdue, succeeded}
    # Whether it still holds is no question any more of what has been withdrawn.
    for held, told in (
        (changed, {withdrawn, succeeded}),
        (board, {overdue}),
        (with_procedure(board, review=None), set()),
    ):
        for made in alone(held):
            assert {each for each in said if each in made} == told


@pytest.mark.parametrize(
    ("status", "before"), [(ProcedureStatus.DRAFT, "Draft: "), (ProcedureStatus.WITHDRAWN, "Withdrawn: ")]
)
def test_a_tab_and_a_search_engine_show_that_it_does_not_hold(
    board: Content, status: ProcedureStatus, before: str
) -> None:
    """Of a title they show the beginning."""
    changed = with_procedure(board, status=status)
    told = changed.policies[KEY]
    drawn = charts.draw([told], ENGLISH)
    inputs = policy_text.Inputs(content=changed, charts=drawn, words=ENGLISH)
    assets = {"worker.js": "w.js", "deadline.js": "d.js"}
    also = "anytown/comments"
    every = pages(with_procedure(changed, key=also, status=status))
    made = {
        **{
            name: text for name, text in every.items() if name.startswith((f"procedures/{KEY}/", f"procedures/{also}/"))
        },
        "a table": policy.reckoner_page(inputs, told, 2026),
        "a chart in a frame": embed.flowchart_page(told, ENGLISH, drawn[KEY]),
        "a calculator in a frame": embed.calculator_page(told, ENGLISH, assets, {"procedures": []}, "{}"),
    }
    # An earlier text, which has its own day, was withdrawn by its authors; tables are filled above.
    said = {name: text for name, text in made.items() if text and "/2024-" not in name}
    assert {f"procedures/{also}/{page}index.md" for page in ("", "detail/", "document/")} <= said.keys()
    for text in said.values():
        title, heading = re.findall(r'(?m)^title: "(.*)"$|^# (.*)$', text)[:2]
        assert title[0].startswith(before)
        assert html.unescape(heading[1]) == html.unescape(title[0])
    assert not page(board).startswith(f'---\ntitle: "{before}')


def test_a_file_that_somebody_keeps_says_that_it_does_not_hold(board: Content) -> None:
    """A drawing and a Word file are looked at years later, without the site."""
    told = with_procedure(board, status=ProcedureStatus.WITHDRAWN).policies[KEY]
    told = replace(told, publisher=replace(told.publisher, successor=Successor(name="The new board", web="b.example")))
    drawing = charts.draw([told], ENGLISH)[KEY].standalone.decode()
    assert re.sub("<[^>]+>", " ", drawing.partition("</desc>")[2]).split()[:2] == ["Withdrawn:", "Complaints"]
    written = docx.Document(io.BytesIO(word_file(told, ENGLISH, board.calendars, date(2026, 5, 1))))
    lines = [paragraph.text for paragraph in written.paragraphs]
    assert lines[0] == written.core_properties.title == "Withdrawn: Complaints about a service"
    assert written.sections[0].header.paragraphs[0].text.endswith(": Withdrawn: Complaints about a service")
    assert "The new board has taken the place of this body. Website: b.example" in lines


def test_every_list_says_which_of_its_procedures_do_not_hold(board: Content) -> None:
    changed = with_procedure(board, status=ProcedureStatus.WITHDRAWN)
    marks = "<!-- procedures -->"
    made = {
        "compare": compare.page(changed, ENGLISH, {"compare.js": "c.js"})[compare.PAGE],
        "changes": amendments.page(amendments.amendments(changed, ENGLISH), ENGLISH)[amendments.PAGE],
        "home": home.filled(marks, changed, ENGLISH),
        "snippets": embed.snippets_page(changed, {}, ENGLISH, {"snippets.js": "s.js"}, "", ""),
        **pages(changed),
    }
    listed = re.compile(r"(?:>|> |# )Complaints about a service(?:</a>)?(.{12})")
    lists = {"compare", "changes", "home", "snippets", "procedures/index.md", "procedures/anytown/index.md"}
    found = {name: set(listed.findall(html.unescape(made[name]))) for name in lists}
    assert found == {name: {" (withdrawn)"} for name in lists}


def test_what_a_search_finds_of_it_says_that_it_does_not_hold(board: Content) -> None:
    changed = with_procedure(board, status=ProcedureStatus.WITHDRAWN)
    found = [each for each in search_entries.entries(changed, ENGLISH) if f"procedures/{KEY}/" in each.address]
    assert len(found) > 5
    for each in found:
        assert "(withdrawn)" in f"{each.title} {each.page}"

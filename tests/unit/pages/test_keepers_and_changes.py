"""Who keeps a text, what is a draft or has been replaced, and what has changed."""

from __future__ import annotations

import html
import json
import re
import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from build_scripts import content
from build_scripts.content import Content
from build_scripts.pages import (
    amendments,
    finder,
    structured_data,
)
from build_scripts.source import titles
from build_scripts.support.build_options import BuildOptionError, build_options
from navigator.model.upkeep import ProcedureStatus, Successor
from navigator.words import ENGLISH
from tests.support.samples import ROOT
from tests.support.signed_off import ATOM, CENTRE, KEY, page, pages, with_procedure


def test_the_list_says_quietly_what_is_overdue_and_who_takes_a_bodys_place(board: Content) -> None:
    late, in_time = date(2027, 4, 2), date(2027, 4, 1)
    said = "It was to be looked at again by Thursday 1 April 2027."
    for name in ("procedures/index.md", "procedures/anytown/index.md"):
        assert (said in pages(board, late)[name], said in pages(board, in_time)[name]) == (True, False)
    listed = pages(board)["procedures/index.md"].partition("Oldtown")[2]
    assert "Anytown Children&#39;s Board takes the place of this body." in listed


def test_a_publishers_page_says_who_keeps_each_text(board: Content) -> None:
    """Whoever found a mistake there reads whom to tell; in the list of all it would be a line too many."""
    owner = "Kept up to date by the board&#39;s business manager."
    made = pages(board)
    assert owner in made["procedures/anytown/index.md"]
    assert owner not in made["procedures/index.md"]


def test_a_draft_is_left_out_of_what_is_published_unless_it_is_asked_for(folder: Path, tmp_path: Path) -> None:
    procedures = tmp_path / "procedures"
    shutil.copytree(folder, procedures)
    file = procedures / "anytown/complaints.yml"
    file.write_text(file.read_text("utf-8").replace("\nstatus: in force\n", "\nstatus: draft\n"))
    # Disputes are based on it, and so are a draft as well.
    assert {KEY, "anytown/disputes"} <= content.read(procedures).policies.keys()
    assert not {KEY, "anytown/disputes"} & content.read(procedures, drafts=False).policies.keys()


def test_nobody_who_has_a_choice_is_led_to_what_has_been_withdrawn(board: Content) -> None:
    withdrawn = with_procedure(board, status=ProcedureStatus.WITHDRAWN)
    assert KEY not in {place.policy.key for place in finder.places(withdrawn)}
    assert KEY in {place.policy.key for place in finder.places(board)}
    assert titles.marked(withdrawn.policies[KEY], ENGLISH) == "Complaints about a service (withdrawn)"
    assert titles.marked(board.policies[KEY], ENGLISH) == "Complaints about a service"


def test_a_publisher_of_drafts_alone_is_left_out_with_them(tmp_path: Path) -> None:
    procedures = tmp_path / "procedures"
    for publisher in ("kirklees", CENTRE):
        shutil.copytree(ROOT / "procedures" / publisher, procedures / publisher)
    shutil.copy(ROOT / "procedures/shared.yml", procedures)
    assert "kirklees" in content.read(procedures, drafts=False).publishers
    (file,) = (each for each in (procedures / "kirklees").glob("*.yml") if "\nstages:" in each.read_text("utf-8"))
    file.write_text(f"{file.read_text('utf-8')}\nstatus: draft\n", "utf-8")
    assert "kirklees" in content.read(procedures).publishers
    assert content.read(procedures).drafts == ()
    held = content.read(procedures, drafts=False)
    assert set(held.publishers) == {CENTRE}
    assert held.drafts == ("kirklees/dispute-resolution",)
    assert not [address for address in pages(held) if "kirklees" in address]


def test_drafts_are_asked_for_by_one_word() -> None:
    assert not build_options({}, serving=False).drafts
    assert build_options({}, serving=True).drafts
    assert build_options({"DRAFTS": "1"}, serving=False).drafts
    with pytest.raises(BuildOptionError, match="write 1 to publish drafts too"):
        build_options({"DRAFTS": "yes"}, serving=False)


def test_a_body_that_another_has_replaced_names_it(board: Content) -> None:
    said = pages(board)["procedures/oldtown/index.md"]
    assert "From Tuesday 1 April 2025, Anytown Children&#39;s Board takes the place of this body." in said


def test_search_engines_are_told_only_what_is_so(board: Content) -> None:
    made = board.policies[KEY]
    told = structured_data.data(made, ENGLISH)
    assert told["@type"] == "GovernmentService"
    assert told["provider"] == {"@type": "GovernmentOrganization", "name": "Anytown Children's Board"}
    charity = replace(made, publisher=replace(made.publisher, public_body=False))
    assert structured_data.data(charity, ENGLISH)["@type"] == "Service"
    gone = replace(made, publisher=replace(made.publisher, successor=Successor(name="Another")))
    assert structured_data.of(gone, ENGLISH) is None
    for status in (ProcedureStatus.DRAFT, ProcedureStatus.WITHDRAWN):
        assert structured_data.of(replace(made, procedure=replace(made.procedure, status=status)), ENGLISH) is None
    unwritten = replace(made, procedure=replace(made.procedure, summary="REWRITE: Who can raise what."))
    assert structured_data.of(unwritten, ENGLISH) is None


def test_no_text_ends_what_search_engines_read(board: Content) -> None:
    said = page(with_procedure(board, title="</script><script>alert(1)</script>"))
    (found,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', said)
    assert json.loads(found)["name"] == "</script><script>alert(1)</script>"


def test_a_print_out_leads_to_the_page_where_the_site_knows_its_address(board: Content) -> None:
    assert "nav-qr" not in page(board)
    said = page(board, address="https://board.example/help/")
    assert '<div class="nav-only-print nav-qr"><p>This page on the web:</p><svg' in said
    assert "style=" not in said.partition("nav-qr")[2].partition("</svg>")[0]


def test_changes_stand_by_date_the_newest_first(board: Content) -> None:
    found = amendments.amendments(board, ENGLISH)
    told = [(each.on.isoformat(), each.what) for each in found if each.policy.key == KEY]
    assert told == [
        ("2026-04-01", "In force from this day."),
        ("2026-03-02", "The time for a reply is 15 working days. It was 20."),
        ("2026-02-18", "Adoption by the board."),
    ]
    assert [each.on for each in found] == sorted((each.on for each in found), reverse=True)


def test_the_feed_is_atom_and_its_names_stay_the_same(board: Content) -> None:
    made: Callable[[], bytes] = lambda: amendments.feed(amendments.amendments(board, ENGLISH), ENGLISH)[amendments.FEED]  # noqa: E731
    root = ET.fromstring(made())  # noqa: S314 - made here
    assert made() == made()
    assert root.findtext(f"{ATOM}updated") == "2026-04-01T00:00:00Z"
    entries = root.findall(f"{ATOM}entry")
    names = [entry.findtext(f"{ATOM}id") or "" for entry in entries]
    assert len(set(names)) == len(entries) == len(amendments.amendments(board, ENGLISH))
    assert all(name.startswith("urn:uuid:") for name in names)
    gone = with_procedure(board, status=ProcedureStatus.WITHDRAWN)
    marked = amendments.feed(amendments.amendments(gone, ENGLISH), ENGLISH)[amendments.FEED].decode()
    assert "<title>Complaints about a service (withdrawn)</title>" in marked
    for entry in entries:
        assert {"title", "updated", "author", "link", "summary"} <= {part.tag.removeprefix(ATOM) for part in entry}


@pytest.mark.parametrize(
    ("address", "base"), [("", None), ("https://a.example/p", "https://a.example/p/changes/feed.xml")]
)
def test_the_addresses_of_a_feed_are_whole_where_the_site_knows_its_own(
    board: Content, address: str, base: str | None
) -> None:
    made = amendments.feed(amendments.amendments(board, ENGLISH), ENGLISH, address)[amendments.FEED]
    root = ET.fromstring(made)  # noqa: S314 - made here
    assert root.get("{http://www.w3.org/XML/1998/namespace}base") == base


def test_the_feed_keeps_its_name_when_another_procedure_changes_for_the_first_time(board: Content) -> None:
    def name(found: list[amendments.Amendment], address: str) -> str | None:
        return ET.fromstring(amendments.feed(found, ENGLISH, address)[amendments.FEED]).findtext(f"{ATOM}id")  # noqa: S314 - made here

    every = amendments.amendments(board, ENGLISH)
    more = [*every, replace(every[0], policy=board.policies["anytown/comments"])]
    assert len({name(found, address) for found in (every, more) for address in ("", "https://a.example/")}) == 2
    assert name(every, "https://a.example/") == name(more, "https://a.example/") != name(every, "https://b.example/")
    assert name(every, "") == name(more, "")


def test_a_change_that_is_written_twice_is_told_once(board: Content) -> None:
    (first, *_) = changes = board.policies[KEY].procedure.changes
    twice = with_procedure(board, changes=(*changes, first))
    assert len(amendments.amendments(twice, ENGLISH)) == len(amendments.amendments(board, ENGLISH))


def test_without_changes_there_is_a_page_and_no_feed() -> None:
    assert amendments.feed([], ENGLISH) == {}
    said = amendments.page([], ENGLISH)[amendments.PAGE]
    assert "No change has been written down yet." in said
    assert "feed.xml" not in said


def test_each_earlier_version_says_up_to_which_day_it_held(board: Content) -> None:
    """Up to the day before the next one, which is not always the one that holds now."""
    (older,) = board.earlier[KEY]
    oldest = replace(older, procedure=replace(older.procedure, in_force_from=date(2020, 1, 1)))
    made = pages(replace(board, earlier={**board.earlier, KEY: (oldest, older)}))
    for version, held in {
        "2020-01-01": "from 1 January 2020 to 31 March 2024.",
        "2024-04-01": "from 1 April 2024 to 31 March 2026.",
    }.items():
        assert f"It holds for cases that began {held}" in made[f"procedures/{KEY}/{version}/index.md"]
    # Tabs, bookmarks and search engines tell them apart.
    heads = [re.findall(r"(?m)^# (.*)$", text)[0] for name, text in made.items() if KEY in name and text]
    assert "Withdrawn: Complaints about a service (up to 31 March 2026)" in map(html.unescape, heads)
    assert len(heads) == len(set(heads)) > 5


def test_a_publisher_without_procedures_has_no_heading_for_them_and_a_link_to_who_took_its_place(
    board: Content,
) -> None:
    made = pages(board)
    for page_, has in (("anytown", True), ("oldtown", False)):
        assert ("{: #procedures }" in made[f"procedures/{page_}/index.md"]) is has
    link = '<a href="https://www.anytown.example" rel="noreferrer">https://www.anytown.example</a>'
    assert link in made["procedures/oldtown/index.md"]
    assert link in made["procedures/index.md"]
    assert '<a href="https://ombudsman.example" rel="noreferrer">' in made["procedures/anytown/index.md"]

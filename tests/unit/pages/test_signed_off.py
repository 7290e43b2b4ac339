"""What a publisher says of its own text: who keeps it, when it was adopted, whether it holds, and what has changed."""

from __future__ import annotations

import html
import io
import json
import re
import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from xml.etree import ElementTree as ET

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
    finder,
    home,
    policy,
    policy_text,
    structured_data,
)
from build_scripts.pages.word_file import word_file
from build_scripts.source import titles
from build_scripts.support.build_options import BuildOptionError, build_options
from navigator.model.upkeep import ProcedureStatus, Review, Successor
from navigator.words import ENGLISH
from tests.support.samples import ROOT

KEY = "anytown/complaints"
CENTRE = "milton-keynes-contact-centre"
ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    procedures = tmp_path_factory.mktemp("signed") / "procedures"
    shutil.copytree(ROOT / "build_scripts/example", procedures)
    return procedures


@pytest.fixture(scope="module")
def board(folder: Path) -> Content:
    return content.read(folder)


def with_procedure(board: Content, *, key: str = KEY, **changes: object) -> Content:
    changed = board.policies[key]
    changed = replace(changed, procedure=replace(changed.procedure, **changes))  # type: ignore[arg-type]
    return replace(board, policies={**board.policies, key: changed})


def pages(board: Content, today: date = date(2026, 5, 1), address: str = "") -> dict[str, str]:
    """Every page, without what stands in the deadline tables: to fill them takes as long as all the rest."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(policy, "reckoner_page", lambda *_: "")
        return policy.all_pages(board, {}, ENGLISH, today=today, address=address)


def page(board: Content, today: date = date(2026, 5, 1), address: str = "") -> str:
    return pages(board, today, address)[f"procedures/{KEY}/index.md"]


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

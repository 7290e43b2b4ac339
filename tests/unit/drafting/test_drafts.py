"""What is found in policies that were made up: everything in tables made by hand, and nothing besides."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result

from build_scripts import content
from build_scripts.cli import main
from build_scripts.dev.drafts import measured
from build_scripts.document.files import text_of
from build_scripts.drafting.draft import Draft, draft
from build_scripts.flowchart import charts
from build_scripts.pages import policy
from build_scripts.source.reader import read_library
from navigator.words import ENGLISH
from tests.support.samples import ROOT
from tests.unit.document.test_files import pdf_file
from tests.unit.drafting import policies

KINDS = pytest.mark.parametrize("kind", [policies.as_text, policies.as_html, policies.as_word])
Kind = Callable[[Path], Path]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to begin in."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*words: str) -> Result:
    return CliRunner().invoke(main, ["draft", *words], catch_exceptions=False)


def test_the_only_publisher_need_not_be_named(folder: Path) -> None:
    source = str(policies.as_text(folder))
    none = run(source)
    assert (none.exit_code, none.output) == (
        2,
        "There is no publisher yet; name the folder of one with --publisher\n",
    )
    assert run(source, "--publisher", "millbrook", "--procedure", "one").exit_code == 0
    assert run(source, "--procedure", "two").exit_code == 0
    assert (folder / "procedures/millbrook/two.yml").is_file()
    assert run(source, "--publisher", "ashford", "--procedure", "three").exit_code == 0
    several = run(source, "--procedure", "four")
    assert (several.exit_code, several.output) == (
        2,
        "There are several publishers; name the folder of one with --publisher: ashford, millbrook\n",
    )


def check(*words: str) -> Result:
    return CliRunner().invoke(main, ["check", *words], catch_exceptions=False)


def found(text: str) -> Draft:
    return draft(text)


def acts(made: Draft) -> list[tuple[str | None, str, str | None]]:
    told = [each.act for each in made.acts]
    return [(act.actor.name if act.actor else None, act.force.value if act.force else "", act.text) for act in told]


@KINDS
def test_all_that_the_tables_name_is_found_and_nothing_else(kind: Kind, folder: Path) -> None:
    made = found(text_of(kind(folder), structure=True))
    assert made.title == policies.TITLE
    assert made.revised == policies.REVISED
    assert [stage.step.title for stage in made.standing] == policies.STAGES
    limits = [(each.act.time, each.place) for each in made.acts if each.act.time]
    told = [(time.words, str(time.period), place.heading, place.part.number) for time, place in limits]
    assert told == policies.LIMITS
    assert acts(made) == policies.ACTS
    reached = [(each.name, each.phone, each.email, each.address) for each, _ in made.reaches]
    assert reached == policies.CONTACTS


@KINDS
def test_a_draft_checks_clean_and_its_pages_can_be_made(kind: Kind, folder: Path) -> None:
    result = run(str(kind(folder)), "--publisher", "millbrook", "--procedure", "complaints")
    assert result.exit_code == 0, result.output
    assert {path.name for path in (folder / "procedures/millbrook").iterdir()} == {
        "publisher.yml",
        "complaints.yml",
        "coverage.yml",
    }
    assert check().output == "No problems in 1 procedure.\n"
    held = content.read(Path("procedures"))
    assert dict(policy.all_pages(held, charts.draw(held.policies.values(), ENGLISH), ENGLISH))


def test_of_a_pdf_the_limits_stages_and_contacts_are_found_though_its_paragraphs_are_not(folder: Path) -> None:
    source = policies.as_pdf(folder)
    made = found(text_of(source, structure=True))
    assert [stage.step.title for stage in made.standing] == policies.STAGES
    told = [(each.act.time.words, str(each.act.time.period), each.place.heading) for each in made.acts if each.act.time]
    assert told == [limit[:3] for limit in policies.LIMITS]
    assert [(each.name, each.phone, each.email, each.address) for each, _ in made.reaches] == policies.CONTACTS
    assert made.revised == policies.REVISED
    assert acts(made) == policies.ACTS
    assert run(str(source), "--publisher", "millbrook").exit_code == 0
    assert check().output == "No problems in 1 procedure.\n"


def test_a_scanned_page_is_one_line(folder: Path) -> None:
    result = run(str(pdf_file(folder / "scan.pdf", " ")), "--publisher", "millbrook")
    assert (result.exit_code, len(result.output.splitlines())) == (2, 1)
    assert "a scanned page has to be typed or recognised first" in result.output


def test_what_was_not_understood_is_marked_with_its_words_and_listed() -> None:
    run(str(policies.as_text(Path())), "--publisher", "millbrook", "--procedure", "complaints")
    text = Path("procedures/millbrook/complaints.yml").read_text("utf-8")
    assert "  # Records are kept for six years.\n  # Moonlight is soft.\n  - source:" in text
    report = check("--report").output
    assert "to-be-written" in report
    assert "of this paragraph was understood" in report
    written = yaml.safe_load(text)
    said = [duty for stage in written["stages"] for duty in stage.get("duties", ())]
    assert {duty["act"][:8] for duty in said if duty["by"] == "not-said"} == {"REWRITE:"}
    assert written["status"] == "draft"


def test_the_report_says_what_was_found_and_what_was_left() -> None:
    output = run(str(policies.as_text(Path())), "--publisher", "millbrook").output
    assert "  2 stages\n    Stage 1: the ward manager: the document numbers it" in output
    assert "  8 acts, 7 of them with who acts and what is to be done\n" in output
    assert "    “within one month of the reply” (Stage 2: the panel, paragraph 1)\n" in output
    assert "  3 contacts\n  revised: 3 March 2025\n" in output
    assert "Stage 2: the panel, paragraph 4: Records are kept for six years." in output


def test_the_report_names_what_no_document_tells(folder: Path) -> None:
    """An escalation policy was for families, and one of Scotland counted by England's bank holidays, without a word."""
    source = str(policies.as_text(folder))
    first = run(source, "--publisher", "millbrook", "--procedure", "one", "--calendar", "scotland").output
    assert "\n    audience: families\n    calendar: scotland, in publisher.yml\nLeft" in first
    again = run(source, "--publisher", "millbrook", "--procedure", "two").output
    assert "\n    audience: families\nLeft" in again


def test_the_report_lists_the_limits_in_the_order_of_the_document(folder: Path) -> None:
    """Those of a list above the stages stood behind those of the stages."""
    before = "The manager must acknowledge it within 2 days.\n\nThe chair must reply within 3 days."
    steps = "\n\n".join(f"Stage {n}\n\nThe clerk must write within {n + 3} days." for n in (1, 2, 3))
    (folder / "policy.txt").write_text(f"Complaints\n\nIn short\n\n{before}\n\n{steps}", encoding="utf-8")
    told = run("policy.txt", "--publisher", "board").stdout
    assert re.findall(r"“within (\d) days”", told.split("To decide")[0]) == ["2", "3", "4", "5", "6"]


def test_the_conditions_and_the_lists_of_acts_are_kept(folder: Path) -> None:
    made = found(text_of(policies.as_text(folder), structure=True))
    assert made.acts[0].act.condition == "you are unhappy with your care"
    assert made.acts[6].act.contains == ("what was found", "what will change")


@pytest.mark.parametrize(
    "sentence",
    [
        "The reply will inform you of the outcome.",
        "The decision will be final.",
        "The meeting lasts two hours.",
        "Leaflets are sent out every 3 months.",
        "Ten days or so are usual.",
        "This may take some time.",
        "There should be trust on all sides.",
    ],
)
def test_nothing_is_invented(sentence: str) -> None:
    made = found(sentence)
    assert made.acts == ()
    assert [left.sentences for left in made.left] == [(sentence,)]


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        ("The Chair, in consultation with the Director, will decide.", "the Chair"),
        ("The head, the clerk and the chair must meet.", None),
        ("The Chair, in consultation with the Director may decide within 5 days.", None),
        ("She will reply within 5 working days.", None),
        ("Prior to starting the complaints process staff must ask the head within 5 days.", None),
        ("The parent or the carer may write to the board.", "the parent or the carer"),
        ("If it is about fees the Finance Director will reply.", "the Finance Director"),
        ("A reply will be sent by the Chief Executive within 10 working days.", "the Chief Executive"),
    ],
)
def test_who_acts_is_said_only_where_it_is_certain(sentence: str, who: str | None) -> None:
    (act,) = (each.act for each in found(sentence).acts) if found(sentence).acts else (None,)
    assert (act and act.actor and act.actor.name) == who


@pytest.mark.parametrize(
    ("sentence", "by"),
    [
        ("The clerk must write to the head, and within 5 days the head must reply.", {"the head": "within 5 days"}),
        ("The clerk must write within 5 days and the head must reply.", {"the clerk": "within 5 days"}),
        ("Within 5 days of receipt, the clerk must write.", {"the clerk": "Within 5 days of receipt"}),
    ],
)
def test_a_time_belongs_to_the_act_it_stands_with(sentence: str, by: dict[str, str]) -> None:
    made = [each.act for each in found(sentence).acts if each.act.time]
    assert {act.actor.name: act.time.words for act in made if act.actor and act.time} == by


def test_the_words_of_one_act_end_where_the_next_begins() -> None:
    made = found("The clerk must write to the head, and within 5 days the head must reply.")
    assert [act[2] for act in acts(made)] == ["write to the head", "reply"]
    made = found("The clerk must write to the head and a reply will be sent within 5 days.")
    assert acts(made) == [("the clerk", "must", None), (None, "must", None)]


@pytest.mark.parametrize(
    "sentence",
    [
        "If it is urgent, the clerk must ring the head and the head must reply.",
        "The clerk must ring the head; if nobody answers, the head must reply.",
    ],
)
def test_a_condition_is_never_lost(sentence: str) -> None:
    for each in found(sentence).acts:
        assert each.act.text in {None, "ring the head"}
    assert found(sentence).acts[1].act.text is None


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("The clerk will tell you what you can do next.", ("the clerk", "tell you what you can do next", None)),
        ("The clerk will decide whether it should be heard.", ("the clerk", None, None)),
        ("The clerk will say how the case will be heard.", ("the clerk", None, None)),
        ("The clerk must reply in five days or less.", ("the clerk", "reply", "in five days or less")),
        (
            "The clerk must write within the first 5 days of receipt.",
            ("the clerk", "write", "within the first 5 days of receipt"),
        ),
        ("A letter will be sent by a senior officer within 5 days.", ("a senior officer", None, "within 5 days")),
        ("You will receive a reply within 5 days.", (None, None, "within 5 days")),
        ("The clerk must reply (within 5 days, if it is urgent).", ("the clerk", None, "within 5 days")),
        ("The clerk must reply to it and explain why.)", ("the clerk", None, None)),
        (
            "The clerk must write as soon as possible and within 5 days.",
            ("the clerk", "write as soon as possible", "within 5 days"),
        ),
    ],
)
def test_the_words_of_an_act_are_those_of_its_sentence(sentence: str, told: tuple[str | None, ...]) -> None:
    (act,) = (each.act for each in found(sentence).acts)
    assert (act.actor.name if act.actor else None, act.text, act.time.words if act.time else None) == told


def test_a_passive_is_not_done_by_whoever_acts_in_the_next_clause() -> None:
    made = found("Where a letter will be sent, a review will be done by the head within 5 days.")
    assert acts(made)[0][0] is None


def test_each_item_of_a_list_of_acts_is_an_act() -> None:
    made = found("Policy\n\nThe head will:\n\n- acknowledge the letter within 3 days\n- reply within 9 days.")
    assert acts(made) == [("the head", "must", "acknowledge the letter"), ("the head", "must", "reply")]
    assert [str(each.act.time.period) for each in made.acts if each.act.time] == ["3 days", "9 days"]


def test_two_documents_of_one_title_stand_side_by_side(folder: Path) -> None:
    for name, days in (("one.txt", 5), ("two.txt", 9)):
        (folder / name).write_text(f"Policy\n\nThe head must reply within {days} days.", encoding="utf-8")
        assert run(name, "--publisher", "board").exit_code == 0
    assert check().output == "No problems in 2 procedures.\n"


def test_numbered_steps_are_stages_where_no_heading_calls_itself_one() -> None:
    text = "Procedure\n\n1. The clerk must write to the head.\n\n2. The head must reply within 5 working days."
    assert [stage.step.title for stage in policies.by_shape(text).standing] == ["Procedure: 1", "Procedure: 2"]


def test_nothing_that_is_there_is_overwritten(folder: Path) -> None:
    source = str(policies.as_text(folder))
    run(source, "--publisher", "millbrook", "--procedure", "complaints")
    before = {path: path.read_bytes() for path in folder.rglob("*.yml")}
    result = run(source, "--publisher", "millbrook", "--procedure", "complaints")
    assert (result.exit_code, len(result.output.splitlines())) == (2, 1)
    assert "complaints.yml: is there already" in result.output
    assert {path: path.read_bytes() for path in folder.rglob("*.yml")} == before


def test_a_second_document_of_a_publisher_has_its_own_coverage_file(folder: Path) -> None:
    run(str(policies.as_text(folder)), "--publisher", "millbrook", "--procedure", "complaints")
    (folder / "other.txt").write_text("Other policy\n\nThe clerk must write within 5 days.", encoding="utf-8")
    assert run("other.txt", "--publisher", "millbrook").exit_code == 0
    assert (folder / "procedures/millbrook/other.coverage.yml").is_file()
    assert check().output == "No problems in 2 procedures.\n"


@pytest.mark.parametrize(
    ("name", "raw", "says"),
    [
        ("empty.txt", b"", "the file is empty"),
        ("headings.txt", b"Complaints\n\nStage 1", "there is no sentence in it"),
        ("policy.rtf", b"x", "this kind of file is not read"),
        ("latin.txt", b"caf\xe9", "is not UTF-8 text"),
        ("broken.docx", b"PK no", "cannot be read as a Word document"),
        ("broken.pdf", b"%PDF", "cannot be read as a PDF"),
    ],
)
def test_a_file_that_cannot_be_read_is_one_line(folder: Path, name: str, raw: bytes, says: str) -> None:
    (folder / name).write_bytes(raw)
    result = run(name, "--publisher", "millbrook")
    assert (result.exit_code, len(result.output.splitlines())) == (2, 1)
    assert says in result.output
    assert not (folder / "procedures").exists()


@pytest.mark.parametrize(
    "words",
    [
        ("--publisher", "Not A Name"),
        ("--publisher", "a", "--procedure", "publisher"),
        ("--publisher", "a", "--calendar", "moon"),
    ],
)
def test_a_wrong_name_is_one_line(folder: Path, words: tuple[str, ...]) -> None:
    result = run(str(policies.as_text(folder)), *words)
    assert (result.exit_code, len(result.output.splitlines())) == (2, 1)
    assert "; " in result.output


@pytest.mark.parametrize(
    "text",
    [
        "They must tell them {limit:x} within 5 days if they wish, and you has their letter.",
        "Page 1\n\nThe Chair must {act} within 5 school days: # not a comment.\n\nThe Chair must do it.",
        "Policy\n\nPolicy\n\nA\n\nThe head must reply. They may.\n\nA\n\nThe head must reply. They may.",
        "Stage 1 (within 10 days)\n\nThe head must write.\n\nStage 2: \u201cx\u201d\n\nYou must tell their parents.",
        "Policy within 5-10 days\n\nThe head must tell\u200b the clerk on the 5th day or by the 6th day of it.",
        "The head must reply within 5 days of a@b.example, immediately:soon.",
        "Policy\n\nWho should I complain to?\n\nThe clerk must send a reply to you within 5 working days.",
        "No later than ten (10) days after the letter the head must write to the clerk.",
        "Within 5 days the head must reply.",
        "Draft.\n\nThe head must reply within 5 days of the letter.",
        "## \uf0b7 Panel\n\nThe head must reply to the panel.\n\n## Panel\n\nThe clerk must reply.",
        "The clerk must send to the head: \n\n- a list of people, with their names;\n\n- the letter.",
        "The head must reply in the period of 7 days commencing on the date of the letter.",
        "You may appeal within 14 days beginning with the day after the letter.",
        "If you feel that what was done to you is wrong, you must write to the head.",
        "You may write to the Board, Piccadilly Gate, Manchester M1 2WD within 5 days.",
        "The head must reply within 999 years.\n\nThe head must reply within five or ten days.",
    ],
)
def test_odd_documents_still_check_clean(folder: Path, text: str) -> None:
    (folder / "odd.txt").write_text(text, encoding="utf-8")
    result = run("odd.txt", "--publisher", "odd-board")
    assert result.exit_code == 0, result.output
    assert check().exit_code == 0


def test_the_example_of_the_page_for_boards_is_what_comes_out(folder: Path) -> None:
    page = (ROOT / "docs/adopt/index.md").read_text("utf-8").partition("### From a document that you have")[2]
    document = page.partition("```text\n")[2].partition("```")[0]
    act = page.partition("```yaml\n")[2].partition("```")[0]
    (folder / "policy.txt").write_text(document, encoding="utf-8")
    run("policy.txt", "--publisher", "your-board", "--procedure", "complaints")
    assert act in (folder / "procedures/your-board/complaints.yml").read_text("utf-8")


def test_a_measure_finds_what_is_there_and_what_is_besides(folder: Path) -> None:
    text = (ROOT / "build_scripts/example/anytown/comments-policy.txt").read_text("utf-8")
    (folder / "policy.txt").write_text(text, encoding="utf-8")
    library, _ = read_library(ROOT / "build_scripts/example", ("anytown",))
    (made,) = measured(folder, library)
    # By hand: one limit and one stage, whose source is the heading "Telling us": it is marked, and so is "What we do".
    assert (made.limits, made.limits_found, made.limits_invented) == (1, 1, 0)
    assert (made.stages, made.stages_found, made.stages_marked, made.stages_invented) == (1, 0, 1, 0)

"""Python in a real browser, and what happens when something is wrong with it: a right date, or a plain reason."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest
from playwright.sync_api import Page

from navigator import api
from tests.browser import engine_page
from tests.browser.calculator import without_webassembly
from tests.browser.engine_page import EnginePage, Fault, altered, cut_short, gone, other_page, silent
from tests.browser.served import Site
from tests.support.every import seldom, some

ROOT = Path(__file__).parent.parent.parent
QUESTION = {"ask": "deadline", "period": "15 working days", "from": "2026-12-14", "calendar": "england-and-wales"}
DUE = "2027-01-07"


@pytest.fixture(scope="session")
def script(tmp_path_factory: pytest.TempPathFactory) -> str:
    return engine_page.bundled(ROOT, tmp_path_factory.getbasetemp())


@pytest.fixture
def engine(page: Page, site: Site, script: str) -> EnginePage:
    return engine_page.put_into(page, site.url, site.folder, script, limits={"quiet": 60_000})


def test_the_first_answer_comes_from_the_kept_memory(engine: EnginePage) -> None:
    engine.open()
    assert DUE in engine.ask(**QUESTION).values()
    assert engine.states() == ["loading", "ready lean"]


# The names of the library's files, and of every country's letters; what a function says of itself; and the calendars,
# which each site gives to Python when it starts.
NOT_KEPT = (
    b"plistlib.py",
    b"asyncio/threads.py",
    b"ar_IQ.ISO8859-6",
    b"which is looked for along",
    b"Spring bank holiday",
)


def test_the_kept_memory_has_nothing_that_the_engine_never_asks_for(built_site: Path) -> None:
    """A twentieth of a first visit."""
    files = json.loads((built_site / "assets/runtime.json").read_text(encoding="utf-8"))["files"]
    memory = gzip.decompress((built_site / files["memory"]["path"]).read_bytes())
    assert b"navigator.dates" in memory
    assert [each for each in NOT_KEPT if each in memory] == []


def test_the_browser_answers_as_the_build_does(engine: EnginePage) -> None:
    data = json.loads((ROOT / "procedures/calendars/bank-holidays.json").read_text(encoding="utf-8"))
    api.start(json.dumps({"calendars": {"bank-holidays": data}, "language": "en"}))
    engine.open()
    assert engine.ask(**QUESTION) == json.loads(api.ask(json.dumps(QUESTION)))


def test_it_works_in_a_folder_of_a_host(page: Page, site_in_folder: Site, script: str) -> None:
    engine = engine_page.put_into(page, site_in_folder.url, site_in_folder.folder, script)
    engine.open()
    assert DUE in engine.ask(**QUESTION).values()


def test_nothing_of_it_is_fetched_before_it_is_wanted(engine: EnginePage) -> None:
    fetched: list[str] = []
    engine.page.on("request", lambda request: fetched.append(request.url))
    engine.open()
    assert not [url for url in fetched if "worker" in url or "runtime" in url]


def test_everything_is_fetched_from_the_site_itself(engine: EnginePage) -> None:
    fetched: list[str] = []
    engine.page.on("request", lambda request: fetched.append(request.url))
    engine.open()
    engine.ask(**QUESTION)
    assert [url for url in fetched if not url.startswith(engine.url)] == []


@pytest.mark.parametrize(("role", "fault"), some([("lean", gone), ("memory", altered)], [("memory", altered)]))
def test_python_starts_in_the_ordinary_way_when_the_kept_memory_is_spoilt(
    engine: EnginePage, role: str, fault: Fault
) -> None:
    engine.spoil(role, fault)
    engine.open()
    assert DUE in engine.ask(**QUESTION).values()
    assert engine.states()[-1] == "ready complete"


WRONG = [(role, fault) for role in ("lean", "memory") for fault in (gone, cut_short, altered, other_page)]


# Each fault once; both files are read in the same way.
@pytest.mark.parametrize(("role", "fault"), some(WRONG, [WRONG[0], WRONG[2], WRONG[5], WRONG[7]]))
def test_the_ordinary_way_is_taken_whatever_is_wrong_with_the_kept_memory(
    engine: EnginePage, role: str, fault: Fault
) -> None:
    """Shown by a file that only the complete mode asks for; that it answers is seen above."""
    engine.spoil(role, fault)
    engine.open()
    with engine.page.expect_request(engine.url + engine.files["stdlib"]["path"]):
        engine.page.evaluate("void window.asked({})")
    assert "unavailable" not in " ".join(engine.states())


ORDINARY, BOTH = ("wasm", "stdlib", "engine", "start"), ("glue", "lock")
SPOILT = (
    *((("lean",), role, fault) for role in ORDINARY for fault in (gone, altered, cut_short)),
    *(((), role, fault) for role in BOTH for fault in (gone, altered)),
)
"""Files that are gone, so that the complete mode is taken, and the one of that mode, or of both, that is spoilt."""


@seldom
def test_a_spoilt_file_of_the_ordinary_way_is_named_as_the_reason(
    engine: EnginePage, subtests: pytest.Subtests
) -> None:
    for others, role, fault in some(SPOILT, (*SPOILT[:3], SPOILT[-1])):
        with subtests.test(role, fault=fault.__name__):
            for other in others:
                engine.spoil(other, gone)
            engine.spoil(role, fault)
            engine.open()
            reason = "missing" if fault is gone else "changed"
            assert engine.ask(**QUESTION) == {"refused": reason}
            assert engine.states()[-1] == f"unavailable {reason}"
        for spoilt in (*others, role):
            engine.restore(spoilt)


def test_a_worker_that_is_not_there_is_a_reason(engine: EnginePage) -> None:
    engine.page.context.route("**/worker-*.js", gone)
    engine.open()
    assert engine.ask(**QUESTION) == {"refused": "broken"}


def test_a_network_that_forbids_webassembly_is_named_as_the_reason(engine: EnginePage) -> None:
    without_webassembly(engine.page)
    engine.open()
    assert engine.ask(**QUESTION) == {"refused": "blocked"}


def test_too_little_memory_is_named_as_the_reason(engine: EnginePage) -> None:
    no_room = """
        const { instantiate } = WebAssembly;
        WebAssembly.instantiate = async (module, imports) => {
          if (imports) throw new RangeError("WebAssembly.Instance(): Out of memory: Cannot allocate Wasm memory");
          return instantiate(module);
        };
    """
    engine.page.context.route(
        "**/worker-*.js",
        lambda route: route.fulfill(content_type="text/javascript", body=no_room + route.fetch().text()),
    )
    engine.open()
    assert engine.ask(**QUESTION) == {"refused": "memory"}


def test_silence_ends_after_its_own_time_out(page: Page, site: Site, script: str) -> None:
    engine = engine_page.put_into(page, site.url, site.folder, script, limits={"quiet": 1500})
    engine.spoil("glue", silent)
    engine.open()
    assert engine.ask(**QUESTION) == {"refused": "slow"}


def test_a_worker_that_ends_is_replaced_and_the_question_is_answered(page: Page, site: Site, script: str) -> None:
    engine = engine_page.put_into(page, site.url, site.folder, script, limits={"answer": 3000})
    engine.open()
    engine.ask(**QUESTION)
    page.workers[0].evaluate("self.close()")
    assert DUE in engine.ask(**QUESTION).values()
    assert engine.states() == ["loading", "ready lean", "loading", "ready lean"]


@seldom
def test_a_replaced_worker_still_knows_the_procedures_it_was_given(page: Page, site: Site, script: str) -> None:
    engine = engine_page.put_into(page, site.url, site.folder, script, limits={"answer": 3000})
    engine.open()
    procedure = next(path for path in sorted((site.folder / "api").rglob("*.json")) if "contact" in str(path))
    load = {"ask": "load", "policy": json.loads(procedure.read_text(encoding="utf-8"))}
    key = page.evaluate("(request) => window.asked(request)", load)["loaded"]
    page.workers[0].evaluate("self.close()")
    asked = engine.ask(ask="limit", procedure=key, clause="reply", **{"from": "2026-12-14"})
    assert "error" not in asked
    assert "refused" not in asked


def test_a_question_that_the_lean_python_does_not_know_is_put_to_the_complete_one(engine: EnginePage) -> None:
    engine.open()
    assert engine.ask(ask="deadline")["error"]["code"] == "malformed"
    assert engine.states() == ["loading", "ready lean", "loading", "ready complete"]


def test_a_site_that_was_replaced_asks_for_a_reload_and_computes_nothing(engine: EnginePage) -> None:
    for role in engine.files:
        engine.spoil(role, gone)
    engine.page.context.route(
        "**/assets/build.js?*",
        lambda route: route.fulfill(content_type="text/javascript", body='globalThis.navigatorBuild = "other";'),
    )
    engine.open()
    assert engine.ask(**QUESTION) == {"refused": "newer"}


def test_two_tabs_answer_each_for_itself(engine: EnginePage, page: Page) -> None:
    engine.open()
    other = EnginePage(page.context.new_page(), engine.url, engine.files)
    other.open()
    assert engine.ask(**QUESTION)["due"] == other.ask(**QUESTION)["due"] == DUE


def test_it_needs_no_storage(engine: EnginePage) -> None:
    engine.page.add_init_script("""
        const refuse = { get() { throw new DOMException("refused", "SecurityError"); } };
        for (const name of ["localStorage", "sessionStorage", "indexedDB", "caches"])
            Object.defineProperty(window, name, refuse);
    """)
    engine.open()
    assert DUE in engine.ask(**QUESTION).values()


@pytest.mark.parametrize("lacking", ["Worker", "WebAssembly", "DecompressionStream"])
def test_a_browser_that_lacks_something_is_told_so(engine: EnginePage, lacking: str) -> None:
    engine.page.add_init_script(f"delete window.{lacking};")
    engine.open()
    assert engine.ask(**QUESTION) == {"refused": "old"}


def test_it_can_be_tried_again_once_the_network_is_back(engine: EnginePage) -> None:
    engine.open()
    engine.page.context.set_offline(True)
    assert engine.ask(**QUESTION)["refused"] in {"offline", "broken"}
    engine.page.context.set_offline(False)
    engine.page.evaluate("window.engine.retry()")
    assert DUE in engine.ask(**QUESTION).values()


def test_a_reader_who_saves_data_is_sent_nothing_unasked(engine: EnginePage) -> None:
    engine.page.add_init_script("""
        Object.defineProperty(navigator, "connection", { value: { saveData: true } });
        window.requestIdleCallback = (callback) => callback();
    """)
    engine.open()
    engine.page.evaluate("window.engine.warm(document.body)")
    assert engine.states() == []


def test_it_starts_when_the_page_is_idle(engine: EnginePage) -> None:
    engine.open()
    engine.page.evaluate("window.engine.warm()")
    assert engine.page.evaluate("window.ready")


def test_a_page_opened_from_a_folder_says_so(engine: EnginePage, tmp_path: Path, script: str, site: Site) -> None:
    engine.page.context.unroute_all()
    opened = engine_page.put_into(engine.page, "http://127.0.0.1/", site.folder, script)
    html = tmp_path / "index.html"
    (tmp_path / "page.js").write_text(script, encoding="utf-8")
    given = json.dumps({"base": "./", "assets": {"worker": "worker.js", "build": "1", "files": opened.files}})
    html.write_text(
        f'<!doctype html><script type="application/json" id="engine">{given}</script>'
        '<script src="page.js" defer></script>',
        encoding="utf-8",
    )
    engine.page.goto(html.as_uri())
    assert opened.ask(**QUESTION) == {"refused": "file"}

"""Python in each engine: it starts from the kept memory; with any file spoilt, a date comes or a plain reason."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from build_scripts.dev.browsers.webdriver import Browser
from navigator import api
from tests.browser import engine_page
from tests.browsers.host import (
    AN_IPHONE,
    Answer,
    Fault,
    Host,
    altered,
    cut_short,
    gone,
    other_page,
    without_webassembly,
)
from tests.conftest import ROOT

QUESTION = {"ask": "deadline", "period": "15 working days", "from": "2026-12-14", "calendar": "england-and-wales"}
DUE = "2027-01-07"
WORKER = r"/worker-[0-9a-f]+\.js$"
STATES = """
return window.states.map(({ name, mode, reason, detail }) => [name, mode, reason, detail].filter(Boolean).join(" "))
  .filter((state, index, all) => state !== all[index - 1]);
"""


@dataclass(frozen=True, slots=True)
class Client:
    """A page with the engine's client and nothing else."""

    window: Browser
    host: Host
    files: Any

    def ask(self) -> dict[str, Any]:
        self.window.open(self.host.url + engine_page.PAGE)
        self.window.run("void window.asked(arguments[0]).then((answer) => (window.answer = answer))", QUESTION)
        answer: dict[str, Any] = self.window.wait("return window.answer", seconds=120)
        return answer

    def states(self) -> list[str]:
        told: list[str] = self.window.run(STATES)
        return told

    def spoil(self, role: str, fault: Fault) -> None:
        self.host.faults[self.files[role]["path"]] = fault


@pytest.fixture(scope="session")
def script(tmp_path_factory: pytest.TempPathFactory) -> str:
    return engine_page.bundled(ROOT, tmp_path_factory.getbasetemp())


@pytest.fixture
def client(window: Browser, host: Host, published: Path, script: str) -> Client:
    files, html = engine_page.made(published, {"quiet": 60_000})
    host.extra[engine_page.PAGE] = Answer(html.encode(), headers={"Content-Type": "text/html"})
    host.extra[engine_page.SCRIPT] = Answer(script.encode(), headers={"Content-Type": "text/javascript"})
    return Client(window, host, files)


def test_the_first_answer_comes_from_the_kept_memory(client: Client) -> None:
    assert client.ask().get("due") == DUE
    assert client.states() == ["loading", "ready lean"]


def test_the_first_answer_on_an_iphone_comes_from_the_kept_memory(client: Client) -> None:
    client.host.faults[WORKER] = AN_IPHONE
    assert client.ask().get("due") == DUE
    assert client.states() == ["loading", "ready lean"]


@pytest.mark.parametrize(
    ("role", "fault"),
    [(role, fault) for role in ("lean", "memory") for fault in (gone, cut_short, altered, other_page)],
)
def test_python_starts_in_the_ordinary_way_when_the_kept_memory_is_spoilt(
    client: Client, role: str, fault: Fault
) -> None:
    client.spoil(role, fault)
    assert client.ask().get("due") == DUE
    assert client.states()[-1] == "ready complete"


@pytest.mark.parametrize(("fault", "reason"), [(gone, "missing"), (altered, "changed")])
def test_a_spoilt_file_that_both_ways_need_is_the_reason(client: Client, fault: Fault, reason: str) -> None:
    client.spoil("glue", fault)
    assert client.ask() == {"refused": reason}


def test_a_network_that_forbids_webassembly_is_the_reason(client: Client) -> None:
    client.host.faults[WORKER] = without_webassembly
    assert client.ask() == {"refused": "blocked"}


def test_the_answer_is_that_of_the_build(client: Client) -> None:
    data = json.loads((ROOT / "procedures/calendars/bank-holidays.json").read_text(encoding="utf-8"))
    api.start(json.dumps({"calendars": {"bank-holidays": data}, "language": "en"}))
    assert client.ask() == json.loads(api.ask(json.dumps(QUESTION)))

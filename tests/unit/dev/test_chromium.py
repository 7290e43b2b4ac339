"""Finding the browser, on machines made up for the purpose."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from build_scripts.dev import chromium
from build_scripts.dev.chromium import Chromium, Machine, NoChromiumError, find, find_or_install, launch_arguments


def nothing() -> None:
    return None


def ignore(_: str) -> None:
    return None


@dataclass
class Disk:
    """Programs by the name they are asked for, and what each says when asked for its version."""

    versions: dict[str, str | None] = field(default_factory=dict)
    playwrights: str | None = None

    def machine(
        self,
        *,
        named: str = "",
        by_playwright: Callable[[], None] = nothing,
        by_distribution: Callable[[], None] = nothing,
    ) -> Machine:
        return Machine(
            environ={"CHROMIUM": named},
            which=lambda name: name if name in self.versions else None,
            version_of=self.versions.get,
            playwrights_own=lambda: self.playwrights,
            install_playwrights_own=by_playwright,
            install_distributions_own=by_distribution,
        )


def test_the_browser_named_by_the_environment_comes_first() -> None:
    disk = Disk({"/opt/mine": "Chromium 1.0", "chromium": "Chromium 2.0"})
    assert find(disk.machine(named="/opt/mine")) == Chromium("/opt/mine", "Chromium 1.0")


@pytest.mark.parametrize("version", [None, "absent"])
def test_a_named_browser_that_does_not_run_is_refused_and_not_replaced(version: str | None) -> None:
    disk = Disk({"chromium": "Chromium 2.0"})
    if version is None:
        disk.versions["/opt/mine"] = None
    with pytest.raises(NoChromiumError, match=r"^CHROMIUM=/opt/mine is not a Chromium that runs here\.$"):
        find(disk.machine(named="/opt/mine"))


def test_an_installed_browser_comes_before_playwrights_own() -> None:
    disk = Disk({"google-chrome": "Google Chrome 3.0", "/cache/chrome": "Chrome 4.0"}, playwrights="/cache/chrome")
    assert find(disk.machine()) == Chromium("google-chrome", "Google Chrome 3.0")


def test_a_stub_that_only_tells_how_to_install_is_passed_over() -> None:
    disk = Disk({"chromium-browser": None, "google-chrome": "Google Chrome 3.0"})
    assert find(disk.machine()) == Chromium("google-chrome", "Google Chrome 3.0")


def test_playwrights_own_is_found_when_the_machine_has_none() -> None:
    disk = Disk({"/cache/chrome": "Chrome 4.0"}, playwrights="/cache/chrome")
    assert find(disk.machine()) == Chromium("/cache/chrome", "Chrome 4.0")


def test_nothing_is_found_where_there_is_nothing() -> None:
    assert find(Disk().machine()) is None


def test_nothing_is_installed_when_a_browser_is_there() -> None:
    said: list[str] = []
    disk = Disk({"chromium": "Chromium 2.0"})
    machine = disk.machine(by_playwright=disk.versions.clear, by_distribution=disk.versions.clear)
    assert find_or_install(machine, said.append).version == "Chromium 2.0"
    assert said == []


def test_playwright_is_asked_before_the_distribution() -> None:
    disk = Disk()

    def by_playwright() -> None:
        disk.playwrights = "/cache/chrome"
        disk.versions["/cache/chrome"] = "Chrome 4.0"

    def by_distribution() -> None:
        pytest.fail("was asked although Playwright had one")

    machine = disk.machine(by_playwright=by_playwright, by_distribution=by_distribution)
    assert find_or_install(machine, ignore).path == "/cache/chrome"


def test_the_distribution_is_asked_when_playwrights_download_fails_or_does_not_run() -> None:
    disk = Disk()

    def by_playwright() -> None:
        disk.playwrights = "/cache/chrome"
        disk.versions["/cache/chrome"] = None

    def by_distribution() -> None:
        disk.versions["chromium"] = "Chromium 2.0"

    machine = disk.machine(by_playwright=by_playwright, by_distribution=by_distribution)
    assert find_or_install(machine, ignore).path == "chromium"


def test_no_browser_at_all_ends_in_one_plain_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(chromium, "THIS_MACHINE", Disk().machine())
    assert chromium.main() == 1
    assert capsys.readouterr().err == chromium.HOW_TO_GET_ONE + "\n"


def test_the_command_says_which_browser_it_is(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(chromium, "THIS_MACHINE", Disk({"chromium": "Chromium 2.0"}).machine())
    assert chromium.main() == 0
    assert capsys.readouterr().out == "Browser tests run in Chromium 2.0 (chromium)\n"


def test_only_root_goes_without_the_sandbox() -> None:
    assert "--no-sandbox" in launch_arguments(root=True)
    assert "--no-sandbox" not in launch_arguments(root=False)


@pytest.mark.parametrize(
    ("script", "version"),
    [
        ("echo Chromium 156.0.8078.79 built on Debian", "Chromium 156.0.8078.79"),
        ("echo Google Chrome for Testing 159.0.1.2; echo noise >&2", "Google Chrome for Testing 159.0.1.2"),
        ("echo 'Command chromium-browser requires the chromium snap'", None),
        ("echo Chromium 156.0.8078.79; exit 1", None),
        ("echo sleep 9.1", None),
    ],
)
def test_a_browser_is_a_program_that_answers_as_one(tmp_path: Path, script: str, version: str | None) -> None:
    program = tmp_path / "program"
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(0o755)
    assert chromium.THIS_MACHINE.version_of(str(program)) == version


def test_a_program_that_is_not_there_is_no_browser() -> None:
    assert chromium.THIS_MACHINE.version_of("/no/such/program") is None


def test_a_command_that_takes_too_long_counts_as_failed() -> None:
    assert chromium._run(["sleep", "5"], seconds=0) is None


def test_the_distributions_own_is_left_alone_without_root(monkeypatch: pytest.MonkeyPatch) -> None:
    def run(command: list[str], **_: object) -> str | None:
        pytest.fail(f"ran {command}")

    monkeypatch.setattr(chromium, "is_root", lambda: False)
    monkeypatch.setattr(chromium, "_run", run)
    chromium.THIS_MACHINE.install_distributions_own()

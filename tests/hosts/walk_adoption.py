"""From an empty folder with a wheel to a copy that nginx serves, by the documentation alone, in under 15 minutes.

Run by `make test-hosts`: it makes the wheel, fetches packages, and needs nginx. The last pages are opened in Chromium.
WHEEL names a wheel that is there already, such as that of a release.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from build_scripts.dev import wheel as maker
from tests.browser.served import watch
from tests.hosts import servers
from tests.hosts.transcript import ADOPTION, steps

MINUTES = 15
BASE = "/policies/"


@pytest.mark.skipif(not servers.installed("nginx"), reason="nginx is not on this machine")
def test_a_board_publishes_its_first_procedure_in_an_afternoon_and_the_machine_takes_minutes(
    page: Page, tmp_path: Path
) -> None:
    wheel = wheel_in(tmp_path / "dist")
    folder, www, work = (tmp_path / name for name in ("empty", "www", "nginx"))
    for each in (folder, www, work):
        each.mkdir()
    shutil.copy(wheel, folder)
    # What a session of make exports is not what a board's terminal has.
    environment = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    environment |= {name: value for name, value in os.environ.items() if name.lower().endswith("_proxy")}
    environment["PATH"] = os.pathsep.join(
        place for place in environment["PATH"].split(os.pathsep) if not place.endswith(".venv/bin")
    )
    environment |= {"PIP_DISABLE_PIP_VERSION_CHECK": "1", "NO_COLOR": "1"}
    began = time.monotonic()
    *before, nginx, asked = steps(ADOPTION.read_text("utf-8"))
    for step in before:
        done = subprocess.run(
            ["sh", "-c", step.command.replace("/srv/www", str(www))],
            cwd=folder,
            env=environment,
            input=step.typed,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        assert done.returncode == 0, f"{step.command}\n{done.stdout}"
        assert step.fits(done.stdout), f"{step.command}\n{done.stdout}"
    assert nginx.command == "nginx"
    with servers.serve("nginx", www, work, BASE) as url:
        command = asked.command.replace(f"https://example.org{BASE}", url)
        said = subprocess.run(command.split(), check=True, capture_output=True, text=True).stdout
        assert asked.fits(said), said
        assert time.monotonic() - began < MINUTES * 60
        _open(page, url)


def wheel_in(dist: Path) -> Path:
    if named := os.environ.get("WHEEL"):
        return Path(named)
    assert maker.main(dist) == 0
    (made,) = dist.glob("*.whl")
    return made


def _open(page: Page, url: str) -> None:
    """The calculator and the wizard, once, as the page about publishing says."""
    watched = watch(page, url)
    page.goto(f"{url}procedures/far-board/complaints-about-us/index.html")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Complaints about us")
    page.goto(f"{url}deadline/index.html#procedure=far-board/complaints-about-us")
    page.wait_for_selector("html[data-ready]")
    expect(page.get_by_label("Which procedure is it?")).to_have_value("far-board/complaints-about-us")
    page.goto(f"{url}where-am-i/index.html#procedure=far-board/complaints-about-us")
    page.wait_for_selector("html[data-ready]")
    assert watched.complaints == []

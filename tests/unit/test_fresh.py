"""The trial from nothing: what of this machine reaches it, and what it says when a step fails."""

import os
import sys
from pathlib import Path

import pytest

from build_scripts.dev.fresh import OLDEST_PIP, Clone, FreshError, environment

MACHINE = {"PATH": os.pathsep.join(("/home/me/env/bin", "/usr/bin")), "HOME": "/home/me"}


@pytest.mark.parametrize(
    "name", ["PIP_INDEX_URL", "PIP_FIND_LINKS", "UV_CACHE_DIR", "npm_config_cache", "PYTHONPATH", "MAKEFLAGS"]
)
def test_what_is_set_for_installers_does_not_reach_it(name: str) -> None:
    assert name not in environment({**MACHINE, name: "mine"}, Path("/empty"))


@pytest.mark.parametrize(
    "name", ["PIP_CERT", "SSL_CERT_FILE", "REQUESTS_CA_BUNDLE", "HTTPS_PROXY", "NODE_EXTRA_CA_CERTS"]
)
def test_what_the_network_needs_does(name: str) -> None:
    assert environment({**MACHINE, name: "mine"}, Path("/empty"))[name] == "mine"


def test_caches_and_settings_are_those_of_an_empty_home() -> None:
    made = environment(MACHINE, Path("/empty"))
    assert (made["HOME"], made["PIP_CONFIG_FILE"]) == ("/empty", os.devnull)


def test_an_active_environment_is_out_of_the_way() -> None:
    assert environment(MACHINE, Path("/empty"))["PATH"] == MACHINE["PATH"]
    made = environment({**MACHINE, "VIRTUAL_ENV": "/home/me/env"}, Path("/empty"))
    assert made["PATH"] == "/usr/bin"
    assert "VIRTUAL_ENV" not in made


def test_a_step_that_fails_is_named_in_one_line_after_what_it_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    clone = Clone(tmp_path, os.environ)
    assert clone.run("Good", sys.executable, "-c", "print(5)") == "5\n"
    with pytest.raises(FreshError, match=r"^make fresh: this step failed: Bad .*$"):
        clone.run("Bad", sys.executable, "-c", "import sys; print('no room'); sys.exit(2)")
    assert "no room" in capsys.readouterr().out


def test_the_pip_of_every_python_that_can_run_this_is_known() -> None:
    assert sys.version_info.minor in OLDEST_PIP

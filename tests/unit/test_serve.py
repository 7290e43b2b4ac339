import os
import socket

import pytest

from build_scripts import serve


def test_a_taken_address_is_said_in_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        address = f"127.0.0.1:{other.getsockname()[1]}"
        assert serve.main(address, []) == 1
    assert capsys.readouterr().err == (
        f"{address} is taken by another program. Choose another: make serve ADDRESS=127.0.0.1:8001\n"
    )


def test_live_reload_is_asked_for_by_name(monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[list[str]] = []

    def execvp(_: str, command: list[str]) -> None:
        started.append(command)
        raise SystemExit

    monkeypatch.setattr(serve, "is_free", lambda _: True)
    monkeypatch.setattr(os, "execvp", execvp)
    with pytest.raises(SystemExit):
        serve.main("127.0.0.1:8000", ["--open"])
    assert started == [["mkdocs", "serve", "--livereload", "--dev-addr", "127.0.0.1:8000", "--open"]]

"""What the server of a folder says of a connection that ends early: nothing; of a fault: all of it."""

import socket

import pytest

from build_scripts.dev.static_server import Server


@pytest.mark.parametrize(
    ("fault", "told"), [(BrokenPipeError(), False), (ConnectionResetError(), False), (ValueError("x"), True)]
)
def test_a_page_that_lets_go_is_no_fault(fault: Exception, capsys: pytest.CaptureFixture[str], *, told: bool) -> None:
    def handler(*_: object) -> None:
        raise fault

    one, other = socket.socketpair()
    with Server(("127.0.0.1", 0), handler) as server, one, other:  # type: ignore[arg-type]  # all it has to do is fail
        server.process_request_thread(one, ("127.0.0.1", 1))
    said = capsys.readouterr().err
    assert ("ValueError: x" in said, bool(said)) == (told, told)

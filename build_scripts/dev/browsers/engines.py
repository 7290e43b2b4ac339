"""Which browsers this machine has, and each started with a fresh profile and without a screen."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from types import MappingProxyType

from build_scripts.dev import chromium
from build_scripts.dev.browsers.marionette import Marionette
from build_scripts.dev.browsers.webdriver import Browser, Http, WebDriverError

SECONDS_TO_START = 60
MINI_BROWSERS = ("/usr/lib/*/webkit2gtk-4.1/MiniBrowser", "/usr/lib/*/webkitgtk-6.0/MiniBrowser")
PACKAGES = ("firefox-esr", "webkit2gtk-driver", "xvfb", "chromium", "chromium-driver")
"""On Debian, all that is needed."""

# Firefox calls its makers at every start; here it may not, nor may it show a page of its own.
PREFERENCES: Mapping[str, object] = MappingProxyType(
    {
        "marionette.port": 0,
        "app.normandy.enabled": False,
        "app.update.disabledForTesting": True,
        "browser.shell.checkDefaultBrowser": False,
        "browser.startup.homepage_override.mstone": "ignore",
        "browser.startup.page": 0,
        "datareporting.policy.dataSubmissionEnabled": False,
        "dom.disable_open_during_load": False,
        "extensions.update.enabled": False,
        "network.captive-portal-service.enabled": False,
        "network.connectivity-service.enabled": False,
        "remote.prefs.recommended": True,
        "services.settings.server": "data:,",
        "toolkit.telemetry.reportingpolicy.firstRun": False,
    }
)

Start = Callable[[ExitStack, Path, Mapping[str, str]], Browser]


def here() -> tuple[str, ...]:
    """The engines that can be started on this machine."""
    return tuple(name for name, needed in NEEDED.items() if needed())


@contextmanager
def started(
    name: str, profile: Path | None = None, zone: str = "", *, waits_for_pages: bool = True
) -> Iterator[Browser]:
    """A browser of that engine, which is ended with all that it kept, unless that is in a profile of the caller's.

    `zone` is the time zone of its reader, such as "Pacific/Auckland"; without one it is that of this machine. With
    `waits_for_pages` WebKit does nothing that it is told to before all that a page loads is there, for up to a minute.
    """
    with ExitStack() as stack:
        kept = profile or Path(stack.enter_context(tempfile.TemporaryDirectory(ignore_cleanup_errors=True)))
        browser = STARTS[name](stack, kept, {"TZ": zone} if zone else {})
        if not waits_for_pages:
            browser.capabilities = {**browser.capabilities, "pageLoadStrategy": "none"}
        browser.begin()
        try:
            yield browser
        finally:
            with suppress(WebDriverError, OSError):  # one that has crashed has said so already
                browser.end()


def _firefox(stack: ExitStack, profile: Path, variables: Mapping[str, str]) -> Browser:
    lines = (f"user_pref({_js(name)}, {_js(value)});\n" for name, value in PREFERENCES.items())
    (profile / "user.js").write_text("".join(lines), encoding="utf-8")
    command = [_firefox_program(), "--headless", "--no-remote", "--marionette", "--profile", str(profile)]
    process = stack.enter_context(_running(command, {"HOME": str(profile), **variables}))
    port = int(_wait_for(lambda: _text(profile / "MarionetteActivePort"), process))
    connection = Marionette(port)
    stack.callback(connection.close)
    return Browser("firefox", connection)


def _webkit(stack: ExitStack, profile: Path, variables: Mapping[str, str]) -> Browser:
    display = stack.enter_context(_screen())
    port = _free_port()
    # Without a graphics card the web process would look for one in vain.
    given = {
        **variables,
        "DISPLAY": display,
        "HOME": str(profile),
        "LIBGL_ALWAYS_SOFTWARE": "1",
        "WEBKIT_DISABLE_DMABUF_RENDERER": "1",
    }
    _driver(stack, ["WebKitWebDriver", f"--port={port}"], port, given)
    options = {"binary": _mini_browser(), "args": ["--automation"]}
    return Browser("webkit", Http(f"http://127.0.0.1:{port}"), {"webkitgtk:browserOptions": options})


def _chromium(stack: ExitStack, profile: Path, variables: Mapping[str, str]) -> Browser:
    port = _free_port()
    found = chromium.find(chromium.THIS_MACHINE)
    if found is None:
        raise FileNotFoundError(chromium.HOW_TO_GET_ONE)
    # What is downloaded goes into a folder of its home.
    _driver(stack, ["chromedriver", f"--port={port}"], port, {**variables, "HOME": str(profile)})
    arguments = ["--headless=new", f"--user-data-dir={profile}", *chromium.launch_arguments(root=chromium.is_root())]
    options = {"binary": found.path, "args": arguments}
    return Browser("chromium", Http(f"http://127.0.0.1:{port}"), {"goog:chromeOptions": options})


def _driver(stack: ExitStack, command: list[str], port: int, variables: Mapping[str, str]) -> None:
    process = stack.enter_context(_running(command, variables))

    def answers() -> str:
        with socket.socket() as trial:
            return "yes" if trial.connect_ex(("127.0.0.1", port)) == 0 else ""

    _wait_for(answers, process)


@contextmanager
def _screen() -> Iterator[str]:
    """The name of a screen that nobody sees."""
    reading, writing = os.pipe()
    command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1280x1024x24", "-nolisten", "tcp"]
    with subprocess.Popen(command, pass_fds=[writing], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:
        os.close(writing)
        try:
            with os.fdopen(reading) as said:
                yield f":{said.readline().strip()}"
        finally:
            server.terminate()


@contextmanager
def _running(command: list[str], variables: Mapping[str, str]) -> Iterator[subprocess.Popen[bytes]]:
    environ = {**os.environ, **variables}
    quiet = subprocess.DEVNULL
    with subprocess.Popen(command, env=environ, stdin=quiet, stdout=quiet, stderr=quiet) as process:
        try:
            yield process
        finally:
            process.terminate()
            try:
                process.wait(SECONDS_TO_START)
            except subprocess.TimeoutExpired:
                process.kill()


def _wait_for(found: Callable[[], str], process: subprocess.Popen[bytes]) -> str:
    until = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < until and process.poll() is None:
        if text := found():
            return text
        time.sleep(0.05)
    raise FileNotFoundError(f"{process.args!r} does not start")


def _text(path: Path) -> str:
    return path.read_text("utf-8").strip() if path.is_file() else ""


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def _js(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else repr(value) if isinstance(value, int) else f'"{value}"'


def _firefox_program() -> str:
    return shutil.which("firefox-esr") or shutil.which("firefox") or ""


def _mini_browser() -> str:
    found = (str(path) for pattern in MINI_BROWSERS for path in Path("/").glob(pattern[1:]))
    return next(found, "")


def _has_chromium() -> bool:
    return bool(shutil.which("chromedriver")) and chromium.find(chromium.THIS_MACHINE) is not None


def _has_webkit() -> bool:
    return bool(shutil.which("WebKitWebDriver") and shutil.which("Xvfb") and _mini_browser())


STARTS: Mapping[str, Start] = MappingProxyType({"chromium": _chromium, "firefox": _firefox, "webkit": _webkit})
NEEDED: Mapping[str, Callable[[], bool]] = MappingProxyType(
    {"chromium": _has_chromium, "firefox": lambda: bool(_firefox_program()), "webkit": _has_webkit}
)
ENGINES = tuple(STARTS)

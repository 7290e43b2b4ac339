"""What a reader may meet when one file of the site does not come as it should, and what must come of it.

A journey is something a reader came for. Whatever is wrong with a file, each step of it ends within ten seconds in the
right thing or in a sentence of the site's own that says what happened. Which journeys a file matters to is not written
down: it is seen in what each of them asks the host for.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from build_scripts.publish import build_number
from build_scripts.publish.service_worker import SERVICE_WORKER
from tests.browser.journeys import KEEP, ONE_OF_MANY, Journey, Visit
from tests.browser.windows import Windows
from tests.browsers.host import Fault, Host, altered, cut_short, empty, gone, mistyped, other_page, stalled

FAULTS: Mapping[str, Callable[[Host], Fault]] = {
    "drop": lambda _host: gone,
    "stall": stalled,
    "cut": lambda _host: cut_short,
    "spoil": lambda _host: altered,
    "empty": lambda _host: empty,
    "another page": lambda _host: other_page,
    "mistype": lambda _host: mistyped,
}

# What the service worker is and knows: no page asks for it.
WORKERS = re.compile(r"(^service-worker\.js|/service_worker-[0-9a-f]+\.js|/files-[0-9a-f]+\.json)$")
# What a browser shows or saves by itself, with no page of the site around it; what other websites load; and two that no
# page asks for: Material's own icon, and the list of the runtime for tests.
LINKED = re.compile(
    r"^(api/.*\.json|licences/sbom\.json|.*/flowchart\.svg|schemas/.*|assets/images/favicon\.png|assets/runtime\.json"
    r"|assets/navigator/host-[0-9a-f]+\.js)$"
)


def files(site: Path) -> tuple[str, ...]:
    """Every file of the site that a browser may ask for."""
    (listed,) = (site / "assets/navigator").glob("files-*.json")
    kept = json.loads(listed.read_text(encoding="utf-8"))["files"]
    return (*kept, listed.relative_to(site).as_posix(), SERVICE_WORKER, build_number.NEWEST)


@dataclass(slots=True)
class Traveller:
    """Windows of people who have never been here, and a host of the site."""

    windows: Windows
    host: Host

    @contextmanager
    def visit(self, *, worker: bool, patient: bool = False) -> Iterator[Visit]:
        """A visit of somebody who has never been here."""
        with self.windows(self.host, worker) as window:
            yield Visit(window, self.host.url, patient)

    def travel(self, journey: Journey, faults: Mapping[str, Callable[[Host], Fault]]) -> bool:
        """Make a journey with something wrong; whether it came to its end."""
        self.host.mend()
        self.host.faults.update(dict.fromkeys(journey.broken, gone))
        self.host.faults.update({pattern: fault(self.host) for pattern, fault in faults.items()})
        with self.visit(worker=journey.worker, patient=not faults) as visit:
            return journey.walk(visit)

    def asked(self, journey: Journey) -> set[str]:
        """The files that a journey asks for when nothing is wrong; then it comes to its end."""
        assert self.travel(journey, {}), journey
        return {self._file(path) for path in self.host.asked}

    def _file(self, path: str) -> str:
        name = path.removeprefix(self.host.prefix)
        return f"{name}index.html" if not name or name.endswith("/") else name


def exactly(host: Host, file: str) -> str:
    """A pattern for the address of one file."""
    return f"^{re.escape(host.prefix + file)}$"


def on_the_way(seen: Mapping[str, set[str]], file: str) -> tuple[str, ...]:
    """The journeys that a file matters to: the main ones, or else the one of its own.

    Who keeps the whole site asks for every file, so that says nothing of any.
    """
    named = tuple(name for name, asked in seen.items() if file in asked and name != KEEP)
    main = tuple(name for name in named if not name.startswith(ONE_OF_MANY))
    return main or named[:1] or ((KEEP,) if WORKERS.search(file) else ())


def of_no_journey(site: Path, seen: Mapping[str, set[str]]) -> tuple[str, ...]:
    """The files that nothing here would miss, but for pages and what is only linked."""
    rest = (name for name in files(site) if not (name.endswith(".html") or LINKED.match(name)))
    return tuple(name for name in rest if not on_the_way(seen, name))

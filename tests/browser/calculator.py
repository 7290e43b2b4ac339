"""The calculator on the real procedure: its address at each limit, and a date that is typed there."""

from __future__ import annotations

import re

from playwright.sync_api import Page, Route

from tests.browser.screens import COMPLAINTS

PAGE = "deadline/index.html"
OF_REPLY, OF_ACKNOWLEDGE = f"#limit={COMPLAINTS}/reply", f"#limit={COMPLAINTS}/acknowledge"
OF_NO_LIMIT = f"#procedure={COMPLAINTS}"
REPLY, ACKNOWLEDGE = PAGE + OF_REPLY, PAGE + OF_ACKNOWLEDGE
NUMBER = re.compile(r"\d+")


def one_more(number: re.Match[str]) -> str:
    return str(int(number[0]) + 1)


def heading(page: Page) -> str:
    return page.locator("#result-title").inner_text().replace("\u00a0", " ")


def without_webassembly(page: Page) -> None:
    """A host, a network or a reader's settings that forbid WebAssembly: the worker's own policy does not allow it."""

    def forbid(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, headers={**answer.headers, "content-security-policy": "script-src 'self'"})

    page.route(re.compile(r"/worker-[0-9a-f]+\.js$"), forbid)

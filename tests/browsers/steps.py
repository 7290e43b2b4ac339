"""What a reader does on the site, written once for every engine."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, datetime

from build_scripts.dev.browsers.webdriver import Browser
from tests.browsers.host import Host

COMPLAINTS = "milton-keynes-contact-centre/complaints"
CALCULATOR = f"deadline/index.html#limit={COMPLAINTS}/reply"
WIZARD = f"where-am-i/index.html#procedure={COMPLAINTS}"
WORKER = r"/worker-[0-9a-f]+\.js$"
# An element's text in XPath, each run of white space as one space.
PLAIN = "normalize-space(translate(., '\N{NO-BREAK SPACE}', ' '))"
ENTER = "\ue007"

# Before the scripts of each page: what went wrong on it is noted.
WATCH = """
window.__wrong = [];
addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) =>
  window.__wrong.push(`${violatedDirective} ${blockedURI}`));
addEventListener("error", ({ message }) => window.__wrong.push(message));
addEventListener("unhandledrejection", ({ reason }) => window.__wrong.push(String(reason)));
"""
# And this sets the clock to a moment, which a test may move on by window.__now. What the page does every half minute it
# does then as soon as the clock has moved so far.
CLOCK = """
{
  const Now = Date;
  const { setInterval } = window;
  window.__now = MOMENT;
  window.Date = class extends Now {
    constructor(...given) {
      super(...(given.length ? given : [window.__now]));
    }
    static now() {
      return window.__now;
    }
  };
  window.setInterval = (work, pause, ...rest) => {
    if (pause < 10000) return setInterval(work, pause, ...rest);
    let before = window.__now;
    return setInterval(() => {
      if (window.__now < before + pause) return;
      before = window.__now;
      work(...rest);
    }, 50);
  };
}
"""


def clock(moment: datetime) -> str:
    """A script that has a page take this moment for now."""
    return CLOCK.replace("MOMENT", str(milliseconds(moment)))


def milliseconds(moment: datetime) -> int:
    """As JavaScript counts them."""
    return round(moment.timestamp() * 1000)


# A day after Christmas 2026, on which a complaint of 14 December has been late for four working days.
CHRISTMAS = clock(datetime(2026, 12, 29, 10, tzinfo=UTC))
SHOWN = """
const found = document.evaluate(arguments[0], document, null, XPathResult.ORDERED_NODE_SNAPSHOT_TYPE, null);
const each = Array.from({ length: found.snapshotLength }, (_, at) => found.snapshotItem(at));
return each.some((element) => element.checkVisibility());
"""
MARKED = """
const found = document.evaluate(arguments[0], document, null, XPathResult.FIRST_ORDERED_NODE_TYPE, null);
return Boolean(found.singleNodeValue?.control.checked);
"""
# Every rule for paper holds, and no rule for screens alone, as if the window were a sheet.
AS_PRINTED = """
dispatchEvent(new Event("beforeprint"));
const turn = (rules) => {
  for (const rule of rules) {
    if (rule.media && /^\\s*print\\s*$/.test(rule.media.mediaText)) rule.media.mediaText = "all";
    else if (rule.media && /^\\s*screen\\b/.test(rule.media.mediaText)) rule.media.mediaText = "not all";
    if (rule.cssRules) turn(rule.cssRules);
  }
};
for (const sheet of document.styleSheets) turn(sheet.cssRules);
"""


@dataclass(frozen=True, slots=True)
class Reader:
    """A reader with a window on the site."""

    window: Browser
    host: Host

    def watch(self, *, day: str = "") -> None:
        """Have what goes wrong on a page noted; with `day`, on that day."""
        self.host.run_first(WATCH + day)

    def wrong(self) -> list[str]:
        """What went wrong on this page, once it has loaded."""
        found: list[list[str]] = self.window.wait("return document.readyState === 'complete' && [window.__wrong]")
        return found[0]

    def open(self, path: str) -> None:
        """Open a page; one that is open already is loaded anew, whatever its fragment.

        Not by an empty page where it can be helped: Firefox then ends the site's process, and a service worker at work
        in it takes the next page with it.
        """
        address = self.host.url + path
        if self.window.run("return location.href.split('#')[0]") == address.partition("#")[0]:
            self.window.open("about:blank")
        self.window.open(address)

    def sees(self, text: str, seconds: float = 60) -> None:
        """Wait for a text, whatever white space is between its words."""
        self.window.wait(
            "return document.body?.innerText.replace(/\\s+/g, ' ').includes(arguments[0])", text, seconds=seconds
        )

    def sees_not(self, text: str) -> None:
        """The text is not on the page."""
        assert text not in self.window.text()

    def heading(self, text: str) -> None:
        """Wait until this is the title of the page."""
        script = """
          return [...document.querySelectorAll("h1")].some((title) =>
            title.checkVisibility() && title.innerText.replace(/\\s+/g, " ").trim() === arguments[0]);
        """
        self.window.wait(script, text)

    def open_parts(self) -> None:
        """Open the closed parts of an answer."""
        self.window.run("for (const part of document.querySelectorAll('.nav-part')) part.open = true")

    def shown(self, xpath: str) -> bool:
        """Whether there is such an element that can be seen."""
        return bool(self.window.run(SHOWN, xpath))

    def choose(self, label: str) -> None:
        """Choose one answer and go on."""
        self.mark(label)
        self.press("Continue")

    def waits_for_python(self, heading: str, tries: int = 4) -> None:
        """Wait for a question that Python asks; where the page gave up on a busy machine, have it try again."""
        script = """
          const shown = (each) => each.checkVisibility();
          const title = [...document.querySelectorAll("h1")].find(shown)?.innerText.replace(/\\s+/g, " ").trim();
          if (title === arguments[0]) return "asked";
          const box = document.querySelector('[data-slot="engine-text"]');
          return box && shown(box) && box.innerText.includes("cannot go on here") && "given up";
        """
        for _ in range(tries):
            if self.window.wait(script, heading) == "asked":
                return
            self.press("Try again")
            self.window.wait("return !document.body.innerText.includes('cannot go on here')")
        raise AssertionError(f"{self.window.name}: Python was not there after {tries} tries")

    def mark(self, label: str) -> None:
        """Choose one answer; where the page moved under the pointer, as a reader would, once more."""
        for _ in range(3):
            self.window.click(f"//label[{same(label)}]")
            if self.window.run(MARKED, f"//label[{same(label)}]"):
                return
        raise AssertionError(f"{self.window.name}: {label} cannot be chosen")

    def press(self, name: str) -> None:
        """Press the button that can be seen, by the words its name begins with."""
        self.window.click(f"//button[starts-with({PLAIN}, '{name}') and not(ancestor-or-self::*[@hidden])]")

    def date(self, fields: str, day: str, month: str, year: str) -> None:
        """Write a date in three fields."""
        for part, text in (("day", day), ("month", month), ("year", year)):
            self.window.type(f"//input[@id='{fields}-{part}']", text)

    def tell_the_wizard_of_the_14th_of_december(self) -> None:
        """From its first question to the date on which the Coordinator got the complaint."""
        self.heading("Who are you?")
        self.choose("The person complaining")
        self.heading("What have you done so far?")
        self.choose("The Coordinator got your written complaint")
        self.choose("Nothing since then")
        self.heading("When did the Coordinator get your written complaint?")
        self.mark("Another date")
        self.date("on", "14", "December", "2026")
        self.press("Continue")

    def python_started_from_the_kept_memory(self) -> None:
        """Told by the files that were asked for: those of the ordinary way were not."""
        files = json.loads((self.host.folder / "assets/runtime.json").read_text("utf-8"))["files"]
        asked = {role for role, file in files.items() if self.host.prefix + file["path"] in self.host.asked}
        assert asked == {"glue", "lean", "memory", "lock", "start"}


def same(text: str) -> str:
    """An XPath condition: the element says this, whatever white space is between the words."""
    return f"{PLAIN}='{text}'"

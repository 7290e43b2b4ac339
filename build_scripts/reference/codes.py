"""What is documented of every problem: what it means, a file that has it, and the line that is printed."""

import textwrap
from dataclasses import dataclass

COMPLAINTS, REQUESTS = "anytown/complaints.yml", "anytown/requests.yml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Documented:
    """One problem code, with a change to the made-up board's files that brings it about."""

    code: str
    text: str
    """What it means and what to do, in a sentence or two."""
    file: str = COMPLAINTS
    old: str = ""
    """What stands in the file, once; empty for a file that is written as a whole."""
    new: str = ""
    """What stands there instead; it is what readers see."""
    written_as: str | None = None
    """The file that the changed text goes to, where that is another one."""
    shows: str | None = None
    """What readers see, where `new` would not tell."""
    when: str | None = None
    """What there is about the file, where it is not what stands in it; to follow the file's name."""
    is_warning: bool = False
    """True for what does not stop a build."""
    prints: str
    """The line, exactly."""

    @property
    def place(self) -> str:
        """The file that has the problem, in the folder of the procedures."""
        return self.written_as or self.file

    @property
    def seen(self) -> str:
        """What readers are shown of the file."""
        text = self.new if self.shows is None else self.shows
        return textwrap.dedent(text).rstrip("\n")

"""Problems of the accessibility statement."""

from build_scripts.reference.codes import Documented

STATEMENT, WHERE = "accessibility.yml", "docs/accessibility.yml"

CODES = (
    Documented(
        code="no-statement",
        text="Public bodies have to publish an accessibility statement. It is made from the file docs/accessibility.yml.",
        file=STATEMENT,
        written_as=WHERE,
        when="is not there",
        prints="docs/accessibility.yml:1:1: there is no accessibility statement; a file with what readers need to know; the language reference has an example (no-statement)",
    ),
    Documented(
        code="review-overdue",
        text="The regulations ask for a statement that is kept under review. Somebody has to go through it at least once a year. It is a warning: the site is built, and the page says that the statement is old.",
        file=STATEMENT,
        is_warning=True,
        written_as=WHERE,
        old="reviewed: 2026-10-15\n",
        new="reviewed: 2025-10-15\n",
        prints="docs/accessibility.yml:40:11: the statement was last reviewed on Wednesday 15 October 2025, over a year ago; go through it, correct what has changed, and write the day here (review-overdue)",
    ),
    Documented(
        code="statement-date",
        text="What is said to have been done lies in the future.",
        file=STATEMENT,
        written_as=WHERE,
        old="prepared: 2026-10-15\n",
        new="prepared: 2062-10-15\n",
        prints="docs/accessibility.yml:39:11: Sunday 15 October 2062 is in the future; a day that has been (statement-date)",
    ),
    Documented(
        code="statement-status",
        text="A site is fully compliant when nothing on it fails, and only then.",
        file=STATEMENT,
        written_as=WHERE,
        old="status: partially compliant\n",
        new="status: fully compliant\n",
        prints="docs/accessibility.yml:10:9: it says fully compliant, but failures are listed; fully compliant with none, or another status with what fails (statement-status)",
    ),
    Documented(
        code="statement-reach",
        text="Readers have to be able to report a fault. Only a demonstration, which says demonstration: true, can do without.",
        file=STATEMENT,
        written_as=WHERE,
        old="  email: office@anytown.example\n  phone: 01632 960001\n  form: https://www.anytown.example/contact\n",
        new="",
        shows="reach:\n  who: The board's office\n  answer: You get an answer within a week.",
        prints="docs/accessibility.yml:24:3: nobody can be reached about accessibility; an email address, a phone number or a form (statement-reach)",
    ),
)

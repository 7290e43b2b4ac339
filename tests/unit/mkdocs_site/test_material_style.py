"""What stays of Material's style sheet, and what goes."""

from __future__ import annotations

import pytest

from build_scripts.mkdocs_site.material_style import pruned


@pytest.mark.parametrize(
    ("sheet", "left"),
    [
        (".md-nav{top:0}p{margin:0}", "p{margin:0}"),
        (".md-nav__item,.md-typeset a{top:0}", ".md-typeset a{top:0}"),
        (":is(.md-search,.md-button),h1{top:0}", "h1{top:0}"),
        (".md-typeset:not(.md-nav){top:0}", ".md-typeset:not(.md-nav){top:0}"),
        (".tabbed-set>input:checked,.admonition{top:0}", ".tabbed-set>input:checked,.admonition{top:0}"),
        ("@media print{@supports (top:0){.md-footer{top:0}}}p{top:0}", "p{top:0}"),
        ("@media print{.md-footer{top:0}p{top:0}}", "@media print{p{top:0}}"),
        ("@keyframes turn{0%{top:0}to{top:1px}}", "@keyframes turn{0%{top:0}to{top:1px}}"),
        ('@font-face{src:url("a;b")}:root{--md-hue:1}', '@font-face{src:url("a;b")}:root{--md-hue:1}'),
    ],
)
def test_rules_for_what_no_page_has_go(sheet: str, left: str) -> None:
    # Rules follow something: the sheet begins with its character set.
    assert pruned("a{}" + sheet) == "a{}" + left


def test_an_icon_goes_with_the_rule_that_shows_it() -> None:
    icons = ":root{--md-nav-icon:url('data:,<a;b>');--md-details-icon:url(\"data:,<c;d>\");--md-hue:1}"
    shown = ".md-nav{mask:var(--md-nav-icon)}.md-typeset{mask:var(--md-details-icon)}"
    left = ':root{--md-details-icon:url("data:,<c;d>");--md-hue:1}.md-typeset{mask:var(--md-details-icon)}'
    assert pruned("a{}" + icons + shown) == "a{}" + left

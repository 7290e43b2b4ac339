"""What a new date changes around its sheet: a style that shows it, and formulas that were worked out without it."""

from collections.abc import Sequence

from build_scripts.commands.sheets.markup import Edit, Tag, edited, tags

ISO_FORMAT = "yyyy\\-mm\\-dd"
"""As Excel writes it: year, month, day, whatever the country of whoever opens the file."""
_FIRST_FREE = 164
"""Formats below this number are Excel's own."""
# The order of the parts of a workbook is fixed; the last of these that is there has calcPr behind it.
_BEFORE_CALCULATION = ("sheets", "functionGroups", "externalReferences", "definedNames")


def with_date_style(styles: str) -> tuple[str, int]:
    """The styles with one that shows a date, and its number; the one of an earlier run is taken again."""
    found = list(tags(styles))
    own = {tag["formatCode"]: int(tag["numFmtId"]) for tag in map(Tag.attributes, _within(found, "numFmts", "numFmt"))}
    number = own.get(ISO_FORMAT) or max(_FIRST_FREE - 1, *own.values(), 0) + 1
    edits: list[Edit] = []
    if ISO_FORMAT not in own:
        edits += _added(found, "numFmts", f'numFmt numFmtId="{number}" formatCode="{ISO_FORMAT}"')
    style = f'xf numFmtId="{number}" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"'
    there = [tag.text.removeprefix(f"<{tag.prefix}") for tag in _within(found, "cellXfs", "xf")]
    if f"{style}/>" in there:
        return styles, there.index(f"{style}/>")
    return edited(styles, [*edits, *_added(found, "cellXfs", style)]), len(there)


def calculating_again(book: str) -> str:
    """The workbook so that Excel works out all formulas when it opens it; other programs do so by themselves."""
    found = list(tags(book))
    for tag in found:
        if tag.name == "calcPr" and tag.opens:
            return edited(book, [Edit(tag.begin, tag.end, tag.with_attribute("fullCalcOnLoad", "1"))])
    last = [tag for tag in found if tag.closes and tag.name in _BEFORE_CALCULATION][-1]
    return edited(book, [Edit(last.end, last.end, f'<{last.prefix}calcPr fullCalcOnLoad="1"/>')])


def _within(found: Sequence[Tag], group: str, name: str) -> list[Tag]:
    """The tags of a name in a list; others of the name stand elsewhere."""
    inside, here = False, []
    for tag in found:
        if tag.name == group:
            inside = tag.opens and not tag.closes
        elif inside and tag.name == name and tag.opens:
            here.append(tag)
    return here


def _added(found: Sequence[Tag], group: str, one: str) -> list[Edit]:
    """One more in a list of styles, which is made where there is none and counts what it holds."""
    opening = next((tag for tag in found if tag.name == group), None)
    if opening is None:
        root = next(tag for tag in found if tag.name == "styleSheet")
        own = root.prefix
        return [Edit(root.end, root.end, f'<{own}{group} count="1"><{own}{one}/></{own}{group}>')]
    own = opening.prefix
    if opening.closes:
        return [Edit(opening.begin, opening.end, f'<{own}{group} count="1"><{own}{one}/></{own}{group}>')]
    closing = next(tag for tag in found if tag.name == group and not tag.opens)
    count = len(_within(found, group, one.partition(" ")[0])) + 1
    return [
        Edit(opening.begin, opening.end, opening.with_attribute("count", str(count))),
        Edit(closing.begin, closing.begin, f"<{own}{one}/>"),
    ]

"""The day on which the sites of a test run are built. It stands alone: what hands out the tests asks for no more."""

BUILT = "1795737600"
"""The day of the built site of a test run, 27 November 2026, in seconds as SOURCE_DATE_EPOCH has it.

The pages compare the clock with the day of their build; the tests set theirs to days after this one, in any year.
"""

"""Periods, calendars, and counting from one date to another; no words but those of a refusal."""

"""The vocabulary as frozen values: procedures, limits, cases, and their form as plain data."""

"""Measurements, for `make bench-browser`; nothing here is part of the site."""

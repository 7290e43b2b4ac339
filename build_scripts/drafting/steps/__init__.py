"""Paragraphs that may be stages: by headings, by numbers, by where a matter goes further."""

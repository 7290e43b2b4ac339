"""The document behind a procedure: its words, the marks that stand for them, and what a newer text changes."""

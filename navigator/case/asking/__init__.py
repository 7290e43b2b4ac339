"""What to ask next: only what would change an answer."""

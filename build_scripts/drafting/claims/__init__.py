"""Which of what looks like a stage is claimed: what speaks for it, and what against."""

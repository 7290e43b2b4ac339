"""Where a case stands: when things arrived, what is due, which stage it is in, and what to ask next."""

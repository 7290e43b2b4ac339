"""What is done to a finished site before a host gets it."""

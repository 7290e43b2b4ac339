"""A first procedure for a board that has none: files that check clean and build, to be changed."""

"""What was told of a case, as days on which it can have been."""

"""What the engine has worked out, in words, as plain data."""

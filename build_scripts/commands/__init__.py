"""One module a command of `navigator`."""

"""The thin side that knows MkDocs."""

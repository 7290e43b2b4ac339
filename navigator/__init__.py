"""The engine: everything that runs both at build time and in the reader's browser. Standard library only."""

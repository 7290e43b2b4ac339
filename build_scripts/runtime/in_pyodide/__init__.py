"""What the build runs inside Pyodide, not in its own Python."""

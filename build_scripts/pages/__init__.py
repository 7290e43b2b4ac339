"""The generated pages as Markdown; they know nothing of MkDocs."""

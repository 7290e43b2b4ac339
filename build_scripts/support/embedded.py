"""Where the pages are that other websites may show in a frame."""

FOLDER = "embed/"
"""From the root of the site. Hosts are told by this path alone which pages may be framed."""

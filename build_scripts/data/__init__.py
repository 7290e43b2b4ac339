"""The procedures as data: for the tools of the site, and for other programs."""

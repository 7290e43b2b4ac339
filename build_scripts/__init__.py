"""Everything that runs only at build time: it reads procedures and writes the site."""

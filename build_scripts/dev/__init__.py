"""For developers: benches, screenshots, a browser, a second look at a build. Nothing a board needs."""

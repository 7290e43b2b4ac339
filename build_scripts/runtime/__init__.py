"""Python for the browser: its files, the engine as a wheel, and the snapshot that it starts from."""

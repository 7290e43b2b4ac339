"""Scripts, styles and colours for the browser."""

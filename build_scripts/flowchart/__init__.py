"""The flowchart of a procedure, as SVG and in words."""

"""From YAML text to the model, every problem with file, line and column."""

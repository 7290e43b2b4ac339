"""What the paragraphs of a document say, with the times that are limits and those that only look like it."""

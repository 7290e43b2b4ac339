"""All courses that a case can have taken: those of times that ran out, of other texts, of what came too soon."""

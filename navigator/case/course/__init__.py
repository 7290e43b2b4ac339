"""One course of a case through the stages of its procedure, with its days in order."""

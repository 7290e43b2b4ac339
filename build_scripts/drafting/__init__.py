"""A first draft of a procedure from its document: what its sentences say for certain, and marks for all the rest."""

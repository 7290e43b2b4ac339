"""What is true of each act in every course, and what in some; and of the case as a whole."""

"""What a person takes away from an answer: text, dates, letters, a calendar file."""

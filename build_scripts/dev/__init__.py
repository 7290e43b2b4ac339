"""What only those who work on this project run; nothing a board needs."""

"""What one sentence or row says for certain: who acts, what, by when, and how somebody is reached."""

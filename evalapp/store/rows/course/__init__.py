"""What a call went through before and in its meeting, as rows."""

"""The command of the meeting."""

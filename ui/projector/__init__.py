"""What the room sees of the meeting, in a window of its own, and the clock that it shares with the chair's page."""

"""The meeting of the jury: its agenda, who is in the room and when, votes and notes."""

"""The meeting of the jury, as it happens: opened and closed, who is in the room, what is discussed, votes and notes."""

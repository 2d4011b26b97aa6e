"""Decision letters, as many as a call has."""

"""What a file knows of other copies of it, and what bringing them together asks of its rows."""

"""One application at a time: what the jury proposes of it, where nothing is ranked."""

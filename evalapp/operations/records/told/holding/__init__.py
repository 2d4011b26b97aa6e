"""What a change says of itself and no sentence of it, held against the rows that keep it."""

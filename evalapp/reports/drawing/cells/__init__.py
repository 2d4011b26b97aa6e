"""What stands in the cells of a table, and in its rows."""

"""What follows on the work of a jury."""

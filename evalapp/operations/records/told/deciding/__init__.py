"""How what follows on the work of a jury is told."""

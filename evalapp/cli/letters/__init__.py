"""Decision letters on the command line."""

"""What an archive asks of a paper."""

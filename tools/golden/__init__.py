"""Reference numbers, ours beside theirs: `make golden`."""

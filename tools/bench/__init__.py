"""`make bench`: each promise of speed as a ratio against a bare baseline measured in the same run."""

"""More than one desk, as commands."""

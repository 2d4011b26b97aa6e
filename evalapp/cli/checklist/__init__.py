"""The command for admissibility, and what it tells."""

"""Two copies of a panel brought together, and the right to write handed over."""

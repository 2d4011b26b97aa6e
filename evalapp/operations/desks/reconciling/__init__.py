"""Two copies of a panel that lived on apart, brought together as one change."""

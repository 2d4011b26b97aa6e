"""More than one desk: copies of a panel that lived on apart, and who has the right to write."""

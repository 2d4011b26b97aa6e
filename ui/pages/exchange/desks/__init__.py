"""More than one desk: two copies brought together, and the right to write."""

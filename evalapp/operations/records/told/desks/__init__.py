"""How copies brought together and the right to write are told."""

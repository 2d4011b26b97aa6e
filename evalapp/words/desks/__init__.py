"""How copies of a panel, and the right to write, are spoken of."""

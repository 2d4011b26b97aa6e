"""An export read back: the same call in a panel file of its own."""

"""How the parts of a letter are called."""

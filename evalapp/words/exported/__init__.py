"""How it is said that a call was read back from an export."""

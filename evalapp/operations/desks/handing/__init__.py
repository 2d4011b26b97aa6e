"""The right to write: handed over in a sealed file, taken over from one, taken back with a reason."""

"""Decision letters: what they say, and how paper and a word processor have it."""

"""The declaration of destruction on paper."""

"""After the jury: what the deciding body decided of its advice, who was told of it, and who stepped back."""

"""Who holds a copy of the panel, and the keys with which what jurors seal is read."""

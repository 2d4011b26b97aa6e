"""What developers run: pictures of the window, measurements, the catalogue of sentences."""

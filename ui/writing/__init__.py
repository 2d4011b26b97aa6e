"""What is written into the file beside the window."""

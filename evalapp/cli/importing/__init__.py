"""What comes in as tables of applications: taken in, refused, and sheets to fill in."""

"""What the program finds of an application by itself: a file for each thing, and one table of all of them."""

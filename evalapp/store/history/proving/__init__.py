"""What a change may write, and whether the rows of a file are what its changes made of them."""

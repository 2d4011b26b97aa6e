"""What follows on the work of a jury: the decision of the body, who was told of it, and the reserve list."""

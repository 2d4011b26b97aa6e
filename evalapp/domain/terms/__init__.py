"""What a call says of itself besides its scheme."""

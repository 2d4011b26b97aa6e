"""What `evalapp handout` says before it writes, and the letters it writes after."""

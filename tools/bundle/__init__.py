"""What is handed to somebody who has no Python: the program in one folder, and packages of that."""

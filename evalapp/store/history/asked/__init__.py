"""The changes that somebody asks for, among all those of a journal."""

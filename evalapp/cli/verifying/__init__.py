"""Proving files and papers."""

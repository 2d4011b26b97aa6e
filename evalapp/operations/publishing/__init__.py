"""Panels into the warehouse of many calls: what each puts there, and what became of each."""

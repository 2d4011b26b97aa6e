"""Amounts as they are typed: what is asked about before it is recorded."""

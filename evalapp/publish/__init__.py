"""Panels in a warehouse of many calls: one star schema in PostgreSQL. Content in, rows out.

What is imported here needs the extra `publish`; nobody imports it before something is published.
"""

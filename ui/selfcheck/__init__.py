"""`evalapp --selfcheck`: the program tries all of itself, in a folder of its own, and says a line for each thing.

Whoever packs or installs it finds out there whether anything was left behind: what is imported late, a resource, a
plugin of Qt.
"""

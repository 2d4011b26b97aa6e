"""Widgets that give way where there is little room."""

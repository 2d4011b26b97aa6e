"""The history as it is read: the changes asked for, page by page, what keeps one from being undone, and a table."""

"""`make heard`: the real window over the accessibility bus, as a screen reader gets it, one scenario a page.

For every page there is somebody who does its work by keys alone, and a reader that notes what is said of each stop:
name, role, state, the heads of a cell, announcements. What says nothing, or nonsense, is a fault.
"""

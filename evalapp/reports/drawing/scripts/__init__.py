"""Scripts that the typeface does not have: which fonts have them, and how what runs to the left is drawn."""

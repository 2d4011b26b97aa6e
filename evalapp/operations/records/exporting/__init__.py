"""Everything in open files, readable without Evalapp; and where each attachment lies among them."""

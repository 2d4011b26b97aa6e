"""Handing out: what is said before anything is written, the packs or forms, and the letters after."""

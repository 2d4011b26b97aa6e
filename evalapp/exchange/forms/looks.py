"""How the cells look that a form has beyond those of any workbook: what is filled in, and how far one is."""

from __future__ import annotations

from evalapp.sheets.style import Look

ANSWER = Look(ground="accent-ground", line="edge", is_open=True, indent=1)
NUMBER = Look(ground="accent-ground", line="edge", is_open=True, size=14, is_bold=True, across="center")
WORDS = Look(ground="accent-ground", line="edge", is_open=True, is_text=True, indent=1)
DOTS = Look(line="line", ink="accent", down="center", size=12, indent=1)
STATE = Look(line="line", ink="dim", down="center", indent=1)

"""An object of the window as a screen reader takes it in, and how it is said."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import cast

from tools.heard.bus import Bus, Place, Unanswered

_ACCESSIBLE, _CELL = "org.a11y.atspi.Accessible", "org.a11y.atspi.TableCell"
# Bits of AtspiStateType that are said.
_STATES = {
    4: "checked",
    5: "collapsed",
    10: "expanded",
    23: "selected",
    32: "mixed",
    33: "required",
    36: "invalid",
    43: "read only",
}
_CHECKED, _ENABLED, _CHECKABLE = 4, 8, 41
# Roles that tell nobody what can be done.
EMPTY = ("", "filler", "unknown", "invalid", "layered pane", "redundant object")
_TABLES = ("table", "tree table", "tree")
_GLYPHS = re.compile("[\u2190-\u21ff\u2200-\u22ff\u25a0-\u27bf\u2b00-\u2bff\ue000-\uf8ff]")
_TWICE = re.compile(r"\b([^\W\d_]{3,})[\s,;:·–]+\1\b", re.IGNORECASE)
# A role in the words of a name is heard twice: a reader says it too.
_ROLE_WORDS = re.compile(
    r"\b(knop|button|schuifregelaar|selectievakje|keuzelijst|invoerveld)\b", re.IGNORECASE
)


@dataclass(frozen=True)
class Thing:
    place: Place
    role: str
    name: str
    states: frozenset[int] = frozenset()
    description: str = ""
    value: str = ""
    heads: tuple[str, ...] = field(default=())  # of the row and the column of a cell

    def said(self) -> str:
        states = [word for bit, word in _STATES.items() if bit in self.states]
        if _CHECKABLE in self.states and _CHECKED not in self.states and self.role != "radio button":
            states.append("not checked")
        if _ENABLED not in self.states and not self.is_cell:
            states.append("unavailable")
        words = [*self.heads, self.name or "(nothing)", self.value, *states]
        described = f" – {self.description}" if self.description and self.description != self.name else ""
        return f"[{self.role}] " + " | ".join(filter(None, words)) + described

    @property
    def is_table(self) -> bool:
        return self.role in _TABLES

    @property
    def is_cell(self) -> bool:
        return self.role in ("cell", "table cell", "tree item", "list item")

    def faults(self) -> list[str]:
        """What somebody who only hears it would not understand."""
        found = []
        if not self.name.strip() and not self.heads and not (self.is_cell and self.value):
            found.append("no name")
        if self.role in EMPTY:
            found.append(f"the role “{self.role}”")
        if self.role in ("cell", "table cell") and not self.heads:
            found.append("a cell without a head")
        if glyphs := sorted(set(_GLYPHS.findall(self.name + self.description))):
            found.append(f"signs that are read as their own name: {' '.join(glyphs)}")
        if twice := _TWICE.search(self.name):
            found.append(f"“{twice[1]}” twice")
        if not self.is_cell and (word := _ROLE_WORDS.search(self.name)):
            found.append(f"“{word[0]}” in the name of a {self.role}")
        if not self.is_cell and re.fullmatch(r"[\d\s.,%€/–-]+", self.name or "x"):
            found.append("a number of nothing")
        return found


def look_at(bus: Bus, place: Place) -> Thing:
    """Raises Unanswered where it is gone."""
    role = str(bus.ask(place, _ACCESSIBLE, "GetRoleName")[0])
    name = str(bus.get(place, "Name"))
    low, high = cast("tuple[int, int]", bus.ask(place, _ACCESSIBLE, "GetState")[0])
    bits = low | high << 32
    interfaces = bus.ask(place, _ACCESSIBLE, "GetInterfaces")[0]
    known = {str(each) for each in interfaces} if isinstance(interfaces, list) else set()
    return Thing(
        place=place,
        role=role,
        name=name,
        states=frozenset(n for n in range(64) if bits >> n & 1),
        description=str(bus.get(place, "Description")),
        value=_value(bus, place, role, known),
        heads=_heads(bus, place) if role in ("cell", "table cell") else (),
    )


def _value(bus: Bus, place: Place, role: str, known: set[str]) -> str:
    try:
        if "org.a11y.atspi.EditableText" in known or role in ("text", "entry", "password text"):
            text = str(bus.ask(place, "org.a11y.atspi.Text", "GetText", "ii", (0, -1))[0])
            return f"“{text}”" if text else "empty"
        if role in ("slider", "spin button", "progress bar") and "org.a11y.atspi.Value" in known:
            return f"{bus.get(place, 'CurrentValue', 'org.a11y.atspi.Value'):g}"
        if role == "combo box":
            return ""
    except Unanswered:
        return ""
    return ""


def _heads(bus: Bus, cell: Place) -> tuple[str, ...]:
    """The row's own name is its first cell, unless that is the cell itself; then what the column is called."""
    try:
        row, column = cast("tuple[int, int]", bus.get(cell, "Position", _CELL))
        table = Place(*cast("tuple[str, str]", bus.get(cell, "Table", _CELL)))
        head = bus.ask(table, "org.a11y.atspi.Table", "GetColumnDescription", "i", (column,))[0]
    except Unanswered:
        return ()
    return (f"row {row + 1}", str(head)) if head else ()


def children(bus: Bus, place: Place) -> list[Place]:
    found = bus.ask(place, _ACCESSIBLE, "GetChildren")[0]
    return [Place(*each) for each in found] if isinstance(found, list) else []

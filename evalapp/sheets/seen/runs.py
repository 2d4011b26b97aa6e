"""Texts of which a part looks otherwise than the rest: a person reads another value than the letters alone give.

A shared or inline text of .xlsx may come in runs with a look of their own (ECMA-376 part 1, section 18.4.4).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from openpyxl.xml.constants import SHEET_MAIN_NS

from evalapp.sheets.shown import Kind, Shown

_RUN, _LOOK, _TEXT = (f"{{{SHEET_MAIN_NS}}}{name}" for name in ("r", "rPr", "t"))
_STRIKE, _LEVEL = f"{{{SHEET_MAIN_NS}}}strike", f"{{{SHEET_MAIN_NS}}}vertAlign"
_OFF = ("0", "false")


class StruckText(str):
    """A line runs through a part of it, or through all."""

    __slots__ = ()


class RaisedText(str):
    """Digits or signs in it stand above or below the line, as the 2 of 15²: on the line they are another number."""

    __slots__ = ()


_SHOWN = {StruckText: Shown(Kind.STRUCK), RaisedText: Shown(Kind.RAISED)}


def as_it_looks(text: str, node: Any) -> str:
    """The text of an `si` or `is` element, known as one of the kinds above where its runs make it one."""
    if node.find(_RUN) is None:  # as of nearly every text
        return text
    is_raised = False
    for letters, look in _runs(node):
        strike, level = look.find(_STRIKE), look.find(_LEVEL)
        if strike is not None and strike.get("val", "1") not in _OFF and letters.strip():
            return StruckText(text)
        if level is not None and level.get("val", "baseline") != "baseline":
            is_raised = is_raised or any(not each.isalpha() and not each.isspace() for each in letters)
    return RaisedText(text) if is_raised else text


def _runs(node: Any) -> Iterator[tuple[str, Any]]:
    for run in node.iterfind(_RUN):
        look = run.find(_LOOK)
        if look is not None:
            yield run.findtext(_TEXT) or "", look


def shown_in_text(value: str) -> Shown | None:
    """What its runs make of a text; None for a plain one."""
    return None if type(value) is str else _SHOWN.get(type(value))

"""The looks of an .ods: which styles draw a line through what stands in a cell, or raise it above the line.

A style takes what it does not say itself from its parent (OpenDocument 1.3 part 3, section 16.2); those that a person
made stand in styles.xml, those of single cells and of parts of a text in content.xml.
"""

from __future__ import annotations

from typing import Any

from evalapp.domain.incoming.elements import TooManyCells
from evalapp.sheets.shown import Kind, Shown

STYLE_SPACE = "urn:oasis:names:tc:opendocument:xmlns:style:1.0"
_STYLE = f"{{{STYLE_SPACE}}}"
STYLE = f"{_STYLE}style"
_OF_TEXT = f"{_STYLE}text-properties"
_LINE = (f"{_STYLE}text-line-through-style", f"{_STYLE}text-line-through-type")
_LEVEL = f"{_STYLE}text-position"
_TEXT_SPACE = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_PARAGRAPH, _SPAN, _NAME = f"{_TEXT_SPACE}p", f"{_TEXT_SPACE}span", f"{_TEXT_SPACE}style-name"
_MOST_STYLES = 64_000
_MOST_PARENTS = 20
_ON_THE_LINE = ("0%", "0")


class Looks:
    """Told each `style:style` before the cells that have it."""

    def __init__(self) -> None:
        self._parents: dict[str, str] = {}
        self._struck: dict[str, bool] = {}
        self._raised: dict[str, bool] = {}

    def add(self, style: Any) -> None:
        """Raises TooManyCells for more styles than any workbook has."""
        name = _name_of(style.get(f"{_STYLE}family", ""), style.get(f"{_STYLE}name", ""))
        if len(self._parents) == _MOST_STYLES:
            raise TooManyCells
        self._parents[name] = _name_of(
            style.get(f"{_STYLE}family", ""), style.get(f"{_STYLE}parent-style-name", "")
        )
        for look in style.iterfind(_OF_TEXT):
            lines = [line for each in _LINE if (line := look.get(each)) is not None]
            if lines:
                self._struck[name] = "none" not in lines
            if (level := look.get(_LEVEL)) is not None:
                self._raised[name] = level.split()[:1] != [] and level.split()[0] not in _ON_THE_LINE

    def is_struck(self, cell_style: str) -> bool:
        """Whether a line runs through all that stands in a cell of this style."""
        return self._says(self._struck, _name_of("table-cell", cell_style))

    def of_text(self, cell: Any) -> Shown | None:
        """What its parts make of the text of a cell; None of a plain one."""
        is_raised = False
        for paragraph in cell.iterfind(_PARAGRAPH):
            for span in paragraph.iter(_SPAN):
                name = _name_of("text", span.get(_NAME, ""))
                letters = "".join(span.itertext())
                if self._says(self._struck, name) and letters.strip():
                    return Shown(Kind.STRUCK)
                if self._says(self._raised, name):
                    is_raised = is_raised or any(
                        not each.isalpha() and not each.isspace() for each in letters
                    )
        return Shown(Kind.RAISED) if is_raised else None

    def _says(self, looks: dict[str, bool], name: str) -> bool:
        for _generation in range(_MOST_PARENTS):
            if name in looks:
                return looks[name]
            if not (name := self._parents.get(name, "")):
                break
        return False


def _name_of(family: str, name: str) -> str:
    """Styles of two families may have one name."""
    return f"{family} {name}" if name else ""

"""Texts in cells and back: what a spreadsheet would decode, cut off or take for a formula comes through."""

from __future__ import annotations

import re

from evalapp.sheets.sheet import MOST_CHARACTERS, clean_text

_DECODED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")  # a spreadsheet reads _x0041_ as A
_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
_PAIR = re.compile("[\ud800-\udbff][\udc00-\udfff]")
_SAVED = "_x005F_"
_RISKY = re.compile(r"'*[=+\-@\t\r\n]|'+\d+\Z")
_ESCAPED = re.compile(r"'+[=+\-@\t\r\n]|''+\d+\Z")
_KEPT_AS_TEXT = re.compile(r"""="((?:[^"]|"")*)"|'(\d+)""")
_PLAIN_NUMBER = re.compile(r"[+-]?[0-9]+(?:[.,][0-9]+)?")


def in_cell(text: str) -> str:
    """`text` as a cell holds it; one that is too long for a cell is cut, with an ellipsis."""
    # A tab does not survive OpenDocument.
    plain = clean_text(text).replace("\t", " ")
    cell = _DECODED.sub(_SAVED, plain)
    if len(cell) <= MOST_CHARACTERS:
        return cell
    # Saving at most doubles a text.
    return _DECODED.sub(_SAVED, plain[: MOST_CHARACTERS // 2 - 1]) + "…"


def decoded(text: str) -> str:
    """The text that a cell of .xlsx stands for: `_x000D_` is a line end, `_x005F_` a line below that begins no escape
    (ECMA-376 part 1, section 22.4.2.4).
    """
    if "_x" not in text:
        return text
    plain = _ESCAPE.sub(lambda found: chr(int(found[1], 16)), text)
    return _PAIR.sub(lambda pair: pair[0].encode("utf-16", "surrogatepass").decode("utf-16"), plain)


def from_cell(text: str) -> str:
    """The text that a person reads in the cell."""
    return clean_text(decoded(text))


def is_same_text(found: str, text: str) -> bool:
    """Whether a cell, read by `from_cell`, still holds what `in_cell` made of `text`; white space aside."""
    return found.split() == from_cell(in_cell(text)).split()


def csv_safe(text: str) -> str:
    """`text` with an apostrophe before it where a spreadsheet would take it for a formula; plain numbers stay.

    A text that looks like one of ours already gets another apostrophe, so that `from_csv` always gives it back.
    """
    return "'" + text if _RISKY.match(text) and not _PLAIN_NUMBER.fullmatch(text) else text


def kept_as_text(text: str) -> str | None:
    """The text in `="001"` and `'001`, as people and programs keep a spreadsheet from making a number of it; None for
    any other.
    """
    found = _KEPT_AS_TEXT.fullmatch(text)
    if found is None:
        return None
    return found[2] if found[1] is None else found[1].replace('""', '"')


def from_csv(text: str) -> str:
    """The text that `csv_safe` was given."""
    return text[1:] if _ESCAPED.match(text) else text

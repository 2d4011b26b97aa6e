"""An answer that was given without being asked, as on the command line, in words and not in its keys."""

from __future__ import annotations

from evalapp.domain.application import Helix
from evalapp.domain.numbers import shorten
from evalapp.domain.taking.column_use import Use
from evalapp.domain.taking.row_use import HiddenBy
from evalapp.domain.texts import _
from evalapp.words.fields import target_label

_OF_SHEETS, _OF_A_ROW, _OF_ROWS = "sheet", "hidden-row", "hidden-rows"


def unasked_words(id: str, choice: str) -> tuple[str, str]:
    """What it is about, and what was answered; what is not known stands as it was given."""
    kind, colon, about = id.partition(":")
    if not colon:
        return id, choice
    if kind == "means":
        return _("Column “{heading}”").format(heading=about), target_label(choice)
    return _about(kind, about) or id, _answer(choice)


def _about(kind: str, about: str) -> str:
    from evalapp.exchange.intake.evidence.answers import OF_A_COLUMN

    if kind in (*OF_A_COLUMN, "which", "take", "decided"):
        return _("Column “{heading}”").format(heading=about) if about else ""
    if kind == _OF_SHEETS:
        return _("Sheet “{sheet}”").format(sheet=about) if about else _("Sheets that may not count")
    if kind == _OF_A_ROW:
        return _("Row {row}").format(row=about)
    if kind == _OF_ROWS:
        known = {each.value: each.label for each in HiddenBy}
        return _("Rows: {why}").format(why=known[about]) if about in known else ""
    if kind == "number":
        return _("Numbers that resemble another") if not about else _("Number {number}").format(number=about)
    if kind == "application":
        return _("Application {number}").format(number=shorten(about))
    return ""


def _answer(choice: str) -> str:
    from evalapp.exchange.intake.how import choice_label

    own = {
        Use.KEEP.value: _("taken in"),
        Use.LEAVE_OUT.value: _("left out"),
        Use.REMOVE.value: _("taken in without it"),
        "same": _("the same application"),
        "other": _("another application"),
        **{each.value: each.label for each in Helix},
    }
    if choice in own:
        return own[choice]
    try:
        return choice_label(choice)
    except KeyError:
        return target_label(choice)

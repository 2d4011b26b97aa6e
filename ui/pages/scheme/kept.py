"""The draft of a new version, kept between two windows: its text and what was typed of its decision."""

from __future__ import annotations

from evalapp.domain.errors import KnownError
from evalapp.domain.scheme.reader import parse_scheme
from evalapp.domain.texts import _
from ui.drafts.records import Values


def fits(typed: Values) -> bool:
    """Whether it is a scheme that can be read, with the four answers of a decision."""
    if len(typed) != 5 or not all(isinstance(each, str) for each in typed):
        return False
    try:
        parse_scheme(str(typed[0]))
    except KnownError:
        return False
    return True


def say_draft(_key: object) -> str:
    return _("the draft of a new version of the scheme")

"""A fingerprint that was noted outside the file: at closing, to keep; and later, to hold the file against."""

from __future__ import annotations

import re
from dataclasses import dataclass

from evalapp.domain.desks.acts import OF_THE_FILE
from evalapp.domain.errors import KnownError
from evalapp.domain.journal import Change
from evalapp.domain.numbers import shorten
from evalapp.domain.permissions import AFTER_CLOSING, BESIDE_CLOSING, Action, Phase
from evalapp.domain.texts import _
from evalapp.operations.view import View
from evalapp.words import formats

_MOST_CHANGES = 1_000
_LEAST, _WHOLE = 12, 64  # hexadecimal digits: as on paper, and all there are
_IN_GROUPS = re.compile(r"(?<![\w-])[0-9A-Fa-f]{4}(?:[-\u2010-\u2014][0-9A-Fa-f]{4}){2,15}(?![\w-])")
_BETWEEN = str.maketrans("", "", "- \t\n\u00a0\u2010\u2011\u2012\u2013\u2014")


@dataclass(frozen=True, kw_only=True, slots=True)
class Noted:
    """`change` is the last after which the file had a fingerprint with these first `digits`; None if it never had.

    `removed_by` is the last change with which content went for good and the changes were hashed anew; None where none.
    """

    digits: str
    change: int | None
    is_latest: bool
    removed_by: int | None = None

    @property
    def fingerprint(self) -> str:
        return in_groups(self.digits)

    @property
    def words(self) -> str:
        if self.change is None and self.removed_by is not None:
            return _(
                "This file does not have the fingerprint {fingerprint}. Its changes were hashed anew when content was "
                "removed by change {number}, with a conflict of interest: what was noted before that cannot be found "
                "any more. What was noted after it would be; then it is another file, a copy that went on apart, or "
                "changes were taken off it."
            ).format(fingerprint=self.fingerprint, number=self.removed_by)
        if self.change is None:
            return _(
                "This file never had the fingerprint {fingerprint}: it is another file, a copy that went on apart, or "
                "changes were taken off it."
            ).format(fingerprint=self.fingerprint)
        text = (
            _("The file has the fingerprint {fingerprint}, after change {number}, which is its last.")
            if self.is_latest
            else _("The file had the fingerprint {fingerprint} after change {number}; it was changed since.")
        ).format(fingerprint=self.fingerprint, number=self.change)
        # Who has the means can bring twelve digits about again.
        is_whole = len(self.digits) == _WHOLE
        return text if is_whole else text + " " + _("Only its first digits were compared.")


def digits_of(text: str) -> str:
    """Of a fingerprint as it stands on paper (its first twelve digits) or in a message (all of them), also with the
    words around it, as of a line that was copied.

    Raises KnownError for what is not a fingerprint.
    """
    groups = _IN_GROUPS.findall(text)
    digits = (groups[0] if len(groups) == 1 else text).translate(_BETWEEN).lower()
    if not _LEAST <= len(digits) <= _WHOLE or set(digits) - set("0123456789abcdef"):
        raise KnownError(
            _(
                "“{text}” is not a fingerprint; type it as it stands on the report or in the message, such as "
                "7F3A-91C0-44DE."
            ).format(text=shorten(text))
        )
    return digits


def check_noted(view: View, digits: str) -> Noted:
    change = view.change_with_hash(digits)
    return Noted(
        digits=digits,
        change=change.id if change else None,
        is_latest=view.fingerprint().startswith(digits),
        removed_by=None if change else _last_removal(view),
    )


def _last_removal(view: View) -> int | None:
    """A work file alone loses content; a change of an early version does not say whether it withdrew a conflict."""
    if not view.is_work_file():
        return None
    return next(
        (
            each.id
            for each in view.history(limit=_MOST_CHANGES, action=Action.DECLARE_CONFLICT)
            if each.act is None or not any(step.what == "conflict-withdrawn" for step in each.act.steps)
        ),
        None,
    )


def in_groups(fingerprint: str) -> str:
    """As people read it: `7F3A-91C0-44DE-…`."""
    upper = fingerprint.upper()
    return "-".join(upper[start : start + 4] for start in range(0, len(upper), 4))


@dataclass(frozen=True, kw_only=True, slots=True)
class ClosingNote:
    """What is to be kept outside the file once the assessment is closed, with the message that says so."""

    fingerprint: str
    change: int
    subject: str
    text: str


def closing_note(view: View) -> ClosingNote | None:
    """None until the assessment is closed."""
    call = view.call()
    if call.phase is not Phase.CLOSED:
        return None
    closed = closing_change(view)
    name = f"{call.title} ({call.reference})" if call.reference else call.title
    fingerprint = in_groups(closed.hash)
    return ClosingNote(
        fingerprint=fingerprint,
        change=closed.id,
        subject=_("{call}: fingerprint at closing").format(call=name),
        text=_(
            "The assessment of {call} was closed on {moment}.\n\n"
            "Fingerprint of the panel file after change {number} (SHA-256):\n{fingerprint}\n\n"
            "Keep this message outside the file. Who holds the panel file can rewrite all of it; with this fingerprint "
            "you can see whether that was done: in Evalapp under History, or with\n"
            "evalapp verify PANEL --fingerprint {fingerprint}"
        ).format(call=name, moment=formats.moment(closed.at), number=closed.id, fingerprint=fingerprint),
    )


def closing_change(view: View) -> Change:
    """The newest change that is not about what was decided and told since: with it the jury had done."""
    for each in view.history(limit=_MOST_CHANGES):
        origin = each
        while origin.action in (Action.UNDO, Action.REDO) and origin.undoes is not None:
            origin = view.change(origin.undoes)
        if origin.action not in AFTER_CLOSING | BESIDE_CLOSING | OF_THE_FILE:
            return each
    return view.history(limit=1)[0]  # so many were made since that nobody looks further back

"""Why the assessment cannot be closed yet, in one sentence: on the page, and in the status bar."""

from __future__ import annotations

from collections.abc import Sequence

from evalapp.domain.people import Role
from evalapp.domain.texts import _, ngettext
from evalapp.words.phrases import join_all


def why_not(open: int, unknown: int, unsigned: Sequence[Role], *, lacks_reason: bool) -> str:
    """Empty where nothing is in the way."""
    parts = []
    if open:
        parts.append(ngettext("{n} point is open", "{n} points are open", open).format(n=open))
    if unknown:
        parts.append(ngettext("{n} is not known", "{n} are not known", unknown).format(n=unknown))
    if lacks_reason:
        parts.append(_("the reason is not given"))
    signed = {
        Role.CHAIR: _("the chair has not signed"),
        Role.SECRETARY: _("the secretary has not signed"),
    }
    parts += [signed[role] for role in unsigned]
    if not parts:
        return ""
    said = join_all(parts)
    return said[:1].upper() + said[1:] + "."


def left_to_do(points: int, signatures: int) -> str:
    """For the status bar; empty where nothing is left."""
    parts = []
    if points:
        parts.append(ngettext("{n} point", "{n} points", points).format(n=points))
    if signatures:
        parts.append(ngettext("{n} signature", "{n} signatures", signatures).format(n=signatures))
    return _("Closing: {what} to go").format(what=join_all(parts)) if parts else ""

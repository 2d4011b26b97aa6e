"""Who holds a copy of a panel: what somebody noted, and what the file itself tells of."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from evalapp.domain.texts import _

MOST_HOLDER, MOST_PLACE, MOST_REASON = 200, 400, 1_000


class CopyKind(StrEnum):
    """Those that are noted by hand stand first; of the others the file or its folder tells."""

    DISK = "disk"
    COMPUTER = "computer"
    NETWORK = "network"
    MAIL = "mail"
    BACKUP = "back-up"
    EXPORT = "export"
    OTHER = "other"
    HANDED_OVER = "handed-over"
    TAKEN_FROM = "taken-from"
    RECONCILED = "reconciled"
    BESIDE = "beside"
    THIS = "this"

    @property
    def label(self) -> str:
        return {
            CopyKind.DISK: _("on a stick or disk"),
            CopyKind.COMPUTER: _("on another computer"),
            CopyKind.NETWORK: _("in a shared folder or cloud"),
            CopyKind.MAIL: _("sent by mail"),
            CopyKind.BACKUP: _("in a back-up outside the program"),
            CopyKind.EXPORT: _("export, without the key"),
            CopyKind.OTHER: _("otherwise"),
            CopyKind.HANDED_OVER: _("sealed file, handed over"),
            CopyKind.TAKEN_FROM: _("file from which this one was taken over"),
            CopyKind.RECONCILED: _("copy that was brought together with this one"),
            CopyKind.BESIDE: _("back-up by the program"),
            CopyKind.THIS: _("this file"),
        }[self]

    @property
    def holds_key(self) -> bool:
        """Whether whoever has it can read what jurors seal."""
        return self is not CopyKind.EXPORT


BY_HAND = tuple(CopyKind)[: tuple(CopyKind).index(CopyKind.HANDED_OVER)]
LIVE = frozenset({CopyKind.BESIDE, CopyKind.THIS})
"""Looked for on the disk each time: these are struck off by being deleted."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Copy:
    """`holder` is who has it, `since` the time or day it came about; `gone_on` a day, empty while it is open.

    `at` is when it was noted, empty of what the file tells by itself. `away_to`: who has the right to write, of this
    file as long as it was handed over.
    """

    id: str
    kind: CopyKind
    holder: str
    place: str
    note: str
    since: str
    by: str
    gone_on: str = ""
    gone_by: str = ""
    gone_reason: str = ""
    struck_by: str = ""
    struck_at: str = ""
    at: str = ""
    away_to: str = ""

    @property
    def is_open(self) -> bool:
        return not self.gone_on

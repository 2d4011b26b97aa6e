"""What stands in a declaration of destruction."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from evalapp.reports.content import Document, Line


@dataclass(frozen=True, kw_only=True)
class DestructionReport(Document):
    """Lines of words, in the current language, as the columns of `destruction_pages` have them.

    `warnings` are why nothing may be destroyed yet, or what is to be settled first. `until` is when retention ends,
    empty where nothing says so. `signers` have a role and a name.
    """

    until: str = ""
    warnings: Sequence[str] = ()
    terms: Sequence[Line] = ()
    gone: Sequence[Line] = ()
    open: Sequence[Line] = ()
    beside: str = ""
    handed_out: Sequence[Line] = ()
    post: str = ""
    kept: Sequence[str] = ()
    not_seen: str = ""
    declared: str = ""
    signers: Sequence[tuple[str, str]] = ()

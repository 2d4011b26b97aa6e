"""Which report that lies somewhere gives way to a new one: the same, of the same call, in which nobody worked."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from evalapp.domain.errors import UnreadableFile
from evalapp.domain.incoming.bounds import REPORT_BYTES
from evalapp.domain.incoming.plain_files import read_plain
from evalapp.files import require_same, require_untouched
from evalapp.reports.drawing.fingerprint import Printed

if TYPE_CHECKING:
    from evalapp.operations.reports.kind import FileFormat

_ASKED = ("kind", "language", "flags")


def gives_way(path: Path, format: FileFormat, own: Printed | None, of_files: frozenset[str]) -> bool:
    """Whether it is a report at all. Raises KnownError for another one, and for one that somebody went on working in.

    `own` is how the new one was asked for, `of_files` every fingerprint that the files had which it is of.
    """
    try:
        content = read_plain(path, REPORT_BYTES)
        found = format.read_fingerprint(content)
        if found is None:
            return False
        earlier = format.read_printed(content)
    except (OSError, UnreadableFile):
        return False
    require_untouched(path, is_untouched=format.is_untouched(content))
    is_of_ours = of_files.issuperset((earlier and earlier.parts) or (found[0],))
    if format.says_how:
        is_same = own is not None and earlier is not None and _covers(own, earlier)
        require_same(path, is_same=is_of_ours and is_same)
    else:
        require_same(path, is_same=is_of_ours)
    return True


def _covers(own: Printed, earlier: Printed) -> bool:
    """Whether nothing is lost with the earlier one: asked for alike, of no application that this one is not of."""
    is_asked_alike = all(getattr(own, name) == getattr(earlier, name) for name in _ASKED)
    is_within = not own.applications or (
        earlier.applications != () and set(earlier.applications) <= set(own.applications)
    )
    return is_asked_alike and bool(own.parts) == bool(earlier.parts) and is_within

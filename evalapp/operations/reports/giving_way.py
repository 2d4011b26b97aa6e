"""Which report that lies somewhere gives way to a new one: the same, of the same call, in which nobody worked."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from evalapp.domain.errors import UnreadableFile
from evalapp.domain.incoming.bounds import REPORT_BYTES
from evalapp.domain.incoming.plain_files import read_plain
from evalapp.domain.texts import _
from evalapp.files import require_same, require_untouched
from evalapp.reports.drawing.fingerprint import Printed

if TYPE_CHECKING:
    from evalapp.operations.reports.kind import FileFormat


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
    require_same(path, unlike=_unlike(own, earlier, is_of_ours=is_of_ours, says_how=format.says_how))
    return True


def _unlike(own: Printed | None, earlier: Printed | None, *, is_of_ours: bool, says_how: bool) -> str:
    """What of the earlier one would be lost, the first that tells it from the new one; empty where nothing would."""
    if not says_how:
        return "" if is_of_ours else _of_another_state()
    if own is None or earlier is None or own.kind != earlier.kind:
        return _("another kind of report")
    if bool(own.parts) != bool(earlier.parts):
        return _("the same report of several calls") if earlier.parts else _("the same report of one call")
    if not is_of_ours:
        return _("the same report of other calls") if earlier.parts else _of_another_state()
    if own.language != earlier.language:
        return _("the same report in another language")
    if own.flags != earlier.flags:
        return _("the same report with other choices")
    is_within = not own.applications or (
        earlier.applications != () and set(earlier.applications) <= set(own.applications)
    )
    return "" if is_within else _("the same report, also of applications that this one leaves out")


def _of_another_state() -> str:
    """A paper does not say which: it names a state, and that is none that this file ever had."""
    return _(
        "of another call, or of a state of this call that its file does not hold any more, as after a back-up was put "
        "back"
    )

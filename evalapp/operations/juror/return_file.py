"""Where a return may be written: a sealed file does not say whose it is, so the work file knows its own."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

from evalapp.domain.errors import KnownError
from evalapp.domain.file_kinds import RETURN
from evalapp.domain.incoming.bounds import RETURN_BYTES
from evalapp.domain.incoming.plain_files import read_plain
from evalapp.domain.numbers import shorten
from evalapp.domain.texts import _
from evalapp.operations.view import View
from evalapp.store.rows.settings import HANDED_IN_AS, RETURN_FILES


def require_own_return(view: View, path: Path) -> None:
    """Raises KnownError where something else lies there than a return that this work file wrote."""
    from evalapp.files import require_replaceable

    require_replaceable(path, RETURN.suffix)
    if path.exists() and not _is_own(view, path):
        raise KnownError(
            _(
                "“{file}” is a return that was not made from this work file, or was altered since; choose another "
                "name, nothing was overwritten."
            ).format(file=shorten(path.name))
        )


def _is_own(view: View, path: Path) -> bool:
    written = view.setting(RETURN_FILES)
    if not written:  # the work of an earlier version, which kept the name alone
        return view.setting(HANDED_IN_AS).file == path.name
    try:
        return sha256(read_plain(path, RETURN_BYTES)).hexdigest() in written
    except OSError:
        return False

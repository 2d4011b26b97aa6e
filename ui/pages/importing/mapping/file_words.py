"""A file in a line: how large it is, when it was saved, and how many sheets it has."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from evalapp.domain.texts import _, ngettext
from evalapp.words import formats

_KILO = 1000


def about_file(path: Path, sheets: int) -> str:
    """Where the file is gone by now, what is known of it without it."""
    said = []
    try:
        found = path.stat()
    except OSError:
        pass
    else:
        saved = datetime.fromtimestamp(found.st_mtime, UTC).isoformat()
        said += [_size(found.st_size), formats.stamp(saved)]
    if sheets > 1:
        said.append(ngettext("{n} sheet", "{n} sheets", sheets).format(n=sheets))
    return " · ".join(said)


def _size(n: int) -> str:
    """In whole kilobytes, and from ten thousand of them in megabytes: `184 kB`, `12 MB`."""
    kilo = max(1, round(n / _KILO))
    if kilo < 10 * _KILO:
        return _("{n} kB").format(n=formats.whole(kilo))
    return _("{n} MB").format(n=formats.whole(round(kilo / _KILO)))

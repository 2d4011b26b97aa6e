"""When a workbook says that it was saved last: of its own properties, for who compares two of them."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from datetime import UTC, datetime

from evalapp.domain.times import BRUSSELS

_PARTS = ("docProps/core.xml", "meta.xml")
_MOST = 65_536
_SAVED = re.compile(rb"<(dcterms:modified|dc:date)(?:\s[^<>]*)?>\s*([^<>]{10,40}?)\s*</\1>")

_NO_TIME = (
    StopIteration,
    ArithmeticError,
    ValueError,
    OSError,
    EOFError,
    RuntimeError,
    zipfile.BadZipFile,
    zlib.error,
)


def saved_at(raw: bytes) -> str:
    """In ISO 8601; empty where the bytes, unlocked and looked through before, are no workbook that says it.

    LibreOffice leaves the zone out, so such a time is taken for Belgian.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            part = next(each for each in _PARTS if each in archive.namelist())
            with archive.open(part) as stream:
                told = _SAVED.search(stream.read(_MOST))
            if told is None:
                return ""
            moment = datetime.fromisoformat(told[2].decode("ascii"))
            if moment.tzinfo is None:
                moment = moment.replace(tzinfo=BRUSSELS)
            return moment.astimezone(UTC).isoformat(timespec="milliseconds")
    except _NO_TIME:
        return ""

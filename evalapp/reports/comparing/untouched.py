"""Whether a report still is as it was written here: what somebody worked on in it since gives way to no newer one."""

from __future__ import annotations

import io
import zipfile
from collections import deque
from xml.etree import ElementTree

from evalapp.domain.incoming.bounds import REPORT_BYTES
from evalapp.reports.comparing.books import unpacked
from evalapp.reports.comparing.likeness import Room
from evalapp.reports.comparing.skeleton import pieces

_PROGRAM = "Evalapp"
_APP, _CORE = "docProps/app.xml", "docProps/core.xml"
_CREATED, _MODIFIED = "{http://purl.org/dc/terms/}created", "{http://purl.org/dc/terms/}modified"
_MOST_TIMES = 10  # as much as a report unpacks to; more is none of ours


def is_untouched_pdf(raw: bytes) -> bool:
    """Laid out to its last byte as we write it: a note is added behind its end, or all of it is written again."""
    try:
        deque(pieces(raw, Room(_MOST_TIMES * REPORT_BYTES).take), maxlen=0)
    except Exception:  # whatever somebody made of it
        return False
    return True


def is_untouched_book(raw: bytes) -> bool:
    """Packed as we pack it, and saying of itself that we made it and nobody saved it later."""
    try:
        deque(unpacked(raw, Room(_MOST_TIMES * REPORT_BYTES)), maxlen=0)
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            dates = {each.date_time for each in archive.infolist()}
            app, core = (ElementTree.fromstring(archive.read(each)) for each in (_APP, _CORE))
    except Exception:
        return False
    made_by = [each.text for each in app]
    return len(dates) == 1 and made_by == [_PROGRAM] and core.findtext(_CREATED) == core.findtext(_MODIFIED)

"""When a workbook was saved last, as it says itself."""

from __future__ import annotations

import io
import zipfile

import pytest

from evalapp.domain.incoming.saved_at import saved_at


def _workbook(part: str, xml: str) -> bytes:
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w") as archive:
        archive.writestr(part, xml)
    return raw.getvalue()


_CORE = (
    '<cp:coreProperties><dcterms:modified xsi:type="dcterms:W3CDTF">{}</dcterms:modified></cp:coreProperties>'
)
_META = "<office:meta><meta:creation-date>2015-01-01T00:00:00</meta:creation-date><dc:date>{}</dc:date></office:meta>"


@pytest.mark.parametrize(
    ("part", "xml", "expected"),
    [
        ("docProps/core.xml", _CORE.format("2016-02-14T12:00:00Z"), "2016-02-14T12:00:00.000+00:00"),
        ("docProps/core.xml", _CORE.format("2016-02-14T12:00:00+01:00"), "2016-02-14T11:00:00.000+00:00"),
        ("meta.xml", _META.format("2016-07-14T12:00:00.123456789"), "2016-07-14T10:00:00.123+00:00"),
        ("docProps/core.xml", _CORE.format("lately, I think"), ""),
        ("docProps/core.xml", _CORE.format("0001-01-01T00:00:00"), ""),
        ("docProps/core.xml", "<cp:coreProperties/>", ""),
        ("xl/workbook.xml", "<workbook/>", ""),
    ],
)
def test_it_is_read_in_one_zone(part: str, xml: str, expected: str) -> None:
    assert saved_at(_workbook(part, xml)) == expected


def test_what_is_no_archive_says_nothing() -> None:
    assert saved_at(b"\xd0\xcf\x11\xe0 an older kind of workbook") == ""
    assert saved_at(b"PK\x03\x04 cut off") == ""

"""The whole workbook as bytes: the same content gives the same bytes, whichever machine writes it.

openpyxl makes all that is beside the sheets. What it writes differs with lxml and without, and bears the hour of the
clock: so each of its parts is read and written again, dated by what the workbook says of itself.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import Any
from xml.etree import ElementTree

from openpyxl import Workbook
from openpyxl.cell.cell import WriteOnlyCell
from openpyxl.packaging.custom import StringProperty

from evalapp.sheets.style import HEAD, Look, dress
from evalapp.sheets.written.again import plain_xml
from evalapp.sheets.written.cells import extent_of, sheet_xml
from evalapp.sheets.written.values import Format, Said, Sheet

_CORE, _APP = "docProps/core.xml", "docProps/app.xml"
_MODIFIED = "{http://purl.org/dc/terms/}modified"
_EXTENDED = "{http://schemas.openxmlformats.org/officeDocument/2006/extended-properties}"
_LEVEL = 6
_FIRST_YEAR, _LAST_YEAR = 1980, 2107  # of a date in an archive


def written(
    said: Said, sheets: Sequence[Sheet], tell: Callable[[float], None] = lambda _share: None
) -> bytes:
    """`tell` hears how far it is, from 0 to 1, and may raise. Raises TooManyRows."""
    book = Workbook(write_only=True)
    styles = _Styles(book)
    parts: dict[str, bytes] = {}
    for n, sheet in enumerate(sheets, start=1):
        tell((n - 1) / len(sheets))
        xml = "".join(sheet_xml(sheet, styles.number, styles.head, is_first=n == 1))
        parts[f"xl/worksheets/sheet{n}.xml"] = xml.encode("utf-8")
        announced = book.create_sheet(sheet.name)
        announced.auto_filter.ref = extent_of(xml)
        announced.print_title_rows = "1:1"
    _say(book, said)
    raw = io.BytesIO()
    book.save(raw)
    with zipfile.ZipFile(raw) as made:
        named = [(name, parts.get(name) or _again(name, made.read(name), said)) for name in made.namelist()]
    return _packed(named, said.at)


class _Styles:
    """Each format once, in the order in which they are asked for."""

    def __init__(self, book: Workbook) -> None:
        probe = book.create_sheet()
        self._probe = WriteOnlyCell(probe)
        book.remove(probe)
        self._known: dict[tuple[Format, bool], int] = {}
        dress(self._probe, HEAD)
        self.head: int = self._probe.style_id

    def number(self, format: Format, is_kept: bool) -> int:
        """`is_kept`: it stays a text also where somebody goes into the cell and out again."""
        key = format, is_kept
        if key not in self._known:
            self._probe = WriteOnlyCell(self._probe.parent)
            dress(
                self._probe,
                Look(
                    is_wrapped=format.is_wrapped,
                    is_bold=format.is_strong,
                    across="right" if format.is_right else "left",
                    line="line",
                    indent=1,
                ),
            )
            self._probe.number_format = format.code
            self._probe.quotePrefix = is_kept
            self._known[key] = self._probe.style_id
        return self._known[key]


def _say(book: Any, said: Said) -> None:
    properties = book.properties
    properties.title, properties.creator, properties.subject = said.title, said.author, said.subject
    properties.keywords, properties.language = said.keywords, said.language
    properties.lastModifiedBy = said.author
    properties.created = _in_utc(said.at)
    # Again where every program leaves it as it is: some take keywords apart.
    book.custom_doc_props.append(StringProperty(name=said.program, value=said.keywords))
    book.calculation.fullCalcOnLoad = False  # each formula has its result beside it


def _again(name: str, xml: bytes, said: Said) -> bytes:
    root = ElementTree.fromstring(xml)
    if name == _CORE:
        for each in root.iter(_MODIFIED):
            each.text = f"{_in_utc(said.at).isoformat()}Z"
    if name == _APP:
        for child in list(root):
            if child.tag == f"{_EXTENDED}Application":
                child.text = said.program
            else:
                root.remove(child)  # the version of openpyxl, which is not that of the program
    return plain_xml(root)


def _in_utc(moment: datetime) -> datetime:
    return moment.astimezone(UTC).replace(tzinfo=None, microsecond=0)


def _packed(parts: Sequence[tuple[str, bytes]], at: datetime) -> bytes:
    year = min(max(at.year, _FIRST_YEAR), _LAST_YEAR)
    dated = (year, at.month, at.day, at.hour, at.minute, at.second)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=_LEVEL) as archive:
        for name, content in parts:
            entry = zipfile.ZipInfo(name, dated)
            entry.compress_type, entry.create_system, entry.external_attr = zipfile.ZIP_DEFLATED, 0, 0
            archive.writestr(entry, content, compresslevel=_LEVEL)
    return buffer.getvalue()

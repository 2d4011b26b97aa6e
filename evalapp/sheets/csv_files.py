"""CSV in and out: read as Excel, LibreOffice and scripts write it, its encoding and its separator found out.

What is read is text and never a formula. What is written cannot become one: see `csv_safe`.
"""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from itertools import chain, islice, zip_longest
from pathlib import Path
from typing import TextIO

from evalapp.domain.errors import UnreadableFile
from evalapp.domain.incoming.bounds import CSV_LINE, CSV_LINES, CSV_MARKS
from evalapp.domain.numbers import shorten
from evalapp.domain.texts import _
from evalapp.domain.writing.characters import not_obeyed
from evalapp.files import OWNER_ONLY, Seen, Staged, stage_bytes, write_bytes
from evalapp.sheets.encodings import encoding_of
from evalapp.sheets.raw_row import RawRow, kept_rows
from evalapp.sheets.rows import sheet_of_rows
from evalapp.sheets.seen.notes import notes_on_kept
from evalapp.sheets.sheet import AS_FOUND, HeadingsAt, Sheet, column_letters
from evalapp.sheets.text import csv_safe, from_csv, kept_as_text

_SEPARATORS = ",;\t"
_SAMPLE = 50
_FIRST_ROWS = 4_096  # show which columns say the same again
_MOST_DIFFER = _FIRST_ROWS - _FIRST_ROWS // 64
_MOST_KNOWN = 65_536
_FINGERPRINT = re.compile(r"([,;\t])\"?[^\d,;\t\"]{1,40} [0-9a-f]{16}-[0-9a-f]{8}\"?\s*$")
_DECLARED = re.compile(r"\ufeff?\"?sep=([,;\t|])\"?\r?\n")  # Excel's own first line


def read_csv(raw: bytes, path: Path, headings_at: HeadingsAt = AS_FOUND) -> Sheet:
    """Raises UnreadableFile, with the line where the text stops being CSV."""
    if max(raw.count(b"\n"), raw.count(b"\r")) > CSV_LINES:
        raise UnreadableFile(
            _("“{file}” has more than {most} lines; remove the empty ones, or split it.").format(
                file=shorten(path.name), most=CSV_LINES
            )
        )
    encoding, notes = encoding_of(raw, path.name)
    lines = _lines(raw, encoding)
    declared = _DECLARED.fullmatch(lines.readline())
    if not declared:
        lines = _lines(raw, encoding)
    separator = declared[1] if declared else _separator(raw, encoding)
    kept: list[str] = []
    rows = kept_rows(_records(lines, separator, path, kept), path.name)
    return sheet_of_rows(
        rows,
        file=path.name,
        name=path.stem,
        notes=(*notes, *notes_on_kept(kept)),
        headings_at=headings_at.get(path.stem, 0),
    )


def _lines(raw: bytes, encoding: str) -> TextIO:
    """The text piece by piece, with its line ends as they are: a large file is never a second time in memory."""
    return io.TextIOWrapper(io.BytesIO(raw), encoding=encoding, newline="")


class _Lines:
    """The lines of a text, of which no row is waited for that no table has: the csv module would make a list of it."""

    def __init__(self, lines: TextIO, separator: str, file: str) -> None:
        self._lines, self._separator, self._file = lines, separator, file
        self._number = self._marks = 0
        self.may_be_guarded = False
        """Whether a sign before a value of the record at hand may keep it from being a formula or a number."""

    def begin_record(self) -> None:
        self._marks = 0
        self.may_be_guarded = False

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        line = self._lines.readline(CSV_LINE)
        if not line:
            raise StopIteration
        self._number += 1
        self._marks += line.count(self._separator)
        if "'" in line or "=" in line:
            self.may_be_guarded = True
        if len(line) == CSV_LINE or self._marks > CSV_MARKS:
            raise UnreadableFile(
                _(
                    "“{file}” has a row at line {line} that is longer than any of a table; remove what is not needed, "
                    "or look for a quotation mark that is not closed."
                ).format(file=shorten(self._file), line=self._number)
            )
        return line


def _unguarded(cell: str, address: str, kept: list[str]) -> str:
    """The text that a mark before it keeps from being a formula or a number; `kept` are the cells of the latter."""
    if cell[:1] not in ("'", "="):
        return cell
    text = kept_as_text(cell)
    if text is None:
        return from_csv(cell)
    kept.append(address)
    return text


class _Repeated:
    """Keeps a text once for all cells that say the same, in columns where many do."""

    def __init__(self) -> None:
        self._known: dict[str, str] = {}
        self._first: list[Sequence[str]] = []
        self._columns: Sequence[int] = ()

    def kept(self, record: list[str]) -> tuple[str, ...]:
        known = self._known
        if len(self._first) < _FIRST_ROWS:
            once = tuple([known.setdefault(text, text) for text in record])
            self._first.append(once)
            if len(self._first) == _FIRST_ROWS:
                columns = enumerate(zip_longest(*self._first))
                self._columns = [n for n, texts in columns if len(set(texts)) < _MOST_DIFFER]
            return once
        keep = known.setdefault if len(known) < _MOST_KNOWN else known.get
        if len(self._columns) == len(record):
            return tuple(map(keep, record, record))
        for n in self._columns:
            if n < len(record):
                record[n] = keep(record[n], record[n])
        return tuple(record)


def _records(lines: TextIO, separator: str, path: Path, kept: list[str]) -> Iterator[RawRow]:
    """`kept` comes to hold the cells with a text that was kept from being a number."""
    # Strict, because an unclosed quotation mark would otherwise swallow all rows after it without a word.
    bounded = _Lines(lines, separator, path.name)
    reader = csv.reader(bounded, delimiter=separator, strict=True)
    repeated = _Repeated()
    try:
        for number, record in enumerate(reader, start=1):
            if bounded.may_be_guarded:  # few rows are, and asking each cell would take longer
                record = [
                    _unguarded(cell, f"{column_letters(n)}{number}", kept) for n, cell in enumerate(record)
                ]
            bounded.begin_record()
            yield RawRow(number, repeated.kept(record))
    except csv.Error as error:
        raise UnreadableFile(
            _(
                "“{file}” cannot be read from line {line} on; look for a quotation mark that is not closed."
            ).format(file=shorten(path.name), line=reader.line_num)
        ) from error


def _separator(raw: bytes, encoding: str) -> str:
    """The separator that gives several columns, with headings, and the most even rows; a comma where none does.

    What we wrote ends its headings with a fingerprint, and its texts may hold more commas than it has columns.
    """
    if own := _FINGERPRINT.search(_lines(raw, encoding).readline()):
        return own[1]
    return max(_SEPARATORS, key=lambda separator: _evenness(_lines(raw, encoding), separator))


def _evenness(lines: TextIO, separator: str) -> tuple[bool, bool, float, int]:
    """Whether it gives several columns; whether a row of as many as most holds words alone; how many are so many."""
    bounded = _Lines(lines, separator, "")
    reader = csv.reader(bounded, delimiter=separator, strict=True)
    records: list[list[str]] = []
    # A broken quotation mark must not make another separator look better: it is told of when all is read.
    with suppress(csv.Error, UnreadableFile):
        for record in islice(reader, _SAMPLE):
            bounded.begin_record()
            if any(cell.strip() for cell in record):
                records.append(record)
    if not records:
        return False, False, 0.0, 0
    # One separator too many in a text makes the widest row, and a lone title above the headings the narrowest.
    counts = Counter(map(len, records))
    often = max(counts.values())
    width = max(each for each, n in counts.items() if n == often)
    # A decimal comma gives even rows too, but no headings: what it parts are digits.
    has_headings = any(len(record) == width and _are_words(record) for record in records)
    return width > 1, has_headings, often / len(records), width


def _are_words(record: Sequence[str]) -> bool:
    return all(any(map(str.isalpha, cell)) for cell in record if cell.strip())


def write_csv(
    target: Path | TextIO,
    header: Sequence[str],
    rows: Iterable[Sequence[str]],
    *,
    mode: int = OWNER_ONLY,
    is_for_spreadsheet: bool = False,
    over: Seen | None = None,
) -> None:
    """A table as UTF-8 CSV: commas, `\\n` line ends, no byte order mark, every cell through `csv_safe`
    and without a character that a terminal would obey.

    No mark, because `csv.DictReader`, `cut` and other programs would take it for a part of the first heading.
    `is_for_spreadsheet`: for a person, whose spreadsheet in Belgium takes only semicolons apart and letters outside
    ASCII only behind a mark.
    A file appears whole or not at all; `mode` holds from its first byte.
    Raises KnownError where it cannot be written.
    """
    if not isinstance(target, Path):
        _write_rows(target, header, rows)
        return
    write_bytes(target, csv_bytes(header, rows, is_for_spreadsheet=is_for_spreadsheet), mode=mode, over=over)


def stage_csv(path: Path, header: Sequence[str], rows: Iterable[Sequence[str]]) -> Staged:
    """The same beside `path`, under which name it is to appear later."""
    return stage_bytes(path, csv_bytes(header, rows))


def csv_bytes(
    header: Sequence[str], rows: Iterable[Sequence[str]], *, is_for_spreadsheet: bool = False
) -> bytes:
    """What `write_csv` writes into a file."""
    text = io.StringIO(newline="")
    _write_rows(text, header, rows, ";" if is_for_spreadsheet else ",")
    return text.getvalue().encode("utf-8-sig" if is_for_spreadsheet else "utf-8")


def _write_rows(
    stream: TextIO, header: Sequence[str], rows: Iterable[Sequence[str]], separator: str = ","
) -> None:
    plain = csv.writer(stream, lineterminator="\n", delimiter=separator)
    # Python before 3.13 leaves a lone carriage return unquoted, where it would end the row for a reader.
    quoted = csv.writer(stream, lineterminator="\n", delimiter=separator, quoting=csv.QUOTE_ALL)
    for row in chain([header], rows):
        safe = [csv_safe(not_obeyed(text)) for text in row]
        (quoted if any("\r" in text for text in safe) else plain).writerow(safe)

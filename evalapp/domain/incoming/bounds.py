"""How much of each kind of input is read: every bound with its reason, as docs/limits.md shows it.

What is beyond one is refused before it takes more than some 300 MB or two seconds: by the size of the file, by a count
of its bytes, or while it is read piece by piece; never once all of it is in memory.
"""

from __future__ import annotations

from typing import NamedTuple

MEGABYTE = 1024 * 1024

TABLE_BYTES = 50 * MEGABYTE
TABLE_ROWS = 100_000
TABLE_COLUMNS = 500
TABLE_TEXT = 32_767
TABLE_CELLS = 5_000_000

CSV_LINES = 2_000_000
CSV_LINE = 2_000_000
CSV_MARKS = 100_000

WORKBOOK_BYTES = 300 * MEGABYTE
WORKBOOK_PARTS = 10_000
WORKBOOK_RATIO = 200
XML_TAGS = 16_000_000
XML_ROWS = 1_200_000
XML_PART_TAGS = 400_000
XML_WAITING = 200_000
XML_TEXT_BYTES = 2_000_000
SHARED_TEXTS = 2_000_000
MERGED_RANGES = 100_000
REPEATED_LETTERS = 50_000_000
OTHER_RECORDS = 500_000
BINARY_PART_BYTES = 100 * MEGABYTE
PASSWORD_ROUNDS = 1_000_000

JSON_VALUES = 2_000_000
JSON_OBJECTS = 250_000
JSON_KEYS = 10_000
JSON_DECIMALS = 1_000_000
JSON_DIGITS = 1_000
JSON_TEXT_BYTES = 2_000_000
JSON_DEPTH = 8
KEPT_VALUES = 1_500_000
KEPT_OBJECTS = 300_000
KEPT_DEPTH = 16

PACK_BYTES = 2_000_000_000
PACK_MEMBERS = 10_000
RETURN_BYTES = 45_000_000
SEALED_RATIO = 100
SEAL_BYTES = 8_192
MANIFEST_BYTES = 4_000_000
SEALED_JSON_BYTES = 40_000_000
SEALED_WIDE_BYTES = 20_000_000
SEALED_VALUES = 1_500_000
SEALED_OBJECTS = 300_000

SCHEME_BYTES = 200_000
SCHEME_DEPTH = 16
COLUMN_MAP_BYTES = 200_000
ATTACHMENT_BYTES = 100_000_000
ARCHIVED_FILES = 100_000
REPORT_BYTES = 100_000_000
OVERVIEW_FILES = 200
LOCK_NOTE_BYTES = 4_096
SETTINGS_BYTES = 1_000_000
DRAFTS_BYTES = 400_000
DRAFT_BYTES = 100_000
EXPORT_BYTES = 100 * MEGABYTE


class Bound(NamedTuple):
    """At most `most` of `what` in one input of the kind; `name` is that of the constant."""

    name: str
    kind: str
    what: str
    most: int
    why: str


def _bound(name: str, kind: str, what: str, why: str) -> Bound:
    return Bound(name, kind, what, int(globals()[name]), why)


_TABLE = "table"
_WORKBOOK = "workbook"
_JSON = "applications, jury or scores in JSON"
_SEALED = "pack or return"
_KEPT = "JSON in a row or content of the panel"
_DRAFTS = "typed in a form and not recorded, as the window keeps it"

BOUNDS = (
    _bound("TABLE_BYTES", _TABLE, "bytes of the file", "several times 100,000 applications"),
    _bound("TABLE_ROWS", _TABLE, "rows of a sheet", "more than any call had; an import of them takes 250 MB"),
    _bound("TABLE_COLUMNS", _TABLE, "columns", "an export of a portal has some fifty"),
    _bound("TABLE_TEXT", _TABLE, "characters of one cell", "what a cell of a spreadsheet can hold"),
    _bound(
        "TABLE_CELLS",
        _TABLE,
        "cells of a sheet with something in them",
        "100,000 applications of fifty columns",
    ),
    _bound("CSV_LINES", "CSV file", "lines, empty ones too", "spreadsheets append a million empty rows"),
    _bound("CSV_LINE", "CSV file", "characters of one line", "500 cells of 4,000"),
    _bound(
        "CSV_MARKS", "CSV file", "separators of one row, those in texts too", "columns, and commas in prose"
    ),
    _bound("WORKBOOK_BYTES", _WORKBOOK, "bytes of all its parts", "100,000 rows of fifty cells"),
    _bound("WORKBOOK_PARTS", _WORKBOOK, "parts in the archive", "a few for each sheet and picture"),
    _bound("WORKBOOK_RATIO", _WORKBOOK, "times that a part above 10 MB grows", "sheets grow twentyfold"),
    _bound(
        "XML_TAGS", _WORKBOOK, "tags of its sheets and their texts", "four for each of four million cells"
    ),
    _bound("XML_ROWS", _WORKBOOK, "rows of its sheets, empty ones too", "a sheet has 1,048,576"),
    _bound("XML_PART_TAGS", _WORKBOOK, "tags of another part", "64,000 formats, the most there may be"),
    _bound("XML_WAITING", _WORKBOOK, "elements in one row, or within each other", "16,384 formatted cells"),
    _bound("XML_TEXT_BYTES", _WORKBOOK, "bytes between two tags", "a cell of 32,767 characters, many times"),
    _bound("SHARED_TEXTS", _WORKBOOK, "texts that its cells share", "of 100,000 rows of twenty texts"),
    _bound("MERGED_RANGES", _WORKBOOK, "merged ranges of a sheet", "one for each row"),
    _bound(
        "REPEATED_LETTERS",
        "open document or binary workbook",
        "characters of its cells, counted as often as each is repeated or shared",
        "a cell may stand for a million, and a text for each of them",
    ),
    _bound(
        "OTHER_RECORDS", "binary workbook", "records of a sheet that are no rows or cells", "a few hundred"
    ),
    _bound("BINARY_PART_BYTES", "binary workbook", "bytes of a sheet", "5,000,000 cells"),
    _bound("PASSWORD_ROUNDS", _WORKBOOK, "rounds to make the key of a password", "programs make 100,000"),
    _bound("JSON_VALUES", _JSON, "values", "100,000 applications of nineteen fields"),
    _bound("JSON_OBJECTS", _JSON, "objects", "100,000 applications, and more partners than that"),
    _bound("JSON_KEYS", _JSON, "keys of one object", "twenty times the columns of a table"),
    _bound("JSON_DECIMALS", _JSON, "numbers with decimals", "they are kept exact, in 104 bytes each"),
    _bound("JSON_DIGITS", _JSON, "digits of a number", "beyond 40 it is a fault of its cell already"),
    _bound("JSON_TEXT_BYTES", _JSON, "bytes of one text", "ten times the longest that an application holds"),
    _bound("JSON_DEPTH", _JSON, "levels of lists and objects", "a table in a list in a table has four"),
    _bound("KEPT_VALUES", _KEPT, "values", "250,000 scores that a return was merged on"),
    _bound("KEPT_OBJECTS", _KEPT, "objects", "the particulars of a merge of 200 returns, many times"),
    _bound(
        "KEPT_DEPTH", _KEPT, "levels of lists and objects in what a change says of itself", "it has eight"
    ),
    _bound("PACK_BYTES", "pack", "bytes, also unpacked", "attachments are taken out one by one"),
    _bound("PACK_MEMBERS", "pack", "files in it", "one for each attachment"),
    _bound("RETURN_BYTES", "return", "bytes, also unpacked", "its one JSON text and a signature"),
    _bound("SEALED_RATIO", _SEALED, "times that it grows when unpacked", "text grows tenfold"),
    _bound("SEAL_BYTES", _SEALED, "bytes before what is sealed: for which keys it is", "one key has 200"),
    _bound("MANIFEST_BYTES", _SEALED, "bytes of its manifest", "10,000 files of 200 bytes, twice"),
    _bound("SEALED_JSON_BYTES", _SEALED, "bytes of pack.json or return.json", "5,000 dossiers of 8 kB"),
    _bound(
        "SEALED_WIDE_BYTES",
        _SEALED,
        "the same, where it holds a character beyond U+FFFF",
        "each text with one takes four times as much",
    ),
    _bound("SEALED_VALUES", _SEALED, "values in that JSON", "250,000 scores with their times"),
    _bound("SEALED_OBJECTS", _SEALED, "objects in that JSON", "250,000 scores, or 290,000 partners"),
    _bound("SCHEME_BYTES", "scheme", "bytes of the file", "the longest template has 20 kB"),
    _bound("SCHEME_DEPTH", "scheme", "parts of a dotted key", "reading takes the square of them"),
    _bound("COLUMN_MAP_BYTES", "file of headings (`--map`)", "bytes of the file", "a line for each column"),
    _bound("ATTACHMENT_BYTES", "attachment", "bytes of the file", "it is read whole to be stored"),
    _bound("ARCHIVED_FILES", "attachment", "files in an archive", "each name is looked at for a program"),
    _bound(
        "REPORT_BYTES", "report given to `verify`", "bytes of the file", "it is read whole to be searched"
    ),
    _bound(
        "OVERVIEW_FILES",
        "overview of several calls",
        "panel files",
        "so many fingerprints fit in what a paper says of itself",
    ),
    _bound("LOCK_NOTE_BYTES", "note beside an open panel", "bytes of the file", "two names and a time"),
    _bound("SETTINGS_BYTES", "settings of the window", "bytes of the file", "some twenty panels"),
    _bound(
        "DRAFTS_BYTES", _DRAFTS, "bytes of all together", "they lie in those settings; the oldest go first"
    ),
    _bound("DRAFT_BYTES", _DRAFTS, "bytes of one", "longer than any reason; it is kept in the window alone"),
    _bound(
        "EXPORT_BYTES",
        "export in a folder",
        "bytes of one file",
        "100,000 scores take some 10 MB; of an earlier export only the names are looked up",
    ),
)

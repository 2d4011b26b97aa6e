"""One table as it lay in a file: cells as text, each with the address that a person can look up."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import NamedTuple, overload

from evalapp.domain.incoming.bounds import TABLE_BYTES, TABLE_COLUMNS, TABLE_ROWS, TABLE_TEXT
from evalapp.domain.taking.row_use import HiddenBy
from evalapp.sheets.seen.altered import AS_HELD, Altered
from evalapp.sheets.shown import Shown

MOST_BYTES = TABLE_BYTES
MOST_ROWS = TABLE_ROWS
MOST_COLUMNS = TABLE_COLUMNS
MOST_CHARACTERS = TABLE_TEXT

_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_OUTER = (
    "".join(map(chr, range(0x21)))
    + "\x7f\xa0\u1680\u2028\u2029\u202f\u205f\u3000"
    + "".join(map(chr, range(0x2000, 0x200B)))
)
_INVISIBLE = "\ufeff"
EXTRA = "extra"
"""The name under which an object of JSON holds further columns, as our own export writes them."""
LOST = "\ufffd"
"""What stands where a letter was lost, here or before the file was written."""
_BETWEEN = re.compile(r"[\W_]+")  # all that is neither letter nor digit
_REMARK = re.compile(r"[(\[][^)\]]*[)\]]\s*$")
NO_PROBLEMS: Mapping[int, str] = MappingProxyType({})
ALL_PLAIN: Mapping[int, Shown] = MappingProxyType({})
HeadingsAt = Mapping[str, int]
"""By the name of a sheet the number of its row of headings, where somebody chose it."""
AS_FOUND: HeadingsAt = MappingProxyType({})
NONE_HIDDEN: Mapping[int, HiddenBy] = MappingProxyType({})
ALL_SEEN: Mapping[int, frozenset[int]] = MappingProxyType({})


class Cell(NamedTuple):
    """A tuple because a table has millions of them. `address` may be left empty until it is asked for.

    `is_number`: a spreadsheet or JSON held a number, so that the text has a decimal point, never thousands.

    `problem` is a sentence saying why the cell could not be read; the text is then of no use.

    `shown`: what a spreadsheet made of the value, None for a plain text or number. Whoever reads a value says which
    kinds can hold it. `altered`: what its format makes be seen in place of a number.
    """

    text: str
    address: str = ""
    is_number: bool = False
    problem: str = ""
    shown: Shown | None = None
    altered: Altered | None = None


class Row(NamedTuple):
    """A tuple as well. `texts` may be shorter than the header (the rest is empty); None = a JSON object lacks the key.

    `numbers`, `problems`, `shown` and `altered` are keyed by the position in `texts`. `label` addresses a JSON object
    (`[3].partners[1]`), `parent` is the row number of the object that holds it.
    """

    number: int
    texts: tuple[str | None, ...]
    numbers: frozenset[int] = frozenset()
    problems: Mapping[int, str] = NO_PROBLEMS
    label: str = ""
    parent: int | None = None
    shown: Mapping[int, Shown] = ALL_PLAIN
    altered: Mapping[int, Altered] = AS_HELD


@dataclass(frozen=True, kw_only=True, slots=True)
class Merged:
    """A range of merged cells: numbers of its rows, positions of its columns."""

    text: str
    top: int
    bottom: int
    left: int
    right: int

    @classmethod
    def over(cls, *, top: int, bottom: int, left: int, right: int) -> Merged:
        text = f"{column_letters(left)}{top}:{column_letters(right)}{bottom}"
        return cls(text=text, top=top, bottom=bottom, left=left, right=right)

    def is_down(self, position: int) -> bool:
        """Whether it runs over several rows of that column alone."""
        return self.left == self.right == position and self.top < self.bottom


class Line(NamedTuple):
    """A text beside a list, by the number of its row and the position of its column."""

    text: str
    row: int
    position: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Sheet:
    """`name` is the sheet's, the JSON key's, or the stem of a CSV file; `is_alone` in its file or not.

    `parents`: rows of the JSON objects that hold a list under this name, also an empty one.

    `notes` are sentences that whoever takes the rows must hear first: what was guessed, what was left out, what
    cannot be told; the `caution` is about all of its file, which it names. `above` is what stands above the
    headings, a text for each cell. `merged` are the ranges with data in them: a title or group above the headings
    may run over as many columns as it likes. `hidden` says by their numbers which of the `rows` are hidden in the
    spreadsheet, and by what. `further` are the positions of the columns that objects of JSON hold under EXTRA:
    whatever they are called, they are none of ours. `out_of_sight` are the positions of the columns with anything
    in them that are hidden in the spreadsheet. `lines` are the texts above the headings and below the list, with their
    places. `heading_row` is the number of the row with the headings, and `top` has
    the first rows by their numbers, in short: those from which somebody chooses another. JSON has neither. `within` is
    the name of the sheet in which a table lies beside another, which has `name` for itself; else empty. `unseen`: by
    the number of a row the positions of the cells of which nobody sees the value.
    """

    file: str
    name: str
    header: tuple[str, ...]
    rows: tuple[Row, ...]
    is_alone: bool = True
    parents: frozenset[int] = frozenset()
    caution: str = ""
    notes: tuple[str, ...] = ()
    hidden: Mapping[int, HiddenBy] = field(default_factory=lambda: NONE_HIDDEN)
    above: tuple[str, ...] = ()
    merged: tuple[Merged, ...] = ()
    further: frozenset[int] = frozenset()
    out_of_sight: tuple[int, ...] = ()
    heading_row: int = 0
    top: tuple[tuple[int, str], ...] = ()
    lines: tuple[Line, ...] = ()
    within: str = ""
    unseen: Mapping[int, frozenset[int]] = field(default_factory=lambda: ALL_SEEN)

    @property
    def own_name(self) -> str:
        """Empty where the file has no other."""
        return "" if self.is_alone else self.name

    def cell(self, row: Row, position: int) -> Cell | None:
        """None only where a JSON object does not have this key."""
        text = row.texts[position] if position < len(row.texts) else ""
        if text is None:
            return None
        return Cell(
            text=text,
            address=self.address(row, position),
            is_number=position in row.numbers,
            problem=row.problems.get(position, ""),
            shown=row.shown.get(position),
            altered=row.altered.get(position),
        )

    def address(self, row: Row, position: int) -> str:
        """`C7`, `partners!C7` where the file has several sheets, `[3].partners[1].staff` in JSON."""
        if row.label:
            inner = f"{EXTRA}." if position in self.further else ""
            return f"{row.label}.{inner}{self.header[position]}"
        return self.address_at(row.number, position)

    def address_at(self, row: int, position: int) -> str:
        """`C7`, `partners!C7` where the file has several sheets."""
        prefix = "" if self.is_alone else f"{self.within or self.name}!"
        return f"{prefix}{column_letters(position)}{row}"


@dataclass(frozen=True, kw_only=True, slots=True)
class UnreadSheet:
    """A sheet of which nothing was read: it is hidden, or empty. `header` is what stands in its first row."""

    name: str
    is_hidden: bool = False
    header: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Book(Sequence[Sheet]):
    """The sheets of one file that were read, as a sequence, and those that were not.

    `sha256` is of the bytes that were read, whatever stands in the file afterwards; empty where they came without one.
    """

    sheets: tuple[Sheet, ...]
    unread: tuple[UnreadSheet, ...] = ()
    sha256: str = ""

    @overload
    def __getitem__(self, position: int) -> Sheet: ...

    @overload
    def __getitem__(self, position: slice) -> Sequence[Sheet]: ...

    def __getitem__(self, position: int | slice) -> Sheet | Sequence[Sheet]:
        return self.sheets[position]

    def called(self, name: str) -> Book:
        """With this name for its file, where another of those that are read together has the same."""
        if all(each.file == name for each in self.sheets):
            return self
        return replace(self, sheets=tuple(replace(each, file=name) for each in self.sheets))

    def __len__(self) -> int:
        return len(self.sheets)

    def __iter__(self) -> Iterator[Sheet]:
        return iter(self.sheets)


def column_letters(position: int) -> str:
    """0 → A, 25 → Z, 26 → AA."""
    letters = ""
    position += 1
    while position:
        position, rest = divmod(position - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def clean_text(text: str) -> str:
    """Composed Unicode (NFC) with plain line ends, without outer white space.

    LOST stands for a control character, which is the rest of a letter that went lost; those below the space, which
    never were one, go from either end of the text.
    """
    if text.isprintable():  # as nearly every cell: no control characters and no line ends
        return (text if text.isascii() else unicodedata.normalize("NFC", text)).strip()
    plain = _LINE_ENDS.sub("\n", text.replace(_INVISIBLE, "").strip(_OUTER))
    return unicodedata.normalize("NFC", _CONTROLS.sub(LOST, plain)).strip()


def one_line(text: str) -> str:
    if text.isprintable() and "  " not in text:  # a space is the only white space that is printable
        return (text if text.isascii() else unicodedata.normalize("NFC", text)).strip()
    return " ".join(clean_text(text).split())


def header_key(heading: str) -> str:
    """What two spellings of a heading have in common: `Gevraagde steun (€)` → `gevraagdesteun`."""
    if heading.isascii() and (letters := heading.replace(" ", "")).isalnum():  # as most are
        return letters.lower()
    bare = clean_text(heading)
    if bare.endswith((")", "]")):
        bare = _REMARK.sub("", bare) or heading
    folded = (bare if bare.isascii() else unicodedata.normalize("NFKD", bare)).casefold()
    return _BETWEEN.sub("", folded)

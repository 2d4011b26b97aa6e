"""Reading one cell of a table of people or applications as a text, an identifier, an address, a yes or a no.

Every reader returns the value as the domain keeps it, or raises BadValue. An empty cell never comes here.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from fractions import Fraction
from typing import Any, NamedTuple

from evalapp.domain.errors import BadValue
from evalapp.domain.numbers import decimal_text, shorten
from evalapp.domain.texts import _
from evalapp.domain.writing.characters import seen_of, unturned
from evalapp.domain.writing.mail import ADDRESS, MOST_ADDRESS, is_whole_domain
from evalapp.sheets.sheet import Cell, clean_text, one_line
from evalapp.sheets.shown import Kind
from evalapp.words import formats

_NAMED_EMAIL = re.compile(r"[^<>@]*<\s*([^<>]+?)\s*>")
_SECTOR = re.compile(r"(?:nace|sectie|section)?[\s-]*([a-v])", re.IGNORECASE | re.ASCII)
_MAY_LACK_ZERO = re.compile(r"\d+\.\d")
_YES = frozenset(
    ("yes", "y", "ja", "j", "true", "waar", "oui", "1", "x", "v", "✓", "✔", "☑", "☒", "wel", "akkoord",
     "getekend", "ondertekend", "signed", "ok")
)  # fmt: skip
_NO = frozenset(
    ("no", "n", "nee", "neen", "false", "onwaar", "non", "0", "-", "–", "☐", "niet", "not", "geen", "none")
)
_NOT_KNOWN = frozenset(
    ("onbekend", "ongekend", "niet bekend", "niet gekend", "nog niet bekend", "nog niet gekend", "n.b.", "ntb", "tbd",
     "nog te bepalen", "niet opgegeven", "unknown", "not known", "not given", "to be determined", "inconnu", "?", "??")
)  # fmt: skip
_NOT_APPLICABLE = frozenset(
    ("nvt", "niet van toepassing", "na", "not applicable", "geen", "none", "so", "sans objet", "-", "--", "–", "—",
     "/", ".")
)  # fmt: skip


class Noted(NamedTuple):
    """A value that was read, with what must be said of how.

    `is_unsaid`: the cell is not empty, and says nothing of the field, so that it takes away nothing that is stored.
    """

    value: Any
    note: str
    is_unsaid: bool = False


def in_order(read: Callable[[Cell], Any]) -> Callable[[Cell], Any]:
    """`read` without what would have people see a text in another order than it is kept in; and that is said."""

    def read_in_order(cell: Cell) -> Any:
        plain = unturned(cell.text)
        if plain == cell.text:
            return read(cell)
        said = _("“{value}”: signs that turn the order of letters around were left out")
        value, note = read(cell._replace(text=plain)), said.format(value=shorten(one_line(plain)))
        return (
            value._replace(note=f"{note}; {value.note}") if isinstance(value, Noted) else Noted(value, note)
        )

    return read_in_order


def unsaid(text: str, empty: Any = "") -> Noted:
    """Of `n.t.b.` and the like: no value, but no empty cell either."""
    return Noted(empty, _("“{value}” was read as empty").format(value=shorten(text)), is_unsaid=True)


def made_of(cell: Cell, *fitting: Kind) -> None:
    """Raises BadValue where a spreadsheet made something else of the value than the kinds that fit."""
    if cell.shown is None or cell.shown.kind in fitting:
        return
    raise BadValue(cell.shown.reason)


def as_shown(cell: Cell) -> str:
    """The text that a person sees in the cell."""
    text = clean_text(cell.text)
    if cell.shown is None:
        return text
    match cell.shown.kind:
        case Kind.PERCENTAGE:
            return _percent(text)
        case Kind.CURRENCY | Kind.UNIT:
            number = _scaled(text, cell.shown.scale)
            return f"{cell.shown.said} {number}" if cell.shown.is_before else f"{number} {cell.shown.said}"
        case Kind.PADDED | Kind.MASKED:
            return cell.shown.said
        case _:
            return text


def quoted(cell: Cell, most: int = 60) -> str:
    """Its text within a sentence: a date cell holds no text, so that its day is told as days are told to people.

    So is the word of a cell of TRUE or FALSE, which is that of the spreadsheet in their language.
    """
    text = cell.text
    if cell.shown is not None and cell.shown.kind is Kind.TRUTH:
        return _("TRUE") if text.casefold() == "true" else _("FALSE")
    if cell.shown is not None and cell.shown.kind is Kind.DATE:
        return formats.day(text) if formats.is_date_alone(text) else formats.stamp(text)
    return shorten(text, most)


def _scaled(text: str, scale: int) -> str:
    return text if scale == 1 else decimal_text(Fraction(text) / scale)


def _percent(text: str) -> str:
    from decimal import Decimal, InvalidOperation

    try:
        return f"{(Decimal(text) * 100).normalize():f}%"
    except InvalidOperation:
        return text


def line_of(most: int) -> Callable[[Cell], str]:
    """A text on one line of at most `most` characters."""

    def read(cell: Cell) -> str:
        text = one_line(cell.text if cell.shown is None else as_shown(cell))
        return text if len(text) <= most else _within(text, most)

    return read


def name_of(most: int) -> Callable[[Cell], str]:
    """A title or a name: what a spreadsheet made a date, TRUE or a percentage of is not what was typed."""
    line = line_of(most)

    def read(cell: Cell) -> str:
        if cell.shown is not None:
            made_of(cell, Kind.PADDED, Kind.MASKED, Kind.RAISED)
        return line(cell)

    return read


def lines_of(most: int) -> Callable[[Cell], str]:
    """A text that may run over several lines."""
    return lambda cell: _within(clean_text(cell.text) if cell.shown is None else as_shown(cell), most)


def left_empty(read: Callable[[Cell], Any]) -> Callable[[Cell], Any]:
    """`read`, but what a spreadsheet made a date or TRUE of leaves a field empty that may be, and it is said."""
    return _unless_made(read, lambda _cell: ("", _("left empty")))


def as_it_shows(read: Callable[[Cell], Any]) -> Callable[[Cell], Any]:
    """The same where an empty field would say something too: the date or the word that the cell shows is kept."""

    def shown(cell: Cell) -> tuple[Any, str]:
        text = quoted(cell)
        return read(Cell(text)), _("kept as “{text}”").format(text=text)

    return _unless_made(read, shown)


def _unless_made(
    read: Callable[[Cell], Any], instead: Callable[[Cell], tuple[Any, str]]
) -> Callable[[Cell], Any]:
    def read_typed(cell: Cell) -> Any:
        if cell.shown is None or cell.shown.kind not in (Kind.DATE, Kind.TRUTH, Kind.PERCENTAGE):
            return read(cell)
        if cell.shown.kind is Kind.PERCENTAGE:
            value, said = read(Cell(as_shown(cell))), _("kept as “{text}”").format(text=as_shown(cell))
            value = value.value if isinstance(value, Noted) else value
        else:
            value, said = instead(cell)
        note = _("{why} – {what}").format(why=cell.shown.reason, what=said)
        return Noted(value, note, is_unsaid=value == "")

    return read_typed


def _within(text: str, most: int) -> str:
    if len(text) > most:
        raise BadValue(
            _("the text has {count} characters, more than the {most} there is room for").format(
                count=len(text), most=most
            )
        )
    return text


def identifier(cell: Cell) -> str:
    """A number or id as it stands: what cannot be seen would make two of the same."""
    if cell.shown is not None:
        made_of(cell, Kind.PADDED, Kind.MASKED)
        text = one_line(as_shown(cell))
    else:
        text = one_line(cell.text)
    if not text.isprintable() or seen_of(text) != text:
        raise BadValue(
            _("“{value}” holds signs that cannot be seen; type it again").format(value=shorten(text))
        )
    return _within(text, 64)


def sector(cell: Cell) -> str | Noted:
    """A NACE section as its capital letter; any other text as it stands. A code is no number: 10.10 is not 10.1."""
    text = one_line(cell.text if cell.shown is None else as_shown(cell))
    if cell.is_number and cell.shown is None and _MAY_LACK_ZERO.fullmatch(text):
        said = _("“{value}” is a number to the spreadsheet, which drops a nought at the end: check the code")
        return Noted(text, said.format(value=text))
    letter = _SECTOR.fullmatch(text)
    return letter[1].upper() if letter else _within(text, 1_000)


def yes_or_no(cell: Cell) -> bool:
    """Whatever is neither surely yes nor surely no raises BadValue: a tick means checked."""
    word = clean_text(cell.text).casefold().strip(" .!")
    if word in _YES or word in _NO:
        return word in _YES
    raise BadValue(_("“{value}” must be yes or no").format(value=quoted(cell)))


def email(cell: Cell) -> str | Noted:
    """One address with an @ between two parts, with a name around it or not.

    One whose domain lacks a part, as in `an@carebots`, is no less an address somewhere: it is kept, and said.
    """
    text = one_line(cell.text)
    if text[:7].lower() == "mailto:":
        text = text[7:]
    if "<" in text and (named := _NAMED_EMAIL.fullmatch(text)):
        text = named[1]
    if not ADDRESS.fullmatch(text):
        raise BadValue(_("“{value}” is not one e-mail address").format(value=shorten(text)))
    text = _within(text, MOST_ADDRESS)
    if is_whole_domain(text.rpartition("@")[2]):
        return text
    return Noted(
        text, _("“{value}” has no whole domain behind the @ – kept as written").format(value=shorten(text))
    )


def reserved(text: str) -> BadValue:
    """Of a value that its writer did not want to vouch for."""
    return BadValue(_("“{value}” is written with a reservation").format(value=shorten(text)))


def or_as_written(read: Callable[[Cell], str | Noted], most: int = 1_000) -> Callable[[Cell], str | Noted]:
    """The value where it can be read; else the text as it stands, saying so. A word for “none” is an empty cell.

    For what nothing is computed from: it does not keep an application out.
    """

    def read_or_keep(cell: Cell) -> str | Noted:
        try:
            value = read(cell)
        except BadValue as error:
            text = _within(one_line(as_shown(cell)), most)
            if is_none(text):
                return unsaid(text)
            why = _("{why} – kept as written").format(why=str(error).rstrip("."))
            return Noted(text, why)
        if isinstance(value, Noted):
            return value
        if "<" in cell.text:  # a name around the address is left out
            return Noted(
                value, _("“{value}” was read as {read}").format(value=shorten(cell.text), read=value)
            )
        return value

    return read_or_keep


def says_nothing(text: str) -> bool:
    """As `is_none`, where the cell may hold a word of two letters that means something: `NA` is a chemist's acronym."""
    return 0 < len(text) < LONGEST_NONE and is_none(text) and not (len(text) == 2 and text.isalpha())


def is_none(text: str) -> bool:
    """`n.v.t.`, `–` and the like, and those that `is_unknown`."""
    return _key(text) in _NONE_KEYS


def is_unknown(text: str) -> bool:
    """`onbekend`, `?` and the like: there may be something."""
    return _key(text) in _UNKNOWN_KEYS


def _key(text: str) -> str:
    return text.casefold().translate(_BETWEEN_LETTERS).strip()


LONGEST_NONE = 40
_BETWEEN_LETTERS = str.maketrans("", "", ". /")
WORDS_FOR_NONE = _NOT_KNOWN | _NOT_APPLICABLE
_UNKNOWN_KEYS = frozenset(word.translate(_BETWEEN_LETTERS) for word in _NOT_KNOWN)
_NONE_KEYS = _UNKNOWN_KEYS.union(word.translate(_BETWEEN_LETTERS) for word in _NOT_APPLICABLE)

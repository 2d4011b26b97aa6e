"""What stands where a number or a name belongs and is none: a total, an example, a word for nothing, a form's text."""

from __future__ import annotations

import re
from collections.abc import Callable

from evalapp.domain.application import Application
from evalapp.domain.errors import BadValue
from evalapp.domain.numbers import shorten
from evalapp.domain.texts import _
from evalapp.domain.writing.spreadsheets import is_made_by_spreadsheet
from evalapp.exchange.intake.taking.withdrawn_marks import is_gone, is_only_gone
from evalapp.exchange.intake.values import WORDS_FOR_NONE, Noted, reserved, says_nothing
from evalapp.sheets.left_out import begins_as_total, is_total
from evalapp.sheets.sheet import Cell

_SIGNS = frozenset("?!-–—−._/\\*#+=,;:…()[]{}<>|~\"'“”„‟″〃´`’‘ ")
_QUOTES = frozenset("\"'“”„‟″〃´`’‘, ")
_AROUND = "".join(_SIGNS)


def _key(text: str) -> str:
    """`N.n.` is `nn`. Every name of a file comes here, for which `str.translate` is too slow."""
    key = text.casefold().strip(_AROUND)
    return key.replace(".", "") if "." in key else key


def _keys(*texts: str) -> frozenset[str]:
    return frozenset(map(_key, texts))


# `BV-01` and `VB 12` are numbers that somebody gives.
_EXAMPLE = re.compile(
    r"(?:bv|vb|bijv|e\.g|p\. ?ex)[.:]|(?:bv|vb|bijv)$|(?:bijvoorbeeld|voorbeeld|example|exemple|sample)\b",
    re.IGNORECASE,
)
_FILLED = re.compile(r"x{3,}|lorem ipsum.*", re.IGNORECASE)
_OF_ANOTHER_ROW = _keys(
    "idem", "id", "dito", "ditto", "zelfde", "dezelfde", "hetzelfde", "same", "zie boven", "zie hierboven", "see above",
     "zie vorige", "als hierboven", "pareil",
)  # fmt: skip
_OF_A_FORM = _keys(
    "titel van het project", "titel project", "titel van de aanvraag", "titel aanvraag", "projecttitel",
     "project title",
     "naam van het project", "projectnaam", "naam project", "naam organisatie", "naam van de organisatie",
     "organisatie", "organisatienaam", "naam aanvrager", "naam van de aanvrager", "naam onderneming",
     "naam van de onderneming", "name of the organisation", "organisation name", "name of the applicant",
     "naam partner", "naam van de partner", "naam en voornaam", "voornaam en naam", "voornaam naam", "naam voornaam",
     "naam jurylid", "volledige naam", "full name", "voorbeeld", "example", "exemple",
)  # fmt: skip
_NOBODY = _keys(
    "vacant", "vacature", "open", "in te vullen", "nog in te vullen", "aan te duiden", "nog aan te duiden",
     "nog te bevestigen", "te bevestigen", "nog te zoeken", "nog te benoemen", "te benoemen", "nn", "to be appointed",
     "to be confirmed", "tbc", "niemand", "nobody", "anoniem",
)  # fmt: skip
_OF_ALL = frozenset(("alle", "allen", "all", "alle aanvragen", "iedereen", "tous", "toutes"))
_NOTHING = _keys(
    "n/a", "n.n.b.", "leeg", "empty", "blanco", "blank", *(word for word in WORDS_FOR_NONE if len(word) > 2)
)
_NO_NAMES = frozenset(("",)) | _OF_ANOTHER_ROW | _OF_A_FORM | _NOTHING
_LONGEST = 40
_ELSEWHERE = re.compile(r"(?:zie|see|cf|voir|idem)\b", re.IGNORECASE)
# `A-6/A-7` and `A-8 t.e.m. A-10`, not `2016/01` or `IBN/2016/01`.
_SEVERAL = re.compile(
    r"(?P<letters>[^\W\d_]+)[-. ]?\d+\s*/\s*(?P=letters)[-. ]?\d+"
    r"|.*\d\s*(?:&|\+|;|,\s|\b(?:t\.?\s?e\.?\s?m\b\.?|t/m|tot(?: en met)?|en|and|et|of|or|through|to)\s).*\d.*",
    re.IGNORECASE,
)
_TWO = re.compile(r"[^\W\d_]\s*(?:/|&|\+|;|\s(?:en|and|et|of|or|ou)\s)\s*[^\W\d_]", re.IGNORECASE)

Reader = Callable[[Cell], str]


def real_number(read: Reader) -> Reader:
    """Of an application: raises BadValue for what is none."""

    def read_number(cell: Cell) -> str:
        text = read(cell)
        refuse_made_by_spreadsheet(text)
        if not text.isalnum():
            _refuse_reserved_number(text)
        elif is_gone(text):
            raise _taken_back(text)
        ends_in_digit = text[-1:].isdigit()  # as nearly every number, and no word for nothing
        if ends_in_digit and not text[:2].isalpha():
            return text
        if begins_as_total(text) or (not ends_in_digit and is_total(text)):
            raise BadValue(_("“{value}” is a total, and no application").format(value=shorten(text)))
        if _EXAMPLE.match(text):
            raise BadValue(
                _("“{value}” is an example, and no application; leave the row out").format(
                    value=shorten(text)
                )
            )
        if not ends_in_digit and (says_nothing(text) or _FILLED.fullmatch(text) or _SIGNS.issuperset(text)):
            raise _lacking(text)
        return text

    return read_number


def real_name(read: Reader) -> Reader:
    """Who somebody is: raises BadValue for what is none."""

    def read_name(cell: Cell) -> str:
        text = read(cell)
        refuse_no_name(text)
        return text

    return read_name


def real_title(read: Reader) -> Reader:
    """The title of an application, or its applicant: raises BadValue for what is none. Whether one with a mark that it
    no longer counts is taken in, is asked of its row.
    """

    def read_title(cell: Cell) -> str:
        text = read(cell)
        refuse_no_title(text)
        return text

    return read_title


def refuse_no_name(text: str) -> None:
    """Raises BadValue."""
    refuse_no_title(text)
    if is_gone(text):
        raise _taken_back(text)


def refuse_no_title(text: str) -> None:
    """Raises BadValue."""
    refuse_made_by_spreadsheet(text)
    if len(text) <= _LONGEST and not text[-1:].isdigit():
        refuse_stand_in(text)
        if is_only_gone(text):
            raise _taken_back(text)
    if text[:1] == "0" and not text.strip("0"):
        raise _lacking(text)


def real_code(read: Callable[[Cell], str | Noted]) -> Callable[[Cell], str | Noted]:
    """Of a field that may be empty: it is left so, and said, where the cell no longer holds what somebody wrote."""

    def read_code(cell: Cell) -> str | Noted:
        try:
            refuse_made_by_spreadsheet(cell.text.strip())
        except BadValue as error:
            return Noted("", _("{why} – left empty").format(why=str(error).rstrip(".")))
        return read(cell)

    return read_code


def _refuse_reserved_number(text: str) -> None:
    if _ELSEWHERE.match(text):
        raise BadValue(
            _("“{value}” points to another row; write the number itself, or leave the row out").format(
                value=shorten(text)
            )
        )
    if is_gone(text):
        raise _taken_back(text)
    if _SEVERAL.fullmatch(text):
        raise BadValue(_("“{value}” is more than one number; give each a row").format(value=shorten(text)))
    if "?" in text and not _SIGNS.issuperset(text):
        raise reserved(text)


def _taken_back(text: str) -> BadValue:
    return BadValue(
        _("“{value}” says that it no longer counts; leave the row out, or write it without that").format(
            value=shorten(text)
        )
    )


def real_organisation(read: Callable[[Cell], str | Noted]) -> Callable[[Cell], str | Noted]:
    """Of a juror, who may have none: raises BadValue for what points to another row."""

    def read_organisation(cell: Cell) -> str | Noted:
        text = read(cell)
        if isinstance(text, str) and text and (_key(text) in _OF_ANOTHER_ROW or _QUOTES.issuperset(text)):
            refuse_stand_in(text)
        return text

    return read_organisation


def real_person(read: Reader) -> Callable[[Cell], str | Noted]:
    """Also for a seat that nobody has yet; a name that may be that of two people is taken, and said."""
    named = real_name(read)

    def read_person(cell: Cell) -> str | Noted:
        text = named(cell)
        if _key(text) in _NOBODY:
            raise _lacking(text)
        if _TWO.search(text):
            return Noted(
                text,
                _("“{value}” may be two people, and counts as one: give each a row").format(
                    value=shorten(text)
                ),
            )
        return text

    return read_person


def refuse_made_by_spreadsheet(text: str) -> None:
    """Raises BadValue: a number or a code that went through a spreadsheet, also where the file is a CSV file."""
    if is_made_by_spreadsheet(text):
        raise BadValue(
            _(
                "“{value}” is what a spreadsheet makes of a number or of a code that looks like a date; write what "
                "stood there, as text"
            ).format(value=shorten(text))
        )


def refuse_stand_in(text: str) -> None:
    """Raises BadValue."""
    key = _key(text)
    if key not in _NO_NAMES and (key[0] not in "lx" or not _FILLED.fullmatch(key)):
        return
    if key in _OF_ANOTHER_ROW or _QUOTES.issuperset(text):
        raise BadValue(
            _("“{value}” points to another row; write the name itself").format(value=shorten(text))
        )
    if key in _OF_A_FORM:
        raise BadValue(
            _("“{value}” is what an empty form or an example says; fill it in, or leave the row out").format(
                value=shorten(text)
            )
        )
    raise _lacking(text)


def totals_row(application: Application) -> str:
    """Why it is none, where title and organisation say so together: a project may be called SUM, or a firm Total."""
    title, organisation = application.title, application.organisation
    if len(title) > _LONGEST or title[-1:].isdigit() or not is_total(title):
        return ""
    if not organisation or is_total(organisation) or _key(organisation) in _OF_ALL:
        return _("“{value}” is a total, and no application").format(value=shorten(title))
    return ""


def _lacking(text: str) -> BadValue:
    return BadValue(
        _("“{value}” is not yet what belongs here; fill it in, or leave the row out").format(
            value=shorten(text)
        )
    )

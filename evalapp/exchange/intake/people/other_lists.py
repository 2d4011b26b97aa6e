"""Lists that have a number and a name in each row, as a jury list has, and are none: of applications, or of partners.

Taken in, their applications would stand in the jury, and could be assigned to themselves.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from evalapp.domain.errors import UnreadableFile
from evalapp.domain.intake import APPLICATIONS, PARTNERS
from evalapp.domain.numbers import shorten
from evalapp.domain.texts import _
from evalapp.exchange.intake.fields import FIELDS, NUMBER
from evalapp.exchange.intake.headings import find_headings, recognised_fields
from evalapp.exchange.intake.people.fields import PEOPLE, ROLES
from evalapp.sheets.places import file_and_sheet
from evalapp.sheets.sheet import Sheet, clean_text, header_key

# What is asked of no person; a side of the triple helix, a duration or a title may be a juror's too.
_OF_APPLICATIONS = ("requested_support", "total_budget", "earlier_instrument", "reorientation")
_OF_PARTNERS = ("staff", "turnover", "balance_total", "cash", "in_kind")
_NO_MAP: Mapping[str, str] = {}
_ROLE, _NAME = (
    frozenset(header_key(word) for word in (name, *PEOPLE[name].also)) for name in ("role", "name")
)
_TITLE = frozenset(header_key(word) for word in ("title", *FIELDS[APPLICATIONS]["title"].also))
_OF_A_PERSON = re.compile(
    r"(?:(?:prof|dr|drs|ir|ing|mr|mevr|mevrouw|dhr|de heer|lic|em|phd|msc)\b[\s.,]*)+", re.I
)


def refuse_other_list(sheet: Sheet, columns: Mapping[str, int]) -> None:
    """Raises UnreadableFile that names the headings which no jury list has; `columns` are those read of people."""
    for kind, names in ((APPLICATIONS, (NUMBER, *_OF_APPLICATIONS)), (PARTNERS, _OF_PARTNERS)):
        if found := _headings(sheet, kind, names, columns):
            told = (
                _("“{file}” is no list of jury members: {headings} is asked of applications. Import it as those.")
                if kind == APPLICATIONS
                else _("“{file}” is no list of jury members: {headings} is asked of partners. Import it as those.")
            )  # fmt: skip
            raise UnreadableFile(
                told.format(
                    file=file_and_sheet(sheet.file, sheet.own_name),
                    headings=", ".join(f"“{shorten(each, 60)}”" for each in found),
                )
            )


def _headings(sheet: Sheet, kind: str, names: tuple[str, ...], columns: Mapping[str, int]) -> list[str]:
    sure = recognised_fields(sheet, kind, _NO_MAP)
    told = [name for name in names if sure.get(name)]
    if not told:
        return []
    found = find_headings(sheet, kind, _NO_MAP)
    ours = {*columns.values()}
    return [found[name].text for name in told if name in found and found[name].position not in ours]


def is_jury_list(sheet: Sheet) -> bool:
    """Whether it has names, and roles of a jury in each filled cell of a column so called; and nothing of partners."""
    keys = [header_key(heading) for heading in sheet.header]
    role = next((position for position, key in enumerate(keys) if key in _ROLE), None)
    if role is None or _NAME.isdisjoint(keys):
        return False
    partners = recognised_fields(sheet, PARTNERS, _NO_MAP)
    if "helix" in partners or any(partners.get(name) for name in _OF_PARTNERS):
        return False
    said = [
        text for row in sheet.rows if role < len(row.texts) and (text := clean_text(row.texts[role] or ""))
    ]
    return bool(said) and all(header_key(text) in ROLES for text in said) and not _has_titles(sheet, keys)


def _has_titles(sheet: Sheet, keys: Sequence[str]) -> bool:
    """Titles of projects, and not of people."""
    titles = [n for n, key in enumerate(keys) if key in _TITLE]
    texts = (row.texts[n] or "" for row in sheet.rows for n in titles if n < len(row.texts))
    return any(text.strip() and not _OF_A_PERSON.fullmatch(text.strip()) for text in texts)

"""Of several columns for the name of an organisation, which one holds names: another may hold a role, a yes or no, a
number, people, or the applicant of whom the rows are partners.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from evalapp.domain.errors import BadValue
from evalapp.domain.numbers import shorten
from evalapp.domain.texts import _
from evalapp.exchange.intake.cells.country import helix
from evalapp.exchange.intake.fields import NUMBER
from evalapp.exchange.intake.headings import Heading
from evalapp.exchange.intake.tables import Table
from evalapp.sheets.sheet import Cell, clean_text
from evalapp.words.fields import field_label

NAMES = ("name", "organisation")
_MOST = 0.9  # of the cells that are filled
_YES_OR_NO = frozenset(
    ("ja", "nee", "neen", "j", "n", "x", "yes", "no", "y", "oui", "non", "true", "false", "waar")
)
_ROLE = re.compile(
    r"(?:(?:project|hoofd|mede|co|lead|geassocieerde?|associated|buitenlandse|externe?|kern|cluster)[- ]?)*"
    r"(?:partner|penvoerder|indiener|aanvrager|coördinator|coordinator|trekker|lid|leden|member|lead|leader|leider|"
    r"onderaannemer|subcontractor|deelnemer|participant|applicant|observator|gebruiker|begunstigde|beneficiary)s?"
    r"(?: ?\d{1,3})?",
    re.IGNORECASE,
)
_CODE = re.compile(r"[^\W\d_]{0,3}[-. /]?\d{1,6}[.)]?", re.IGNORECASE)
_OF_A_FIRM = re.compile(
    r"\b(?:vzw|nv|bv|bvba|cv|cvba|comm\.?v|asbl|sa|srl|sprl|gmbh|ltd|inc|stichting|univ\w*|hogeschool|instituut|"
    r"institute|gemeente|stad|provincie|ku leuven|vub|imec|vito|ilvo|pom|agentschap|ziekenhuis|school|college|"
    r"federatie|vereniging|coöperatie|groep|group|centrum|center)\b",
    re.IGNORECASE,
)


def of_names(table: Table, name: str, left: Sequence[Heading]) -> tuple[list[Heading], list[str]]:
    """Those that may hold it, and what is said of the others; all of them where nothing tells."""
    texts = {each.position: _texts(table, each.position) for each in left}
    what = {each.position: _no_name(texts[each.position]) for each in left}
    if table.kind != "applications" and len(left) == 2 and not any(what.values()):
        what |= _applicant(table, left)
    kept = [each for each in left if not what[each.position]]
    if not kept:
        return list(left), []
    if len(kept) == len(left):
        return _firms(name, left, texts)
    said = [
        _("“{other}” holds {what}, as “{value}”, and is not taken for {field} beside “{heading}”.").format(
            other=shorten(each.text),
            what=what[each.position],
            value=shorten(next(iter(texts[each.position])), 40),
            field=field_label(name),
            heading=shorten(kept[0].text),
        )
        for each in left
        if what[each.position]
    ]
    return kept, said


def _texts(table: Table, position: int) -> list[str]:
    return [
        text
        for row in table.sheet.rows
        if position < len(row.texts) and (text := clean_text(row.texts[position] or ""))
    ]


def _no_name(texts: Sequence[str]) -> str:
    """What else stands in nearly all of the cells; empty where it may be names."""
    if not texts:
        return ""
    different = set(texts)
    for words, is_one in (
        (_("answers yes or no"), lambda text: text.casefold() in _YES_OR_NO),
        (_("roles"), lambda text: _ROLE.fullmatch(text) is not None),
        (_("numbers"), lambda text: _CODE.fullmatch(text) is not None),
        (_("sides of the triple helix"), _is_side),
    ):
        fitting = {text for text in different if is_one(text)}
        if sum(text in fitting for text in texts) >= _MOST * len(texts):
            return words
    return ""


def _is_side(text: str) -> bool:
    try:
        helix(Cell(text))
    except BadValue:
        return False
    return True


def _applicant(table: Table, left: Sequence[Heading]) -> dict[int, str]:
    """The one of two that is the same in all rows of an application, where the other is not."""
    if NUMBER not in table.headings:
        return {}
    number = table.headings[NUMBER].position
    found: dict[int, dict[str, set[str]]] = {each.position: {} for each in left}
    for row in table.sheet.rows:
        own, *pair = (clean_text(row.texts[n] or "") if n < len(row.texts) else "" for n in (number, *found))
        for position, text in zip(found, pair):
            found[position].setdefault(own, set()).add(text)
    same = [position for position, sets in found.items() if all(len(each) == 1 for each in sets.values())]
    return {same[0]: _("the applicant of its rows")} if len(same) == 1 else {}


def _firms(
    name: str, left: Sequence[Heading], texts: dict[int, list[str]]
) -> tuple[list[Heading], list[str]]:
    """The one with the names of organisations, where no other has a single one."""
    shares = {n: sum(bool(_OF_A_FIRM.search(text)) for text in its) for n, its in texts.items()}
    most = [each for each in left if 2 * shares[each.position] >= len(texts[each.position]) > 0]
    others = [each for each in left if each not in most]
    if len(most) != 1 or any(shares[each.position] for each in others):
        return list(left), []
    said = _("“{heading}” was read as {field}: organisations stand in it, and none in “{other}”.")
    return most, [
        said.format(
            heading=shorten(most[0].text),
            field=field_label(name),
            other=shorten("”, “".join(each.text for each in others)),
        )
    ]

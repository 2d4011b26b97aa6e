"""Lines below a list that say something of it, and are no row: a source, a unit, who made it and when."""

from __future__ import annotations

import re
from collections.abc import Sequence

from evalapp.domain.numbers import shorten
from evalapp.domain.texts import ngettext
from evalapp.sheets.places import said
from evalapp.sheets.raw_row import RawRow
from evalapp.sheets.sheet import Line, column_letters, one_line

_MOST = 40  # lines at the end of a list that are looked at
_FILLED = 3  # cells of one
_LABEL = (
    r"(?:bron(?:nen)?|sources?|nota(?: bene)?|n\.?b\.?|opm(?:erking(?:en)?)?|(?:voet)?noot|notes?|remarks?|remarques?|"
    r"legend[ea]?|toelichting|uitleg|disclaimer|p\.?s)\s*[.:]"
    r"|(?:opgemaakt|opgesteld|afgedrukt|afgeprint|geprint|gegenereerd|aangemaakt|bijgewerkt|uitgedraaid|geëxporteerd|"
    r"export|laatst (?:bijgewerkt|gewijzigd|opgeslagen)|laatste (?:wijziging|aanpassing|update)|printed|generated|"
    r"exported|created|prepared|last (?:updated|modified|changed)|établi|fait|imprimé|généré|stand|toestand)"
    r"\s*(?:op|door|te|on|by|at|le|par|à|van|uit|d\.?d\.?|per|:)(?!\w)"
    r"|(?:datum|date)(?: (?:van )?(?:opmaak|afdruk|export|print))?\s*:"
)
_MARK = r"[*†‡§¹²³⁴⁵]+|\(\*+\)|\(?\d{1,2}\)|\[\d{1,2}\]"
_NOTE = re.compile(
    rf"(?:(?P<label>{_LABEL})|(?P<mark>{_MARK})).*"
    r"|(?:al(?:le|l) (?:de )?)?(?:bedragen|cijfers|getallen|waarden|amounts|figures|montants)\s+"
    r"(?:(?:zijn|are|staan|sont)\s+)?(?:in|en|incl|excl|inclusief|exclusief|uitgedrukt|zonder|met|vóór|including|excluding|expressed|afgerond)\b.*"
    r"|(?:incl|excl|inclusief|exclusief|including|excluding)\.?\s+(?:btw|vat|tva)\b.*"
    r"|(?:pagina|page|blad|p\.)\s*\d+(?:\s*(?:/|van|of|de|sur)\s*\d+)?"
    r"|\W*(?:einde|end|fin)(?: (?:van de|of the|de la) (?:lijst|list|liste))?\W*",
    re.IGNORECASE | re.DOTALL,
)


def without_footnotes(body: Sequence[RawRow]) -> tuple[Sequence[RawRow], tuple[Line, ...]]:
    """The rows down to the last one that is a row, and the texts of the lines below it, in their order.

    Nothing is taken away where the first row looks like one too: that list has its rows so.
    """
    end = len(body)
    while end > 1 and len(body) - end < _MOST and _is_note(body[end - 1]):
        end -= 1
    if end == len(body) or _is_note(body[0]):
        return body, ()
    lines = [
        Line(one_line(text), raw.number, position)
        for raw in body[end:]
        for position, text in raw.filled.items()
    ]
    return body[:end], tuple(lines)


def _is_note(raw: RawRow) -> bool:
    """In several cells a mark or a label stands first."""
    filled = list(raw.filled.values())
    if not filled or len(filled) > _FILLED or raw.problems:
        return False
    found = _NOTE.fullmatch(one_line(filled[0]))
    if found is None or len(filled) > 2:
        return found is not None and found["label"] is not None
    if len(filled) == 2:
        return found["label"] is not None or found["mark"] is not None
    return any(map(str.isalpha, found[0]))


def said_of_footnotes(lines: Sequence[Line]) -> tuple[str, ...]:
    """Once, with their cells."""
    if not lines:
        return ()
    by_row: dict[int, list[Line]] = {}
    for line in lines:
        by_row.setdefault(line.row, []).append(line)
    told = [
        f"{column_letters(its[0].position)}{row} “{shorten(' '.join(each.text for each in its), 60)}”"
        for row, its in by_row.items()
    ]
    n = len(told)
    return (
        ngettext(
            "{n} line below the list is no row and is left out: {lines}.",
            "{n} lines below the list are no rows and are left out: {lines}.",
            n,
        ).format(n=n, lines=said(told)),
    )

"""Rows that hold no data of their own: headings once more, and totals."""

from __future__ import annotations

import re
from collections.abc import Sequence

from evalapp.sheets.raw_row import RawRow
from evalapp.sheets.sheet import clean_text, header_key

_TOTALS = re.compile(
    r"(?:(?:algemeen|globaal|grand|overall|general)[ -])?"
    r"(?:(?:sub|eind|deel|sous|zwischen|gesamt|end)[ -]?)?"
    r"(?:totaal|totalen|total|totals|totaux|totale|totali|totales|som|sum|somme|summe|insgesamt|gesamt"
    r"|gemiddelde|gemiddeld|average|moyenne)"
    r"(?:[ -](?:général|generaal|generale|general|aanvragen|applications|aantal|budget|begroting|bedrag|bedragen"
    r"|gevraagd|aangevraagd|steun|kosten|projecten|partners))*"
    r"(?:\s*\([^)]*\))?\s*[:.=]?",
    re.IGNORECASE,
)
_BEGINS = re.compile(
    r"(?:(?:algemeen|globaal|grand|overall)[ -])?(?:sub|eind|deel|sous)?[ -]?"
    r"(?:totaal|totalen|total|totals|totaux|totale)[ :=(].*",
    re.IGNORECASE | re.DOTALL,
)
_YEAR = r"(?:(?:project|werkings|kalender|begrotings)?jaar|year|année)"
_OF_A_YEAR = re.compile(
    r"(?:(?:algemeen|globaal|grand|overall)[ -])?(?:sub|eind|deel|sous)?[ -]?"
    r"(?:totaal|totalen|total|totals|totaux|totale)[ :(]+(?:(?:voor|van|in|for|of|pour|de)\s+)?(?:(?:het|the)\s+)?"
    rf"(?:{_YEAR}\s*\d{{1,4}}|[jy]\s?\d{{1,2}}|(?:19|20)\d\d"
    rf"|(?:\d{{1,2}}(?:ste|de|e|st|nd|rd|th)|eerste|tweede|derde|vierde|vijfde|first|second|third)\s+{_YEAR})"
    r"\)?\s*[:.=]?",
    re.IGNORECASE,
)
_NAMED = re.compile(
    r"(?<!\w)(?:(?:sub|eind|deel|sous|zwischen|gesamt|end)[ -]?)?"
    r"(?:totaal(?:bedrag|som|kost|kosten|prijs|budget|begroting)?|totalen|total|totale|totals|totaux|totali|totales"
    r"|tot\.|eindsom|som|sum|somme|summe|gesamt|insgesamt|s/t)(?!\w)|[Σ∑]",
    re.IGNORECASE,
)
_TOGETHER = re.compile(
    r"samen|tezamen|gezamenlijk|geheel|globaal|saldo|overdracht|overgedragen|dragen|transporteren|overall|together|ensemble"
    r"|balance|carried"
)
_BESIDE = re.compile(
    r"kost|kosten|costs|jaar|jaren|year|années?|alle|all|posten?|lines|begroting|budget|bedrag|bedragen|van|de|het|te"
    r"|over|in|voor|en|of|the|for|naar|project|vorige?|volgende|blad|bladzijde|pagina|page|algemeen|forward"
)
# Not “Max”, who may be a juror beside the scores that he gave.
_COUNTS = re.compile(
    r"(?:totaal )?(?:aantal(?:len)?|count|nombre|number of|mediaan|median|médiane|standaard(?:afwijking|deviatie)|"
    r"stdev|standard deviation|écart[- ]type)"
    r"(?:[ -](?:de|of|van|aanvragen|applications|demandes|projecten|projects|projets|dossiers|rijen|rows|partners|"
    r"scores|bedragen))*\s*[:.=]?",
    re.IGNORECASE,
)
_FIRST_OF_COUNTS = frozenset("tTaAcCnNmMsSeEéÉ")
_FIRST_LETTERS = frozenset("tTsSeEdDaAgGoO")
_NUMBER_LIKE = re.compile(r"[-–+(]?\s*(?:[€$£]|EUR|#)?\s*[-–]?\d[\d\s.,'’]*[^\d]{0,20}", re.IGNORECASE)


def is_totals(raw: RawRow) -> bool:
    """Its first cell says so, and all others are numbers, or formulas that could be."""
    first = raw.texts[0] if raw.texts else ""
    if not first or first.isspace():
        first = next((text for text in raw.texts if text.strip()), "")
    if not is_total(first) and not (first[:1] in _FIRST_OF_COUNTS and _COUNTS.fullmatch(first.strip())):
        return False
    others = list(raw.filled.items())[1:]
    return all(
        position in raw.numbers or position in raw.problems or _NUMBER_LIKE.fullmatch(text.strip())
        for position, text in others
    )


def is_total(text: str) -> bool:
    """Whether it is a word for a total, and nothing else."""
    # As the number of nearly every row ends, and no word for a total.
    return not text[-1:].isdigit() and _TOTALS.fullmatch(text.strip()) is not None


def begins_as_total(text: str) -> bool:
    """Whether a word for a total stands before others: `Totaal jaar 1`, but also `Totale loonkost`."""
    return text[:1] in _FIRST_LETTERS and _BEGINS.fullmatch(text.strip()) is not None


def is_total_of_year(text: str) -> bool:
    """Whether it is a word for a total and the year that it is of: `Totaal jaar 1`, `Subtotaal 2016`."""
    return text[:1] in _FIRST_LETTERS and _OF_A_YEAR.fullmatch(text.strip()) is not None


def names_total(text: str) -> bool:
    """Whether a word for a total stands anywhere in it: `Jaar 1 totaal`, but also `Total Station`.

    Other words for what is taken together only tell where nothing else is named: `Kosten samen`, `Overdracht`.
    """
    if _NAMED.search(text):
        return True
    words = [word for word in re.findall(r"[^\W\d_]+", text.casefold()) if len(word) > 1]
    others = [word for word in words if not _TOGETHER.fullmatch(word)]
    return len(others) < len(words) and all(_BESIDE.fullmatch(word) for word in others)


class HeadingRows:
    """The rows down to that of the headings; a title, with one cell in it, is none where others have more."""

    def __init__(self, rows: Sequence[RawRow]) -> None:
        wide = [raw for raw in rows if len(raw.filled) > 1]
        self._only = rows[-1].texts if rows and not wide else ()
        self._keys = [_keys(raw) for raw in wide]
        self._starts = {_start(raw) for raw in wide}
        self._names = frozenset(_keys(rows[-1])) - {""} if wide else frozenset()

    def are_repeated(self, raw: RawRow) -> bool:
        """Whether the row says the same, as the top of every page that was printed does."""
        if not self._keys:
            return raw.texts == self._only
        # Nearly no row begins as the headings do, and that is cheaply told.
        return _start(raw) in self._starts and _keys(raw) in self._keys

    def are_of_another_table(self, raw: RawRow) -> bool:
        """Whether the row has most of the headings, and others beside them or elsewhere: a second table begins."""
        if raw.numbers or _start(raw) not in self._starts:
            return False
        keys = [key for key in _keys(raw) if key]
        if not keys:
            return False
        known = sum(key in self._names for key in keys)
        return keys[0] in self._names and known > 1 and 2 * known > len(keys) and not self.are_repeated(raw)


def _start(raw: RawRow) -> str:
    text = raw.texts[0] if raw.texts else ""
    return (text if text.isprintable() else clean_text(text)).strip()[:1].casefold()


def _keys(raw: RawRow) -> Sequence[str]:
    return [header_key(text) for text in raw.texts]

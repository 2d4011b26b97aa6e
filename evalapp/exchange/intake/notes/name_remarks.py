"""Remarks that somebody wrote behind the name of a partner: the name stays as it stands, and the remark is said."""

from __future__ import annotations

import re
from collections.abc import Iterator

from evalapp.domain.application import Dossier
from evalapp.domain.numbers import shorten
from evalapp.domain.texts import _
from evalapp.exchange.intake.notes.of_a_budget import rows_told
from evalapp.exchange.intake.rows import Parts
from evalapp.sheets.sheet import header_key

# In brackets or behind a dash a name may go on, as “KU Leuven (ESAT)”: only these words are none of it.
_WORDS = (
    r"o\s?\.\s?v\.?|ov|onder (?:voorbehoud|opschortende).*|voorwaardelijk|voorlopig.*|(?:nog )?te bevestigen.*|nog .*|"
    r"(?:niet |on)?bevestigd.*|in afwachting.*|afwachtend|mogelijk.*|misschien|eventueel|optie|optioneel|"
    r"t\.?b\.?[acd]\.?|n\.?t\.?b\.?|to be (?:confirmed|determined|added).*|(?:not |un)?confirmed.*|provisional.*|"
    r"pending.*|"
    r"sous réserve.*|à confirmer.*|provisoire.*|(?:niet |nog niet )?getekend.*|geen (?:antwoord|verbintenis).*|"
    r"i\s?\.\s?o\.?|in oprichting|nieuw|new|nouveau|zie .*|see .*|ingetrokken|teruggetrokken|afgehaakt|stopt.*|"
    r"gestopt|geschrapt|withdrawn|vervang(?:t|en).*|\?+|!+|\*+"
)
_MARK = re.compile(r"(?P<name>.*[^\s*†‡?!¹²³])\s*(?P<said>[*†‡?!]+|[¹²³]+)", re.DOTALL)
_BRACKETS = re.compile(rf"(?P<name>.*\S)\s*[(\[{{]\s*(?P<said>{_WORDS})\s*[)\]}}]", re.DOTALL | re.IGNORECASE)
_DASH = re.compile(rf"(?P<name>.*\S)(?:\s+[-–—/|:]+|\s*[,;])\s*(?P<said>{_WORDS})", re.DOTALL | re.IGNORECASE)
_ENDS = re.compile(r"[^\w]$|[-–—/|:,;(\[]")


def split_remark(name: str) -> tuple[str, str]:
    """The name without its remarks, and the remarks; the latter empty where none stands behind it."""
    said: list[str] = []
    while _ENDS.search(name) and (found := next(filter(None, (e.fullmatch(name) for e in _PATTERNS)), None)):
        name = found["name"].rstrip(" -–—/|:,;")
        said.insert(0, found["said"].strip())
    return name, " ".join(said)


_PATTERNS = (_MARK, _BRACKETS, _DASH)


def name_key(name: str) -> str:
    """What two spellings of the name of a partner have in common, with a remark or without."""
    return header_key(split_remark(name)[0])


def notes_on_remarks(dossier: Dossier, parts: Parts | None) -> Iterator[str]:
    for n, partner in enumerate(dossier.partners):
        remark = split_remark(partner.name)[1]
        if remark:
            yield _(
                "Behind the name of “{name}”{where} stands a remark, “{remark}”; it stays in the name."
            ).format(
                name=shorten(partner.name),
                where=rows_told(parts, dossier.partners, [n]),
                remark=shorten(remark, 60),
            )

"""How the country spells: enterprise numbers, provinces and sides of the triple helix, in its languages."""

from __future__ import annotations

import re

from evalapp.domain.application import PROVINCES, Helix
from evalapp.domain.application import parse_enterprise_number as _belgian_number
from evalapp.domain.errors import BadValue
from evalapp.domain.numbers import shorten
from evalapp.domain.texts import _
from evalapp.exchange.intake.values import Noted, is_none
from evalapp.sheets.sheet import Cell, clean_text, header_key, one_line

_PROVINCE_WORDS = {
    "Antwerpen": ("Antwerp", "Anvers", "Antw", "ANT"),
    "Limburg": ("Limbourg", "Belgisch-Limburg", "Limb", "LIM"),
    "Oost-Vlaanderen": (
        "East Flanders", "East-Flanders", "Flandre orientale", "Flandre-Orientale", "Ostflandern", "O-Vl", "Oost-Vl",
        "O Vlaanderen", "OVL",
    ),
    "Vlaams-Brabant": (
        "Flemish Brabant", "Brabant flamand", "Flämisch-Brabant", "Vl-Br", "Vl Brabant", "Vlaams-Br", "VLB", "VBR",
    ),
    "West-Vlaanderen": (
        "West Flanders", "West-Flanders", "Flandre occidentale", "Flandre-Occidentale", "Westflandern", "W-Vl",
        "West-Vl", "W Vlaanderen", "WVL",
    ),
    "Brussel": (
        "Brussels", "Bruxelles", "Brüssel", "Brussels Hoofdstedelijk Gewest", "Brussels-Capital Region",
        "Brussels Capital", "Brussels-Capital", "Région de Bruxelles-Capitale", "Région Bruxelles-Capitale",
        "Bruxelles-Capitale", "Region Brüssel-Hauptstadt", "Brüssel-Hauptstadt", "Brussel-Hoofdstad",
        "Brussel Hoofdstad", "Brussels Gewest", "Hoofdstedelijk Gewest Brussel", "Brussels Region", "BHG", "RBC", "BRU",
    ),
}  # fmt: skip
_PROVINCE_BY_NUTS = {
    "BE21": "Antwerpen",
    "BE22": "Limburg",
    "BE23": "Oost-Vlaanderen",
    "BE24": "Vlaams-Brabant",
    "BE25": "West-Vlaanderen",
    "BE10": "Brussel",
}
_PROVINCE_BY_WORD = {
    header_key(word): province for province in PROVINCES for word in (province, *_PROVINCE_WORDS[province])
}
_IS_PROVINCE = re.compile(
    r"(?:provincie|provinz|province(?: (?:de|du|of))?|prov\.?)(?: (?:de |d['’]|van ))?\s*|"
    r"\s*[,(]?\s*(?:provincie|province|provinz|prov\.?)\)?$",
    re.IGNORECASE,
)
_BRACKETED = re.compile(r"[(\[]([^)\]]*)[)\]]\s*$")
_ABROAD = frozenset(
    map(
        header_key,
        ("NL", "Ned", "Nederland", "Netherlands", "The Netherlands", "Pays-Bas", "Holland", "Niederlande", "LU", "LUX",
         "Luxemburg", "Luxembourg", "DE", "Duitsland", "Germany", "FR", "Frankrijk", "France", "UK", "GB"),
    )
)  # fmt: skip
_NUTS = re.compile(r"(BE\d\d)\d?(?![\w])[\s:–—-]*(.*)", re.IGNORECASE | re.ASCII)
_HELIX_WORDS = {
    Helix.COMPANY: (
        "bedrijf", "bedrijven", "onderneming", "ondernemingen", "companies", "enterprise", "enterprises", "business",
        "industry", "industrie", "industrieel", "entreprise", "entreprises", "unternehmen", "firma", "kmo", "kmo's",
        "sme", "pme", "go", "grote onderneming", "kleine onderneming", "middelgrote onderneming", "micro-onderneming",
        "large company", "large enterprise", "small company", "startup", "start-up", "private sector", "privé",
    ),
    Helix.KNOWLEDGE: (
        "kennisinstelling", "kennisinstellingen", "kennis", "knowledge institution", "knowledge institutions",
        "onderzoeksinstelling", "onderzoeksorganisatie", "onderzoekscentrum", "research", "research institute",
        "research organisation", "research organization", "research centre", "research center", "kenniscentrum",
        "universiteit", "university", "université", "hogeschool", "university college", "academia", "academic",
        "onderwijs", "onderwijsinstelling", "education", "institution de recherche", "centre de recherche", "soc",
        "strategisch onderzoekscentrum",
    ),
    Helix.GOVERNMENT: (
        "overheid", "overheden", "overheidsinstelling", "public", "publiek", "public sector", "public authority",
        "public body", "authority", "lokaal bestuur", "lokale overheid", "gemeente", "stad", "provinciebestuur",
        "municipality", "local government", "pouvoir public", "pouvoirs publics", "autorité publique", "behörde",
    ),
    Helix.OTHER: (
        "andere", "ander", "anders", "overige", "overig", "others", "autre", "autres", "vzw", "npo", "asbl", "ngo",
        "non-profit", "middenveld", "middenveldorganisatie", "civil society", "burgers", "koepel", "federatie",
        "sectorfederatie",
    ),
}  # fmt: skip
_HELIX_BY_WORD = {
    header_key(word): helix for helix, words in _HELIX_WORDS.items() for word in (helix.value, *words)
}
_LEAST_OF_A_WORD = 4  # letters of a word that is cut off: “inst.” and “gem.” may be anything
# What is meant for a Belgian number: ten digits and what stands around them, whatever they are.
_BELGIAN = re.compile(
    r"(?:BE)?[\d\s./()–—‑-]+|.*\bBE\b.*|(?:BTW|TVA|KBO|BCE|RPR|RPM).*", re.IGNORECASE | re.ASCII
)


def enterprise_number(cell: Cell) -> str | Noted:
    """Of Belgium as it is written officially; of another country as it is written, saying so.

    Raises BadValue for what is meant for a Belgian one and is none: that is a typing error.
    """
    text = one_line(cell.text)
    try:
        return _belgian_number(text)
    except BadValue:
        if is_none(text):
            return Noted("", _("“{value}” was read as empty").format(value=shorten(text)))
        if _BELGIAN.fullmatch(text):
            raise
        if len(text) > 100:
            raise
        return Noted(
            text, _("“{value}” is no Belgian enterprise number – kept as written").format(value=shorten(text))
        )


def province(cell: Cell) -> str:
    """Raises BadValue for another region than those of Flanders and Brussels."""
    text = one_line(cell.text)
    found = _province(text)
    if found is None:
        raise BadValue(_("“{value}” is no province of Flanders, nor Brussels").format(value=shorten(text)))
    return found


def _province(text: str) -> str | None:
    """In any of the languages, with or without the word, or by its statistical code; twice the same is once."""
    if (country := _BRACKETED.search(text)) and header_key(country[1]) in _ABROAD:
        return None
    if found := _PROVINCE_BY_WORD.get(header_key(text)):
        return found
    if nuts := _NUTS.fullmatch(text):
        return _PROVINCE_BY_NUTS.get(nuts[1].upper())
    bare = _IS_PROVINCE.sub("", text)
    if bare != text and (found := _PROVINCE_BY_WORD.get(header_key(bare))):
        return found
    parts = [part for part in re.split(r"\s*[/|;]\s*", text) if part.strip()]
    read = {_province(part) for part in parts} if len(parts) > 1 else set()
    return read.pop() if len(read) == 1 else None


def _abbreviated(text: str) -> Helix | None:
    """`Univ.`: a word that is cut off, of which every word that it may be means the same side."""
    cut = text.casefold().removesuffix(".")
    if not text.endswith(".") or len(cut) < _LEAST_OF_A_WORD or not cut.isalpha():
        return None
    found = [
        (word, helix)
        for helix, words in _HELIX_WORDS.items()
        for word in words
        if header_key(word).startswith(header_key(cut))
    ]
    is_one_word = any(" " not in word for word, _helix in found)
    return found[0][1] if is_one_word and len({helix for _word, helix in found}) == 1 else None


def helix(cell: Cell) -> Helix:
    text = clean_text(cell.text)
    found = _HELIX_BY_WORD.get(header_key(text)) or _HELIX_BY_WORD.get(
        header_key(re.sub(r"\(.*\)", "", text))
    )
    found = found or _abbreviated(text)
    if found is None:
        raise BadValue(
            _("“{value}” is not a side of the triple helix; use {sides}").format(
                value=shorten(cell.text), sides=", ".join(side.label for side in Helix)
            )
        )
    return found

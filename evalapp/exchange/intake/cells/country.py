"""How the country spells: enterprise numbers, provinces and sides of the triple helix, in its languages."""

from __future__ import annotations

import re

from evalapp.domain.application import PROVINCES, Helix
from evalapp.domain.application import parse_enterprise_number as _belgian_number
from evalapp.domain.errors import BadValue
from evalapp.domain.numbers import shorten
from evalapp.domain.texts import _
from evalapp.domain.writing.characters import seen_of
from evalapp.domain.writing.reserved import in_brackets, is_reserved
from evalapp.exchange.intake.values import Noted, is_none, reserved, unsaid
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
_ABROAD = frozenset(
    map(
        header_key,
        ("NL", "Ned", "Nederland", "Netherlands", "The Netherlands", "Pays-Bas", "Holland", "Niederlande", "LU", "LUX",
         "Luxemburg", "Luxembourg", "DE", "Duitsland", "Germany", "FR", "Frankrijk", "France", "UK", "GB"),
    )
)  # fmt: skip
_AT_HOME = frozenset(
    map(
        header_key,
        ("B", "BE", "Bel", "België", "Belgie", "Belgium", "Belgique", "Vlaanderen", "Flanders", "Vlaams Gewest", "prov",
         "provincie", "province", "hoofdzetel", "maatschappelijke zetel"),
    )
)  # fmt: skip
_NUTS = re.compile(r"(BE\d\d)\d?(?![\w])[\s:–—-]*(.*)", re.IGNORECASE | re.ASCII)
_ARRONDISSEMENTS = {
    "Antwerpen": ("Antwerpen", "Mechelen", "Turnhout"),
    "Limburg": ("Hasselt", "Maaseik", "Tongeren"),
    "Oost-Vlaanderen": ("Aalst", "Dendermonde", "Eeklo", "Gent", "Oudenaarde", "Sint-Niklaas"),
    "Vlaams-Brabant": ("Halle-Vilvoorde", "Leuven"),
    "West-Vlaanderen": ("Brugge", "Diksmuide", "Ieper", "Kortrijk", "Oostende", "Roeselare", "Tielt", "Veurne"),
    "Brussel": ("Brussel-Hoofdstad",),
}  # fmt: skip
_IS_ARRONDISSEMENT = re.compile(r"^(?:arr\.?|arrondissement|district)\s+(?:van\s+|of\s+)?", re.IGNORECASE)
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


_REGISTER = re.compile(r"(?:BE|BTW|TVA|VAT|KBO|BCE|RPR|RPM|ondernemingsn\w*)\b", re.IGNORECASE)
_LONGEST_NUMBER = 100
_WITH_LETTERS = re.compile(r"(?:BE|BTW|TVA|VAT|KBO|BCE|RPR|RPM)*([0-9OIL]{9,10})", re.IGNORECASE)
_LETTER = re.compile(r"[OoIiLl]|[^\x00-\x7f]")
_AS_DIGITS = str.maketrans("OoIiLl", "001111")


def enterprise_number(cell: Cell) -> str | Noted:
    """Of Belgium as it is written officially; of another country as it is written, saying so.

    What is meant for a Belgian one and is none is a typing error: it is kept as it is written, and said, for nothing
    is computed from it. Raises BadValue for what is too long to be a number.
    """
    text = one_line(cell.text)
    try:
        return _meant(text)
    except BadValue as error:
        if len(text) > _LONGEST_NUMBER:
            raise
        return _kept(text, error)


def typing_error_in(text: str) -> str:
    """Why it is no enterprise number, for whoever types it now; empty where it may be one, or none is given."""
    text = one_line(text)
    try:
        if text:
            _meant(text)
    except BadValue as error:
        return str(error)
    return ""


def _meant(text: str) -> str | Noted:
    """Raises BadValue for a typing error."""
    _refuse_letters(text)
    try:
        number = _belgian_number(text)
    except BadValue:
        if is_none(text):
            return unsaid(text)
        if is_reserved(text) and len(text) <= _LONGEST_NUMBER:
            return _as_written(text)
        if _BELGIAN.fullmatch(text) or len(text) > _LONGEST_NUMBER:
            raise
        return Noted(
            text, _("“{value}” is no Belgian enterprise number – kept as written").format(value=shorten(text))
        )
    is_plain = text[0].isdigit() and text[-1].isdigit()
    if not is_plain and (is_reserved(text) or _says_more(in_brackets(text))):
        return _as_written(text)
    return number


def _refuse_letters(text: str) -> None:
    """Raises BadValue where the letter O stands for a nought, or another for a one, in what is a number but for that.

    Read without it, BEO202239951 has the nine digits of which spreadsheets lost the first.
    """
    if not _LETTER.search(text):
        return
    found = _WITH_LETTERS.fullmatch(re.sub(r"[^0-9a-z]", "", seen_of(text).casefold()))
    if found is None or found[1].isdigit():
        return
    try:
        meant = _belgian_number(found[1].translate(_AS_DIGITS))
    except BadValue:
        return
    raise BadValue(
        _("“{value}” has a letter where a digit belongs; write {number} if that is the number").format(
            value=shorten(text), number=meant
        )
    )


def _as_written(text: str) -> Noted:
    return _kept(text, reserved(text))


def _kept(text: str, error: BadValue) -> Noted:
    return Noted(text, _("{why} – kept as written").format(why=str(error).rstrip(".")))


def _says_more(bracketed: str) -> bool:
    """Than of which register the number is: `(moederbedrijf)` makes it the number of somebody else."""
    return any(map(str.isalpha, bracketed)) and _REGISTER.match(bracketed) is None


def province(cell: Cell) -> str | Noted:
    """Raises BadValue for another region than those of Flanders and Brussels, and for one with a reservation."""
    text = one_line(cell.text)
    found = _province(text)
    if found is None:
        raise BadValue(_("“{value}” is no province of Flanders, nor Brussels").format(value=shorten(text)))
    if is_reserved(text):
        raise reserved(text)
    bracketed = in_brackets(text)
    if not bracketed or header_key(bracketed) in _AT_HOME:
        return found
    other = _province(bracketed)
    if other not in (None, found):
        raise reserved(text)
    return found if other else read_as(text, found)


def read_as(text: str, value: object, label: str = "") -> Noted:
    """Of a value beside which something stands that is not kept."""
    said = _("“{value}” was read as {read}").format(value=shorten(text), read=label or value)
    return Noted(value, said)


def names_province(text: str) -> bool:
    return _province(text) is not None


def _province(text: str) -> str | None:
    """In any of the languages, with or without the word, or by its statistical code; twice the same is once."""
    if header_key(in_brackets(text) or "-") in _ABROAD:
        return None
    if found := _PROVINCE_BY_WORD.get(header_key(text)):
        return found
    if nuts := _NUTS.fullmatch(text):
        return _of_code(nuts[1].upper(), nuts[2])
    bare = _IS_PROVINCE.sub("", text)
    if bare != text and (found := _PROVINCE_BY_WORD.get(header_key(bare))):
        return found
    parts = [part for part in re.split(r"\s*[/|;]\s*", text) if part.strip()]
    read = {_province(part) for part in parts} if len(parts) > 1 else set()
    return read.pop() if len(read) == 1 else None


def _of_code(code: str, name: str) -> str | None:
    """None where the name beside the code is not one of that province, or of an arrondissement in it."""
    found = _PROVINCE_BY_NUTS.get(code)
    if found is None or not name.strip():
        return found
    bare = header_key(_IS_ARRONDISSEMENT.sub("", name.strip(" ()")))
    is_of_it = bare in map(header_key, _ARRONDISSEMENTS[found])
    return found if is_of_it or _province(name) == found else None


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


def helix(cell: Cell) -> Helix | Noted:
    text = clean_text(cell.text)
    found = _side(text) or _abbreviated(text)
    if found is None:
        raise BadValue(
            _("“{value}” is not a side of the triple helix; use {sides}").format(
                value=shorten(cell.text), sides=_sides()
            )
        )
    bracketed = in_brackets(text)
    other = _side(bracketed) if bracketed else found
    if is_reserved(text) or other not in (None, found):
        raise BadValue(
            _("{why}; write the side of the triple helix that is meant: {sides}").format(
                why=reserved(text), sides=_sides()
            )
        )
    return found if other else read_as(text, found, found.label.lower())


def _side(text: str) -> Helix | None:
    return _HELIX_BY_WORD.get(header_key(text)) or _HELIX_BY_WORD.get(header_key(re.sub(r"\(.*\)", "", text)))


def _sides() -> str:
    return ", ".join(side.label for side in Helix)

"""What a spreadsheet leaves where a formula fails. Saved as text it is a text like any other, in the language of who
saved it; it is never a value.
"""

from __future__ import annotations

import re

# Those without the mark at the end that tells all others.
_KNOWN = frozenset(
    ("#N/A", "#N/B", "#NV", "#N/D", "#N/V", "#I/T", "#HODNOTA", "#GETTING_DATA", "#GEGEVENS_OPHALEN", "#DATEN_ABRUFEN",
     "#OBTENTION_DONNEES", "#CHARGEMENT_DONNEES", "#OBTENIENDO_DATOS", "#ESTRAZIONE_DATI", "#RECUPERO_DATI",
     "#OBTER_DADOS", "#REF", "#WERT", "#BEZUG", "#VERW", "#WAARDE")
)  # fmt: skip
_MARKED = re.compile(r"#[¡¿]?[^\W\d_](?:[^\W_]|_)*(?:/[^\W_]+)?[!?]")
_LIBREOFFICE = re.compile(
    r"(?:err|error|fout|fehler|erreur|errore|erro|fel|fejl|virhe|błąd)\s?:\s?5\d\d", re.IGNORECASE
)
_TOO_NARROW = re.compile("#{2,}")


def is_error(text: str) -> bool:
    """`#N/A`, `#¡VALOR!`, `#ÜBERLAUF!`, `Err:508`.

    One word in capitals between # and ! or ? is an error of some version and language, `#DOEN!` too; anything with
    more in it is a text.
    """
    text = text.strip()
    if not text.startswith("#"):
        return ":" in text and _LIBREOFFICE.fullmatch(text) is not None
    capitals = text.upper()
    return capitals in _KNOWN or (text == capitals and _MARKED.fullmatch(text) is not None)


def is_too_narrow(text: str) -> bool:
    """`#####`: what a table that is saved as it is shown holds of a number for which the column had no room."""
    return _TOO_NARROW.fullmatch(text.strip()) is not None

"""The words by which a sheet, a line within a list, a column or a file says that something is none of the call."""

from __future__ import annotations

import re

MOST_WORDS = 6  # of a title above the headings: a longer one is a sentence about something else
_WORD = re.compile(r"[^\W\d_]+")
_NOT_OF_THE_CALL = frozenset(
    (
        "ingetrokken", "teruggetrokken", "intrekkingen", "withdrawn", "withdrawals", "retiré", "retirés", "retirées",
        "afgewezen", "geweigerd", "geweigerde", "afgekeurd", "afgekeurde", "rejected", "refused", "declined", "refusés",
        "refusées", "onontvankelijk", "onontvankelijke", "inadmissible", "ineligible", "vervallen", "geannuleerd",
        "geannuleerde", "cancelled", "canceled", "geschrapt", "geschrapte", "verwijderd", "verwijderde", "deleted",
        "removed", "oud", "oude", "old", "vorig", "vorige", "previous", "précédent", "précédents", "archief", "archive",
        "archived", "archives", "backup", "kopie", "copy", "laattijdig", "laattijdige", "dubbels", "duplicates",
        "duplicaten", "voorbeeld", "example", "sjabloon", "template",
    )
)  # fmt: skip
_PHRASES = ("niet ontvankelijk", "niet weerhouden", "te laat", "not eligible", "not admissible", "too late")
_WITHOUT = frozenset(("zonder", "exclusief", "excl", "without", "excluding", "behalve", "except"))
_NOT = frozenset(("niet", "geen", "not", "no", "nooit", "never", "non", "pas"))
# What says it of an application, or of a file, but hardly of a whole sheet or list.
_UNFINISHED = frozenset(
    (
        "concept", "concepten", "draft", "drafts", "klad", "kladversie", "brouillon", "vervangen", "replaced",
        "remplacé", "superseded", "stopgezet", "afgevallen", "uitgesloten", "excluded", "uitgesteld", "doorgeschoven",
        "doorverwezen", "wachtlijst", "irrecevable", "ongeldig", "duplicaat", "testdossier", "testaanvraag", "failliet",
        "retired", "retirée", "retire", "retiree", "abandonné", "abandonnée", "abandonnés", "abandonnées", "abandonne",
        "abandoned", "annulé", "annulée", "annulés", "annulées", "annule", "annulee", "gestopt", "gestaakt",
        "stopgezette", "afgevoerd", "afgevoerde", "beëindigd", "beëindigde", "beeindigd", "stilgelegd", "intrekking",
        "intrekken", "discontinued", "terminated", "retracted", "revoked", "désisté", "désistement", "stoppé",
        "stoppée", "arrêté", "gecanceld", "gecancelled", "zurückgezogen", "ingetr", "teruggetr",
    )
)  # fmt: skip
_PHRASES_OF_A_ROW = (
    "niet ingediend", "niet opnemen", "niet behandelen", "niet beoordelen", "niet meer geldig", "niet gehonoreerd",
    "zonder gevolg", "niet in aanmerking", "in te trekken", "te verwijderen", "in opmaak", "negatief advies",
    "not submitted", "hors délai", "buiten competitie", "non soumis", "non soumise", "non introduit",
    "pas soumis",
    "trekt zich terug", "trok zich terug", "trekken zich terug", "terug getrokken", "in getrokken", "stop gezet",
    "ge annuleerd", "ziet af", "zag af", "heeft afgezien", "zien af", "no longer pursued", "niet langer actief",
    "niet meer actief", "niet doorgegaan", "gaat niet door", "se désiste",
)  # fmt: skip
# The same of people, partners, lines of a budget and scores.
_NO_MORE = frozenset(
    (
        "ontslagnemend", "ontslagnemende", "ontslag", "uitgestapt", "uitgestapte", "vertrokken", "gewezen", "voormalig",
        "voormalige", "vroegere", "resigned", "former", "invalid", "ongeldige", "voorbeelden", "examples", "afgehaakt",
    )
)  # fmt: skip
_PHRASES_OF_A_LIST = ("niet meer", "no longer", "niet langer")
# A file is called a copy, an old one or a template by whoever saved it.
_OF_A_FILE = _NOT_OF_THE_CALL - {
    "kopie", "copy", "backup", "sjabloon", "template", "voorbeeld", "example", "verwijderd", "removed", "deleted",
}  # fmt: skip
_OF_A_ROW = (_NOT_OF_THE_CALL - {"oud", "oude", "old", "vorig", "vorige", "previous"}) | _UNFINISHED
_FIRST_OF_PHRASES = frozenset(
    each.split()[0] for each in (*_PHRASES, *_PHRASES_OF_A_ROW, *_PHRASES_OF_A_LIST)
)


def word_in(text: str, *, of_a_file: bool = False, of_a_row: bool = False, of_a_list: bool = False) -> str:
    """The one that says so; empty where none does, or where it is denied."""
    words = [word.casefold() for word in _WORD.findall(text)]
    if not _WITHOUT.isdisjoint(words):
        return ""
    known = _NOT_OF_THE_CALL
    if of_a_row:
        known = _OF_A_ROW
    elif of_a_file:
        known = _OF_A_FILE | _UNFINISHED
    elif of_a_list:
        known = _NOT_OF_THE_CALL | _UNFINISHED | _NO_MORE
    found = ""
    if not known.isdisjoint(words):
        pairs = zip(["", *words], words)
        found = next((word for before, word in pairs if word in known and before not in _NOT), "")
    if found or _FIRST_OF_PHRASES.isdisjoint(words):
        return found
    more = _PHRASES_OF_A_ROW if of_a_row else _PHRASES_OF_A_LIST if of_a_list else ()
    plain = f" {' '.join(words)} "
    return next((each for each in (*_PHRASES, *more) if f" {each} " in plain), "")

"""In which language a text is written, by its small words: to ask for a Dutch version, never to decide anything."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping

_SMALL_WORDS: Mapping[str, str] = {
    "nl": """
        de het een en van is dat niet voor met zijn op aan te ook er maar wordt worden naar bij als uit dan nog geen
        wel over om die dit deze door heeft hebben kan zal zo wat waar hoe meer tot tussen onder maakt blijft in
    """,
    "en": """
        the a and of is that not for with are on to also there but be been by as from than no over which this these
        has have can will so what where how more between under it its their they was were does do an at or in
    """,
    "fr": """
        le la les un une et de des du est que ne pas pour avec sont sur à aussi mais par comme plus dans ce cette ces
        qui ou au aux son sa ses leur il elle nous vous être a ont peut sera entre sous très bien
    """,
    "de": """
        der die das ein eine und von ist dass nicht für mit sind auf zu auch aber wird werden nach bei als aus kein
        über um durch hat haben kann so wie mehr zwischen unter im dem den des es sich sie sehr in
    """,
}
# What a line of a few words says it with: who signs, until when, on which grounds.
_OF_LINES: Mapping[str, str] = {
    "nl": """
        artikel art besluit decreet wet verordening jaar jaren dag dagen werkdagen week weken maand maanden brief
        aangetekende aangetekend regering vlaamse dienst dienstverlening gemachtigd afdeling afdelingshoofd directeur
        algemeen generaal secretaris minister ministerie inspectie financiën rekenhof punt bladzijde blz oproep
        ondertekend gedateerd verzoekschrift rechtbank vrederechter beroep bevoegde griffie per via
        januari februari maart mei juni juli augustus oktober
    """,
    "en": """
        article decree act law regulation year years day days working week weeks month months letter registered
        government flemish office department authorised director general secretary minister ministry inspectorate
        finance court audit point page call signed dated petition tribunal justice appeal competent registry per via
        january february march may june july august october
    """,
    "fr": """
        article arrêté décret loi règlement an ans année années jour jours ouvrables semaine semaines mois lettre
        recommandée gouvernement flamand service autorisé directeur général secrétaire ministre inspection finances
        cour point page appel signé daté requête tribunal recours compétent greffe par
        janvier février mars avril mai juin juillet août
    """,
    "de": """
        artikel erlass dekret gesetz verordnung jahr jahre tag tage tagen werktage woche wochen monat monate brief
        einschreiben regierung flämische dienst ermächtigt direktor sekretär minister inspektion finanzen gericht
        punkt seite aufruf unterzeichnet datiert klage zuständig per januar februar märz mai juni juli oktober
    """,
}
_WORDS = {code: frozenset(words.split()) for code, words in _SMALL_WORDS.items()}
_LINES = {code: _WORDS[code] | frozenset(words.split()) for code, words in _OF_LINES.items()}
_LETTERS = re.compile(r"[^\W\d_]+")
_ADDRESSES = re.compile(r"\S*[@/]\S*|www\.\S+", re.IGNORECASE)
_LEAST = 3  # small words, before anything is said of a text


def tongue_of(text: str) -> str:
    """`nl`, `en`, `fr` or `de`; empty where too little of a text, or none of these, tells."""
    return _most(text, _WORDS, _LEAST)


def tongue_of_line(text: str) -> str:
    """The same of a line of a few words, such as a term or a ground, where one word may have to tell."""
    return _most(text, _LINES, 1)


def _most(text: str, known: Mapping[str, frozenset[str]], least: int) -> str:
    words = _LETTERS.findall(_ADDRESSES.sub(" ", text.casefold()))
    found = Counter({code: sum(word in those for word in words) for code, those in known.items()})
    (best, n), (_second, next_n) = found.most_common(2)
    return best if n >= least and n > next_n else ""


def is_foreign(text: str, language: str) -> bool:
    """Whether it is written in another language than this one, as far as that can be told."""
    return tongue_of(text) not in ("", language)

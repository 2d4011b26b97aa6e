"""Columns in which applications were judged already: scores, averages, places, or what one juror gave.

Taken in, each juror would read them before scoring. Nobody is asked; who wants them says so by name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from evalapp.domain.people import Person
from evalapp.domain.scheme.model import Scheme
from evalapp.sheets.sheet import Sheet, clean_text, header_key

_WORD = re.compile(r"[^\W_]+")


def _keys(*headings: str) -> frozenset[str]:
    return frozenset(map(header_key, headings))


_JUDGED = _keys(
    "score", "scores", "punten", "aantal punten", "quotering", "quoteringen", "gemiddelde", "gemiddelde score",
    "gewogen gemiddelde", "gewogen score", "totaalscore", "totale score", "score totaal", "eindscore", "juryscore",
    "score jury", "score van de jury", "consensus", "consensusscore", "mediaan", "rang", "rangorde", "ranking",
    "rangschikking", "plaats in de rangschikking", "motivering jury", "motivering van de jury", "jurymotivering",
    "advies jury", "advies van de jury", "juryadvies", "points", "average", "average score", "mean", "mean score",
    "weighted score", "total score", "final score", "jury score", "consensus score", "median", "rank", "jury advice",
    "moyenne", "classement", "note moyenne", "moyenne pondérée", "rangnr", "rangnummer", "rank nr", "rank no",
    "rank number", "rang no", "gem score", "gemscores", "gem punten", "avg score", "avg scores", "tot score",
)  # fmt: skip
_IF_NUMBERS = _keys(
    "plaats", "place", "position", "positie", "totaal", "total", "eindtotaal", "beoordeling", "evaluatie", "resultaat",
    "evaluation", "result", "assessment",
)  # fmt: skip
_OF_ONE_JUROR = frozenset(
    (
        "score",
        "scores",
        "punten",
        "points",
        "motivering",
        "justification",
        "quotering",
        "opmerking",
        "comment",
        "nota",
    )
)


_OF_MORE = frozenset(("punten", "points"))  # other points may be those of a text
_OF_MONEY_TOO = ("totaal", "total")
# Of several scores one: a word for how, and a word for what, beside what says only whose they are.
_HOW = _keys(
    "gemiddelde", "gemiddeld", "gewogen", "totaal", "totale", "total", "totals", "mediaan", "average", "mean",
    "weighted", "median", "moyenne", "moyen", "pondérée", "pondéré", "totaux", "totale", "médiane",
)  # fmt: skip
_WHAT = _keys(
    "score", "scores", "punten", "quotering", "quoteringen", "beoordeling", "beoordelingen", "juryscore", "juryscores",
    "points", "note", "notes", "cotation", "cotations", "classement", "rang", "rank",
)  # fmt: skip
_WHOSE = _keys(
    "van", "de", "het", "der", "alle", "aantal", "jury", "juryleden", "jurylid", "of", "the", "all", "jurors", "number",
    "des", "du", "d", "le", "la", "les", "op", "sur", "out", "per", "par",
)  # fmt: skip
_SHORT = {
    "gem": "gemiddelde", "gemid": "gemiddelde", "gemidd": "gemiddelde", "gmd": "gemiddelde", "gew": "gewogen",
    "tot": "totaal", "avg": "average", "aver": "average", "ave": "average", "wgt": "weighted", "moy": "moyenne",
    "pt": "punten", "pts": "punten", "ptn": "punten", "quot": "quotering", "beoord": "beoordeling",
    "motiv": "motivering", "adv": "advies", "rangschikk": "rangschikking", "plts": "plaats", "pos": "positie",
}  # fmt: skip
_SHORTENED = re.compile(rf"(?<![^\W_])(?:{'|'.join(_SHORT)})(?![^\W_])\.?", re.IGNORECASE)
# What says only of when, or of whose call, such a judgement is.
_EARLIER = _keys(
    "vorig", "vorige", "vroeger", "vroegere", "eerder", "eerdere", "verleden", "oud", "oude", "ander", "andere", "jaar",
    "jaren", "oproep", "oproepen", "ronde", "rondes", "call", "calls", "round", "rounds", "editie", "edition",
    "edities", "editions", "last", "previous", "earlier", "former", "prior", "old", "other", "year", "years",
    "van", "het", "de",
    "in", "bij", "een", "of", "the", "at", "année", "an", "dernier", "dernière", "précédent", "précédente",
    "précédant", "l", "la", "le", "du", "d", "appel",
)  # fmt: skip


@dataclass(frozen=True, kw_only=True, slots=True)
class Judged:
    """By whom and on what the applications of a call are judged: their names, as words of a heading."""

    people: tuple[frozenset[str], ...] = ()
    ids: frozenset[str] = frozenset()
    criteria: frozenset[str] = frozenset()

    @classmethod
    def of_call(cls, people: Iterable[Person], scheme: Scheme) -> Judged:
        there = list(people)
        names = (each for one in scheme.criteria for each in (one.id, one.code, one.title.nl, one.title.en))
        return cls(
            people=tuple(words for each in there if len(words := _words(each.name)) > 1),
            ids=frozenset(key for each in there if (key := header_key(each.id)) and not key.isdigit()),
            criteria=frozenset(key for name in names if (key := header_key(name))),
        )

    def is_told_in(self, heading: str, sheet: Sheet | None = None, position: int = 0) -> bool:
        """Whether a column so called says how applications were judged, with what stands in it where that decides."""
        full = _written_out(heading)
        both = dict.fromkeys((heading, full))  # a juror may be called Pos, and a criterion “Adv. skills”
        if any(self._names_juror(each) for each in both):
            return True
        if (
            any(header_key(each) in self.criteria for each in both)
            and sheet
            and _holds_numbers(sheet, position)
        ):
            return True
        if len(_in_order(full)) == 1 and full != heading and not (sheet and _holds_numbers(sheet, position)):
            return False  # one short word says another thing as well: Gem. may be a gemeente
        key, bare = header_key(full), _without_when(full)
        if _is_of_scores(full) or key in _JUDGED or bare in _JUDGED - _OF_MORE:
            return True
        # A total of a year is as often one of money.
        is_earlier = bare in (_IF_NUMBERS | _JUDGED) and not bare.endswith(_OF_MONEY_TOO)
        return (key in _IF_NUMBERS or is_earlier) and sheet is not None and _holds_numbers(sheet, position)

    def _names_juror(self, heading: str) -> bool:
        words = _words(heading)
        if any(name <= words for name in self.people):
            return True
        return "".join(word for word in _in_order(heading) if word not in _OF_ONE_JUROR) in self.ids


NOBODY_JUDGES = Judged()


def _in_order(text: str) -> list[str]:
    return [header_key(word) for word in _WORD.findall(text)]


def _written_out(heading: str) -> str:
    """With its abbreviations as words: “Gem. score” → “gemiddelde score”. “Tot” by itself is a last day."""
    if heading.strip().casefold() == "tot":
        return heading
    return _SHORTENED.sub(lambda found: f"{_SHORT[found[0].rstrip('.').casefold()]} ", heading).strip()


def _is_of_scores(heading: str) -> bool:
    """Whether it names what was made of several scores, and nothing else."""
    words = {word for word in _in_order(heading) if not word.isdigit()} - _EARLIER - _WHOSE
    return bool(words & _HOW) and bool(words & _WHAT) and words <= _HOW | _WHAT


def _without_when(heading: str) -> str:
    """“Rangorde vorig jaar” and “Score 2024” without what says which year or call it was."""
    return "".join(word for word in _in_order(heading) if word not in _EARLIER and not word.isdigit())


def _words(text: str) -> frozenset[str]:
    return frozenset(_in_order(text))


def _holds_numbers(sheet: Sheet, position: int) -> bool:
    texts = [
        text
        for row in sheet.rows
        if position < len(row.texts) and (text := clean_text(row.texts[position] or ""))
    ]
    return bool(texts) and 2 * sum(text[0].isdigit() for text in texts) > len(texts)

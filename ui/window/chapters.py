"""Which chapter of the guide tells of which page, or part of one, in each language of the guides.

Among the pages are those that need no file; whose guide it is there, the page says.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from evalapp.domain.people import Role
from evalapp.domain.texts import current_language


class Chapter(NamedTuple):
    """One heading in each language, as the links of the guides name it."""

    nl: str
    en: str

    def named_in(self, language: str) -> str:
        return self.nl if language == "nl" else self.en


_ASSESSING = Chapter("beoordelen", "assessing")
_FINAL = Chapter("beraadslagen-rangschikken-afdrukken", "deliberating-ranking-printing")
_SINGLE = Chapter("elke-aanvraag-op-zichzelf", "each-application-by-itself")
_DECIDED = Chapter("beslissing-en-kennisgeving", "decision-and-notification")
_BEGINNING = Chapter("beginnen", "beginning")
_CLOSING = Chapter("afsluiten-en-afdrukken", "closing-and-printing")


CHAPTERS: Mapping[Role, Mapping[str, Chapter]] = {
    Role.JUROR: {
        "pack": Chapter("uw-pak-openen", "opening-your-pack"),
        "dossiers": _ASSESSING,
        "dossiers/conflict": Chapter(
            "belangenconflict-eerst-de-vraag-dan-het-dossier",
            "conflict-of-interest-first-the-question-then-the-dossier",
        ),
        "compare": _ASSESSING,
        "hand-in": Chapter("indienen", "handing-in"),
        "scheme": _ASSESSING,
    },
    Role.SECRETARY: {
        "new-call": Chapter("een-nieuwe-oproep", "a-new-call"),
        "take-over": Chapter("het-schrijfrecht-overdragen", "handing-over-the-right-to-write"),
        "overview": Chapter("het-overzicht", "the-overview"),
        "overview/call": Chapter("de-gegevens-van-de-oproep", "the-details-of-the-call"),
        "applications": Chapter("de-aanvragen", "the-applications"),
        "jury": Chapter("de-jury", "the-jury"),
        "jury/assign": Chapter("wie-beoordeelt-wat", "who-assesses-what"),
        "applications/admissibility": Chapter("ontvankelijkheid-nagaan", "checking-admissibility"),
        "applications/import": Chapter("kolommen-koppelen", "mapping-columns"),
        "exchange": Chapter("pakken-uitdelen", "handing-out-packs"),
        "exchange/merge": Chapter("samenvoegen", "merging"),
        "exchange/choices": Chapter("open-keuzes", "open-choices"),
        "exchange/paper": Chapter("bladen-van-papier", "sheets-from-paper"),
        "exchange/register": Chapter("het-register", "the-register"),
        "exchange/copies": Chapter("wie-een-kopie-heeft", "who-has-a-copy"),
        "exchange/together": Chapter("twee-kopieën-die-elk-verder-leefden", "two-copies-that-each-went-on"),
        "scheme": Chapter("het-schema", "the-scheme"),
        "meeting": _FINAL,
        "closing": _FINAL,
        "ranking": _FINAL,
        "what-if": _FINAL,
        "lenses": _FINAL,
        "individual": _SINGLE,
        "decisions": _DECIDED,
        "letters": _DECIDED,
        "reports": _FINAL,
        "reports/destruction": Chapter("hoe-lang-u-het-bewaart", "how-long-you-keep-it"),
        "history": Chapter("als-het-misgaat", "when-things-go-wrong"),
    },
    Role.CHAIR: {
        "overview": _BEGINNING,
        "applications": _BEGINNING,
        "jury": Chapter("de-jury", "the-jury"),
        "meeting": Chapter("de-vergadering-leiden", "leading-the-meeting"),
        "closing": _CLOSING,
        "scheme": _BEGINNING,
        "ranking": Chapter("de-rangschikking-lezen", "reading-the-ranking"),
        "what-if": Chapter("wat-als-bekijken", "looking-at-what-if"),
        "lenses": Chapter("hoe-vast-staat-de-volgorde", "how-firm-is-the-order"),
        "individual": _SINGLE,
        "decisions": _DECIDED,
        "letters": Chapter("brieven", "letters"),
        "reports": _CLOSING,
        "reports/minutes": Chapter("het-verslag-van-de-vergadering", "the-minutes-of-the-meeting"),
        "reports/overview": Chapter(
            "het-overzicht-voor-parlement-en-minister", "the-overview-for-parliament-and-minister"
        ),
        "history": Chapter(
            "waarvoor-de-vingerafdruk-op-papier-dient", "what-the-fingerprint-on-paper-is-for"
        ),
    },
}


def chapter_of(role: Role, page: str, part: str = "") -> str:
    """The heading in the guide of the window for that role, as its links name it; empty: its beginning."""
    of_pages = CHAPTERS[role]
    chapter = of_pages.get(f"{page}/{part}") or of_pages.get(page)
    return chapter.named_in(current_language()) if chapter is not None else ""

"""Which chapter of the guide tells of which page."""

from __future__ import annotations

from collections.abc import Mapping

from evalapp.domain.people import Role

_PREPARING, _FINAL = "een-oproep-voorbereiden", "beraadslagen-rangschikken-afdrukken"

CHAPTERS: Mapping[Role, Mapping[str, str]] = {
    Role.JUROR: {
        "dossiers": "beoordelen",
        "compare": "beoordelen",
        "hand-in": "indienen",
        "scheme": "beoordelen",
    },
    Role.SECRETARY: {
        "overview": _PREPARING,
        "applications": _PREPARING,
        "jury": _PREPARING,
        "exchange": "pakken-uitdelen",
        "scheme": _PREPARING,
        "meeting": _FINAL,
        "closing": _FINAL,
        "ranking": _FINAL,
        "what-if": _FINAL,
        "lenses": _FINAL,
        "individual": "elke-aanvraag-op-zichzelf",
        "decisions": "beslissing-en-kennisgeving",
        "letters": "beslissing-en-kennisgeving",
        "reports": _FINAL,
        "history": "op-een-andere-computer-en-bewaren",
    },
    Role.CHAIR: {
        "overview": "beginnen",
        "applications": "beginnen",
        "jury": "wat-de-jury-zelf-vastlegt",
        "meeting": "de-vergadering-leiden",
        "closing": "afsluiten-en-afdrukken",
        "scheme": "beginnen",
        "ranking": "de-rangschikking-lezen",
        "what-if": "wat-als-bekijken",
        "lenses": "hoe-vast-staat-de-volgorde",
        "individual": "elke-aanvraag-op-zichzelf",
        "decisions": "beslissing-en-kennisgeving",
        "letters": "brieven",
        "reports": "afsluiten-en-afdrukken",
        "history": "waarvoor-de-vingerafdruk-op-papier-dient",
    },
}


def chapter_of(role: Role, page: str) -> str:
    """The heading in the guide for that role, as its links name it; empty: its beginning."""
    return CHAPTERS[role].get(page, "")

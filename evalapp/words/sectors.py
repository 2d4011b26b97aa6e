"""Sectors and provinces in words: a letter alone says nothing to whoever does not know NACE-BEL by heart."""

from __future__ import annotations

from evalapp.domain.application import Application
from evalapp.domain.texts import _

# As they are cut short in Flemish tables; a name like any other, so the same in every language.
_SHORT = {
    "Antwerpen": "Antw.",
    "Limburg": "Limb.",
    "Oost-Vlaanderen": "O-Vl.",
    "Vlaams-Brabant": "Vl-Br.",
    "West-Vlaanderen": "W-Vl.",
    "Brussel": "Brus.",
}
_NEW_FROM = "2025"  # the year in which NACE-BEL 2025 took the place of NACE-BEL 2008


def sector_words(application: Application) -> str:
    """`C · Manufacturing`; the letter alone where no name is certain, and any other text as it stands."""
    name = sector_name(application)
    return f"{application.sector} · {name}" if name else application.sector


def sector_name(application: Application) -> str:
    """What the letter stands for; empty where that depends on the edition and nothing says when it was given.

    The editions agree from A to I. From J on the same letter is another section in each.
    """
    letter, year = application.sector, application.submitted_at[:4]
    if letter in _in_both():
        return _in_both()[letter]
    if not year.isdecimal():
        return ""
    return (_in_2025() if year >= _NEW_FROM else _in_2008()).get(letter, "")


def edition_of(application: Application) -> str:
    """The edition that its letter is of; empty where both say the same, or nothing says which."""
    letter, year = application.sector, application.submitted_at[:4]
    if letter in _in_both() or not sector_name(application):
        return ""
    return _NEW_FROM if year >= _NEW_FROM else "2008"


def section_names() -> dict[tuple[str, str], str]:
    """Letter and edition → name, of all sections; the edition is empty where both say the same."""
    by_edition = {"": _in_both(), "2008": _in_2008(), _NEW_FROM: _in_2025()}
    return {
        (letter, edition): name for edition, names in by_edition.items() for letter, name in names.items()
    }


def short_province(name: str) -> str:
    """For the head of a column; the name itself where it has no short form."""
    return _SHORT.get(name, name)


def _in_both() -> dict[str, str]:
    return {
        "A": _("Agriculture and fishing"),
        "B": _("Mining"),
        "C": _("Manufacturing"),
        "D": _("Energy"),
        "E": _("Water and waste"),
        "F": _("Construction"),
        "G": _("Trade"),
        "H": _("Transport and storage"),
        "I": _("Accommodation and meals"),
    }


def _in_2008() -> dict[str, str]:
    return {
        "J": _("Information and communication"),
        "K": _("Finance and insurance"),
        "L": _("Real estate"),
        "M": _("Science and technology"),
        "N": _("Support services"),
        "O": _("Public administration"),
        "P": _("Education"),
        "Q": _("Health and social work"),
        "R": _("Arts, sports and recreation"),
        "S": _("Other services"),
        "T": _("Households as employers"),
        "U": _("Extraterritorial organisations"),
    }


def _in_2025() -> dict[str, str]:
    return {
        "J": _("Publishing, broadcasting and content"),
        "K": _("Telecommunication and computing"),
        "L": _("Finance and insurance"),
        "M": _("Real estate"),
        "N": _("Science and technology"),
        "O": _("Support services"),
        "P": _("Public administration"),
        "Q": _("Education"),
        "R": _("Health and social work"),
        "S": _("Arts, sports and recreation"),
        "T": _("Other services"),
        "U": _("Households as employers"),
        "V": _("Extraterritorial organisations"),
    }

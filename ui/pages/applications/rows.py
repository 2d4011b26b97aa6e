"""The applications of a call as rows of a table."""

from __future__ import annotations

from evalapp.domain.application import Admissibility, Dossier, Helix
from evalapp.domain.order import number_key
from evalapp.domain.texts import _
from evalapp.words import formats
from ui.tables.cells import Cell, Column, Dots

_MOST_DOTS = 9
_BADGES = {
    Admissibility.OPEN: "quiet",
    Admissibility.ADMISSIBLE: "good",
    Admissibility.INADMISSIBLE: "bad",
}


def application_columns() -> tuple[Column, ...]:
    return (
        Column(
            head=_("No."),
            cell=lambda d: Cell(text=d.application.number, tone="dim"),
            key=lambda d: number_key(d.application.number),
            most=110,
        ),
        Column(
            head=_("Title"),
            cell=lambda d: Cell(text=d.application.title, type="table-strong"),
            key=lambda d: d.application.title.casefold(),
            stretches=True,
            least=225,
        ),
        Column(
            head=_("Organisation"),
            cell=lambda d: Cell(text=d.application.organisation),
            key=lambda d: d.application.organisation.casefold(),
            drop=3,
            most=150,
        ),
        Column(
            head=_("Province"),
            cell=lambda d: Cell(text=d.application.province, tone="dim"),
            key=lambda d: d.application.province,
            drop=2,
        ),
        Column(
            head=_("Sector"),
            cell=lambda d: Cell(text=d.application.sector, tone="dim"),
            key=lambda d: d.application.sector,
            drop=1,
            most=110,
        ),
        Column(
            head=_("Requested"),
            cell=lambda d: Cell(text=formats.money(d.application.requested_support)),
            key=lambda d: d.application.requested_support or -1,
            is_right=True,
        ),
        Column(
            head=_("Partners"),
            cell=lambda d: Cell(text=str(len(d.partners))),
            key=lambda d: len(d.partners),
            is_right=True,
        ),
        Column(head=_("Triple helix"), cell=helix_cell, width=116, drop=4, tip=_helix_tip()),
        Column(
            head=_("Admissibility"),
            cell=admissibility_cell,
            key=lambda d: d.application.admissibility.value,
        ),
    )


def _helix_tip() -> str:
    return _("One dot a partner: company, knowledge institution, government; open where nothing is signed.")


def helix_cell(dossier: Dossier) -> Cell:
    """A dot for each partner; where there are more than fit, in proportion, none of the sides left out."""
    if not dossier.partners:
        return Cell(text="–", tone="dim")
    order = list(Helix)
    partners = sorted(dossier.partners, key=lambda each: (order.index(each.helix), not each.is_committed))
    if len(partners) > _MOST_DOTS:
        sides = {helix: [each for each in partners if each.helix is helix] for helix in order}
        shares = {
            helix: max(1, round(_MOST_DOTS * len(each) / len(partners)))
            for helix, each in sides.items()
            if each
        }
        partners = [
            each
            for helix, share in shares.items()
            for each in sides[helix][:: max(1, len(sides[helix]) // share)][:share]
        ][:_MOST_DOTS]
    words = helix_words(dossier)
    return Cell(
        picture=Dots(marks=tuple((str(each.helix), each.is_committed) for each in partners)),
        spoken=words,
        tip=words,
    )


def helix_words(dossier: Dossier) -> str:
    counts = {helix: sum(each.helix is helix for each in dossier.partners) for helix in Helix}
    signed = sum(each.is_committed for each in dossier.partners)
    parts = [f"{helix.label} {count}" for helix, count in counts.items() if count]
    return " · ".join([*parts, _("{n} signed").format(n=signed)])


def admissibility_cell(dossier: Dossier) -> Cell:
    application = dossier.application
    return Cell(
        text=application.admissibility.label,
        badge=_BADGES[application.admissibility],
        tip=application.admissibility_reason,
    )


def is_found(dossier: Dossier, words: str) -> bool:
    """Whether every word typed occurs in number, title, acronym, organisation, province or a partner's name."""
    application = dossier.application
    text = " ".join(
        (
            application.number,
            application.title,
            application.acronym,
            application.organisation,
            application.province,
            application.sector,
            *(partner.name for partner in dossier.partners),
        )
    ).casefold()
    return all(word in text for word in words.casefold().split())

"""The applications of a call as rows of a table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from evalapp.domain.application import Admissibility, Dossier, Helix
from evalapp.domain.order import number_key
from evalapp.domain.texts import _, ngettext
from evalapp.operations.admissibility.standings import Stood
from evalapp.words import formats
from evalapp.words.partners import commitments
from evalapp.words.sectors import sector_words
from ui.pages.admissibility.standing_cell import standing_cell, standing_key
from ui.tables.cells import Cell, Column, Dots, Fill, Mark

_MOST_DOTS = 9
_FILLS = {True: Fill.WHOLE, False: Fill.NONE, None: Fill.HALF}


def application_columns(stood: Callable[[str], Stood | None]) -> tuple[Column[Dossier], ...]:
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
            cell=lambda d: Cell(text=sector_words(d.application), tone="dim"),
            key=lambda d: d.application.sector,
            drop=1,
            most=110,
        ),
        Column(
            head=_("Requested"),
            cell=lambda d: Cell(text=formats.money(d.application.requested_support)),
            key=lambda d: d.application.requested_support or -1,
            is_right=True,
            drop=6,
        ),
        Column(
            head=_("Partners"),
            cell=lambda d: Cell(text=str(len(d.partners))),
            key=lambda d: len(d.partners),
            is_right=True,
            drop=5,
        ),
        Column(head=helix_head(), cell=helix_cell, drop=4, tip=_helix_tip(), sorts=False),
        Column(
            head=_("Admissibility"),
            cell=lambda d: standing_cell(d.application, stood(d.application.number)),
            key=lambda d: standing_key(d.application, stood(d.application.number)),
        ),
    )


def helix_head() -> str:
    return _("Triple helix")


def _helix_tip() -> str:
    return _(
        "One mark a partner, or as many as the number beside it: ● company, ■ knowledge institution, ▲ government; "
        "open where nothing is signed, half where it is not given."
    )


def helix_cell(dossier: Dossier) -> Cell:
    """A dot for each partner; where there are many, one for each side and state of the commitment."""
    if not dossier.partners:
        return Cell(text="–", tone="dim")
    found = Counter((each.helix, each.is_committed) for each in dossier.partners)
    groups = [
        (helix, state, found[helix, state])
        for helix in Helix
        for state in (True, False, None)
        if found[helix, state]
    ]
    words = helix_words(dossier)
    return Cell(picture=Dots(marks=tuple(_marks(groups))), spoken=words, tip=words)


def _marks(groups: Sequence[tuple[Helix, bool | None, int]]) -> Iterator[Mark]:
    is_lettered = sum(count for _helix, _state, count in groups) > _MOST_DOTS
    for helix, state, count in groups:
        mark = Mark(role=helix.value, fill=_FILLS[state], count=count, is_lettered=is_lettered)
        yield from (mark,) if is_lettered else (replace(mark, count=1),) * count


def helix_words(dossier: Dossier) -> str:
    counts = {helix: sum(each.helix is helix for each in dossier.partners) for helix in Helix}
    parts = [f"{helix.label} {count}" for helix, count in counts.items() if count]
    return " · ".join([*parts, commitments(dossier.partners)])


def found_words(dossier: Dossier) -> str:
    """By which the search finds it: number, title, acronym, organisation, province, sector and its partners."""
    application = dossier.application
    return "\n".join(
        (
            application.number,
            application.title,
            application.acronym,
            application.organisation,
            application.province,
            sector_words(application),
            *(partner.name for partner in dossier.partners),
        )
    )


def listed_words(dossiers: Sequence[Dossier], shown: int) -> str:
    """The applications in a line; `shown`: how many of them the list has."""
    if not dossiers:
        return _("none yet")
    n = len(dossiers)
    parts = [ngettext("{n} application", "{n} applications", n).format(n=n)]
    found = Counter(
        None if each.is_withdrawn else each.admissibility for each in (one.application for one in dossiers)
    )
    for admissibility in (Admissibility.OPEN, Admissibility.INADMISSIBLE):
        if count := found[admissibility]:
            parts.append(f"{count} {admissibility.label}")
    if withdrawn := found[None]:
        parts.append(ngettext("{n} withdrawn", "{n} withdrawn", withdrawn).format(n=withdrawn))
    if shown != n:
        parts.append(_("{shown} shown").format(shown=shown))
    return " · ".join(parts)

"""The reports there are. Command line, window, demo and verification know them from here and from nowhere else."""

from __future__ import annotations

from evalapp.domain.errors import KnownError
from evalapp.domain.numbers import shorten
from evalapp.domain.people import Role
from evalapp.domain.texts import _
from evalapp.operations.reports.destruction import DESTRUCTION
from evalapp.operations.reports.evaluations import EVALUATIONS
from evalapp.operations.reports.history import HISTORY
from evalapp.operations.reports.kind import AnyKind, FileFormat, Flag
from evalapp.operations.reports.letters import LETTERS
from evalapp.operations.reports.minutes import MINUTES
from evalapp.operations.reports.overview.overview import OVERVIEW
from evalapp.operations.reports.ranking import RANKING
from evalapp.operations.reports.register import REGISTER
from evalapp.operations.reports.scoresheets import SCORE_SHEETS
from evalapp.operations.reports.what_if import WHAT_IF
from evalapp.operations.reports.workbook import WORKBOOK

KINDS: tuple[AnyKind, ...] = (
    RANKING,
    EVALUATIONS,
    SCORE_SHEETS,
    MINUTES,
    REGISTER,
    OVERVIEW,
    WORKBOOK,
    DESTRUCTION,
)


def printed() -> tuple[AnyKind, ...]:
    """What the command line prints: with those that the window offers elsewhere, beside ranking and decisions."""
    return (*KINDS, WHAT_IF, LETTERS)


def kinds_for(role: Role) -> tuple[AnyKind, ...]:
    """What they may print."""
    return tuple(kind for kind in KINDS if role in kind.roles)


def kind_of(id: str) -> AnyKind:
    """Raises KnownError, with those there are, for an id that is none of them."""
    kind = next((each for each in printed() if each.id == id), None)
    if kind is not None:
        return kind
    raise KnownError(
        _("There is no report “{kind}”; choose one of: {kinds}.").format(
            kind=shorten(id), kinds=", ".join(kind.id for kind in printed())
        )
    )


def known_kind(id: str) -> AnyKind | None:
    """Also of one that is asked for elsewhere, and so not offered among the others."""
    return next((kind for kind in (*printed(), HISTORY) if kind.id == id), None)


def flags() -> tuple[Flag, ...]:
    """Whatever some kind can be asked with, once."""
    return tuple(dict.fromkeys(flag for kind in KINDS for flag in kind.flags))


def formats() -> tuple[FileFormat, ...]:
    """The formats that reports are written in, once."""
    return tuple(dict.fromkeys(kind.format for kind in KINDS))

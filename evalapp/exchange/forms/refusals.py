"""Why a whole sheet of a form, or what stands twice in it, is not taken."""

from __future__ import annotations

from collections.abc import Sequence

from evalapp.domain.numbers import shorten
from evalapp.domain.texts import _


def mixed(sheet: str) -> str:
    return _(
        "The sheet “{sheet}” holds rows of another form, which were not taken; merge that form by itself."
    ).format(sheet=shorten(sheet))


def spoiled(sheet: str) -> str:
    return _(
        "The columns of the sheet “{sheet}” were changed, so nothing was taken from it; copy its scores into a fresh "
        "copy of the form."
    ).format(sheet=shorten(sheet))


def gone(application: str) -> str:
    return _(
        "The form has no sheet of {application} any more, so nothing was taken for it; ask the juror whether it was "
        "scored."
    ).format(application=shorten(application))


def copies(cells: Sequence[str]) -> str:
    return _(
        "{cells}: copies of the same row that say different things; keep the one that counts and delete the others."
    ).format(cells=", ".join(cells))

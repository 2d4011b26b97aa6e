"""Naming the people and applications of a panel, and refusing those that it does not know."""

from __future__ import annotations

from collections.abc import Iterable

from evalapp.domain.errors import BadValue
from evalapp.domain.numbers import shorten
from evalapp.domain.people import Role, names_of
from evalapp.domain.texts import _
from evalapp.operations.view import View

Pair = tuple[str, str]
"""Juror, application."""


def require_known(view: View, pairs: Iterable[Pair], role: Role | None = None) -> None:
    """Raises BadValue that names the first person (of this role) or application which is not in the panel."""
    jurors = {person.id for person in view.people(role)}
    numbers = {application.number for application in view.applications()}
    for juror, application in pairs:
        if juror not in jurors:
            raise BadValue(_("There is no juror “{juror}” in this panel.").format(juror=shorten(juror)))
        if application not in numbers:
            raise BadValue(
                _("There is no application “{number}” in this file.").format(number=shorten(application))
            )


def name_of(view: View, person_id: str) -> str:
    """As wherever people read of them, apart from another of that name."""
    names: dict[str, str] = dict(names_of(view.people()).items())
    return names.get(person_id, person_id)

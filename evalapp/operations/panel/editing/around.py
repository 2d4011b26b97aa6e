"""The applications that one is held against while it is edited: of thousands the few that may be alike."""

from __future__ import annotations

from collections.abc import Mapping
from operator import attrgetter
from typing import Any

from evalapp.domain.application import Application, Dossier
from evalapp.domain.order import sorted_by_number
from evalapp.exchange.intake.notes.met_twice import enterprise_key
from evalapp.exchange.intake.notes.titled_alike import title_key
from evalapp.operations.view import View
from evalapp.sheets.sheet import header_key


def dossiers_around(view: View, before: Dossier | None, values: Mapping[str, Any]) -> list[Dossier]:
    """The dossier itself as it is stored, whole, and of those with the same applicant or title what they are called.

    `values`: what it is to say, by field.
    """

    def said(name: str) -> str:
        kept = getattr(before.application, name) if before is not None else ""
        return str(values.get(name, kept) or "")

    own = before.application.number if before is not None else ""
    enterprise = enterprise_key(said("enterprise_number"))
    title, organisation = title_key(said("title"), said("organisation"))
    alike = [
        Application(
            number=number, title=its_title, organisation=its_organisation, enterprise_number=its_number
        )
        for number, its_title, its_organisation, its_number in view.called()
        if number != own
        and (
            (enterprise and enterprise_key(its_number) == enterprise)
            or (header_key(its_title) == title and header_key(its_organisation) == organisation)
        )
    ]
    others = [Dossier(application=each) for each in sorted_by_number(alike, attrgetter("number"))]
    return [before, *others] if before is not None else others

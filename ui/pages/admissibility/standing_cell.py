"""How an application stands: one word with one look, in the list, on its card and beside its checklist."""

from __future__ import annotations

from collections.abc import Mapping

from evalapp.domain.application import Application
from evalapp.domain.texts import _
from evalapp.operations.admissibility.checklist import Standing, standing_of
from evalapp.operations.admissibility.standings import Stood
from evalapp.words import formats
from ui.tables.cells import Cell

_BADGES: Mapping[Standing, str] = {
    Standing.OPEN: "quiet",
    Standing.TO_COMPLETE: "attention",
    Standing.ADMISSIBLE: "good",
    Standing.INADMISSIBLE: "bad",
    Standing.WITHDRAWN: "quiet",
}


def stood_alone(application: Application) -> Stood:
    """As far as the application itself tells it."""
    return Stood(standing=standing_of(application, ()))


def standing_cell(application: Application, stood: Stood | None) -> Cell:
    """With a sign where it was let through though it does not fit the rules."""
    stood = stood or stood_alone(application)
    words, tip = stood.standing.label, application.standing_reason
    if stood.standing is Standing.ADMISSIBLE and stood.let_through is not None:
        told = stood.let_through.words
        is_late = stood.let_through.is_late
        mark = _("{admissible}, too late").format(admissible=words) if is_late else f"{words} !"
        return Cell(text=mark, badge="attention", tip=told, spoken=f"{words}; {told}")
    if stood.until:
        tip = _("until {day}").format(day=formats.day(stood.until))
    text = _("overdue") if stood.is_overdue else words
    return Cell(text=text, badge=_BADGES[stood.standing], tip=tip, spoken=f"{words} {tip}".strip())


def standing_key(application: Application, stood: Stood | None) -> tuple[int, bool]:
    stood = stood or stood_alone(application)
    return list(Standing).index(stood.standing), stood.let_through is not None

"""Which pages each role has, in the order of the rail. A page's module is imported when it is first shown."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module

from evalapp.domain.people import Role
from evalapp.domain.texts import _
from ui.page import Page
from ui.session import Session

JUROR = frozenset({Role.JUROR})
OFFICE = frozenset({Role.SECRETARY, Role.CHAIR})
SECRETARY = frozenset({Role.SECRETARY})


@dataclass(frozen=True, kw_only=True)
class Entry:
    """`where`: module and class, "ui.pages.juror.dossiers:DossiersPage"; the class takes the session."""

    id: str
    label: str
    icon: str
    roles: frozenset[Role]
    where: str

    def make(self, session: Session) -> Page:
        module, name = self.where.split(":")
        make: Callable[[Session], Page] = getattr(import_module(module), name)
        return make(session)


def entries() -> tuple[Entry, ...]:
    """Every page. A function, since its words are in the language of the moment."""
    juror, secretary, chair = "ui.pages.juror", "ui.pages.secretary", "ui.pages.chair"
    return (
        Entry(
            id="dossiers",
            label=_("Dossiers"),
            icon="dossier",
            roles=JUROR,
            where=f"{juror}.dossiers:DossiersPage",
        ),
        Entry(
            id="compare",
            label=_("Compare"),
            icon="compare",
            roles=JUROR,
            where=f"{juror}.compare:ComparePage",
        ),
        Entry(
            id="hand-in", label=_("Hand in"), icon="hand-in", roles=JUROR, where=f"{juror}.hand_in:HandInPage"
        ),
        Entry(
            id="overview",
            label=_("Overview"),
            icon="home",
            roles=OFFICE,
            where=f"{secretary}.overview:OverviewPage",
        ),
        Entry(
            id="applications",
            label=_("Applications"),
            icon="dossier",
            roles=OFFICE,
            where=f"{secretary}.applications:ApplicationsPage",
        ),
        Entry(id="jury", label=_("Jury"), icon="jury", roles=OFFICE, where=f"{secretary}.jury:JuryPage"),
        Entry(
            id="exchange",
            label=_("Exchange"),
            icon="exchange",
            roles=SECRETARY,
            where=f"{secretary}.exchange:ExchangePage",
        ),
        Entry(
            id="meeting",
            label=_("Meeting"),
            icon="meeting",
            roles=OFFICE,
            where=f"{chair}.meeting:MeetingPage",
        ),
        Entry(
            id="ranking",
            label=_("Ranking"),
            icon="ranking",
            roles=OFFICE,
            where=f"{chair}.ranking:RankingPage",
        ),
        Entry(
            id="reports",
            label=_("Reports"),
            icon="report",
            roles=OFFICE,
            where=f"{secretary}.reports:ReportsPage",
        ),
        Entry(
            id="history",
            label=_("History"),
            icon="history",
            roles=OFFICE,
            where=f"{secretary}.history:HistoryPage",
        ),
    )


def entries_for(role: Role) -> tuple[Entry, ...]:
    return tuple(entry for entry in entries() if role in entry.roles)

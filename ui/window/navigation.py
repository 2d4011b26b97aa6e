"""Which pages each role has, in the order of the rail. A page's module is imported when it is first shown."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from evalapp.domain.people import Role
from evalapp.domain.texts import _
from ui.page import Page
from ui.session import Session

JUROR = frozenset({Role.JUROR})
OFFICE = frozenset({Role.SECRETARY, Role.CHAIR})
SECRETARY = frozenset({Role.SECRETARY})


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One page: its word and icon on the rail, who has it, and what makes it."""

    id: str
    label: str
    icon: str
    roles: frozenset[Role]
    make: Callable[[Session], Page]


def _scoring(session: Session) -> Page:
    from ui.pages.scoring.page import DossiersPage

    return DossiersPage(session)


def _compare(session: Session) -> Page:
    from ui.pages.compare.page import ComparePage

    return ComparePage(session)


def _hand_in(session: Session) -> Page:
    from ui.pages.hand_in.page import HandInPage

    return HandInPage(session)


def _overview(session: Session) -> Page:
    from ui.pages.overview.page import OverviewPage

    return OverviewPage(session)


def _applications(session: Session) -> Page:
    from ui.pages.applications.page import ApplicationsPage

    return ApplicationsPage(session)


def _jury(session: Session) -> Page:
    from ui.pages.jury.page import JuryPage

    return JuryPage(session)


def _exchange(session: Session) -> Page:
    from ui.pages.exchange.page import ExchangePage

    return ExchangePage(session)


def _meeting(session: Session) -> Page:
    from ui.pages.meeting.page import MeetingPage

    return MeetingPage(session)


def _ranking(session: Session) -> Page:
    from ui.pages.ranking.page import RankingPage

    return RankingPage(session)


def _reports(session: Session) -> Page:
    from ui.pages.reports.page import ReportsPage

    return ReportsPage(session)


def _history(session: Session) -> Page:
    from ui.pages.history.page import HistoryPage

    return HistoryPage(session)


def entries() -> tuple[Entry, ...]:
    """Every page. A function, since its words are in the language of the moment."""
    return (
        Entry(id="dossiers", label=_("Dossiers"), icon="dossier", roles=JUROR, make=_scoring),
        Entry(id="compare", label=_("Compare"), icon="compare", roles=JUROR, make=_compare),
        Entry(id="hand-in", label=_("Hand in"), icon="hand-in", roles=JUROR, make=_hand_in),
        Entry(id="overview", label=_("Overview"), icon="home", roles=OFFICE, make=_overview),
        Entry(id="applications", label=_("Applications"), icon="dossier", roles=OFFICE, make=_applications),
        Entry(id="jury", label=_("Jury"), icon="jury", roles=OFFICE, make=_jury),
        Entry(id="exchange", label=_("Exchange"), icon="exchange", roles=SECRETARY, make=_exchange),
        Entry(id="meeting", label=_("Meeting"), icon="meeting", roles=OFFICE, make=_meeting),
        Entry(id="ranking", label=_("Ranking"), icon="ranking", roles=OFFICE, make=_ranking),
        Entry(id="reports", label=_("Reports"), icon="report", roles=OFFICE, make=_reports),
        Entry(id="history", label=_("History"), icon="history", roles=OFFICE, make=_history),
    )


def entries_for(role: Role) -> tuple[Entry, ...]:
    return tuple(entry for entry in entries() if role in entry.roles)

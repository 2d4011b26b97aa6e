"""What brings each page: its module is imported when the page is first shown, or when somebody asks what it can do."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ui.page import Page


def scoring() -> type[Page]:
    from ui.pages.scoring.page import DossiersPage

    return DossiersPage


def compare() -> type[Page]:
    from ui.pages.compare.page import ComparePage

    return ComparePage


def hand_in() -> type[Page]:
    from ui.pages.hand_in.page import HandInPage

    return HandInPage


def overview() -> type[Page]:
    from ui.pages.overview.page import OverviewPage

    return OverviewPage


def applications() -> type[Page]:
    from ui.pages.applications.page import ApplicationsPage

    return ApplicationsPage


def jury() -> type[Page]:
    from ui.pages.jury.page import JuryPage

    return JuryPage


def exchange() -> type[Page]:
    from ui.pages.exchange.page import ExchangePage

    return ExchangePage


def meeting() -> type[Page]:
    from ui.pages.meeting.page import MeetingPage

    return MeetingPage


def closing() -> type[Page]:
    from ui.pages.closing.page import ClosingPage

    return ClosingPage


def ranking() -> type[Page]:
    from ui.pages.ranking.page import RankingPage

    return RankingPage


def individual() -> type[Page]:
    from ui.pages.individual.page import IndividualPage

    return IndividualPage


def what_if() -> type[Page]:
    from ui.pages.what_if.page import WhatIfPage

    return WhatIfPage


def lenses() -> type[Page]:
    from ui.pages.lenses.page import LensesPage

    return LensesPage


def decisions() -> type[Page]:
    from ui.pages.decisions.page import DecisionsPage

    return DecisionsPage


def letters() -> type[Page]:
    from ui.pages.letters.page import LettersPage

    return LettersPage


def reports() -> type[Page]:
    from ui.pages.reports.page import ReportsPage

    return ReportsPage


def history() -> type[Page]:
    from ui.pages.history.page import HistoryPage

    return HistoryPage


def scheme() -> type[Page]:
    from ui.pages.scheme.page import SchemePage

    return SchemePage

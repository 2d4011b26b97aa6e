"""A window that ends and opens anew, and what is typed in it."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

from evalapp.domain.people import Actor, Role
from evalapp.operations.workspace import Workspace
from tests.samples import SECRETARY
from ui.drafts.records import Kept
from ui.page import Page
from ui.pages.applications.page import ApplicationsPage
from ui.settings import Settings
from ui.window.frame import MainWindow

P = TypeVar("P", bound=Page)
REASON = "Twee partners ontbreken"
CHAIR = Actor(id="C1", name="Luc Maes", role=Role.CHAIR)


def opened(window: MainWindow, path: Path, actor: Actor = SECRETARY) -> None:
    """As a window that starts anew."""
    window.settings = Settings(path.with_name("settings.json"))
    work = Workspace.open(path)
    window.settings.remember_person(work.view.call().panel, actor.id)
    window.start(work)


def ended(window: MainWindow) -> None:
    """As at a signal."""
    window.leaving.store_typed()
    window.close_session()


def shown(window: MainWindow, page_id: str, kind: type[P]) -> P:
    window.show_page(page_id)
    page = window.page()
    assert isinstance(page, kind)
    return page


def reasoned(window: MainWindow, text: str = REASON) -> ApplicationsPage:
    page = shown(window, "applications", ApplicationsPage)
    page.table.choose("A-1")
    page.card.reason_field.setPlainText(text)
    return page


def reason_of(window: MainWindow, number: str = "A-1") -> str:
    page = shown(window, "applications", ApplicationsPage)
    page.table.choose(number)
    return page.card.reason_field.toPlainText()


def kept_in(path: Path) -> list[Kept]:
    return Settings(path.with_name("settings.json")).drafts()

"""The tab of the applications on which their admissibility is looked at."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QTabBar, QWidget

from evalapp.domain.journal import TableName
from evalapp.domain.texts import _
from ui.page import Part
from ui.pages.admissibility.view import AdmissibilityView
from ui.pages.dossier.dossier_view import DOSSIER_TABLES
from ui.session import Session

_TABLES: tuple[TableName, ...] = (
    "checked",
    "supplement",
    "hearing",
    "call",
    "scheme",
    "setting",
    "refused_row",
)


class AdmissibilityTab(QObject):
    """`turned()` once the other tab is at hand, and `told(text)` after an act, which can be undone."""

    turned = Signal()
    told = Signal(str)

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self.bar = QTabBar()
        self.bar.setAccessibleName(_("List or admissibility"))
        self.bar.setDrawBase(False)
        for label in (_("List"), _("Admissibility")):
            self.bar.addTab(label)
        self.view = AdmissibilityView(session)
        self.view.told.connect(self.told)
        self.bar.currentChanged.connect(self._turn)

    @property
    def is_at_hand(self) -> bool:
        return self.bar.currentIndex() == 1

    def face_or(self, listing: QWidget) -> QWidget:
        return self.view if self.is_at_hand else listing

    def part(self) -> Part:
        return Part(reload=self.reload, tables=(*DOSSIER_TABLES, *_TABLES))

    def reload(self) -> None:
        """Only where it is in sight: what is found of 10,000 applications takes its time."""
        if self.is_at_hand:
            self.view.reload()

    @property
    def words(self) -> str:
        """How all stands, where the tab is at hand; empty where it is not."""
        return self.view.found.words if self.is_at_hand and self.view.found is not None else ""

    def _turn(self) -> None:
        self.reload()
        self.turned.emit()

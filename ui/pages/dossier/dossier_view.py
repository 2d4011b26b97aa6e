"""The dossier being read: who asks for what, with whom."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import QApplication, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from evalapp.domain.application import Attachment, Dossier
from evalapp.domain.journal import TableName
from evalapp.domain.texts import N_, _, pgettext
from evalapp.words.partners import lacking_words
from ui.access.tab_order import put_in_tab_order
from ui.actions import JUROR, action, does_each
from ui.look import theme
from ui.pages.dossier.attachments import AttachmentsView
from ui.pages.dossier.budget import BudgetView
from ui.pages.dossier.checklist import ChecklistView, was_checked
from ui.pages.dossier.facts import Facts
from ui.pages.dossier.partners import PartnersView
from ui.pages.dossier.summary import summary_of
from ui.session import Session
from ui.widgets.card import EmptyState
from ui.widgets.pdf.reading import READING
from ui.widgets.tabs import Tabs
from ui.widgets.text import ElidedLabel, Label, Rule

if TYPE_CHECKING:
    from ui.pages.dossier.pdf_reader import AttachmentReader

SIDE = 28
DOSSIER_TABLES: tuple[TableName, ...] = (
    "application",
    "partner",
    "budget",
    "attachment",
    "refused_row",
    "lacking",
)


class DossierView(QStackedWidget):
    """Shows one dossier, or one of its attachments in the same place.

    Keeps the tab that was open when another dossier follows, and how far each one was read. `asked(id)`: an action
    that the page does; `left`: the juror goes back to the scores. `can_widen`: the page can hide what stands beside.
    """

    asked = Signal(str)
    left = Signal()

    def __init__(self, session: Session, *, can_widen: bool = False) -> None:
        super().__init__()
        self._session, self._can_widen = session, can_widen
        self._tab = 0
        self._number = ""
        self.dossier: Dossier | None = None  # what is shown
        self._scrolls: dict[str, int] = {}
        self._files: AttachmentsView | None = None
        self._tabs: Tabs | None = None
        self._parts: tuple[Part, ...] = ()
        self.reader: AttachmentReader | None = None
        self.sheet = SheetArea()
        self.addWidget(self.sheet)
        self.show_nothing()

    def show_dossier(self, dossier: Dossier) -> None:
        self._leave_dossier()
        self._number, self.dossier = dossier.application.number, dossier
        page = Sheet()
        layout = QVBoxLayout(page)
        layout.setContentsMargins(SIDE - theme.EDGE, theme.XL, SIDE - theme.S, theme.XXL)
        layout.setSpacing(0)
        application = dossier.application
        line = (application.number, application.organisation, application.enterprise_number)
        layout.addWidget(ElidedLabel(" · ".join(part for part in line if part), type="caption", tone="dim"))
        layout.addWidget(Label(application.title, type="title", wrap=True))
        layout.addSpacing(theme.L)
        layout.addWidget(Rule())
        layout.addSpacing(theme.M)
        layout.addWidget(Facts(dossier, self._session.call.scheme.budget))
        layout.addSpacing(theme.M)
        layout.addWidget(Rule())
        if lacking := lacking_words(dossier.lacking):
            layout.addSpacing(theme.M)
            layout.addWidget(Label(" ".join(lacking), tone="attention", wrap=True))
        layout.addSpacing(theme.XL)
        layout.addWidget(self._make_tabs(dossier))
        layout.addStretch()
        self.sheet.show_sheet(page, y=self._scrolls.get(self._number, 0))
        put_in_tab_order(self.sheet, page)

    def show_nothing(self) -> None:
        """Nothing to read: no application is chosen, or the one that is stays closed."""
        self._leave_dossier()
        self.sheet.show_sheet(
            EmptyState(_("No application chosen"), _("Choose one in the list on the left."), icon="dossier")
        )

    # attachments

    def open_attachment(self, attachment: Attachment) -> None:
        from ui.pages.dossier.pdf_reader import AttachmentReader

        self.close_attachment()
        self.reader = AttachmentReader(attachment, self._session, can_widen=self._can_widen)
        self.reader.left.connect(self._leave_attachment)
        self.reader.asked.connect(self.asked)
        self.addWidget(self.reader)
        self.setCurrentWidget(self.reader)
        self.reader.take_focus()

    def close_attachment(self) -> None:
        """Back to the dossier; the memory of the attachment is given back."""
        if self.reader is None:
            return
        reader, self.reader = self.reader, None
        reader.let_go()
        self.setCurrentWidget(self.sheet)
        self.removeWidget(reader)
        reader.deleteLater()

    def _leave_attachment(self) -> None:
        name = self.reader.attachment.name if self.reader else ""
        self.close_attachment()
        if self._files is not None:
            self._files.focus_on(name)

    @action("attachments", N_("To the attachments and back to the scores"), keys="Ctrl+R", roles=JUROR)
    def go_to_attachments(self) -> None:
        """The keyboard to the attachment that is open, or to the list of them; from there back to the scores."""
        here = self.reader or self._files
        focus = QApplication.focusWidget()
        if here is None or (focus is not None and here.isAncestorOf(focus)):
            self.left.emit()
        elif self.reader is not None:
            self.reader.take_focus()
        elif self._files is not None and self._tabs is not None:
            self._tabs.setCurrentIndex(self._tabs.count() - 1)
            self._files.focus_on()

    def flush(self) -> None:
        if self.reader is not None:
            self.reader.remember()

    @does_each(READING)
    def _do(self, action: str) -> None:
        if self.reader is not None and self.reader.pane is not None:
            self.reader.pane.do(action)
        elif self.reader is None:
            self.go_to_attachments()

    # tabs and how far they were read

    def _make_tabs(self, dossier: Dossier) -> Tabs:
        self._files = AttachmentsView(dossier.attachments, self._session.view.attachment)
        self._files.opened.connect(self.open_attachment)
        rules = self._session.call.scheme.budget
        self._parts = (
            Part(partial(summary_of, dossier.application)),
            Part(partial(PartnersView, dossier.partners, dossier.lacking)),
            Part(partial(BudgetView, dossier, rules)),
        )
        self._tabs = tabs = Tabs(_("Parts of the dossier"))
        tabs.addTab(self._parts[0], _("Summary"))
        tabs.addTab(self._parts[1], _("Partners"))
        tabs.addTab(self._parts[2], pgettext("application", "Budget"))
        number = dossier.application.number
        if was_checked(self._session.view, number):
            self._parts = (*self._parts, Part(partial(ChecklistView, self._session.view, number)))
            tabs.addTab(self._parts[-1], _("Checklist"))
        tabs.addTab(self._files, _("Attachments {n}").format(n=len(dossier.attachments)))
        tabs.setCurrentIndex(self._tab)
        self._show_tab(self._tab)
        tabs.currentChanged.connect(self._show_tab)
        return tabs

    def _show_tab(self, n: int) -> None:
        self._tab = n
        if n < len(self._parts):
            self._parts[n].build()
        if self._tabs is not None and self.isAncestorOf(self._tabs):
            put_in_tab_order(self.sheet, self._tabs)

    def _leave_dossier(self) -> None:
        self.close_attachment()
        if self._number:
            self._scrolls[self._number] = self.sheet.verticalScrollBar().value()
        self._number, self.dossier = "", None
        self._files, self._tabs, self._parts = None, None, ()


class Part(QWidget):
    """The page of a tab, made when it is first shown: who leafs through the dossiers waits for one page, not four."""

    def __init__(self, make: Callable[[], QWidget]) -> None:
        super().__init__()
        self._make: Callable[[], QWidget] | None = make
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)

    def build(self) -> None:
        if self._make is not None:
            self._layout.addWidget(self._make())
            self._make = None


class SheetArea(QScrollArea):
    def __init__(self) -> None:
        super().__init__()
        self._wanted = 0
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setProperty("kind", "reading")  # by keyboard too: arrows and page keys scroll it
        self.setAccessibleName(_("Dossier"))
        self.verticalScrollBar().rangeChanged.connect(self._scroll_to_wanted)

    def show_sheet(self, sheet: QWidget, *, y: int = 0) -> None:
        """`y`: how far down, as soon as the sheet is laid out and as high as that."""
        self._wanted = y
        self.setWidget(sheet)
        sheet.setAutoFillBackground(False)
        self._scroll_to_wanted()

    def _scroll_to_wanted(self) -> None:
        bar = self.verticalScrollBar()
        if 0 < self._wanted <= bar.maximum():
            bar.setValue(self._wanted)
            self._wanted = 0

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self.viewport().setAutoFillBackground(False)


class Sheet(QWidget):
    """As high as its text is at the width it gets. Qt's own least height is that of the narrowest sheet."""

    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), 0)

"""The dossier being read: who asks for what, with whom."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFormLayout, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from evalapp.domain.application import Application, Dossier
from evalapp.domain.texts import _, ngettext, pgettext
from evalapp.formats import day, money
from ui import theme
from ui.pages.juror.attachments import AttachmentsView, Read
from ui.pages.juror.budget import BudgetView
from ui.pages.juror.partners import PartnersView
from ui.widgets.card import EmptyState, KeyFigure
from ui.widgets.tabs import Tabs
from ui.widgets.text import ElidedLabel, Label, Rule

SIDE = 28
FACTS_LEAST = 420  # narrower, four key figures do not stand beside each other


class DossierView(QScrollArea):
    """Shows one dossier; keeps the tab that was open when another follows."""

    def __init__(self, read: Read, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._read = read
        self._tab = 0
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setProperty("kind", "reading")  # by keyboard too: arrows and page keys scroll it
        self.setAccessibleName(_("Dossier"))
        self.show_conflict(None)

    def show_dossier(self, dossier: Dossier) -> None:
        page = Sheet()
        layout = QVBoxLayout(page)
        layout.setContentsMargins(SIDE, theme.XL, SIDE - theme.S, theme.XXL)
        layout.setSpacing(0)
        application = dossier.application
        line = (application.number, application.organisation, application.enterprise_number)
        layout.addWidget(ElidedLabel(" · ".join(part for part in line if part), type="caption", tone="dim"))
        layout.addWidget(Label(application.title, type="title", wrap=True))
        layout.addSpacing(theme.L)
        layout.addWidget(Rule())
        layout.addSpacing(theme.M)
        layout.addWidget(Facts(dossier))
        layout.addSpacing(theme.M)
        layout.addWidget(Rule())
        layout.addSpacing(theme.XL)
        layout.addWidget(self._tabs(dossier))
        layout.addStretch()
        self.setWidget(page)
        page.setAutoFillBackground(False)

    def show_conflict(self, application: Application | None) -> None:
        """Nothing to read: none chosen, or a conflict of interest keeps this one closed."""
        if application is None:
            self.setWidget(
                EmptyState(
                    _("No application chosen"), _("Choose one in the list at the left."), icon="dossier"
                )
            )
            return
        self.setWidget(
            EmptyState(
                _("Conflict of interest with {number}").format(number=application.number),
                _(
                    "You declared a conflict of interest, so you neither read nor score this application. The "
                    "secretary is told when you hand in. Declared by mistake? Undo it with Ctrl+Z."
                ),
                icon="lock",
            )
        )

    def _tabs(self, dossier: Dossier) -> Tabs:
        tabs = Tabs(_("Parts of the dossier"))
        tabs.addTab(_summary(dossier.application), _("Summary"))
        tabs.addTab(PartnersView(dossier.partners), _("Partners"))
        tabs.addTab(BudgetView(dossier.budget), pgettext("application", "Budget"))
        files = AttachmentsView(dossier.attachments, self._read)
        tabs.addTab(files, _("Attachments {n}").format(n=len(dossier.attachments)))
        tabs.setCurrentIndex(self._tab)
        tabs.currentChanged.connect(self._remember_tab)
        return tabs

    def _remember_tab(self, n: int) -> None:
        self._tab = n

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self.viewport().setAutoFillBackground(False)


class Sheet(QWidget):
    """As high as its text is at the width it gets. Qt's own least height is that of the narrowest sheet."""

    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), 0)


class Facts(QWidget):
    """The key figures beside each other; two by two where that would cut them."""

    def __init__(self, dossier: Dossier) -> None:
        super().__init__()
        self._figures = _figures(dossier)
        self._columns = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.L)
        self._grid.setVerticalSpacing(theme.M)
        self._arrange(len(self._figures))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange(2 if self.width() < theme.pixels(FACTS_LEAST) else len(self._figures))

    def _arrange(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        for n, figure in enumerate(self._figures):
            self._grid.addWidget(figure, n // columns, n % columns)
        for column in range(len(self._figures)):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)


def _figures(dossier: Dossier) -> tuple[KeyFigure, ...]:
    application = dossier.application
    return (
        KeyFigure(_("Requested support"), money(application.requested_support), _per_year(application)),
        KeyFigure(_("Total budget"), money(application.total_budget), _rate(application)),
        KeyFigure(_("Partners"), str(len(dossier.partners)), _smes(dossier)),
        KeyFigure(
            _("Earlier instrument"), application.earlier_instrument or _("none"), _reorientation(application)
        ),
    )


def _per_year(application: Application) -> str:
    if not application.requested_support or not application.years:
        return ""
    return _("{amount} per year").format(
        amount=money(round(application.requested_support / application.years / 100) * 100)
    )


def _rate(application: Application) -> str:
    parts = []
    if application.requested_support and application.total_budget:
        share = round(100 * application.requested_support / application.total_budget)
        parts.append(_("{n}% support").format(n=share))
    if application.years:
        parts.append(ngettext("{n} year", "{n} years", application.years).format(n=application.years))
    return " · ".join(parts)


def _smes(dossier: Dossier) -> str:
    if not dossier.partners:
        return ""
    count = sum(bool(partner.size and partner.size.is_sme) for partner in dossier.partners)
    share = round(100 * count / len(dossier.partners))
    return ngettext("{n} SME", "{n} SMEs", count).format(n=count) + f" · {share}\u00a0%"


def _reorientation(application: Application) -> str:
    if not application.earlier_instrument:
        return ""
    return _("reorientation explained") if application.reorientation else _("reorientation not explained")


def _summary(application: Application) -> QWidget:
    page = QWidget()
    layout = QVBoxLayout(page)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(theme.L)
    text = Label(application.summary or _("The application came without a summary."), wrap=True)
    text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    layout.addWidget(text)
    form = QFormLayout()
    form.setHorizontalSpacing(theme.XL)
    form.setVerticalSpacing(theme.S)
    form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
    for name, value in _particulars(application):
        if value:
            said = Label(value, type="table", wrap=True)
            said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            label = Label(name, type="table", tone="dim")
            label.setAlignment(Qt.AlignmentFlag.AlignTop)
            form.addRow(label, said)
    layout.addLayout(form)
    return page


def _particulars(application: Application) -> tuple[tuple[str, str], ...]:
    contact = " · ".join(part for part in (application.contact, application.email) if part)
    instrument = application.earlier_instrument
    return (
        (_("Acronym"), application.acronym),
        (_("Sector"), application.sector),
        (_("Province"), application.province),
        (_("Start"), day(application.start)),
        (_("Earlier instrument"), instrument),
        (_("Reorientation"), application.reorientation),
        (_("Contact"), contact),
        (_("Submitted"), day(application.submitted_at)),
        *application.extra.items(),
    )

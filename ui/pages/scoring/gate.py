"""Before a dossier opens: who asks and with whom, and the question about conflicts of interest. Nothing else."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from evalapp.domain.application import Application, Dossier, Helix, Partner
from evalapp.domain.texts import N_, _
from evalapp.words.partners import lacking_partners
from ui.access.announcing import announce
from ui.actions import JUROR, Action
from ui.look import theme
from ui.pages.dossier.dossier_view import SIDE, Sheet, SheetArea
from ui.pages.scoring.conflict import Declaration, begun_words
from ui.pages.scoring.gate_foot import Foot
from ui.pages.scoring.gate_question import WIDEST, Asked, Given
from ui.widgets.buttons import Button
from ui.widgets.helix import Swatch, helix_words
from ui.widgets.text import Ground, Label, Rule

TWO_COLUMNS = 560  # narrower, the names of partners stand below each other
LEAST_NAMES = 100


NO_CONFLICT = Action(
    id="no-conflict",
    said=N_("I declare that I have no conflict of interest: open the dossier"),
    keys="Alt+N",
    roles=JUROR,
)
DECLARE = Action(
    id="declare-conflict",
    said=N_("Declare a conflict of interest…"),
    keys="Ctrl+Shift+B",
    roles=JUROR,
)


class GatePane(QWidget):
    """Emits `cleared` and `declared(kind, note)`; `left` where declaring, begun from an open dossier, is given up.

    The keyboard begins at the names: no button that decides has it by itself.
    """

    cleared = Signal()
    declared = Signal(object, str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._application: Application | None = None
        self._was_open = False
        self.names = SheetArea()
        self.confirm = Button(_("I declare: no conflict of interest"), self.cleared.emit)
        self.has_one = Button(_("I have a conflict of interest…"), self._begin_here)
        self._asked = Asked()
        self.declared_text = self._asked.declared
        self._given = Given(((self.confirm, ("↵", _cap(NO_CONFLICT))), (self.has_one, (_cap(DECLARE),))))
        self._error = self._given.error
        self.declaration = Declaration()
        self.declaration.declared.connect(self.declared)
        self.declaration.left.connect(self._give_up)
        foot = Ground("panel", line="top")
        self._inner = inner = QVBoxLayout(foot)
        inner.setContentsMargins(SIDE, theme.L, SIDE, theme.L)
        inner.setSpacing(theme.S)
        for widget in (self._asked, self._given, self.declaration):
            widget.setMaximumWidth(theme.pixels(WIDEST))
            inner.addWidget(widget)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        # Where room is short the names scroll, with what is declared where it is shorter still: the answers stay whole.
        self.names.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        self.names.setMinimumHeight(theme.pixels(LEAST_NAMES))
        layout.addWidget(self.names, 1)
        widest = theme.pixels(WIDEST) + 2 * SIDE
        self._foot = Foot(foot, least_above=theme.pixels(LEAST_NAMES), widest=widest)
        layout.addWidget(self._foot)
        self.setFocusProxy(self.names)

    def ask(self, dossier: Dossier, declaration: str) -> None:
        """The question, before the dossier opens for the first time; `declaration` is what the juror then declares."""
        self._show(dossier)
        self.declared_text.setText(declaration)
        self._was_open = False
        self._error.hide()
        self.declaration.hide()
        self._show_question(is_shown=True)
        announce(self, self.names.accessibleName())

    def ask_which(self, dossier: Dossier, *, was_open: bool, why: str = "") -> None:
        """Straight to declaring; `was_open`: from a dossier to which the way back leads. `why`: what it kept back."""
        self._show(dossier)
        self._was_open = was_open
        self._begin(why)

    def take_focus(self) -> None:
        if self.is_asking:
            self.setFocus()
        else:
            self.declaration.take_focus()

    def forget(self) -> None:
        """Of a dossier that is not asked about nothing stays behind."""
        self._application = None
        self.names.setAccessibleName("")
        self._asked.stand_in(self._inner, 0)
        self.names.show_sheet(QWidget())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_asked()
        self._foot.take_height()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            QTimer.singleShot(0, self, self._place_asked)  # once the words have their new size

    def _place_asked(self) -> None:
        sheet = self.names.widget()
        below = sheet.layout() if sheet is not None else None
        has_room = self._asked.has_room(self.height(), self.width() - 2 * SIDE, self._given)
        if has_room or not isinstance(below, QVBoxLayout):
            self._asked.stand_in(self._inner, 0)
        else:
            self._asked.stand_in(below, below.count() - 1, above=theme.L)
        self._given.where.setVisible(not has_room)

    def _show_question(self, *, is_shown: bool) -> None:
        for part in (self._asked, self._given):
            part.setVisible(is_shown)
        if is_shown:
            self._place_asked()

    @property
    def number(self) -> str:
        """Of the application that it asks about; empty while it is not shown."""
        return self._application.number if self._application else ""

    @property
    def is_asking(self) -> bool:
        return self._given.isVisible()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter answers where the keyboard begins; on a button, or held down from the dossier before, it does not."""
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        is_bare = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if is_enter and is_bare and not event.isAutoRepeat() and self.is_asking and self.names.hasFocus():
            self.cleared.emit()
        else:
            super().keyPressEvent(event)

    def show_error(self, sentence: str) -> None:
        """Beside what was pressed."""
        if self.is_asking:
            self._error.setText(sentence)
            self._error.setVisible(bool(sentence))
        else:
            self.declaration.show_error(sentence)

    def _show(self, dossier: Dossier) -> None:
        self._application = application = dossier.application
        self.names.setAccessibleName(
            _("Before the dossier opens: {number} {title}, applicant {applicant}").format(
                number=application.number, title=application.title, applicant=application.organisation
            )
        )
        page = Sheet()
        layout = QVBoxLayout(page)
        layout.setContentsMargins(SIDE - theme.EDGE, theme.XL, SIDE - theme.S, theme.XXL)
        layout.setSpacing(0)
        layout.addWidget(Label(application.number, type="caption", tone="dim"))
        layout.addWidget(Label(application.title, type="title", wrap=True))
        applicant = _("Applicant: {name}").format(name=application.organisation)
        layout.addWidget(Label(applicant, wrap=True))
        layout.addSpacing(theme.L)
        layout.addWidget(Rule())
        layout.addSpacing(theme.M)
        layout.addWidget(PartnerNames(dossier.partners))
        if lacking := lacking_partners(dossier.lacking):
            layout.addWidget(Label(lacking, tone="attention", wrap=True))
        layout.addStretch()
        page.setMaximumWidth(theme.pixels(WIDEST) + 2 * SIDE)
        self._asked.stand_in(self._inner, 0)  # the sheet of before goes with all that stands in it
        self.names.show_sheet(page)

    def _begin_here(self) -> None:
        self._begin()
        self.declaration.take_focus()

    def _begin(self, why: str = "") -> None:
        assert self._application is not None
        self._show_question(is_shown=False)
        self.declaration.show()
        self.declaration.begin(self._application, why)

    def _give_up(self) -> None:
        if self._was_open:
            self.left.emit()
            return
        self.declaration.hide()
        self._show_question(is_shown=True)
        self.show_error(begun_words(self.number) if self.declaration.drafts.is_begun(self.number) else "")
        self.names.setFocus(Qt.FocusReason.OtherFocusReason)


class PartnerNames(QWidget):
    """The partners by side of the helix: names only, beside each other where there is room."""

    def __init__(self, partners: tuple[Partner, ...]) -> None:
        super().__init__()
        self._columns = 0
        self._grids: list[tuple[QGridLayout, list[Label]]] = []
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.S)
        if not partners:
            said = _("No partners of this application were read in.")
            layout.addWidget(Label(said, tone="dim", wrap=True))
        for helix in Helix:
            names = [partner.name for partner in partners if partner.helix is helix]
            if names:
                layout.addLayout(_side(helix, len(names)))
                layout.addLayout(self._grid(names))
                layout.addSpacing(theme.S)

    def _grid(self, names: list[str]) -> QGridLayout:
        grid = QGridLayout()
        grid.setContentsMargins(theme.L, 0, 0, 0)
        grid.setHorizontalSpacing(theme.XL)
        grid.setVerticalSpacing(theme.XS)
        self._grids.append((grid, [Label(name, wrap=True) for name in names]))
        return grid

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        columns = 2 if self.width() >= theme.pixels(TWO_COLUMNS) else 1
        if columns == self._columns:
            return
        self._columns = columns
        for grid, labels in self._grids:
            # Down the columns, as one reads a list.
            rows = -(-len(labels) // columns)
            for n, label in enumerate(labels):
                grid.addWidget(label, n % rows, n // rows, Qt.AlignmentFlag.AlignTop)
            for column in range(2):
                grid.setColumnStretch(column, 1 if column < columns else 0)


def _cap(action: Action) -> str:
    return action.native_keys.replace("+", " ")


def _side(helix: Helix, count: int) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(6)
    row.addWidget(Swatch(helix.value))
    row.addWidget(Label(helix_words(helix, count), type="table-strong", tone="dim"))
    row.addStretch()
    return row

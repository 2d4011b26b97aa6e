"""How firm is the ranking? Four lenses beside it, each off until somebody asks; never in the file."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QStackedWidget

from evalapp.domain.texts import N_, _
from evalapp.operations.ranking.looking import LOOKING_TABLES, may_look
from evalapp.operations.ranking.material import RANKED_TABLES
from ui.actions import OFFICE, Action, action, does_each
from ui.page import Part, TitledPage
from ui.pages.lenses.agreement import AgreementLens
from ui.pages.lenses.certainty import Certainty
from ui.pages.lenses.evidence import Evidence, read_evidence
from ui.pages.lenses.severity import SeverityLens
from ui.pages.lenses.weights import WeightsLens
from ui.pages.what_if.shut import Shut
from ui.session import Session
from ui.widgets.buttons import Button
from ui.widgets.tabs import TabBar

TABS = tuple(
    Action(id=f"lens-{id}", said=said, keys=f"Ctrl+{n}", roles=OFFICE)
    for n, (id, said) in enumerate(
        (
            ("certainty", N_("How firm: certainty")),
            ("severity", N_("How firm: severity of the jurors")),
            ("agreement", N_("How firm: agreement of the jurors")),
            ("weights", N_("How firm: weights")),
        ),
        start=1,
    )
)
_ORDER = tuple(each.id.removeprefix("lens-") for each in TABS)


class LensesPage(TitledPage):
    def __init__(self, session: Session) -> None:
        super().__init__(session, _("How firm?"))
        evidence = Evidence()
        self.certainty = Certainty(session, evidence)
        self.severity = SeverityLens(session, evidence)
        self.agreement = AgreementLens(session, evidence)
        self.weights = WeightsLens(session, evidence)
        self.lenses = (self.certainty, self.severity, self.agreement, self.weights)
        self.tabs = TabBar()
        self.tabs.setAccessibleName(_("Lenses"))
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setDocumentMode(True)
        self._stack = QStackedWidget()
        for each in self.lenses:
            self.tabs.addTab(each.label)
            self._stack.addWidget(each)
            each.opened.connect(self._open)
            each.told.connect(self._tell)
            each.changed.connect(self._show_state)
        self.tabs.currentChanged.connect(self._show_tab)
        self.back_button = Button(
            _("Back to the official ranking"), partial(self.go_requested.emit, "ranking", None)
        )
        self.add_action_button(self.tabs)
        self.add_action_button(self.back_button)
        self.shut = Shut(_("“How firm?” is not open"))
        self.shut.go_asked.connect(self._go)
        self._is_open = self._has_read = False
        self.body.addWidget(self._stack, 1)
        self.body.addWidget(self.shut, 1)

    def parts(self) -> tuple[Part, ...]:
        return (
            Part(reload=self._look, tables=LOOKING_TABLES),
            Part(reload=self._outdate, tables=RANKED_TABLES),
        )

    def _look(self) -> None:
        """Whether it may be looked at; what was found goes where it may not any more."""
        looking = may_look(self.session.view)
        self._is_open = looking.is_open
        if looking.is_open and not self._has_read:
            # What is read when the page opens need not be when somebody asks; whoever saw the ranking read it there.
            self._has_read = True
            read_evidence(self.session)
        if not looking.is_open:
            self.shut.show_looking(looking)
            for each in self.lenses:
                each.forget()
        self._stack.setVisible(looking.is_open)
        self.tabs.setVisible(looking.is_open)
        self.shut.setVisible(not looking.is_open)
        self._show_state()

    def _outdate(self) -> None:
        for each in self.lenses:
            each.outdate()

    @property
    def lens(self) -> Certainty | SeverityLens | AgreementLens | WeightsLens:
        """The one in sight."""
        return self.lenses[self.tabs.currentIndex()]

    def _show_tab(self, index: int) -> None:
        self._stack.setCurrentIndex(index)
        self.begun.emit()
        self._show_state()

    def _show_state(self) -> None:
        lens = self.lens
        self.begins_at = lens.begins_at
        self.set_state(lens.state() if self._is_open else "")
        self.status_changed.emit()

    def _tell(self, words: str, tone: str) -> None:
        self.tell(words, tone=tone)

    def _go(self, page: str) -> None:
        self.go_requested.emit(page, None)

    def own_step(self) -> Callable[[bool], str] | None:
        """What is drawn here is none of the file, and asks for nothing to be taken back."""
        return lambda is_undo: (
            _("Nothing to undo here. What stands in the file is undone from another page.")
            if is_undo
            else _("Nothing to redo here. What stands in the file is redone from another page.")
        )

    def _open(self, key: str) -> None:
        """Of scores far apart the key names the criterion too."""
        self.go_requested.emit("meeting", key.partition("\n")[0])

    @does_each(TABS)
    def show_lens(self, id: str) -> None:
        self.tabs.setCurrentIndex(_ORDER.index(id.removeprefix("lens-")))
        self.take_focus()

    @action("lens-reckon", N_("How firm: work it out, or again"), keys="Ctrl+Shift+D", roles=OFFICE)
    def reckon(self) -> None:
        """Of certainty that is drawn already: with the next seed, unless the file changed since."""
        lens = self.lens
        if lens is self.certainty and lens.reckoned is not None and not lens.is_before:
            self.certainty.draw_again()
        else:
            lens.reckon()

    @action("lens-copy-picture", N_("How firm: copy the picture"), keys="Ctrl+Shift+C", roles=OFFICE)
    def copy_picture(self) -> None:
        if self._has_drawing():
            self.lens.drawing.copy_picture()

    @action("lens-copy-table", N_("How firm: copy the table"), keys="Ctrl+Shift+T", roles=OFFICE)
    def copy_table(self) -> None:
        if self._has_drawing():
            self.lens.drawing.copy_table()

    def _has_drawing(self) -> bool:
        lens = self.lens
        return lens.reckoned is not None and lens.nothing is None

    def is_possible(self, action: str) -> bool:
        return super().is_possible(action) and self._is_open

    def open_at(self, target: object) -> None:
        if target in _ORDER:
            self.tabs.setCurrentIndex(_ORDER.index(str(target)))

    def status(self) -> str:
        lens = self.lens
        if not self._is_open or lens.reckoned is None:
            return ""
        return _("of before the last change") if lens.is_before else _("beside the official ranking")

    def let_go(self) -> None:
        for each in self.lenses:
            each.let_go()

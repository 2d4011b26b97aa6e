"""One lens on its tab: a paragraph and a button until somebody asks for it, then a picture and what it says."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from time import perf_counter
from typing import TYPE_CHECKING, Generic

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from evalapp.domain.texts import _
from evalapp.operations.collecting import collecting_later
from evalapp.words.formats import percent
from ui.access.announcing import announce
from ui.look import theme
from ui.pages.lenses.before import BeforeNote
from ui.pages.lenses.drawing import Drawing
from ui.pages.lenses.evidence import Evidence, read_evidence
from ui.pages.lenses.reckoned import Found, Reckoned, bring_picture
from ui.session import Session
from ui.tasks import Report, Task
from ui.widgets.aside import Aside
from ui.widgets.card import EmptyState
from ui.widgets.segmented import SegmentedField
from ui.widgets.stoppable import StoppableProgress

if TYPE_CHECKING:
    from evalapp.analytics.lenses.another_panel.another_panel import Tell
    from evalapp.analytics.lenses.one_by_one import Basis

_ASIDE = 292


class Lens(QWidget, Generic[Found]):
    """`opened(number)`; `told(words, tone)`; `changed` when it says something else of itself.

    It is worked out in the pool, from what was read before; what was found stays until it is worked out anew, and says
    that it is of before once the file changed.
    """

    opened = Signal(str)
    told = Signal(str, str)
    changed = Signal()

    title = ""
    """Marked for translation by who sets it."""

    def __init__(self, session: Session, evidence: Evidence, drawings: Sequence[Drawing]) -> None:
        super().__init__()
        self.session, self._evidence = session, evidence
        self.drawings = tuple(drawings)
        self.reckoned: Reckoned[Found] | None = None
        self.is_before = self.is_busy = self._has_changed_since = False
        self._held: QWidget | None = None
        self._task: Task | None = None
        self.intro = EmptyState(
            self.label, self.paragraph, icon="ranking", act_label=_("Work it out"), act=self.reckon
        )
        self.nothing: EmptyState | None = None
        self.running = StoppableProgress(self.stop)
        self.before = BeforeNote(self.reckon)
        self.chooser = SegmentedField(folds=True)
        for each in self.drawings:
            self.chooser.addItem(each.name, each.name)
            each.opened.connect(self.opened)
            each.told.connect(self._tell_quietly)
        self.chooser.setCurrentIndex(0)
        self.chooser.setAccessibleName(_("What is shown"))
        self.chooser.activated.connect(self._choose)
        self.chooser.setVisible(len(self.drawings) > 1)
        self._lay_out()
        self._show()

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(theme.M)
        left.addWidget(self.before)
        head = QHBoxLayout()
        head.addWidget(self.chooser)
        head.addStretch()
        for widget in self.beside():
            head.addWidget(widget)
        left.addLayout(head)
        for n, each in enumerate(self.drawings):
            left.addWidget(each, 1)
            each.setVisible(n == 0)
        left.addStretch()
        self.split = QWidget()
        row = QHBoxLayout(self.split)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.XL)
        row.addLayout(left, 1)
        row.addWidget(Aside(_ASIDE, *self.cards()))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.M)
        self._column.addWidget(self.running)
        self._column.addWidget(self.split, 1)
        self._column.addWidget(self.intro, 1)

    # what each lens is

    @property
    def label(self) -> str:
        """On its tab."""
        return _(self.title)

    @property
    def paragraph(self) -> str:
        """What it asks and what it does not, in plain words."""
        raise NotImplementedError

    def cards(self) -> tuple[QWidget, ...]:
        """Beside its picture."""
        raise NotImplementedError

    def beside(self) -> tuple[QWidget, ...]:
        """Above its picture, at the right."""
        return ()

    def finder(self) -> Callable[[Basis, Tell], Found]:
        """What is done in the pool: it knows nothing of the window, and nothing of the file."""
        raise NotImplementedError

    def show_found(self, basis: Basis, found: Found, seconds: float) -> None:
        raise NotImplementedError

    def why_nothing(self, basis: Basis, found: Found) -> Sequence[str]:
        """Why there is nothing to see; empty where there is."""
        raise NotImplementedError

    def show_drawing(self, index: int) -> None:
        """What is said of the picture that is in sight."""

    def state(self) -> str:
        """In a line, at the head of the page."""
        return ""

    # working it out

    def reckon(self) -> None:
        if self.is_busy:
            return
        material, evidence, find = read_evidence(self.session), self._evidence, self.finder()

        def work(report: Report) -> Reckoned[Found]:
            began = perf_counter()
            bring_picture()
            # What is drawn goes by itself; a search for cycles would hold up the window for a third of a second.
            with collecting_later():
                basis = evidence.basis(material)
                report(0)
                found = find(basis, lambda share: report(round(100 * share)))
            return Reckoned(basis=basis, found=found, seconds=perf_counter() - began)

        self._hold_keyboard()
        self.is_busy, self._has_changed_since = True, False
        self.running.show_progress(0, 100, _("being worked out…"))
        self._show()
        task = self.session.tasks.run(work, self._take, self._show_progress)
        if self.is_busy:
            self._task = task

    def _show_progress(self, done: int) -> None:
        words = _("being worked out: {share}").format(share=percent(str(done)))
        self.running.show_progress(done, 100, words)

    def _take(self, reckoned: Reckoned[Found] | None, error: Exception | None) -> None:
        self._hold_keyboard()
        self._end()
        if error is not None:
            self._show()
            raise error
        if reckoned is not None:
            self.reckoned, self.is_before = reckoned, self._has_changed_since
            self._show_reckoned(reckoned)
        self._show()
        announce(self, self.state())

    def _show_reckoned(self, reckoned: Reckoned[Found]) -> None:
        reasons = self.why_nothing(reckoned.basis, reckoned.found)
        if self.nothing is not None:
            self._column.removeWidget(self.nothing)
            self.nothing.hide()
            self.nothing.deleteLater()
            self.nothing = None
        if reasons:
            self.nothing = EmptyState(
                _("Nothing to see here now"),
                "\n".join(reasons),
                icon="ranking",
                act_label=_("Work it out again"),
                act=self.reckon,
                primary=False,
            )
            self._column.addWidget(self.nothing, 1)
        else:
            self.show_found(reckoned.basis, reckoned.found, reckoned.seconds)
            self.show_drawing(self.chooser.currentIndex())

    def stop(self) -> None:
        """What was found before stays."""
        if self.is_busy:
            self._hold_keyboard()
            self.let_go()
            self._show()
            self.told.emit(_("Stopped; nothing was changed."), "quiet")

    def let_go(self) -> None:
        """What is under way ends at its next step, and nobody hears of it."""
        if self._task is not None:
            self._task.cancel()
        self._end()

    def _end(self) -> None:
        self._task, self.is_busy = None, False

    def outdate(self) -> None:
        """The file changed: what was found, or is being worked out, is of before."""
        self._has_changed_since = True
        if self.reckoned is not None and not self.is_before:
            self.is_before = True
            self._show()

    def forget(self) -> None:
        """It may not be looked at any more."""
        self.let_go()
        self.reckoned, self.is_before = None, False
        self._show()

    # what is in sight

    def _show(self) -> None:
        is_found = self.reckoned is not None and self.nothing is None
        self.running.setVisible(self.is_busy)
        self.split.setVisible(is_found)
        self.intro.setVisible(self.reckoned is None)
        self.intro.button.setEnabled(not self.is_busy)
        if self.nothing is not None:
            self.nothing.setVisible(self.reckoned is not None)
            self.nothing.button.setEnabled(not self.is_busy)
        self.before.setVisible(self.is_before)
        self.before.button.setEnabled(not self.is_busy)
        self.changed.emit()
        held, self._held = self._held, None
        if held is not None and not (held.isVisibleTo(self) and held.isEnabled()):
            self.begins_at.setFocus()

    def _hold_keyboard(self) -> None:
        """What has it may be about to go: where it was on this lens, it stays on it."""
        at = QApplication.focusWidget()
        self._held = at if at is not None and self.isAncestorOf(at) else None

    def _choose(self, index: int) -> None:
        for n, each in enumerate(self.drawings):
            each.setVisible(n == index)
        self.show_drawing(index)
        self.changed.emit()

    @property
    def drawing(self) -> Drawing:
        """The one in sight."""
        return self.drawings[max(self.chooser.currentIndex(), 0)]

    @property
    def begins_at(self) -> QWidget:
        if self.is_busy:
            return self.running.stop
        if self.reckoned is None:
            return self.intro.button
        return self.drawing.begins_at if self.nothing is None else self.nothing.button

    def _tell_quietly(self, words: str) -> None:
        self.told.emit(words, "quiet")

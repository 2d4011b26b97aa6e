"""What becomes of questions that nobody answered, where the rest is declared admissible all at once."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QVBoxLayout, QWidget

from evalapp.domain.texts import _
from evalapp.operations.admissibility.unanswered import Unanswered, questions_words
from evalapp.operations.panel.admitting import Admission
from ui.look import theme
from ui.widgets.text import Label


class QuestionsChoice(QWidget):
    """Hidden where nothing is open; those applications are left out until somebody chooses otherwise.

    `chosen()` once it is another.
    """

    chosen = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.words = Label(type="table", tone="attention", wrap=True)
        said: Mapping[Unanswered, str] = {
            Unanswered.LEAVE: _("Leave those applications out, to be looked at one by one"),
            Unanswered.ANSWER: _(
                "Answer those questions “yes”, with the reason “declared for all at once”; what does not hold by "
                "itself becomes an exception above"
            ),
        }
        self._group = QButtonGroup(self)
        self.buttons: dict[Unanswered, QRadioButton] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.XS)
        column.addWidget(self.words)
        for choice, text in said.items():
            button = QRadioButton(text)
            self._group.addButton(button)
            self.buttons[choice] = button
            column.addWidget(button)
        self.begin()
        self._group.buttonToggled.connect(self._tell)
        self.hide()

    @property
    def unanswered(self) -> Unanswered:
        return next(choice for choice, button in self.buttons.items() if button.isChecked())

    def begin(self) -> None:
        self._group.blockSignals(True)
        self.buttons[Unanswered.LEAVE].setChecked(True)
        self._group.blockSignals(False)

    def show_plan(self, plan: Admission) -> None:
        held = [each.number for each in plan.held]
        open_ones = plan.questions.of((*plan.clear, *plan.left, *held))
        self.setVisible(bool(open_ones))
        if open_ones:
            text = _("Nobody answered {questions}.")
            self.words.setText(text.format(questions=questions_words(open_ones)))

    def _tell(self, _button: object, is_on: bool) -> None:
        if is_on:
            self.chosen.emit()

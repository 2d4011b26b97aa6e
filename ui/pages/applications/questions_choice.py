"""What becomes of questions that nobody answered, where the rest is declared admissible all at once."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QVBoxLayout, QWidget

from evalapp.domain.texts import _, ngettext
from evalapp.operations.admissibility.unanswered import Unanswered, questions_words
from evalapp.operations.panel.admitting import Admission
from evalapp.words.phrases import MOST_NAMED, numbered, opening
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

    def show_plan(self, plan: Admission, picked: Collection[str]) -> None:
        """What is `picked` takes part: it is not among what is left out, also where its questions stay open."""
        every = (*plan.clear, *plan.left, *(each.number for each in plan.held))
        let_through = picked if self.unanswered is Unanswered.LEAVE else ()
        left = plan.questions.of(each for each in every if each not in let_through)
        others = plan.questions.of(each for each in every if each in let_through)
        said = []
        if left:
            said.append(_("Nobody answered {questions}.").format(questions=questions_words(left)))
        if others:
            text = ngettext(
                "{applications} takes part all the same, with its questions open: you let it through.",
                "{applications} take part all the same, with their questions open: you let them through.",
                len(others),
            )
            said.append(text.format(applications=opening(numbered(list(others), most=MOST_NAMED))))
        self.words.setText(" ".join(said))
        self.setVisible(bool(said))

    def _tell(self, _button: object, is_on: bool) -> None:
        if is_on:
            self.chosen.emit()

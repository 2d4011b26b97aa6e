"""The choices that a merge asks, or left open: a list at the left, the one at hand beside it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QWidget

from evalapp.domain.merge import Choice, ChoiceKey
from evalapp.domain.texts import _, ngettext
from evalapp.operations.exchange.choices import asked_alone
from evalapp.operations.exchange.effect import effect_of
from evalapp.operations.exchange.merging import MergePlan
from evalapp.operations.exchange.other_scores import other_scores
from ui.look import theme
from ui.pages.exchange.choices.choice_view import ChoiceView
from ui.pages.exchange.choices.choice_words import (
    Asked,
    choice_columns,
    choice_rows,
    effect_words,
    found_words,
    keep_all_words,
    of_file_words,
    onward_words,
)
from ui.session import Session
from ui.tables.row_table import RowTable
from ui.tables.rows import RowsModel
from ui.widgets.buttons import LinkButton
from ui.widgets.card import Card
from ui.widgets.progress import ProgressBar
from ui.widgets.text import Label

_LIST, _SHARE = 300, 0.36  # pixels as designed at most, and no more of the width than this


class ChoicesPanel(QWidget):
    """`chosen(keys, choice)`: one choice, or all that one file brought and that may be answered together.

    `note` is said under the list: what it means that a choice is open. `shown` when another one is at hand, and
    `passed` once somebody goes on from the last one.
    """

    chosen = Signal(object, object)
    shown = Signal()
    passed = Signal()

    def __init__(self, session: Session, note: str) -> None:
        super().__init__()
        self._session = session
        self._plan: MergePlan | None = None
        self._asked: Sequence[Asked] = ()
        self._alone: dict[ChoiceKey, str] = {}
        self.table = RowTable(
            RowsModel(choice_columns(), key=lambda row: row.choice.key, texts=found_words),
            _("Choices"),
            row_height=37,
        )
        self.table.chosen.connect(self._show)
        self._made = Label(type="caption", tone="dim")
        self._bar = ProgressBar()
        self.of_file = Label(type="caption", tone="dim", wrap=True)
        self.keep_all = LinkButton("", self._keep_all, quiet=True)
        self.take_all = LinkButton("", self._take_all, quiet=True)
        self.open_all = LinkButton("", self._open_all, quiet=True)
        self.view = ChoiceView()
        self.view.chosen.connect(self._choose)
        self.view.stepped.connect(self._step)
        self.view.done.connect(self._go_on)
        self.view.entered.connect(self.go_on_as_chosen)
        top = QHBoxLayout()
        top.addWidget(Label(_("Choices"), type="section"), 1)
        top.addWidget(self._made)
        card = Card()
        for item in (top, self._bar):
            card.body.addLayout(item) if isinstance(item, QHBoxLayout) else card.body.addWidget(item)
        card.body.addWidget(self.table)
        for widget in (self.of_file, self.keep_all, self.take_all, self.open_all):
            card.body.addWidget(widget)
        self._note = Label(note, type="caption", tone="dim", wrap=True)
        card.body.addWidget(self._note)
        card.body.addStretch(1)
        self._list = card
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.XL)
        layout.addWidget(card)
        area = QScrollArea()
        area.setWidgetResizable(True)
        # The keyboard scrolls it by going to the controls in it.
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(self.view)
        layout.addWidget(area, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The list leaves the versions their room."""
        super().resizeEvent(event)
        least = max(round(self.width() * _SHARE), self._list.minimumSizeHint().width())
        self._list.setFixedWidth(min(least, theme.pixels(_LIST)))

    def ask(self, asked: Sequence[Asked], plan: MergePlan | None = None) -> None:
        """Show these, of a plan or as the panel keeps them.

        The one at hand stays at hand while it is among them, else the one in its place.
        """
        place = self._place()
        self._asked, self._plan = asked, plan
        self._alone = asked_alone([each.choice for each in asked])
        made = sum(each.choice.choice is not Choice.OPEN for each in asked)
        self._made.setText(_("{n} of {all} made").format(n=made, all=len(asked)))
        self._bar.set_progress(made, len(asked), self._made.text())
        self.table.set_rows(choice_rows(asked))
        if not asked:
            return
        if self.table.chosen_row is None:
            shown = self._shown or asked
            self.table.choose(shown[min(place, len(shown) - 1)].choice.key)
        else:
            self._show(self.table.chosen_row)

    def take_focus(self) -> None:
        self.view.take_focus()

    @property
    def _shown(self) -> list[Asked]:
        """As the list shows them, sorted and filtered."""
        return [line for line in self.table.rows_model.lines if isinstance(line, Asked)]

    def _place(self) -> int:
        row = self.table.chosen_row
        keys = [each.choice.key for each in self._shown]
        return keys.index(row.choice.key) if row is not None and row.choice.key in keys else 0

    def _show(self, row: Asked | None) -> None:
        if row is None:
            return
        others = other_scores(self._session.view, row.choice, self._plan)
        effect = effect_words(row, effect_of(self._session.view, row.choice), self._session.call.scheme)
        self.view.show_choice(row, self._place() + 1, len(self._shown), others, effect, self._asked)
        self.shown.emit()
        origin, all_of_it = row.choice.incoming.file, self._of_file(row)
        together = self._together(row)
        alone = [why for key, why in self._alone.items() if key in all_of_it]
        n = len(together)
        self.of_file.setText(of_file_words(len(all_of_it), origin, alone))
        self.of_file.setVisible(len(all_of_it) > 1)
        is_offered = len(all_of_it) > 1 and n > 0
        is_made = any(
            each.choice.choice is not Choice.OPEN for each in self._asked if each.choice.key in together
        )
        for widget in (self.keep_all, self.take_all):
            widget.setVisible(is_offered)
        # Who has made some knows what it means that one is open, and may want them open again.
        self.open_all.setVisible(is_offered and is_made)
        self._note.setVisible(not (is_offered and is_made))
        kept_of = {each.other for each in self._asked if each.choice.key in together}
        self.keep_all.set_text(keep_all_words(n, kept_of))
        self.take_all.set_text(
            ngettext("Take the file in all {n}", "Take the file in all {n}", n).format(n=n)
        )
        self.open_all.set_text(ngettext("Leave {n} open", "Leave all {n} open", n).format(n=n))

    def _of_file(self, row: Asked) -> list[ChoiceKey]:
        origin = (row.choice.device, row.choice.incoming.file)
        return [
            each.choice.key
            for each in self._asked
            if (each.choice.device, each.choice.incoming.file) == origin
        ]

    def _together(self, row: Asked) -> list[ChoiceKey]:
        """Those of its file that one answer may be given to: not what must be asked by itself."""
        return [key for key in self._of_file(row) if key not in self._alone]

    def _choose(self, choice: Choice) -> None:
        if self.table.chosen_row is not None:
            self.chosen.emit([self.table.chosen_row.choice.key], choice)

    def _keep_all(self) -> None:
        self._choose_all(Choice.KEEP)

    def _take_all(self) -> None:
        self._choose_all(Choice.TAKE)

    def _open_all(self) -> None:
        self._choose_all(Choice.OPEN)

    def _choose_all(self, choice: Choice) -> None:
        if self.table.chosen_row is not None:
            self.chosen.emit(self._together(self.table.chosen_row), choice)

    def _go_on(self) -> None:
        """To the next one that is open, with the keyboard on its cards."""
        shown, place = self._shown, self._place()
        after = [*shown[place + 1 :], *shown[:place]]
        following = next((each for each in after if each.choice.choice is Choice.OPEN), None)
        if following is not None:
            self.table.choose(following.choice.key)
            self.view.take_focus()

    @property
    def onward(self) -> str:
        """What `go_on_as_chosen` comes to now, for the button that does it."""
        row = self.table.chosen_row
        choice = row.choice.choice if row is not None else Choice.OPEN
        return onward_words(choice, is_last=self._place() + 1 >= len(self._shown))

    def go_on_as_chosen(self) -> None:
        """The one at hand stays as it is chosen; to the one beneath it."""
        place = self._place() + 1
        if place < len(self._shown):
            self.table.choose(self._shown[place].choice.key)
            self.view.take_focus()
        else:
            self.passed.emit()

    def _step(self, by: int) -> None:
        if shown := self._shown:
            self.table.choose(shown[(self._place() + by) % len(shown)].choice.key)

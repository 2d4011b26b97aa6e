"""Conditions of a proposal: those there are, and a line that takes another."""

from __future__ import annotations

import json
from collections.abc import Sequence
from contextlib import suppress
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from evalapp.domain.deciding.values import Condition
from evalapp.domain.errors import BadValue
from evalapp.domain.scheme.model import Criterion
from evalapp.domain.texts import _, pgettext
from evalapp.operations.admissibility.days import typed_day
from evalapp.words import formats
from evalapp.words.deciding import dropped_words
from ui.access.tab_order import put_in_tab_order
from ui.look import theme
from ui.widgets.buttons import Button, LinkButton
from ui.widgets.card import empty
from ui.widgets.fields import ChoiceField, LineField, SentenceField
from ui.widgets.text import Label

_DAY, _LEAST = 128, 6  # pixels as designed, and letters of a criterion


class Conditions(QWidget):
    """`kept` holds what was added, as a text that a draft can keep; `text` takes the next one. `changed` of either.

    `caution` is what the page says of them, that keeps nothing back.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.kept = QLineEdit(self)
        self.kept.hide()
        self.text, self.until, self.criterion = SentenceField(), LineField(), ChoiceField()
        self.error = Label(type="caption", tone="bad", wrap=True)
        self.error.hide()
        self.caution = Label(type="caption", tone="attention", wrap=True)
        self.caution.hide()
        self.heading = Label(_("Conditions"), type="section")
        self.number = Label(type="caption", tone="dim")
        self.add_button = Button(pgettext("condition", "Add"), self.add)
        self.add_button.setAccessibleName(_("Add the condition"))
        self._titles: dict[str, str] = {}
        self._arrange()
        self.kept.textChanged.connect(self._show)
        for field in (self.text, self.until):
            field.returnPressed.connect(self.add)
            field.textChanged.connect(self.changed)
        self._show()

    def _arrange(self) -> None:
        for field, words in (
            (self.text, _("What it asks of the applicant")),
            (self.until, _("To be met by")),
        ):
            field.setAccessibleName(words)
        self.text.setPlaceholderText(_("What it asks of the applicant"))
        self.until.setPlaceholderText(_("day/month/year"))
        self.until.setToolTip(_("To be met by"))
        self.criterion.setAccessibleName(_("Criterion that it is about"))
        head, under = QHBoxLayout(), QHBoxLayout()
        head.setSpacing(theme.S)
        head.addWidget(self.heading)
        head.addWidget(self.number, 1)
        under.setSpacing(theme.S)
        self.until.setFixedWidth(theme.pixels(_DAY))
        self.criterion.setMinimumContentsLength(_LEAST)
        self.criterion.setSizeAdjustPolicy(ChoiceField.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        under.addWidget(self.until)
        under.addWidget(self.criterion, 1)
        under.addWidget(self.add_button)
        self._list = QVBoxLayout()
        self._list.setSpacing(theme.S)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.S)
        layout.addLayout(head)
        layout.addLayout(self._list)
        layout.addWidget(self.text)
        layout.addLayout(under)
        layout.addWidget(self.error)
        layout.addWidget(self.caution)

    def set_criteria(self, criteria: Sequence[Criterion]) -> None:
        titles = {each.id: str(each.title) for each in criteria}
        if titles == self._titles:
            return
        self._titles = titles
        self.criterion.clear()
        self.criterion.addItem(_("no criterion"), "")
        for id, title in titles.items():
            self.criterion.addItem(title, id)
        self._show()

    @property
    def found(self) -> tuple[Condition, ...]:
        """Those that were added."""
        return tuple(
            Condition(text=text, until=until, criterion=criterion)
            for text, until, criterion in _read(self.kept.text())
        )

    @property
    def typed(self) -> tuple[Condition, ...]:
        """Those that were added, and what is typed of the next one; a day that is none yet says nothing."""
        text, until = self.text.text().strip(), ""
        with suppress(BadValue):
            until = typed_day(self.until.text())
        return (*self.found, Condition(text=text, until=until)) if text or until else self.found

    def show_caution(self, words: str) -> None:
        self.caution.setText(words)
        self.caution.setVisible(bool(words))

    def add(self) -> bool:
        """Take in what is typed; False where it cannot be, and then what is wrong stands below it."""
        typed = self.text.text().strip()
        if not typed:
            wrong = _("Say what the condition is.") if self.until.text().strip() else ""
            self._say(wrong)
            return not wrong
        try:
            until = typed_day(self.until.text()) if self.until.text().strip() else ""
        except BadValue as error:
            self._say(str(error))
            self.until.setFocus()
            return False
        criterion = str(self.criterion.currentData() or "")
        rows = [*_read(self.kept.text()), (typed, until, criterion)]
        self.text.clear()
        self.until.clear()
        self.criterion.setCurrentIndex(0)
        self.kept.setText(json.dumps(rows, ensure_ascii=False))
        self._say("")
        self.text.setFocus()
        return True

    def remove(self, at: int) -> None:
        rows = _read(self.kept.text())
        del rows[at]
        self.kept.setText(json.dumps(rows, ensure_ascii=False) if rows else "")
        self.text.setFocus()

    def _say(self, wrong: str) -> None:
        self.error.setText(wrong)
        self.error.setVisible(bool(wrong))

    def _show(self) -> None:
        empty(self._list)
        rows = _read(self.kept.text())
        self.number.setText(str(len(rows)) if rows else "")
        last: QWidget = self.kept  # hidden, and before the line that takes another
        for n, (text, until, criterion) in enumerate(rows):
            line = self._line(n, text, until, criterion)
            self._list.addWidget(line)
            last = put_in_tab_order(last, line)
        self._say("")
        self.changed.emit()

    def _line(self, n: int, text: str, until: str, criterion: str) -> QWidget:
        line = QWidget()
        row, words = QHBoxLayout(line), QVBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.S)
        words.setSpacing(0)
        words.addWidget(Label(f"{n + 1}. {text}", type="table", wrap=True))
        title = (self._titles.get(criterion) or dropped_words(criterion)) if criterion else ""
        about = " · ".join(filter(None, (formats.date_field(until), title)))
        if about:
            words.addWidget(Label(about, type="caption", tone="dim", wrap=True))
        row.addLayout(words, 1)
        remove = LinkButton(_("Remove"), partial(self.remove, n), quiet=True)
        remove.setAccessibleName(_("Remove condition {n}").format(n=n + 1))
        row.addWidget(remove, 0, Qt.AlignmentFlag.AlignTop)
        return line


def written(conditions: Sequence[Condition]) -> str:
    """As `Conditions.kept` holds them."""
    rows = [(each.text, each.until, each.criterion) for each in conditions]
    return json.dumps(rows, ensure_ascii=False) if rows else ""


def _read(text: str) -> list[tuple[str, str, str]]:
    """Of what a draft gave back nothing is trusted."""
    try:
        rows = json.loads(text) if text else []
    except ValueError:
        return []
    return [
        (row[0], row[1], row[2])
        for row in rows
        if isinstance(row, list) and len(row) == 3 and all(isinstance(each, str) for each in row)
    ]

"""What a new call says of itself: its name and money, its days, and how it is decided and told."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QVBoxLayout, QWidget

from evalapp.domain.errors import BadValue
from evalapp.domain.terms.plan import past_days, refuse_disorder
from evalapp.domain.texts import _
from evalapp.domain.times import BRUSSELS
from evalapp.operations.panel.course.fields import with_field
from evalapp.operations.panel.terms import CallEdit
from evalapp.words import formats
from evalapp.words.fields import call_choices, call_labels
from ui.look import theme
from ui.widgets.fields import ChoiceField, LineField, show_amount
from ui.widgets.scrolling import bring_into_view
from ui.widgets.text import Label, keep_room, restyle

_LINES = 2  # of a note under a field
DAYS = ("opens_on", "submitted_until", "deadline", "decision_on")


class _Both(QWidget):
    """Two notes in one place, of which mostly one is there: their room is kept, so that nothing moves."""

    def __init__(self, *notes: Label) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for note in notes:
            note.hide()
            column.addWidget(note)
        column.addStretch()
        notes[0].ensurePolished()
        self.setMinimumHeight(_LINES * notes[0].fontMetrics().lineSpacing())


class CallForm(QWidget):
    """`entered()` for Return in a field; `changed()` whenever something in it is another."""

    entered = Signal()
    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.fields: dict[str, LineField] = {}
        self.choices: dict[str, ChoiceField] = {}
        self.errors: dict[str, Label] = {}
        self.budget_read = Label(type="caption", tone="dim")
        self.budget_read.hide()
        self.disorder = Label(type="caption", tone="bad", wrap=True)
        self.past = Label(type="caption", tone="attention", wrap=True)
        self._of_days = _Both(self.disorder, self.past)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.S)
        self._labels = call_labels()
        self._add_group(column, _("The call"), ("title", "reference", "budget"))
        self._add_group(column, _("Its days"), DAYS)
        column.addWidget(self._of_days)
        self._add_group(
            column,
            _("Decision and reports"),
            ("body", "language", "anonymous", "effects", "quorum", "retention", "what_if"),
        )
        self.fields["budget"].textChanged.connect(self._show_read)
        for name in DAYS:
            self.fields[name].textChanged.connect(self._show_past)

    def _add_group(self, column: QVBoxLayout, title: str, names: tuple[str, ...]) -> None:
        column.addWidget(Label(title, type="section"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.L)
        grid.setVerticalSpacing(theme.XS)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        for n, name in enumerate(names):
            row, side = divmod(n + (1 if names[0] == "title" and n else 0), 2)
            wide = 2 if name == "title" else 1
            grid.addWidget(Label(self._labels[name], type="caption", tone="dim"), row * 3, side, 1, wide)
            grid.addWidget(self._field(name), row * 3 + 1, side, 1, wide)
            if name in self.fields:
                error = self._error(name, lines=0 if name == "budget" else 1 if wide == 2 else _LINES)
                below = _Both(error, self.budget_read) if name == "budget" else error
                grid.addWidget(below, row * 3 + 2, side, 1, wide)
        column.addLayout(grid)

    def _field(self, name: str) -> QWidget:
        if call_choices(name):
            choice = self.choices[name] = ChoiceField()
            for words, typed in call_choices(name):
                choice.addItem(words, typed)
            choice.setAccessibleName(self._labels[name])
            choice.currentIndexChanged.connect(self.changed)
            return choice
        field = self.fields[name] = LineField()
        field.setAccessibleName(self._labels[name])
        field.setPlaceholderText(_hint(name))
        field.returnPressed.connect(self.entered)
        field.textChanged.connect(self.changed)
        field.textChanged.connect(self._forgiving(name))
        return field

    def _error(self, name: str, lines: int) -> Label:
        label = self.errors[name] = Label(type="caption", tone="bad", wrap=True)
        label.hide()
        keep_room(label, lines)
        return label

    def _forgiving(self, name: str) -> Callable[[], None]:
        """A fault that is said goes as soon as what is typed is none; it is not said while somebody still types."""

        def forgive() -> None:
            if not self.errors[name].isHidden():
                self._fault_of(name)
            self.disorder.hide()

        return forgive

    def typed(self) -> dict[str, str]:
        """Of every field, as `operations.panel.call_fields` reads it."""
        return {
            **{name: field.text().strip() for name, field in self.fields.items()},
            **{name: str(choice.currentData()) for name, choice in self.choices.items()},
        }

    def filled(self) -> list[QLineEdit]:
        """In which somebody typed something."""
        return [
            field
            for name, field in self.fields.items()
            if (field.isModified() if name == "title" else field.text().strip())
        ]

    def read(self) -> CallEdit | None:
        """What is typed; None where a field holds what cannot be read, which is said below it."""
        faults = [name for name in self.typed() if self._fault_of(name)]
        if faults:
            _go_to(self.fields[faults[0]], self.errors[faults[0]])
            return None
        edit = self._edit()
        try:
            plan = edit.plan
            if plan is not None:
                refuse_disorder(
                    plan, submitted_until=edit.submitted_until or "", deadline=edit.deadline or ""
                )
        except BadValue as error:
            self.disorder.setText(str(error))
            self.disorder.show()
            _go_to(self.fields["opens_on"], self.disorder)
            return None
        return edit

    def _edit(self) -> CallEdit:
        edit = CallEdit()
        for name, text in self.typed().items():
            if text:
                edit = with_field(edit, name, text)
        return edit

    def _fault_of(self, name: str) -> str:
        text, fault = self.typed()[name], ""
        if text:
            try:
                with_field(CallEdit(), name, text)
            except BadValue as error:
                fault = str(error)
        if name in self.fields:
            restyle(self.fields[name], wrong="true" if fault else "false")
            self.errors[name].setText(fault)
            self.errors[name].setVisible(bool(fault))
        return fault

    def _show_read(self, typed: str) -> None:
        show_amount(self.budget_read, typed)

    def _show_past(self) -> None:
        """A day that has gone by may be meant, and is likelier a slip."""
        days, until = [], ""
        for name in DAYS:
            try:
                edit = with_field(CallEdit(), name, self.fields[name].text())
            except BadValue:
                continue
            iso = edit.submitted_until or edit.deadline or ""
            until = edit.submitted_until or until
            if edit.plan is not None:
                iso = edit.plan.opens_on or edit.plan.decision_on
            if iso:
                days.append((f"{self._labels[name]} ({formats.day(iso)})", iso))
        gone = past_days(days, datetime.now(BRUSSELS).date())
        said = [_("Gone by already: {days}.").format(days=", ".join(gone))]
        if formats.is_past(until):
            said.append(
                _(
                    "Once applications were due the scheme is fixed: it then changes as a decided version only."
                )
            )
        self.past.setText(" ".join(said))
        self.past.setVisible(bool(gone))


def _go_to(field: QWidget, said: QWidget) -> None:
    """Both in sight: the button that asked stands far below."""
    field.setFocus()
    bring_into_view(said)
    bring_into_view(field)


def _hint(name: str) -> str:
    return {
        "reference": _("optional"),
        "budget": _("optional, for instance 4 000 000 or 4 M€"),
        "opens_on": _("day/month/year"),
        "submitted_until": formats.deadline_shape(),
        "deadline": formats.deadline_shape(),
        "decision_on": _("day/month/year"),
        "body": _("who decides on the advice of the jury"),
        "quorum": _("how many must be present"),
        "retention": _("nothing is destroyed by itself"),
    }.get(name, "")

"""What is said of the call, changed where it is read."""

from __future__ import annotations

from collections.abc import Callable, Hashable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from evalapp.domain.call import Call
from evalapp.domain.errors import KnownError
from evalapp.domain.permissions import Phase
from evalapp.domain.texts import _
from evalapp.domain.times import read_deadline
from evalapp.operations.panel.course.fields import fields_of, with_field
from evalapp.operations.panel.terms import CallEdit, ChangeTerms, SetCall
from evalapp.words import formats
from evalapp.words.fields import call_choices, call_labels
from ui.drafts.forms import Drafts
from ui.drafts.records import Values
from ui.look import theme
from ui.pages.overview.choice_line import ChoiceLine
from ui.pages.overview.terms import TermsForm
from ui.widgets.card import Card
from ui.widgets.fields import LineField, show_amount
from ui.widgets.text import Label, restyle

_TERMS = frozenset(("budget", "deadline", "submitted_until"))
_WIDE = frozenset(("title", "body"))
_DRAFT = "call"


def _day_shape() -> str:
    return _("day/month/year")


_SHAPES = {
    "opens_on": _day_shape,
    "submitted_until": formats.deadline_shape,
    "deadline": formats.deadline_shape,
    "decision_on": _day_shape,
}


class CallCard(Card):
    """Leaving a field stores it. `store(command)` returns a sentence for what is wrong, else nothing.

    Once scoring began, they are stored by the form under them alone, which asks why; `asked` tells that it opened or
    closed, `recorded` that it was. What is typed then is a draft.
    """

    asked = Signal()
    recorded = Signal()

    def __init__(self, store: Callable[[SetCall | ChangeTerms], str]) -> None:
        super().__init__(_("The call"))
        self._store = store
        self._call: Call | None = None
        self._has_begun = False
        self.fields: dict[str, LineField | ChoiceLine] = {}
        self._errors: dict[str, Label] = {}
        self.read = Label(type="caption", tone="dim")
        self.read.hide()
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.L)
        grid.setVerticalSpacing(theme.S)
        place = 0
        for name, label in call_labels().items():
            width = 2 if name in _WIDE else 1
            place += place % width
            grid.addWidget(self._make_field(name, label), place // 2, place % 2, 1, width)
            place += width
        self.body.addLayout(grid)
        budget = self.fields["budget"]
        assert isinstance(budget, LineField)
        budget.textChanged.connect(self._show_read)
        self.passed = Label(_("The deadline for applications has passed."), type="caption", tone="attention")
        self.body.addWidget(self.passed)
        self.fields["deadline"].editingFinished.connect(self._show_passed)
        self.why_not = Label(type="caption", tone="dim", wrap=True)
        self.body.addWidget(self.why_not)
        self.terms = TermsForm(self._record_terms, self._give_up_terms)
        self.terms.typed.connect(self._keep)
        self.body.addWidget(self.terms)
        self.drafts = Drafts(_say_draft)

    def _make_field(self, name: str, label: str) -> QWidget:
        holder = QWidget()
        layout = QVBoxLayout(holder)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        choices = call_choices(name)
        field = self.fields[name] = ChoiceLine(choices) if choices else LineField()
        field.setAccessibleName(label)
        field.editingFinished.connect(self.commit)
        field.textEdited.connect(self._keep)
        error = self._errors[name] = Label(type="caption", tone="bad", wrap=True)
        error.hide()
        layout.addWidget(Label(label, type="caption", tone="dim", wrap=True))
        layout.addWidget(field)
        if name == "budget":
            layout.addWidget(self.read)
        layout.addWidget(error)
        layout.setSpacing(theme.XS)
        return holder

    def show_call(self, call: Call, *, why_not: str, has_begun: bool) -> None:
        """`why_not`: why none of it may be changed now; empty where it may."""
        self.why_not.setText(why_not)
        self.why_not.setVisible(bool(why_not))
        for name, shape in _SHAPES.items():
            self.fields[name].setPlaceholderText("" if why_not else shape())
        self._call, self._has_begun = call, has_begun
        for name, text in fields_of(call).items():
            field = self.fields[name]
            field.make_still(is_still=bool(why_not))
            if (
                why_not or not field.isModified()
            ):  # what is typed and not stored stays as long as it can be stored
                field.setText(text)
                self._show_error(name, "")
        self._show_passed()
        if has_begun and not why_not:
            self._take_back(call)

    def _take_back(self, call: Call) -> None:
        """What was typed in an earlier window and waits for its reason still."""
        standing = tuple(fields_of(call).values())
        typed = self.drafts.adopt(_DRAFT, self._fits, standing=standing)
        if typed is None:
            return
        *texts, reason, body, day = typed
        for field, text in zip(self.fields.values(), texts, strict=True):
            if text is not None:
                field.setText(str(text))
                field.setModified(True)
        self.commit()
        if self.is_asking:
            self.terms.answer(str(reason), str(body), str(day))
            self._keep()

    def _fits(self, typed: Values) -> bool:
        """A text for each field, None where it is as stored, and the three answers."""
        answers = typed[len(self.fields) :]
        return len(answers) == 3 and None not in answers and not any(isinstance(each, int) for each in typed)

    def _keep(self) -> None:
        """Once scoring began: before that, leaving a field stores it."""
        typed = [field.text() if field.isModified() else None for field in self.fields.values()]
        if self._has_begun and any(text is not None for text in typed):
            self.drafts.keep(_DRAFT, (*typed, *self.terms.answers()))
        elif self.drafts.has(_DRAFT):
            self.drafts.forget(_DRAFT)

    def _show_read(self, typed: str) -> None:
        """Which amount would be stored, while it is typed."""
        show_amount(self.read, typed)

    def _show_passed(self) -> None:
        """Also before it is stored; not once the jurors are no longer waited for, nor of the demo, of 2015."""
        call = self._call
        is_waited = call is not None and call.phase in (Phase.DRAFT, Phase.SCORING) and not call.is_demo
        try:
            typed = read_deadline(self.fields["deadline"].text())
        except KnownError:
            typed = ""
        self.passed.setVisible(is_waited and formats.is_past(typed))

    def commit(self) -> None:
        """Store what is typed and not stored yet."""
        for name in self.fields:
            self._commit(name)
        self._keep()

    def _commit(self, name: str) -> None:
        field = self.fields[name]
        if self._call is None or field.isReadOnly() or not field.isModified():
            return
        wrong = ""
        if field.text().strip() != fields_of(self._call)[name]:
            try:
                edit = with_field(CallEdit(), name, field.text().strip(), plan=self._call.plan)
            except KnownError as error:
                wrong = str(error)
            else:
                if self._has_begun:
                    self._show_error(name, "")
                    self.terms.ask(is_decision=not _TERMS.isdisjoint(self._changed()))
                    self.asked.emit()
                    return
                field.setModified(False)
                wrong = self._store(SetCall(edit=edit))
        field.setModified(bool(wrong))
        self._show_error(name, wrong)
        if self.is_asking and not self._changed():
            self.terms.hide()
            self.asked.emit()

    def unstored(self) -> tuple[str, ...]:
        """Names what is typed and refused, or waits for its reason."""
        return tuple(field.accessibleName() for field in self.fields.values() if field.isModified())

    @property
    def is_asking(self) -> bool:
        """Whether something typed waits for its reason, and is not stored."""
        return not self.terms.isHidden()

    def _changed(self) -> list[str]:
        """The fields that say something else than the call."""
        assert self._call is not None
        return [
            name for name, text in fields_of(self._call).items() if self.fields[name].text().strip() != text
        ]

    def _record_terms(self, reason: str, body: str, day: str) -> str:
        assert self._call is not None
        changed = self._changed()
        edit = CallEdit()
        try:
            for name in changed:
                edit = with_field(edit, name, self.fields[name].text().strip(), plan=self._call.plan)
        except KnownError as error:
            return str(error)
        for name in changed:  # else the answer to the change would leave them as typed
            self.fields[name].setModified(False)
        wrong = self._store(ChangeTerms(edit=edit, reason=reason, decided_by=body, decided_on=day))
        for name in changed:
            self.fields[name].setModified(bool(wrong))
        if not wrong and changed:
            self.fields[changed[0]].setFocus()  # before the form goes, and the keyboard with it
        self.terms.setVisible(bool(wrong))
        self._keep()
        self.asked.emit()
        if not wrong:
            self.recorded.emit()
        return wrong

    def _give_up_terms(self) -> None:
        assert self._call is not None
        for name, text in fields_of(self._call).items():
            self.fields[name].setText(text)
            self._show_error(name, "")
        self._show_passed()
        self.terms.hide()
        self._keep()
        self.asked.emit()

    def _show_error(self, name: str, text: str) -> None:
        self._errors[name].setText(text)
        self._errors[name].setVisible(bool(text))
        restyle(self.fields[name], wrong="true" if text else "false")


def _say_draft(_key: Hashable) -> str:
    return _("the change to the call")

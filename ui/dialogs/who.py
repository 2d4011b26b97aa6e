"""Who is working in this panel: a name from its register, or one that is typed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QWidget

from evalapp.domain.jury.likeness import is_same_person_name
from evalapp.domain.people import OFFICE, Person, Role, names_of
from evalapp.domain.texts import _
from evalapp.domain.writing.typed import typed_line
from evalapp.operations.actors import machine_user
from ui.dialogs.overlay import Overlay
from ui.look import theme
from ui.widgets.buttons import LinkButton, PrimaryButton
from ui.widgets.fields import ChoiceField, LineField
from ui.widgets.text import Label

_MOST_LETTERS = 120


class WorkerFields:
    """Name and role of somebody at work, with what was typed last or the account of the computer proposed."""

    def __init__(self, worker: tuple[str, str] | None) -> None:
        name, role = worker or (machine_user().name, Role.SECRETARY)
        self.name, self.role = LineField(), ChoiceField()
        self.name.setMaxLength(_MOST_LETTERS)
        self.name.setAccessibleName(_("Your name"))
        self.name.setText(name)
        self.role.setAccessibleName(_("Your role"))
        for each in OFFICE:
            self.role.addItem(each.label, each.value)
        self.role.setCurrentIndex(max(0, self.role.findData(str(role))))

    def add_to(self, form: QFormLayout) -> None:
        """On one row: a form that is a row longer has its button below the window."""
        row = QHBoxLayout()
        row.setSpacing(theme.S)
        row.addWidget(self.name, 1)
        row.addWidget(self.role)
        form.addRow(Label(_("Your name"), tone="dim"), row)

    @property
    def typed(self) -> tuple[str, Role]:
        """The name is empty where none was typed."""
        return typed_line(self.name.text()), Role(self.role.currentData())


class WhoSheet(Overlay):
    """`chosen(id)` of somebody in the register, or `typed(name, role)`; closed without either nothing changes.

    `taker`: who took the panel over, if anybody did, and is likelier to work in it than the secretary of its register.
    """

    chosen = Signal(str)
    typed = Signal(str, Role)

    def __init__(
        self, window: QWidget, people: Sequence[Person], worker: tuple[str, str] | None, taker: str = ""
    ) -> None:
        super().__init__(window, _("Who is working in this panel?"), width=460)
        self.card.heading.setText(self.accessibleName())
        self.card.heading.show()
        said = _(
            "What you do from now on stands in the history and in the reports under this name. You can change it at "
            "the top of the window."
        )
        self.card.body.addWidget(Label(said, tone="dim", wrap=True))
        self.who = ChoiceField()
        self.who.setAccessibleName(_("Who"))
        names = names_of(people)
        for person in people:
            self.who.addItem(f"{person.office_label} · {names[person.id]}", person.id)
        self.who.addItem(_("Somebody else…"), "")
        self.who.setCurrentIndex(_proposed(people, worker, taker))
        self.fields = WorkerFields(worker or ((taker, Role.SECRETARY) if taker else None))
        self._form = QFormLayout()
        self._form.setHorizontalSpacing(theme.L)
        self._form.setVerticalSpacing(theme.S)
        self._form.addRow(Label(_("Who"), tone="dim"), self.who)
        self.fields.add_to(self._form)
        self._form.setRowVisible(0, bool(people))
        self.card.body.addLayout(self._form)
        row = QHBoxLayout()
        row.setSpacing(theme.M)
        row.addStretch()
        self.later = LinkButton(_("Only read for now"), self.close_over)
        self.button = PrimaryButton(_("Go on under this name"), self.go_on)
        row.addWidget(self.later)
        row.addWidget(self.button)
        self.card.body.addLayout(row)
        self.who.currentIndexChanged.connect(self._follow)
        self.fields.name.textChanged.connect(self._follow)
        self.fields.name.returnPressed.connect(self.go_on)
        self._follow()
        self.setFocusProxy(self.who if people else self.fields.name)

    def _follow(self) -> None:
        is_other = not self.who.currentData()
        self._form.setRowVisible(1, is_other)
        self.button.setEnabled(not is_other or bool(self.fields.typed[0]))

    def go_on(self) -> None:
        if not self.button.isEnabled():
            return
        person, (name, role) = self.who.currentData(), self.fields.typed
        self.close_over()
        if person:
            self.chosen.emit(person)
        else:
            self.typed.emit(name, role)


def _proposed(people: Sequence[Person], worker: tuple[str, str] | None, taker: str) -> int:
    """Who is called like whoever works on this machine; else who took the panel over, or the secretary."""
    known = worker[0] if worker is not None else machine_user().name
    for wanted in (known, machine_user().name, *([taker] if taker else [])):
        spelt = [n for n, each in enumerate(people) if is_same_person_name(each.name, wanted)]
        if len(spelt) == 1:
            return spelt[0]
    if taker:
        return len(people)
    secretaries = [n for n, each in enumerate(people) if each.role is Role.SECRETARY]
    return secretaries[0] if len(secretaries) == 1 else len(people)

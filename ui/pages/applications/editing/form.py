"""The form of one application, at the right of the list: sections of fields, its partners and its budget."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from evalapp.domain.application import Helix
from evalapp.domain.texts import _
from evalapp.operations.panel.editing.texts import answer_text
from evalapp.words.fields import field_label
from ui.drafts.forms import DraftForm, Drafts
from ui.look import theme
from ui.pages.applications.editing.attachments import AttachmentLines
from ui.pages.applications.editing.grid import GridColumn, GridField
from ui.widgets.buttons import Button, LinkButton, PrimaryButton
from ui.widgets.card import Card
from ui.widgets.fields import LineField, SentenceField, TextField
from ui.widgets.form_field import FormField
from ui.widgets.scrolling import scrolling
from ui.widgets.text import Label

WIDTH = 520
_LONG = {"summary": 4, "reorientation": 3}
_GRIDS = ("partners", "budget", "extra")


@dataclass(frozen=True, kw_only=True, slots=True)
class FormTexts:
    """What stands in the form: a text by field, and the rows of each list by their fields."""

    fields: Mapping[str, str] = field(default_factory=dict)
    lists: Mapping[str, list[Mapping[str, str]]] = field(default_factory=dict)


class ApplicationForm(QWidget):
    """`saved()`, `left()` and `removed()`; what is typed is a draft until it is saved."""

    saved = Signal()
    left = Signal()
    removed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.drafts = Drafts(self._say_draft)
        self.fields: dict[str, FormField] = {}
        self._heading = Label(type="section", wrap=True)
        cards = [
            self._card(_("Application"), "number", "title", "acronym", "organisation", "enterprise_number",
                       "sector", "province", "summary"),
            self._card(_("Project and support"), "start", "years", "requested_support", "total_budget",
                       "earlier_instrument", "reorientation"),
            self._card(_("Contact and submission"), "contact", "email", "submitted_at"),
        ]  # fmt: skip
        self.grids = _grids()
        for name, heading in (
            ("partners", _("Partners")),
            ("budget", _("Budget of the project")),
            ("extra", _("Further fields")),
        ):
            card = Card(heading)
            card.body.addWidget(self.grids[name])
            cards.append(card)
        self.attachments = AttachmentLines()
        cards.append(self.attachments)
        self.reason = FormField(_("Reason"), SentenceField())
        self.error = Label(type="caption", tone="bad", wrap=True)
        self.error.hide()
        self.save_button = PrimaryButton(_("Save"), self.saved.emit)
        self.leave_button = Button(_("Cancel"), self.left.emit)
        self.remove_button = LinkButton(_("Remove"), self.removed.emit)
        self._draft = DraftForm(
            self.drafts,
            *(self._typed_in(name) for name in self.fields),
            *(self.grids[name].kept for name in _GRIDS),
            parent=self,
        )
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, theme.M, 0)
        column.setSpacing(theme.M)
        for card in cards:
            column.addWidget(card)
        self._area = scrolling(inner, width=theme.pixels(WIDTH))
        # The buttons stand below what scrolls, so that no error moves them.
        foot = QHBoxLayout()
        foot.setSpacing(theme.S)
        for button in (self.save_button, self.leave_button):
            foot.addWidget(button)
        foot.addStretch(1)
        foot.addWidget(self.remove_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.S)
        layout.addWidget(self._heading)
        layout.addWidget(self._area, 1)
        layout.addWidget(self.reason)
        layout.addWidget(self.error)
        layout.addLayout(foot)

    def _card(self, heading: str, *names: str) -> Card:
        card = Card(heading)
        for name in names:
            words = field_label(name)
            typed = TextField(words, lines=_LONG[name]) if name in _LONG else LineField()
            if isinstance(typed, LineField):
                typed.returnPressed.connect(self.saved)
            self.fields[name] = FormField(words, typed)
            card.body.addWidget(self.fields[name])
        return card

    def _typed_in(self, name: str) -> QLineEdit | QPlainTextEdit:
        typed = self.fields[name].field
        assert isinstance(typed, QLineEdit | QPlainTextEdit)
        return typed

    def show_for(self, number: str, stored: FormTexts, *, asks_reason: bool, standing: object) -> None:
        """`number` is empty for one that is added; `stored` is what the panel says of it now."""
        self._heading.setText(
            _("Change {application}").format(application=number) if number else _("Add an application")
        )
        typed = self._typed_in("number")
        assert isinstance(typed, LineField)
        typed.make_still(is_still=bool(number))
        self.remove_button.setVisible(bool(number))
        self.attachments.setVisible(bool(number))
        self.reason.setVisible(asks_reason)
        self.say({}, {})
        self.show_error("")
        self._draft.show_for(
            number,
            *(stored.fields.get(name, "") for name in self.fields),
            *(self.grids[name].spelled(stored.lists.get(name, [])) for name in _GRIDS),
            standing=standing,
        )

    def leave(self) -> None:
        """Nothing that becomes of the fields is a draft from now on."""
        self._draft.leave()
        reason = self.reason.field
        assert isinstance(reason, SentenceField)
        reason.clear()

    def texts(self) -> FormTexts:
        return FormTexts(
            fields={name: self._text(name) for name in self.fields},
            lists={name: list(self.grids[name].rows) for name in _GRIDS},
        )

    @property
    def reason_text(self) -> str:
        reason = self.reason.field
        assert isinstance(reason, SentenceField)
        return reason.text()

    def say(self, wrong: Mapping[str, str], said: Mapping[str, str]) -> None:
        """By place, beside what it is about; the keyboard goes to the first that is wrong."""
        for name, each in self.fields.items():
            each.say(wrong.get(name, ""), said.get(name, ""))
        for kind in ("partners", "budget"):
            self.grids[kind].say(_in_list(wrong, kind), _in_list(said, kind))
        headings = [row.get("heading", "") for row in self.grids["extra"].rows]
        further = {
            (headings.index(heading) + 1, "heading"): why
            for place, why in wrong.items()
            if place.startswith("extra.") and (heading := place.removeprefix("extra.")) in headings
        }
        self.grids["extra"].say(further, {})
        first = next((self.fields[name].field for name in self.fields if name in wrong), None)
        if first is None:
            first = next(
                (self.grids[kind].cells for kind in ("partners", "budget") if _in_list(wrong, kind)), None
            )
        if first is not None:
            first.setFocus()
            self._area.ensureWidgetVisible(first.parentWidget() or first)

    def show_error(self, text: str) -> None:
        """What is about no one field."""
        self.error.setText(text)
        self.error.setVisible(bool(text))

    def begin(self) -> None:
        """Put the keyboard where typing begins."""
        name = "title" if self._typed_in("number").isReadOnly() else "number"
        self._typed_in(name).setFocus()

    def _text(self, name: str) -> str:
        typed = self._typed_in(name)
        return typed.text() if isinstance(typed, QLineEdit) else typed.toPlainText()

    def _say_draft(self, number: object) -> str:
        return _("the data of {application}").format(application=number) if number else _("a new application")


def _in_list(found: Mapping[str, str], kind: str) -> dict[tuple[int, str], str]:
    places = {tuple(place.split(".")): why for place, why in found.items() if place.startswith(f"{kind}.")}
    return {(int(place[1]), place[2]): why for place, why in places.items()}


def _grids() -> dict[str, GridField]:
    def column(
        name: str, *, width: int = 96, is_right: bool = False, choices: tuple[str, ...] = ()
    ) -> GridColumn:
        return GridColumn(name=name, head=field_label(name), width=width, is_right=is_right, choices=choices)

    def amount(name: str) -> GridColumn:
        return column(name, is_right=True)

    answers = (answer_text(True), answer_text(False))
    return {
        "partners": GridField(
            _("Partners"),
            (
                column("name", width=168),
                column("helix", width=128, choices=tuple(each.label for each in Helix)),
                column("enterprise_number", width=112),
                column("province"),
                column("staff", width=64, is_right=True),
                amount("turnover"),
                amount("balance_total"),
                amount("cash"),
                amount("in_kind"),
                column("committed", width=88, choices=answers),
            ),
            one=_("Partner {n}"),
        ),
        "budget": GridField(
            _("Budget of the project"),
            (
                column("year", width=64),
                column("line", width=168),
                amount("amount"),
                column("source", width=128),
            ),
            one=_("Budget line {n}"),
        ),
        "extra": GridField(
            _("Further fields"),
            (
                GridColumn(name="heading", head=_("field"), width=150),
                GridColumn(name="text", head=_("what it says"), width=280),
            ),
            one=_("Further field {n}"),
        ),
    }

"""Chair and secretary sign the closing: each types their own name, and the assessment is closed and sealed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout

from evalapp.domain.people import OFFICE, Person, Role
from evalapp.domain.texts import _
from evalapp.operations.panel.course.signing import Signing
from evalapp.words.formats import short_fingerprint
from evalapp.words.phrases import join_all
from ui.drafts.forms import DraftForm, Drafts
from ui.look import theme
from ui.pages.closing.why_not import why_not
from ui.widgets.buttons import PrimaryButton
from ui.widgets.card import Card, IconLabel
from ui.widgets.fields import LineField, SentenceField
from ui.widgets.text import Ground, Label, Rule

ROLES = tuple(reversed(OFFICE))  # the chair first
_REASON = "closing"


@dataclass(frozen=True, kw_only=True)
class Ready:
    """What the card needs to know: who may sign by role, what they sign, and what stands in the way of it.

    `open` and `unknown` are how many points keep the assessment from closing; A reason accounts for
    those that are `answerable`, by their names; `kept_open` keep nothing from closing.
    """

    signers: Mapping[Role, Sequence[Person]]
    fingerprint: str
    open: int
    unknown: int
    answerable: Sequence[str] = ()
    kept_open: Sequence[str] = ()


class SignCard(Card):
    """`called(role, typed)`: the person who may sign so; `close(reason, signings)` returns what is wrong."""

    changed = Signal()  # what is typed, or what stands in the way

    def __init__(
        self,
        called: Callable[[Role, str], Person | None],
        close: Callable[[str, tuple[Signing, ...]], str],
    ) -> None:
        super().__init__(_("Sign"))
        self._called, self._close = called, close
        self._ready: Ready | None = None
        self.body.addWidget(
            Label(
                _(
                    "Each types their own name as it stands in the jury, for the decisions above. This is an ordinary "
                    "electronic signature. If your rules ask for more, sign the minutes with eID or itsme."
                ),
                type="caption",
                tone="dim",
                wrap=True,
            )
        )
        self.fields: dict[Role, LineField] = {}
        self.hints: dict[Role, Label] = {}
        self._ticks: dict[Role, IconLabel] = {}
        self.body.addLayout(self._names())
        self.absent = Label(type="table", tone="attention", wrap=True)
        self.body.addWidget(self.absent)
        self.body.addWidget(Rule())
        self.fingerprint = Label(type="section")
        self.body.addLayout(self._signed())
        self.body.addWidget(Rule())
        self.body.addLayout(_afterwards())
        self.drafts = Drafts(lambda _key: _("the reason for closing all the same"))
        self.about_reason = Label(type="table", tone="attention", wrap=True)
        self.reason = SentenceField()
        self.reason.setAccessibleName(_("Reason for closing all the same"))
        self.reason.setPlaceholderText(_("Reason; it stands in the journal"))
        self._draft = DraftForm(self.drafts, self.reason, parent=self)
        self.reason.textChanged.connect(self._look)
        self.body.addWidget(self.about_reason)
        self.body.addWidget(self.reason)
        self.box = Ground("attention-ground")
        row = QHBoxLayout(self.box)
        row.setContentsMargins(theme.M, theme.S, theme.M, theme.S)
        row.setSpacing(theme.S)
        row.addWidget(
            IconLabel("warning", size=theme.pixels(18), role="attention"), 0, Qt.AlignmentFlag.AlignTop
        )
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(Label(_("It cannot be closed yet."), type="table-strong"))
        self.why_not = Label(type="table", wrap=True)
        column.addWidget(self.why_not)
        row.addLayout(column, 1)
        self.body.addWidget(self.box)
        self.error = Label(type="table", tone="bad", wrap=True)
        self.body.addWidget(self.error)
        self.error.hide()
        self.button = PrimaryButton(_("Close the assessment and seal it"), self._act)
        self.button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.body.addWidget(self.button)

    def _names(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.L)
        grid.setVerticalSpacing(theme.XS)
        self._heads = {}
        for column, role in enumerate(ROLES):
            head = Label(role.label, type="caption", tone="dim")
            field = LineField()
            field.setAccessibleName(_("Name of the {role}").format(role=role.label.lower()))
            field.textChanged.connect(self._look)
            field.returnPressed.connect(self._act)
            hint = QHBoxLayout()
            hint.setSpacing(theme.XS)
            tick, words = (
                IconLabel("check", size=theme.pixels(14), role="good"),
                Label(type="caption", wrap=True),
            )
            hint.addWidget(tick)
            hint.addWidget(words, 1)
            self._heads[role], self.fields[role] = head, field
            self._ticks[role], self.hints[role] = tick, words
            grid.addWidget(head, 0, column)
            grid.addWidget(field, 1, column)
            grid.addLayout(hint, 2, column)
            grid.setColumnStretch(column, 1)
        return grid

    def _signed(self) -> QHBoxLayout:
        """Not a stop of the keyboard, nor taken by the mouse: nobody types over it."""
        row = QHBoxLayout()
        row.addWidget(Label(_("Fingerprint that you sign"), type="table", tone="dim", wrap=True), 1)
        self.fingerprint.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        row.addWidget(self.fingerprint)
        return row

    def show_ready(self, ready: Ready) -> None:
        """Names that were typed under another fingerprint are taken out: nobody has signed what is there now."""
        is_other = self._ready is not None and self._ready.fingerprint != ready.fingerprint
        typed = any(each.text() for each in self.fields.values())
        self._ready = ready
        if is_other and typed:
            for field in self.fields.values():
                field.clear()
        self._say_changed(is_changed=is_other and typed)
        self.fingerprint.setText(short_fingerprint(ready.fingerprint))
        for role in ROLES:
            people = ready.signers[role]
            one = people[0].name if len(people) == 1 else _("name as it stands in the jury")
            self.fields[role].setPlaceholderText(one)
            for widget in (self._heads[role], self.fields[role], self.hints[role]):
                widget.setVisible(bool(people))
        self.absent.setText(_absent([role for role in ROLES if not ready.signers[role]]))
        self.absent.setVisible(bool(self.absent.text()))
        self._show_reason(ready)
        self._look()

    def _say_changed(self, *, is_changed: bool) -> None:
        self.error.setText(
            _(
                "The file was changed since a name was typed here, and so has another fingerprint; type it again."
            )
            if is_changed
            else ""
        )
        self.error.setVisible(is_changed)

    def _show_reason(self, ready: Ready) -> None:
        asks = bool(ready.answerable)
        parts = (
            (_("Closed for a reason alone: {what}"), ready.answerable),
            (_("Open too, which does not keep it from closing: {what}"), ready.kept_open),
        )
        said = [text.format(what=join_all(each)) for text, each in parts if each]
        self.about_reason.setText("\n".join(said))
        self.about_reason.setVisible(bool(said))
        self.drafts.keep_only([_REASON] if asks else [])
        if asks and not self.reason.isVisibleTo(self):
            self._draft.show_for(_REASON, "")
        self.reason.setVisible(asks)

    def signings(self) -> tuple[Signing, ...]:
        """Those that match."""
        found = [(role, self._called(role, self.fields[role].text())) for role in self._asked()]
        return tuple(
            Signing(person=person.id, name=self.fields[role].text()) for role, person in found if person
        )

    @property
    def unsigned(self) -> tuple[Role, ...]:
        """The roles that are asked to sign, and whose name does not stand there."""
        return tuple(role for role in self._asked() if self._called(role, self.fields[role].text()) is None)

    def _asked(self) -> list[Role]:
        return [role for role in ROLES if self._ready is not None and self._ready.signers[role]]

    def _look(self) -> None:
        if self._ready is None:
            return
        for role in self._asked():
            self._hint(role)
        if not self.unsigned:  # whatever was asked of the names is answered
            self._say_changed(is_changed=False)
        words = self._why_not()
        self.why_not.setText(words)
        self.box.setVisible(bool(words))
        self.button.setEnabled(not words)
        self.button.setAccessibleDescription(words)
        if words and self.button.hasFocus():
            self.fields[self._asked()[0]].setFocus()
        self.changed.emit()

    def _hint(self, role: Role) -> None:
        typed = self.fields[role].text().strip()
        person = self._called(role, typed) if typed else None
        self._ticks[role].setVisible(person is not None)
        if person is not None:
            text = _("matches ({office})").format(office=person.office_label.lower())
            words, tone = (text if person.is_deputy else _("matches")), "good"
        elif typed:
            words, tone = (
                _("not a name of the {role} in the jury").format(role=role.label.lower()),
                "attention",
            )
        else:
            words, tone = _("not typed yet"), "dim"
        self.hints[role].setText(words)
        self.hints[role].set_tone(tone)

    def _why_not(self) -> str:
        assert self._ready is not None
        lacks_reason = bool(self._ready.answerable) and not self.reason.text().strip()
        return why_not(self._ready.open, self._ready.unknown, self.unsigned, lacks_reason=lacks_reason)

    def _act(self) -> None:
        if not self.button.isEnabled():
            return
        wrong = self._close(self.reason.text() if self.reason.isVisibleTo(self) else "", self.signings())
        self.error.setText(wrong)
        self.error.setVisible(bool(wrong))
        if not wrong:
            self.drafts.forget(_REASON)
            for field in self.fields.values():
                field.clear()


def _absent(roles: Sequence[Role]) -> str:
    """Who is not in the panel, and so is not asked."""
    if len(roles) == len(ROLES):
        return _("The panel has neither a chair nor a secretary: the closing is recorded as not signed.")
    said = {
        Role.CHAIR: _("The panel has no chair: only the secretary signs."),
        Role.SECRETARY: _("The panel has no secretary: only the chair signs."),
    }
    return join_all(said[role] for role in roles) if roles else ""


def _afterwards() -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(2)
    column.addWidget(Label(_("After closing"), type="table-strong"))
    for words in (
        _("Reading and printing go on; nothing changes any more."),
        _("Every outcome stays proposed until the deciding body decides."),
        _("The report names who signed, and this fingerprint."),
        _("It can be reopened, with a reason in the history."),
    ):
        column.addWidget(Label(f"·  {words}", type="caption", tone="dim", wrap=True))
    return column

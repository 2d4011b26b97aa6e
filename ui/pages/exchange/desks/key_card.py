"""The key of the panel: renewed with a reason, who depends on one of before, and a retired one dropped."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from evalapp.domain.desks.identity import Identity, KeyState
from evalapp.domain.errors import KnownError
from evalapp.domain.journal import Changes
from evalapp.domain.permissions import Action, Phase
from evalapp.domain.texts import _, ngettext
from evalapp.operations.desks.keeping.keys import Depending, PanelKeys, earlier_codes_said, keys_of_panel
from evalapp.operations.desks.keeping.renewing import drop_key, renew_key
from evalapp.words import formats
from evalapp.words.desks.keys import depending_words, new_codes_words, renewal_words
from ui.access.announcing import announce
from ui.look import theme
from ui.page import Page
from ui.session import Session
from ui.tables.cells import Cell, Column
from ui.tables.row_table import RowTable
from ui.tables.rows import RowsModel
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.fields import SentenceField
from ui.widgets.form_field import FormField
from ui.widgets.scrolling import bring_into_view, focus_in_view
from ui.widgets.text import Label

_ROWS_SHOWN = 5


class KeyCard(Card):
    """`done(changes)` once it was renewed, or a retired one dropped."""

    done = Signal(object)

    def __init__(self, session: Session, page: Page) -> None:
        super().__init__(_("The key of the panel"))
        self.session, self._page = session, page
        self._words = Label(tone="dim", wrap=True)
        self.state = Label(wrap=True)
        self.table = RowTable(
            RowsModel(_columns(self._state_of), key=_key), _("Packs that were made for an earlier key")
        )
        self.table.show_at_least(_ROWS_SHOWN)
        self.codes = Label(tone="attention", wrap=True)
        self.reason = SentenceField()
        self._why = FormField(_("Why"), self.reason, help=_("such as: stick with a copy lost on the train"))
        self.renew = Button(_("Renew the key"), self.renew_key)
        self.drop = Button("", self.drop_key)
        self._dropped = Label(
            _(
                "What was sealed for a dropped key is refused. The key itself stays in the history of this file."
            ),
            type="caption",
            tone="dim",
            wrap=True,
        )
        self.error = Label(type="table", tone="bad", wrap=True)
        self.error.hide()
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.M)
        buttons.addWidget(self.renew)
        buttons.addWidget(self.drop)
        buttons.addStretch()
        for widget in (self._words, self.state, self.table, self.codes, self._why):
            self.body.addWidget(widget)
        self.body.addLayout(buttons)
        self.body.addWidget(self._dropped)
        self.body.addWidget(self.error)
        self._oldest = 0

    def refresh(self) -> None:
        keys, phase = keys_of_panel(self.session.view), self.session.call.phase
        said = _("Packs are made for it, and it opens what jurors seal. Renew it where a copy was lost.")
        earlier = earlier_codes_said(self.session.view)  # which says what to do as well
        what = () if phase is Phase.CLOSED or earlier else (new_codes_words(phase),)
        self._words.setText(" ".join((said, renewal_words(), *what)))
        self.table.set_rows(keys.depending)
        self.table.setVisible(bool(keys.depending))
        self.codes.setText(earlier)
        self.codes.setVisible(bool(earlier))
        self.state.setText("\n".join(_said(keys, each) for each in keys.all))
        can_renew = not self.session.why_not(Action.RENEW_KEY)
        free = [each.nth for each in keys.retired if not keys.on(each)]
        self._oldest = free[0] if free else 0
        can_drop = bool(free) and not self.session.why_not(Action.DROP_KEY)
        self.renew.setVisible(can_renew)
        self.drop.setVisible(can_drop)
        self._dropped.setVisible(can_drop)
        self.drop.set_text(_("Drop key {n}").format(n=self._oldest))
        self._why.setVisible(can_renew or can_drop)

    def _state_of(self, row: Depending) -> Cell:
        phase = self.session.call.phase
        return Cell(text=depending_words(phase, came=row.came, replaced_by=row.replaced_by))

    def take_focus(self) -> None:
        focus_in_view(self.reason, self)

    def renew_key(self) -> None:
        self._do(self._renewed)

    def drop_key(self) -> None:
        self._do(self._let_go)

    def _renewed(self) -> Changes:
        return renew_key(self.session.workspace, self.reason.text())

    def _let_go(self) -> Changes:
        return drop_key(self.session.workspace, self._oldest, self.reason.text())

    def _do(self, act: Callable[[], Changes]) -> None:
        self._say("")
        self._page.begun.emit()
        try:
            with self.session.initiated_by(self._page):
                changes = act()
        except KnownError as error:
            self._say(str(error))
            self.reason.setFocus()
            announce(self.error, str(error))
            bring_into_view(self.error)
            return
        self.reason.clear()
        self.reason.setFocus()  # a key that is dropped takes its button away
        self.done.emit(changes)

    def _say(self, text: str) -> None:
        self.error.setText(text)
        self.error.setVisible(bool(text))


def _key(row: Depending) -> tuple[str, int]:
    return row.juror, row.key


def _said(keys: PanelKeys, each: Identity) -> str:
    """One key on a line: which, since when and why, and what it still does."""
    since = (
        _("key {n}, since {moment}: {why}").format(n=each.nth, moment=formats.stamp(each.at), why=each.reason)
        if each.reason
        else _("key {n}, made with the panel").format(n=each.nth)
    )
    state = keys.state(each)
    text = f"{since[:1].upper()}{since[1:]} – {state.label}"
    if state is KeyState.RETIRED and (n := len(keys.on(each))):
        text += " · " + ngettext("{n} juror depends on it", "{n} jurors depend on it", n).format(n=n)
    return text


def _columns(state_of: Callable[[Depending], Cell]) -> tuple[Column[Depending], ...]:
    return (
        Column(
            head=_("Juror"),
            cell=lambda r: Cell(text=r.name, type="table-strong"),
            key=lambda r: r.name.casefold(),
            most=240,
        ),
        Column(
            head=_("Pack"), cell=lambda r: Cell(text=str(r.number)), key=lambda r: r.number, is_right=True
        ),
        Column(head=_("Key"), cell=lambda r: Cell(text=str(r.key)), key=lambda r: r.key, is_right=True),
        Column(
            head=_("State"),
            cell=state_of,
            stretches=True,
            least=240,
        ),
    )

"""What can be handed out now: only what is still to be made is offered in the one filled button."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from evalapp.domain.texts import _, ngettext
from evalapp.operations.progress.jurors import JurorState
from ui.look import theme
from ui.pages.exchange.handout_rows import PackRow
from ui.widgets.buttons import Button
from ui.widgets.text import Label, restyle

Jurors = tuple[str, ...] | None


def due(rows: Sequence[PackRow]) -> tuple[str, ...]:
    """Jurors who have applications and neither pack nor form."""
    return tuple(row.juror for row in rows if row.applications and not row.number)


def outdated(rows: Sequence[PackRow]) -> tuple[str, ...]:
    return tuple(row.juror for row in rows if row.state is JurorState.OUT_OF_DATE)


class HandoutButtons(QWidget):
    """`ask(jurors)` hands out to them, None: to all who have applications."""

    def __init__(self, ask: Callable[[Jurors], None]) -> None:
        super().__init__()
        self._ask = ask
        self._rows: Sequence[PackRow] = ()
        self._chosen: PackRow | None = None
        self.new_codes = QCheckBox(_("Make new codes; earlier packs and codes stop working"))
        self.nothing = Label(
            _(
                "Every juror with applications has the newest pack or form. Handing out again makes another, with "
                "the next number."
            ),
            type="table",
            tone="dim",
            wrap=True,
        )
        self.again = Button("", self._ask_for_all)
        self.one = Button("", self._ask_for_one)
        self.renew = Button("", self._ask_for_outdated)
        self.due = Button("", self._ask_for_due, kind="primary")
        row = QHBoxLayout()
        row.setSpacing(theme.M)
        row.addStretch()
        for button in (self.again, self.one, self.renew, self.due):
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.S)
        column.addWidget(self.nothing)
        column.addWidget(self.new_codes)
        column.addLayout(row)

    def show_for(self, rows: Sequence[PackRow], chosen: PackRow | None, *, may: bool, is_forms: bool) -> None:
        self._rows, self._chosen = rows, chosen
        to_make, to_renew = due(rows), outdated(rows)
        has_some, all_of_them = any(row.number for row in rows), sum(row.applications > 0 for row in rows)
        words = (
            ngettext("Hand out {n} form…", "Hand out {n} forms…", len(to_make))
            if is_forms
            else ngettext("Hand out {n} pack…", "Hand out {n} packs…", len(to_make))
        )
        self.due.set_text(words.format(n=len(to_make)))
        self.due.setVisible(may and bool(to_make))
        words = ngettext("Renew {n} out of date…", "Renew {n} out of date…", len(to_renew))
        self.renew.set_text(words.format(n=len(to_renew)))
        self.renew.setVisible(may and bool(to_renew))
        restyle(self.renew, kind="secondary" if to_make else "primary")
        words = (
            ngettext("Hand out {n} form again…", "Hand out {n} forms again…", all_of_them)
            if is_forms
            else ngettext("Hand out {n} pack again…", "Hand out {n} packs again…", all_of_them)
        )
        self.again.set_text(words.format(n=all_of_them))
        self.again.setVisible(may and has_some and not to_make)
        self.nothing.setVisible(may and has_some and not to_make and not to_renew)
        self.new_codes.setVisible(may and not is_forms and has_some)
        is_possible = may and chosen is not None and chosen.applications > 0
        self.one.setVisible(is_possible)
        if chosen is not None:
            self.one.set_text(_("Only for {name}…").format(name=chosen.name))

    def _ask_for_all(self) -> None:
        self._ask(None)

    def _ask_for_outdated(self) -> None:
        self._ask(outdated(self._rows))

    def _ask_for_due(self) -> None:
        self._ask(due(self._rows))

    def _ask_for_one(self) -> None:
        if self._chosen is not None:
            self._ask((self._chosen.juror,))

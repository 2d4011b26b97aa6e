"""Suspected conflicts of interest, one by one: a conflict, or none for a reason. Nothing is decided by itself."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLayoutItem, QVBoxLayout, QWidget

from evalapp.domain.jury.suspicion import Suspicion
from evalapp.domain.people import ConflictKind
from evalapp.domain.texts import _, ngettext
from ui.drafts.forms import DraftForm, Drafts
from ui.look import theme
from ui.widgets.buttons import Button, LinkButton
from ui.widgets.card import Card, empty
from ui.widgets.fields import ChoiceField, SentenceField
from ui.widgets.scrolling import bring_into_view
from ui.widgets.text import ElidedLabel, Label

Pair = tuple[str, str]
_MOST_SHOWN = 6


class Asked(NamedTuple):
    """Which of the two questions about a pair is answered."""

    pair: Pair
    is_conflict: bool


class SuspicionsCard(Card):
    """`declared(juror, application, kind, note)` and `dismissed(juror, application, reason)`.

    `emptied()` when the keyboard was in it and nothing is left to decide.
    """

    declared = Signal(str, str, object, str)
    dismissed = Signal(str, str, str)
    emptied = Signal()

    def __init__(self) -> None:
        super().__init__(_("Suspected conflicts"))
        self._about = Label(
            _("Never decided by itself; such a pair is not proposed."), type="caption", tone="dim", wrap=True
        )
        self._list = QVBoxLayout()
        self._list.setSpacing(theme.S)
        self._more = Label(type="caption", tone="dim")
        self._pair: Pair | None = None
        self._is_conflict = False
        self._asked = Label(type="table-strong", wrap=True)
        self._scores = Label(type="caption", tone="attention", wrap=True)
        self.kind = ChoiceField()
        self.kind.setAccessibleName(_("Kind of conflict of interest"))
        self.kind.setPlaceholderText(_("Kind of conflict of interest"))
        for kind in ConflictKind:
            self.kind.addItem(kind.label, kind)
        self.words = SentenceField()
        self.words.returnPressed.connect(self._decide)
        self.drafts = Drafts(self._say_draft)
        self._draft = DraftForm(self.drafts, self.kind, self.words, parent=self)
        self.error = Label(type="caption", tone="bad", wrap=True)
        self.button = Button("", self._decide)
        self._form = QWidget()
        form = QVBoxLayout(self._form)
        form.setContentsMargins(0, 0, 0, 0)
        form.setSpacing(theme.S)
        for widget in (self._asked, self._scores, self.kind, self.words, self.error):
            form.addWidget(widget)
        row = QHBoxLayout()
        row.setSpacing(theme.S)
        row.addWidget(self.button)
        row.addWidget(LinkButton(_("Cancel"), self._give_up, quiet=True))
        row.addStretch()
        form.addLayout(row)
        self.body.addWidget(self._about)
        self.body.addLayout(self._list)
        self.body.addWidget(self._more)
        self.body.addWidget(self._form)
        self._names: Mapping[str, str] = {}
        self._given: Mapping[Pair, int] = {}
        self._close()

    def show_suspicions(
        self,
        waiting: Mapping[Pair, Sequence[Suspicion]],
        names: Mapping[str, str],
        given: Mapping[Pair, int],
        *,
        may_decide: bool,
    ) -> None:
        """`names` of people by id; `given` how many scores a pair has."""
        self._names, self._given = names, given
        is_decided = self._pair is not None and self._pair not in waiting
        had_keyboard = is_decided and self._form.isAncestorOf(self.window().focusWidget() or self.window())
        self.setVisible(bool(waiting) and may_decide)
        empty(self._list)
        for pair, found in list(waiting.items())[:_MOST_SHOWN]:
            self._list.addWidget(self._line(pair, found))
        more = len(waiting) - _MOST_SHOWN
        self._more.setVisible(more > 0)
        self._more.setText(ngettext("and {n} more", "and {n} more", max(more, 1)).format(n=more))
        self.drafts.keep_only([Asked(pair, is_conflict) for pair in waiting for is_conflict in (True, False)])
        if self._pair not in waiting:
            self._close()
        if had_keyboard:
            self._go_on()

    def _go_on(self) -> None:
        """To the next one that waits."""
        links = [each for n in range(self._list.count()) for each in _links(self._list.itemAt(n))]
        if links and self.isVisibleTo(self.window()):
            links[0].setFocus()
        else:
            self.emptied.emit()

    def _line(self, pair: Pair, found: Sequence[Suspicion]) -> QWidget:
        line = QWidget()
        column = QVBoxLayout(line)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        title = f"{self._names.get(pair[0], pair[0])} · {pair[1]}"
        column.addWidget(ElidedLabel(title, type="table-strong"))
        column.addWidget(
            Label("; ".join(each.words for each in found), type="caption", tone="dim", wrap=True)
        )
        row = QHBoxLayout()
        row.setSpacing(theme.S)
        for words, is_conflict in ((_("Conflict of interest…"), True), (_("None…"), False)):
            button = LinkButton(words, partial(self.ask, pair, is_conflict))
            button.setAccessibleName(f"{words} {title}")
            row.addWidget(button)
        row.addStretch()
        column.addLayout(row)
        return line

    def ask(self, pair: Pair, is_conflict: bool) -> None:
        """For the kind, or for the reason; recorded only after that."""
        self._pair, self._is_conflict = pair, is_conflict
        self._asked.setText(f"{self._names.get(pair[0], pair[0])} · {pair[1]}")
        n = self._given.get(pair, 0)
        text = ngettext("{n} score goes.", "{n} scores go.", n).format(n=n)
        self._scores.setText(text)
        self._scores.setVisible(is_conflict and n > 0)
        self.kind.setVisible(is_conflict)
        self._draft.show_for(Asked(pair, is_conflict), None, "")
        self.words.setPlaceholderText(_("Note, for the file") if is_conflict else _("Why it is none"))
        self.words.setAccessibleName(self.words.placeholderText())
        self.button.set_text(_("Record the conflict of interest") if is_conflict else _("It is no conflict"))
        self.show_error("")
        self._form.show()
        (self.kind if is_conflict else self.words).setFocus()
        bring_into_view(self._form)

    def show_error(self, text: str) -> None:
        self.error.setText(text)
        self.error.setVisible(bool(text))

    def _say_draft(self, asked: Hashable) -> str:
        assert isinstance(asked, Asked)
        juror, application = asked.pair
        name = self._names.get(juror, juror)
        return _("the suspected conflict of {name} with {application}").format(
            name=name, application=application
        )

    def _give_up(self) -> None:
        if self._pair is not None:
            self.drafts.forget(Asked(self._pair, self._is_conflict))
        self._close()

    def _close(self) -> None:
        self._draft.leave()
        self._pair = None
        self._form.hide()

    def _decide(self) -> None:
        if self._pair is None:
            return
        juror, application = self._pair
        if not self._is_conflict:
            self.dismissed.emit(juror, application, self.words.text())
        elif self.kind.currentIndex() < 0:
            self.show_error(_("Choose what kind of conflict it is."))
        else:
            kind = ConflictKind(self.kind.currentData())
            self.declared.emit(juror, application, kind, self.words.text())


def _links(item: QLayoutItem | None) -> list[LinkButton]:
    widget = item.widget() if item is not None else None
    return [] if widget is None else widget.findChildren(LinkButton)

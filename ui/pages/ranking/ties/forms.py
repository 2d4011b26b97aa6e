"""What settles a tie without a lot: a flag that holds for one of them, or the order that the panel itself gives."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Sequence
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from evalapp.domain.scheme.model import Flag
from evalapp.domain.texts import _
from evalapp.words.phrases import numbered
from ui.drafts.forms import DraftForm, Drafts
from ui.look import theme
from ui.widgets.buttons import Button, LinkButton
from ui.widgets.fields import ChoiceField, SentenceField
from ui.widgets.form_field import FormField
from ui.widgets.text import Label

Record = Callable[..., object]
_BETWEEN = re.compile(r"\s*[,;]\s*")


class _TieForm(QWidget):
    """Fields, and below them what was wrong and the two buttons. A record returns None where it was refused."""

    def __init__(self, button: str, fields: Sequence[FormField], drafts: Drafts) -> None:
        super().__init__()
        self.drafts = drafts
        self.key: Hashable = ()
        self.error = Label(type="caption", tone="bad", wrap=True)
        self.button = Button(button, self._act)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.S)
        for each in fields:
            column.addWidget(each)
        column.addWidget(self.error)
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.S)
        buttons.addWidget(self.button)
        buttons.addWidget(LinkButton(_("Not now"), self._give_up))
        buttons.addStretch()
        column.addLayout(buttons)
        self.error.hide()
        self.hide()

    def show_error(self, text: str) -> None:
        self.error.setText(text)
        self.error.setVisible(bool(text))

    def follow(self, keys: Sequence[Hashable]) -> None:
        """A draft about what is tied no more is about nothing."""
        self.drafts.keep_only(keys)
        if self.key not in keys:
            self.hide()

    def _give_up(self) -> None:
        self.drafts.forget(self.key)
        self.hide()

    def _act(self) -> None:
        raise NotImplementedError


class OrderForm(_TieForm):
    """`record(applications, reason)`."""

    def __init__(self, record: Record) -> None:
        self._record = record
        self.order, self.reason = SentenceField(), SentenceField()
        self.reason.setPlaceholderText(_("Reason, for the report"))
        names = (_("Order, best first"), _("Reason for this order"))
        fields = [
            FormField(names[0], self.order, help=_("The numbers of all that tie, with commas between them.")),
            FormField(names[1], self.reason),
        ]
        super().__init__(_("Record the order"), fields, Drafts(_say_order))
        self._draft = DraftForm(self.drafts, self.order, self.reason, parent=self)
        self.order.returnPressed.connect(self._act)
        self.reason.returnPressed.connect(self._act)

    def open_for(self, applications: Sequence[str]) -> None:
        self.key = tuple(applications)
        self._draft.show_for(self.key, ", ".join(applications), "")
        self.show_error("")
        self.show()
        self.order.setFocus()

    def _act(self) -> None:
        order = tuple(filter(None, _BETWEEN.split(self.order.text().strip())))
        self.drafts.record(self.key, partial(self._record, order, self.reason.text()))


class FlagForm(_TieForm):
    """`record(application, flag, reason)`, of the one flag it is opened for."""

    def __init__(self, record: Record) -> None:
        self._record = record
        self._flag = ""
        self.application, self.reason = ChoiceField(), SentenceField()
        self.reason.setPlaceholderText(_("Reason, for the report"))
        self.about = FormField(_("It holds for"), self.application)
        super().__init__(
            _("Record the finding"),
            [self.about, FormField(_("Reason"), self.reason)],
            Drafts(_say_flag),
        )
        self._draft = DraftForm(self.drafts, self.application, self.reason, parent=self)
        self.reason.returnPressed.connect(self._act)

    def open_for(self, flag: Flag, applications: Sequence[str], titles: Sequence[str]) -> None:
        self.key, self._flag = (flag.id, *applications), flag.id
        self._draft.leave()
        self.application.clear()
        for number, title in zip(applications, titles, strict=True):
            self.application.addItem(f"{numbered([number])} {title}", number)
        self.about.say(said="")
        self.about.setAccessibleName(str(flag.title))
        self._draft.show_for(self.key, applications[0], "")
        self.show_error("")
        self.show()
        self.application.setFocus()

    def _act(self) -> None:
        chosen = str(self.application.currentData())
        self.drafts.record(self.key, partial(self._record, chosen, self._flag, self.reason.text()))


def _say_order(key: Hashable) -> str:
    assert isinstance(key, tuple)
    return _("the order of {applications}").format(applications=numbered(key))


def _say_flag(key: Hashable) -> str:
    assert isinstance(key, tuple)
    return _("a finding on one of {applications}").format(applications=numbered(key[1:]))

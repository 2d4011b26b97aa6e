"""Draws a lot between tied applications: the seed, who saw it and when it was fixed, all said before it is drawn."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Hashable, Sequence
from functools import partial

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from evalapp.domain.texts import _
from evalapp.words.phrases import numbered
from ui.drafts.forms import DraftForm, Drafts
from ui.look import theme
from ui.widgets.buttons import Button, LinkButton
from ui.widgets.card import Card
from ui.widgets.fields import LineField, SentenceField
from ui.widgets.text import Label, restyle

Draw = Callable[[str, str, str, str], object]


class LotCard(Card):
    """`draw(seed, witnesses, noted at, reason)` returns None where it was refused.

    Of a first draw no reason is asked; of another one it is, and so `is_again`.
    """

    def __init__(self, draw: Draw) -> None:
        super().__init__(_("Draw lots"))
        self._draw = draw
        self._about = Label(type="table", wrap=True)
        self.seed = LineField()
        self.seed.setAccessibleName(_("Seed of the lot"))
        self.seed.setPlaceholderText(_("a word or number everyone saw"))
        self.witnesses = SentenceField()
        self.witnesses.setAccessibleName(_("Who saw it"))
        self.witnesses.setPlaceholderText(_("the whole room, or names"))
        self.noted_at = LineField()
        self.noted_at.setAccessibleName(_("Fixed at"))
        self.noted_at.setPlaceholderText(_("now; or an hour, as 16:30"))
        self.reason = SentenceField()
        self.reason.setAccessibleName(_("Reason for drawing lots"))
        self.reason.setPlaceholderText(_("Reason, for the report"))
        self.drafts = Drafts(_say_draft)
        self._draft = DraftForm(
            self.drafts, self.seed, self.reason, self.witnesses, self.noted_at, parent=self
        )
        self._key: tuple[str, ...] = ()
        self.error = Label(type="caption", tone="bad", wrap=True)
        self.button = Button(_("Draw the lot"), self._act)
        self.body.addWidget(self._about)
        self.body.addLayout(self._fields())
        self.body.addWidget(self.error)
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.S)
        buttons.addWidget(self.button)
        buttons.addWidget(LinkButton(_("Not now"), self._give_up))
        buttons.addStretch()
        self.body.addLayout(buttons)
        for field in (self.seed, self.witnesses, self.noted_at, self.reason):
            field.returnPressed.connect(self._act)
        self.hide()

    def _fields(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.M)
        grid.setVerticalSpacing(theme.XS)
        propose = LinkButton(_("Propose one"), self._propose, quiet=True)
        head = QWidget()
        row = QHBoxLayout(head)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(_head(_("Seed")))
        row.addStretch()
        row.addWidget(propose)
        for n, (above, field) in enumerate(
            (
                (head, self.seed),
                (_head(self.witnesses.accessibleName()), self.witnesses),
                (_head(self.noted_at.accessibleName()), self.noted_at),
                (_head(_("Reason")), self.reason),
            )
        ):
            grid.addWidget(above, 2 * n, 0)
            grid.addWidget(field, 2 * n + 1, 0)
        return grid

    @property
    def key(self) -> tuple[str, ...]:
        """Between which applications it was opened last."""
        return self._key

    def open_for(self, applications: Sequence[str], *, is_again: bool = False) -> None:
        text = _(
            "Between {applications}. The order follows from the seed alone; anyone can repeat it. Agree on the seed "
            "before you draw."
        )
        said = [text.format(applications=numbered(applications))]
        if is_again:
            said.append(_("Lots were drawn already; say why they are drawn again. Both draws are printed."))
        self._key = tuple(applications)
        self._about.setText(" ".join(said))
        self._draft.show_for(self._key, "", "", "", "")
        self.show_error("")
        self.show()
        self.seed.setFocus()

    def follow(self, applications: Sequence[str]) -> None:
        """These are tied now; a lot between others is none any more."""
        now = tuple(applications)
        self.drafts.keep_only([now])
        if self._key != now:
            self.hide()

    def show_error(self, text: str) -> None:
        self.error.setText(text)
        self.error.setVisible(bool(text))
        restyle(self.seed, wrong="true" if text else "false")

    def _propose(self) -> None:
        self.seed.setText(str(secrets.randbelow(10**6)))

    def _give_up(self) -> None:
        self.drafts.forget(self._key)
        self.hide()

    def _act(self) -> None:
        if self.seed.text().strip() and not self.witnesses.text().strip():
            self.show_error(_("Say who saw how the seed came about; that stands in the report beside it."))
            restyle(self.seed, wrong="false")
            self.witnesses.setFocus()
            return
        said = (self.seed, self.witnesses, self.noted_at, self.reason)
        self.drafts.record(self._key, partial(self._draw, *(each.text() for each in said)))


def _head(words: str) -> Label:
    return Label(words, type="caption-strong", tone="dim")


def _say_draft(applications: Hashable) -> str:
    assert isinstance(applications, tuple)
    return _("the lot between {applications}").format(applications=numbered(applications))

"""The card on which a juror signs: what goes along, the access code, and where the return is written."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout

from evalapp.domain.errors import KnownError
from evalapp.domain.file_kinds import RETURN, pattern
from evalapp.domain.permissions import Action
from evalapp.domain.texts import _
from evalapp.operations.juror.handing_in import returns_made
from evalapp.operations.juror.own_part import give_up_own_part, has_own_part
from evalapp.operations.juror.submission import default_return_path
from evalapp.words.formats import is_past, moment
from ui.pages.hand_in.choice import BACK, PartChoice
from ui.pages.opening.own_part_field import OwnPartField
from ui.pages.scoring.conflict import begun_words
from ui.places import told
from ui.session import Session
from ui.widgets.buttons import LinkButton, PrimaryButton
from ui.widgets.card import Card
from ui.widgets.code_field import CodeField
from ui.widgets.text import ElidedLabel, Label, Rule


class SignCard(Card):
    """`asked` when a whole code is confirmed, by the button or by Enter; `left` to what could not be saved.

    A return without what stands on the screen is not made.
    """

    asked = Signal()
    left = Signal()

    def __init__(self, session: Session, choice: PartChoice) -> None:
        super().__init__(_("Sign and hand in"))
        self._session, self._choice = session, choice
        self.path = default_return_path(session.workspace)
        self.deadline = Label(type="table", wrap=True)
        self.code = CodeField()
        self.own_part = OwnPartField(_("You chose it when you first opened the pack; capitals count."))
        self.lost = LinkButton(_("My own part is lost…"), self._ask_lost)
        self.give_up = LinkButton(_("Give it up and hand in without"), self._give_up)
        self.where = ElidedLabel(type="table")
        said = _("You can hand in now and again later: the last return counts. What is missing stays open.")
        self.note = Label(said, type="caption", tone="dim", wrap=True)
        self.why = Label(type="caption", tone="attention", wrap=True)
        self._is_incomplete = False
        self._begun: Sequence[str] = ()
        self.error = Label(type="table", tone="bad", wrap=True)
        self.saving = Label(type="table", tone="bad", wrap=True)
        self.saving_link = LinkButton(_("Go there"), self.left.emit)
        self.button = PrimaryButton(_("Hand in"), self.asked.emit)
        self._lay_out()
        self.error.hide()
        self.code.changed.connect(self.align)
        self.code.entered.connect(self._enter)
        self.own_part.changed.connect(self.align)
        self.own_part.entered.connect(self._enter)
        self.give_up.hide()
        choice.changed.connect(self.align)
        session.savings.changed.connect(self.align)

    def _lay_out(self) -> None:
        said = _(
            "Your access code is your signature. What you hand in is sealed for the secretary; nobody else can read it."
        )
        where = QHBoxLayout()
        where.addWidget(self.where, 1)
        where.addWidget(LinkButton(_("Change…"), self.choose_path))
        for widget in (
            self.deadline,
            self._choice,
            Rule(),
            Label(said, type="table", tone="dim", wrap=True),
            self.code,
            self.own_part,
            self.lost,
            self.give_up,
            Rule(),
            Label(_("The return is written to"), type="caption", tone="dim"),
        ):
            self.body.addWidget(widget)
        self.body.addLayout(where)
        self.body.addWidget(self.saving)
        self.body.addWidget(self.saving_link, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self.note)
        self.body.addWidget(self.error)
        foot = QHBoxLayout()
        foot.addWidget(self.why, 1)
        foot.addWidget(self.button, 0, Qt.AlignmentFlag.AlignBottom)
        self.body.addLayout(foot)

    def propose_path(self) -> None:
        """A name of its own for each return: those before stay as proof, also where a back-up knows less of them."""
        first, number = (
            default_return_path(self._session.workspace),
            returns_made(self._session.workspace) + 1,
        )
        self.path = first if number == 1 else first.with_stem(f"{first.stem}-{number}")
        while self.path.exists():
            number += 1
            self.path = first.with_stem(f"{first.stem}-{number}")
        self.where.setText(told(self.path))

    def show_standing(self, *, is_incomplete: bool) -> None:
        self._is_incomplete = is_incomplete
        has_own_part = self._has_own_part()
        self.own_part.setVisible(has_own_part)
        self.lost.setVisible(has_own_part and self.give_up.isHidden())
        self._show_deadline(self._session.call.deadline)
        self.align()

    def wait_for(self, begun: Sequence[str]) -> None:
        """A conflict of interest with these is typed and not declared: what is signed would say that there is none."""
        self._begun = begun
        self.align()

    def _show_deadline(self, deadline: str) -> None:
        is_late = is_past(deadline)
        words = (
            _(
                "The deadline was {moment}. You can still sign and send a return; the secretary decides about it."
            )
            if is_late
            else _("Until {moment} you can hand in again, or take back what you handed in.")
        )
        self.deadline.setText(words.format(moment=moment(deadline)))
        self.deadline.set_tone("attention" if is_late else "dim")
        self.deadline.setVisible(bool(deadline))

    def align(self) -> None:
        is_taking_back = self._choice.mode == BACK
        self.button.set_text(_("Take back") if is_taking_back else _("Hand in"))
        self.note.setVisible(self._is_incomplete and not is_taking_back)
        saving = self._session.savings.now
        self.saving.setText(saving.words_of_all)
        self.saving.set_tone(saving.tone)
        for widget in (self.saving, self.saving_link):
            widget.setVisible(not saving.is_saved)
        why = self._why_not(is_taking_back=is_taking_back)
        self.why.setText(why)
        self.button.setAccessibleDescription(why)
        self.button.setEnabled(saving.is_saved and not why)

    def _why_not(self, *, is_taking_back: bool) -> str:
        """What is to be done first; empty where nothing is. What could not be saved has words of its own."""
        if why := self._session.why_not(Action.SUBMIT):
            return why
        if self._begun and not is_taking_back:
            return begun_words(self._begun[0])
        if self._choice.is_empty:
            return (
                _("Choose at least one application to take back.")
                if is_taking_back
                else _("Choose at least one application to hand in.")
            )
        if not self.code.is_whole:
            return _("Type your access code first: it is your signature.")
        is_lacking = self._has_own_part() and not self.own_part.own_part().strip()
        return _("Type your own part too: it signs together with the code.") if is_lacking else ""

    def _has_own_part(self) -> bool:
        return has_own_part(self._session.view)

    def _ask_lost(self) -> None:
        """What giving it up means, before it is done."""
        self.lost.hide()
        self.give_up.show()
        said = _(
            "Tell the secretary, who must record that it is lost and why. Until that is done the panel takes no return "
            "of yours without it."
        )
        self.own_part.show_error(said)
        self.give_up.setFocus()

    def _give_up(self) -> None:
        try:
            give_up_own_part(self._session.workspace)
        except KnownError as error:
            self.show_error(str(error))
            return
        self.own_part.clear()
        for widget in (self.own_part, self.lost, self.give_up):
            widget.hide()
        self.align()
        self.code.setFocus()

    def _enter(self) -> None:
        if self.button.isEnabled():
            self.asked.emit()

    def show_error(self, sentence: str) -> None:
        self.error.setText(sentence)
        self.error.setVisible(bool(sentence))

    def choose_path(self) -> None:
        name, _chosen = QFileDialog.getSaveFileName(
            self, _("Where to write the return"), str(self.path), _("Returns") + f" ({pattern([RETURN])})"
        )
        if name:
            self.path = Path(name).with_suffix(RETURN.suffix)
            self.where.setText(told(self.path))

"""Beside the journal: the chosen change with what an undo would do, and the proof of the whole file."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout

from evalapp.domain.journal import Change
from evalapp.domain.texts import _, ngettext
from evalapp.operations.records.noted import Noted
from evalapp.operations.records.paper_check import ReportCheck
from evalapp.operations.records.paper_words import (
    about_altered,
    about_receipt,
    about_unknown,
    about_written_again,
    compared,
)
from evalapp.operations.records.story.doers import Doers
from evalapp.operations.records.story.undoing import hindrance
from evalapp.operations.records.told.sections import Section, sections_of
from evalapp.operations.records.verification import Proof
from evalapp.operations.records.wording import about_ranking, about_returns
from evalapp.operations.view import View
from evalapp.words import formats
from evalapp.words.acts import with_account
from evalapp.words.clocks import set_back_before
from ui.look import theme
from ui.pages.history.details import ChangeDetails
from ui.pages.history.later import LaterChanges
from ui.widgets.badge import Badge
from ui.widgets.buttons import Button, LinkButton
from ui.widgets.card import Card
from ui.widgets.text import Label

_MOST_FINDINGS = 8


class ChangeCard(Card):
    """One change. Undoing asks twice, the second time naming what follows from it, or what stands in its way.

    `change_asked(number)` of a later one that builds on it.
    """

    change_asked = Signal(int)

    def __init__(self, undo: Callable[[Change], str]) -> None:
        super().__init__()
        self._undo = undo
        self._change: Change | None = None
        self._about = Label(type="caption", tone="dim", wrap=True)
        self._seal = Label(type="caption", tone="dim")
        self._seal.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._clock = Label(type="caption", tone="attention", wrap=True)
        self.details = ChangeDetails()
        self._never = Label(type="caption", tone="dim", wrap=True)
        self._consequences = Label(type="table", tone="attention", wrap=True)
        self.later = LaterChanges()
        self.later.chosen.connect(self.change_asked)
        self.error = Label(type="table", tone="bad", wrap=True)
        self.ask_button = Button(_("Undo this change…"), self._ask)
        self.undo_button = Button(_("Undo it"), self._really, kind="danger")
        self.leave_button = LinkButton(_("Leave it"), self._leave)
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.S)
        for button in (self.ask_button, self.undo_button, self.leave_button):
            buttons.addWidget(button)
        buttons.addStretch()
        for widget in (
            self._about,
            self._clock,
            self.details,
            self._seal,
            self._never,
            self._consequences,
            self.later,
            self.error,
        ):
            self.body.addWidget(widget)
        self.body.addLayout(buttons)

    def show_change(self, change: Change | None, view: View, *, why_not: str) -> None:
        """`why_not`: why no undo is offered; empty where one is."""
        self._change = change
        self.setVisible(change is not None)
        if change is None:
            return
        self._view, self._later = view, view.last_change() - change.id
        self.heading.setText(change.summary)
        self.heading.show()
        moment = formats.stamp(change.at)
        self._about.setText(
            _("Change {number} · {moment} · {who}").format(
                number=change.id, moment=moment, who=with_account(*Doers(view).who(change))
            )
        )
        self._clock.setText(set_back_before(change))
        self._clock.setVisible(bool(change.set_back_from))
        self.details.show_sections(partial(_sections, view, change))
        self._seal.setText(_("Fingerprint {hash}").format(hash=formats.short_fingerprint(change.hash)))
        self._never.setText(why_not)
        self._leave()

    def _ask(self) -> None:
        if self._change is None:
            return
        found = hindrance(self._view, self._change.id)
        self.ask_button.hide()
        if found is not None:
            self.later.show_hindrance(found)
            return
        self._consequences.setText(consequences(self._change, self._later))
        self._consequences.show()
        self.undo_button.show()
        self.leave_button.show()
        self.undo_button.setFocus()

    def _leave(self) -> None:
        for widget in (self._consequences, self.later, self.undo_button, self.leave_button, self.error):
            widget.hide()
        why_not = bool(self._never.text())
        self._never.setVisible(why_not)
        self.ask_button.setVisible(not why_not)

    def _really(self) -> None:
        if self._change is not None:
            wrong = self._undo(self._change)
            if wrong:
                self._leave()
                self.error.setText(wrong)
                self.error.show()


def _sections(view: View, change: Change, most: int) -> tuple[Section, ...]:
    return sections_of(view, change, most=most)


def consequences(change: Change, later: int) -> str:
    """What undoing `change` does, in words that fit its kind."""
    what = {
        "merge": _(
            "All scores, comments and conflicts that came in with this merge go back to what they were."
        ),
        "import-applications": _("Applications it added go, those it changed get their former content back."),
        "edit-application": _(
            "What it added goes, what it removed comes back, and what it changed says again what it did."
        ),
        "assign": _("The assignment from before holds again."),
        "edit-jury": _(
            "People it added go, those it removed come back, those it changed get their former data back."
        ),
        "declare-conflict": _(
            "The conflict of interest is as before, with the assignment and scores it took away."
        ),
        "set-consensus": _("The consensus score is as before, and the ranking with it."),
        "draw-lot": _("The lot counts as not drawn; tied applications are tied again."),
        "move-phase": _("The call is in its former phase again."),
        "reopen": _("The call is in its former phase again."),
    }.get(change.action, _("What it changed goes back to what it was."))
    parts = [what]
    if later:
        text = ngettext(
            "{n} later change stays; where it touched the same things, the undo is refused.",
            "{n} later changes stay; where they touched the same things, the undo is refused.",
            later,
        )
        parts.append(text.format(n=later))
    parts.append(_("The undo is a change of its own in this list and can be undone too."))
    return " ".join(parts)


class ProofCard(Card):
    """The result of verifying the file, in words; `told` once there is one."""

    told = Signal()

    def __init__(self) -> None:
        super().__init__(_("Verification"))
        self._badge = Badge()
        self._text = Label(type="table", wrap=True)
        self.body.addWidget(self._badge)
        self.body.addWidget(self._text)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.hide()

    def show_proof(self, proof: Proof, report: str = "") -> None:
        is_sound = proof.is_sound
        if proof.is_undecided:
            self._badge.set_badge(_("not proved"), "attention")
        else:
            said = _("as it should be") if is_sound else _("not as it should be")
            self._badge.set_badge(said, _tone(is_sound))
        self._say("\n".join(proof_lines(proof, report)))

    def show_noted(self, noted: Noted) -> None:
        is_ours = noted.change is not None
        self._badge.set_badge(_("as it should be") if is_ours else _("not as it should be"), _tone(is_ours))
        self._say(noted.words)

    def show_error(self, text: str) -> None:
        self._badge.set_badge(_("could not be checked"), "attention")
        self._say(text)

    def _say(self, text: str) -> None:
        self._text.setText(text)
        self.setAccessibleName(f"{self.heading.text()}: {self._badge.text()}")
        self.setAccessibleDescription(text)
        self.show()
        self.told.emit()


def _tone(is_sound: bool) -> str:
    return "good" if is_sound else "bad"


def proof_lines(proof: Proof, report: str = "") -> list[str]:
    file = proof.file
    lines = []
    if file.is_whole:
        lines.append(_("Every change follows the one before it, and the tables are what the journal says."))
    elif file.broken_at is None:
        lines.append(_("The chain of changes cannot be followed."))
    elif file.broken_at:
        text = _("The journal is broken at change {number}; nothing after it is proved.")
        lines.append(text.format(number=file.broken_at))
    else:
        lines.append(
            _("The tables are not what the journal says; somebody changed the file outside Evalapp.")
        )
    lines += [f"– {each.text}" for each in proof.findings[:_MOST_FINDINGS]]
    if (more := len(proof.findings) - _MOST_FINDINGS) > 0:
        lines.append(ngettext("and {n} more", "and {n} more", more).format(n=more))
    lines += proof.notes
    if file.integrity != "ok":
        lines.append(_("The database itself is damaged: {what}").format(what=file.integrity))
    lines.append(about_ranking(proof))
    if said := about_returns(proof):
        lines.append(said)
    check = proof.report
    if check is not None:
        about = about_altered(check) or about_written_again(check) or _about_report(check, report)
        lines.append(about_receipt(check) if check.returned else about)
        if check.change is not None and (said := compared(check)):
            lines.append(said)
    return lines


def _about_report(check: ReportCheck, report: str) -> str:
    if check.change is None:
        text = _("“{report}” does not belong to this file: its fingerprint never occurs.")
        return f"{text.format(report=report)} {about_unknown(check)}"
    if check.is_fingerprint_alone:
        text = _("“{report}” carries the fingerprint of change {number}. Whether it is true is not known.")
    elif not check.matches:
        text = _("“{report}” carries the fingerprint of change {number}, and is not what it says it is.")
    elif check.is_latest:
        text = _("“{report}” belongs to this file as it is now.")
    else:
        text = _("“{report}” belongs to this file as it was after change {number}.")
    return text.format(report=report, number=check.change)
